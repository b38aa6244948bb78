"""docs/reference/search.md is true: its examples find something, or are refused as it says."""

from __future__ import annotations

import re
import shlex

import pytest
from click.testing import CliRunner

from answers.asking.queries import checks
from answers.searches.search import search
from cli.main import main
from crawler.archives.archive import open_archive
from sample.make import ARCHIVE
from search.language.parsing import parse
from search.language.tree import leaves, words_alone
from store.log.document import Document
from tests.conftest import ROOT
from tests.sample.looks import read
from tests.search.examples import Blotter, published, revised

PAGE = (ROOT / "docs" / "reference" / "search.md").read_text("utf-8")
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
#: Commands that are refused, with what they print.
REFUSED = re.findall(r"^\$ blotter (.+)\n(Error: .+\n.*\n *\^\n)", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Blotter:
    blotter = Blotter(tmp_path_factory.mktemp("sample"))
    known: dict[str, Document] = {}
    for it in (it for day in open_archive([ARCHIVE]) for it in read(day)):
        if known.get(it.id) != it:
            blotter.append(revised(it) if it.id in known else published(it))
        known[it.id] = it
    return blotter


@pytest.mark.parametrize("query", EXAMPLES)
def test_an_example_finds_something(sample: Blotter, query: str) -> None:
    assert search(sample.settings, query, limit=1).total


@pytest.mark.parametrize("query", SENTENCES)
def test_a_sentence_is_words_alone(sample: Blotter, query: str) -> None:
    assert words_alone(parse(query, checks(sample.settings)))


@pytest.mark.parametrize(("arguments", "printed"), REFUSED)
def test_what_is_refused_is_refused_so(sample: Blotter, arguments: str, printed: str) -> None:
    runner = CliRunner(env={"BLOTTER_HOME": str(sample.settings.home)})
    result = runner.invoke(main, shlex.split(arguments), prog_name="blotter")
    assert (result.exit_code, result.output) == (2, printed)


def test_every_kind_of_example_is_there(sample: Blotter) -> None:
    asked = [leaf for query in EXAMPLES for leaf in leaves(parse(query, checks(sample.settings)))]
    kinds = {type(leaf).__name__ for leaf in asked}
    assert kinds == {"Text", "Near", "Pattern", "Fuzzy", "FromSource", "Claim"}
    assert len(REFUSED) == PAGE.count("$ blotter")
