"""What a query asks: claims at a position, saved searches, what is refused."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from answers.asking.queries import asked_of_index, parsed, parted, resolved_at
from search.language.parsing import parse
from search.language.query_error import QueryError
from search.language.tree import Among, And, Not, Text, Tree
from store.config import Settings
from store.documents.saved_searches import drop_search, save_search
from tests.answers.asking.test_narrowing import SETTLED, filled
from tests.search.examples import NOW, Blotter, masked, revised

KETAMINE = Text(text="ketamine")
#: Where the two documents stand.
CLINIC, PHYSICIAN = 1, 2


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = filled(Blotter(tmp_path_factory.mktemp("home")))
    for name, query in {
        "sentences": "kind:sentence",
        "physicians": "@sentences profession:physician",
        "round": "ketamine OR @about",
        "about": "@round clinic",
        "both": "(@sentences x) OR (@sentences y)",
        "odd": "kind:theft",
    }.items():
        save_search(blotter.engine, name=name, query=query, by="ana", now=NOW)
    yield blotter
    blotter.engine.dispose()


def understood(
    settings: Settings, query: str, position: int | None = None, *, superseded: bool = False
) -> Tree:
    tree = parsed(settings, query, position)
    return resolved_at(settings, tree, position, superseded=superseded)


def among(*positions: int) -> Among:
    return Among(positions=frozenset(positions))


def test_words_alone_need_no_casebook(blotter: Blotter) -> None:
    for query in ("ketamine", "who was sentenced?", '"ketamine clinic" -title:x', "source:us_*"):
        assert understood(blotter.settings, query) == parse(query)
    program = (
        "import sys; from answers.asking.queries import parsed, resolved_at;"
        "from store.config import load; settings = load();"
        "resolved_at(settings, parsed(settings, 'ketamine clinic source:us_fda_drug_news'));"
        "print(*sys.modules)"
    )
    child = subprocess.run(
        [sys.executable, "-c", program],
        env={"BLOTTER_HOME": str(blotter.settings.home), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {*child.stdout.split()}
    assert loaded.isdisjoint({"sqlalchemy", "casebook.asking.casebook_at", "lxml", "difflib"})


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("kind:sentence", among(PHYSICIAN)),
        ("ketamine party:Quennell kind:sentence", And(parts=(KETAMINE, among(PHYSICIAN)))),
        ("ketamine party:Tolliver kind:sentence", And(parts=(KETAMINE, among()))),
        (
            "(ketamine party:Tolliver) (ketamine kind:sentence)",
            And(parts=tuple(And(parts=(KETAMINE, among(PHYSICIAN))) for _ in range(2))),
        ),
        ("ketamine -kind:sentence", And(parts=(KETAMINE, Not(part=among(PHYSICIAN))))),
        ("amount:>1000000 OR amount:<$100,000", among(CLINIC)),
        ("amount:>=90k prison:..60", among(PHYSICIAN)),
        ("published:2024..2025-Q1", among(CLINIC)),
        ("is:reviewed", among(PHYSICIAN)),
        ("case:us_other:2", among(CLINIC)),
        ('docket:"2:25-cr-183"', among(PHYSICIAN)),
        ("tag:telehealth state:WA,OR", among(PHYSICIAN)),
        ("@physicians", among(PHYSICIAN)),
    ],
)
def test_claims_become_positions(blotter: Blotter, query: str, tree: Tree) -> None:
    assert understood(blotter.settings, query) == tree


def test_flags_hold_side_by_side_with_the_query(blotter: Blotter) -> None:
    for party, positions in (("Quennell", [PHYSICIAN]), ("Tolliver", [])):
        asked = asked_of_index(
            blotter.settings, f"ketamine party:{party}", fields={"kind": ["sentence", "quota"]}
        )
        assert (asked.tree, asked.positions) == (KETAMINE, frozenset(positions))
    alone = asked_of_index(blotter.settings, None, fields={"kind": ["sentence"]})
    assert (alone.tree, alone.positions) == (None, frozenset({PHYSICIAN}))
    assert asked_of_index(blotter.settings, None).tree is None
    assert asked_of_index(blotter.settings, "ketamine").positions is None


def test_positions_of_all_are_parted_from_the_words() -> None:
    words = And(parts=(KETAMINE, Text(text="clinic")), strict=True)
    both = And(parts=(*words.parts, among(1, 2), among(2, 3)), strict=True)
    assert parted(both) == (words, frozenset({2}))
    assert parted(among(1)) == (None, frozenset({1}))
    assert parted(words) == (words, None)
    barred = And(parts=(KETAMINE, Not(part=among(1))))
    assert parted(barred) == (barred, None)


@pytest.mark.parametrize(
    ("query", "message", "offset"),
    [
        ("ketamine kind:sentance", "kind: there is no 'sentance'; did you mean sentence?", 14),
        ("tag:telehelth", "did you mean telehealth?", 4),
        ("case:us_other:7", "case: no document us_other:7", 5),
        ("docket:x", "is no number of a docket", 7),
        ("x source:us_fda_pres_releases", "did you mean us_fda_press_releases", 9),
        ("source:zz_*", "no source's name begins with 'zz_'", 7),
        ("is:revoked", "did you mean revised", 3),
        ("@sentence", "there is no saved search @sentence; did you mean @sentences?", 0),
        ("@round", "@round asks for itself: @round → @about → @round", 0),
        ("x @odd", "@odd: kind: there is no 'theft'", 2),
    ],
)
def test_what_is_not_understood_is_refused(
    blotter: Blotter, query: str, message: str, offset: int
) -> None:
    with pytest.raises(QueryError) as error:
        understood(blotter.settings, query)
    assert message in str(error.value)
    assert error.value.offset == offset
    assert "\n" not in str(error.value)


def test_saved_searches_that_multiply_are_refused(blotter: Blotter) -> None:
    for at in range(12):
        query = f"(@many{at - 1} a) OR (@many{at - 1} b)" if at else "ketamine"
        save_search(blotter.engine, name=f"many{at}", query=query, by="ana", now=NOW)
    with pytest.raises(QueryError, match="asks for too many saved searches"):
        understood(blotter.settings, "@many11")
    assert understood(blotter.settings, "@many2")


def test_as_of_a_position(blotter: Blotter) -> None:
    at = understood(blotter.settings, "kind:settlement OR kind:sentence", CLINIC)
    assert at == among(CLINIC)
    with pytest.raises(QueryError, match="no saved search"):
        understood(blotter.settings, "@sentences", CLINIC)
    drop_search(blotter.engine, "both", by="ana", now=NOW)
    with pytest.raises(QueryError, match="no saved search @both"):
        parsed(blotter.settings, "@both")


def test_superseded_states_where_they_are_wanted(tmp_path_factory: pytest.TempPathFactory) -> None:
    edited = filled(Blotter(tmp_path_factory.mktemp("home")))
    edited.append(revised(SETTLED))
    head = 9
    query = "kind:settlement"
    assert understood(edited.settings, query) == among(head)
    assert understood(edited.settings, query, superseded=True) == among(CLINIC, head)
    assert understood(edited.settings, query, CLINIC, superseded=True) == among(CLINIC)
    edited.append(masked("Orla Quennell"))
    assert understood(edited.settings, "party:Quennell") == among()
    edited.engine.dispose()


def test_what_is_not_read_yet_is_said(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    behind = filled(Blotter(tmp_path_factory.mktemp("home")))
    assert asked_of_index(behind.settings, "kind:sentence").notes == ()
    behind.append(revised(SETTLED))
    monkeypatch.setattr("answers.record.make_up_small_lag", lambda settings: None)
    (note,) = asked_of_index(behind.settings, "kind:sentence").notes
    assert note.startswith("events that are not read yet, for fields over what was read: 1 ")
    assert asked_of_index(behind.settings, "ketamine").notes == ()
    behind.engine.dispose()
