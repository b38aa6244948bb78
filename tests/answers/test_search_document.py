"""docs/search.md is true: its examples find something in the sample, or are refused as it says."""

from __future__ import annotations

import re
import shlex
from functools import partial

import pytest

from casebook.asking import fields
from cli.shown.pointed import pointed
from crawler.archives.archive import open_archive
from sample.make import ARCHIVE
from search.language.parsing import parse
from search.language.query_error import QueryError
from search.language.tree import Claim, SavedSearch, leaves, words_alone
from search.query.search import search
from tests.conftest import ROOT
from tests.sample.looks import documents
from tests.search.examples import Blotter, published

PAGE = (ROOT / "docs" / "search.md").read_text("utf-8")
FIELDS = {name: partial(fields.parse, name) for name in fields.BY_NAME}
#: The queries of each table, by the heading of its second column.
EXAMPLES, SENTENCES = (
    [
        query
        for table in re.findall(rf"^\| query \| {heading} \|\n(?:\|.*\n)+", PAGE, re.MULTILINE)
        for row in table.splitlines()[2:]
        for query in re.findall("`([^`]+)`", row.split(" | ")[0])
    ]
    for heading in ("finds", "is read as")
)
REFUSED = re.findall(
    r"^\$ blotter search (.+)\nError: (.+) \(see .*\)\n(.*\n.*)$", PAGE, re.MULTILINE
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Blotter:
    blotter = Blotter(tmp_path_factory.mktemp("sample"))
    blotter.append(*map(published, documents(open_archive([ARCHIVE])).values()))
    return blotter


@pytest.mark.parametrize("query", EXAMPLES)
def test_an_example_finds_something(sample: Blotter, query: str) -> None:
    tree = parse(query, FIELDS)
    if not any(isinstance(leaf, Claim | SavedSearch) for leaf in leaves(tree)):
        assert search(sample.settings, tree).total


@pytest.mark.parametrize("query", SENTENCES)
def test_a_sentence_is_words_alone(query: str) -> None:
    assert words_alone(parse(query, FIELDS))


@pytest.mark.parametrize(("arguments", "message", "place"), REFUSED)
def test_what_is_refused_is_refused_so(arguments: str, message: str, place: str) -> None:
    with pytest.raises(QueryError) as error:
        parse(shlex.split(arguments)[0], FIELDS)
    assert (str(error.value), pointed(error.value.query, error.value.offset or 0)) == (
        message,
        place,
    )


def test_every_kind_of_example_is_there() -> None:
    assert len(EXAMPLES) > 30
    assert len(SENTENCES) == 3
    assert len(REFUSED) == PAGE.count("$ blotter")
