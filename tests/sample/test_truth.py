"""Every text of the sample is read as a careful reader reads it: the truth stands in its file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import pytest

from answers.reader import reader
from crawler.archives.archive import open_archive
from enforcement.claims import CourtSentence
from enforcement.matters.grouping import group_into_matters
from enforcement.matters.links import links_between
from enforcement.reading.dossier import Dossier
from sample.make import ARCHIVE
from store import config
from tests.sample.looks import documents
from tests.sample.truths import (
    Said,
    Truth,
    differences,
    perhaps_together,
    text_of,
    truly_together,
    truths,
)

TRUTHS = truths()
TOGETHER, PERHAPS = truly_together(TRUTHS), perhaps_together(TRUTHS)
_MONTHS = ("prison", "probation", "supervised_release", "home_detention")


class Case(NamedTuple):
    """One text."""

    name: str
    truth: Truth
    dossier: Dossier

    def true(self, part: str) -> list[Any]:
        """A part of the truth; nothing where it does not stand there."""
        return list(self.truth.get(part, ()))


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Dossier]:
    """Every document of the archive, read as the store reads it, by the name of its text."""
    settings = config.load({"BLOTTER_HOME": str(tmp_path_factory.mktemp("home"))})
    read = reader(settings).read
    return {text_of(it): read(it) for it in documents(open_archive([ARCHIVE])).values()}


@pytest.fixture(scope="module")
def matters(dossiers: dict[str, Dossier]) -> dict[str, frozenset[str]]:
    """The texts of the matter that each text is linked into."""
    name_of = {dossier.id: name for name, dossier in dossiers.items()}
    linked = links_between([dossier.linking_keys for dossier in dossiers.values()])
    matter_of = group_into_matters(name_of, linked)
    return {
        name: frozenset(name_of[id] for id in name_of if matter_of[id] == matter_of[dossier.id])
        for name, dossier in dossiers.items()
    }


@pytest.fixture(params=TRUTHS, ids=lambda name: name.removeprefix("us_")[:80])
def case(request: pytest.FixtureRequest, dossiers: dict[str, Dossier]) -> Case:
    """Each text with its truth."""
    return Case(request.param, TRUTHS[request.param], dossiers[request.param])


def test_every_document_has_its_truth(dossiers: dict[str, Dossier]) -> None:
    assert dossiers.keys() == TRUTHS.keys()


def test_what_it_is_about(case: Case) -> None:
    if "primary" in case.truth:
        assert case.dossier.reading.primary == case.truth["primary"]


def test_its_parties(case: Case) -> None:
    parties = case.dossier.reading.parties
    true_names = _true_names(case)
    said: list[Said] = [
        {"name": true_names.get(it.name, it.name), "type": it.type, "role": it.role}
        for it in parties
    ]
    wanted = [_only(party, "name", "type", "role") for party in case.true("parties")]
    _hold(said, wanted, [{"name": name} for name in case.true("parties_ok")])


def test_what_was_done_to_each_party(case: Case) -> None:
    true_names = _true_names(case)
    said = _each(
        {"name": true_names.get(it.name, it.name), "kind": it.kind, "status": it.status}
        for it in case.dossier.outcomes
    )
    wanted = [
        {"name": party["name"], "kind": kind, "status": status}
        for party in case.true("parties")
        for kind, status in party.get("acts", {}).items()
    ]
    named = [party["name"] for party in case.true("parties")] + case.true("parties_ok")
    allowed = [{"name": name, "kind": kind} for name in named for kind in case.true("acts_ok")]
    _hold(said, wanted, allowed)


def test_where_each_party_stands(case: Case) -> None:
    # Of a party to whom something was done that no word is agreed on for, nothing is asked.
    true_names = _true_names(case)
    asked = {it["name"]: it for it in case.true("parties") if "standing" in it or "acts" not in it}
    said = [
        {"name": true_names[party.name], "standing": standing}
        for party in case.dossier.reading.parties
        for standing in party.standing
        if true_names.get(party.name) in asked
    ]
    wanted = [
        {"name": name, "standing": standing}
        for name, party in asked.items()
        for standing in party.get("standing", ())
    ]
    _hold(said, wanted, [{"standing": it} for it in case.true("standing_ok")])


def test_its_steps(case: Case) -> None:
    actions = case.dossier.reading.actions
    said = _each({"kind": it.kind, "status": it.status} for it in actions)
    wanted, allowed = (
        [_only(step, "kind", "status") for step in case.true(part)]
        for part in ("steps", "steps_ok")
    )
    _hold(said, wanted, allowed)


def test_the_days_of_its_steps(case: Case) -> None:
    reading = case.dossier.reading
    days = [(it.kind, it.day) for it in reading.actions] + [(reading.primary, reading.happened_on)]
    said = _each({"kind": kind, "day": day} for kind, day in days if day)
    wanted = [_only(step, "kind", "day") for step in case.true("steps") if "day" in step]
    allowed = [
        {"kind": step["kind"], "day": day}
        for step in case.true("steps") + case.true("steps_ok")
        for day in [*step.get("day_ok", ()), *([step["day"]] if "day" in step else [])]
    ]
    _hold(said, wanted, allowed)


def test_its_sentences(case: Case) -> None:
    said = [_sentence(it) for it in case.dossier.reading.sentences]
    wanted, allowed = (
        [_only(_NO_TERMS | it, "name", *_MONTHS) for it in case.true(part)]
        for part in ("sentences", "sentences_ok")
    )
    _hold(said, wanted, allowed)


def test_its_sentences_keep_their_words(case: Case) -> None:
    quotes = {it.name: it.quote for it in case.dossier.reading.sentences}
    for sentence in case.true("sentences"):
        assert sentence.get("said", "") in quotes.get(sentence.get("name"), "")


def test_its_sums(case: Case) -> None:
    said = [{"usd": it.usd, "what": it.what} for it in case.dossier.reading.amounts]
    _hold(said, case.true("sums"), case.true("sums_ok"))


def test_the_days_ahead(case: Case) -> None:
    coming = case.dossier.reading.coming
    said = _each({"what": it.what, "date": it.day, "status": it.status} for it in coming)
    wanted = [{"status": "set"} | it for it in case.true("days")]
    _hold(said, wanted, case.true("days_ok"))


def test_its_place(case: Case) -> None:
    for part in ("state", "district"):
        said, true = getattr(case.dossier.reading, part), case.truth.get(part)
        assert said == true or said in case.true(f"{part}_ok"), f"{part}: {said} for {true}"


def test_the_agencies_that_acted(case: Case) -> None:
    said = [{"agency": _agency(it.name)} for it in case.dossier.reading.agencies]
    wanted, allowed = (
        [{"agency": _agency(name)} for name in case.true(part)]
        for part in ("agencies", "agencies_ok")
    )
    _hold(said, wanted, allowed)


def test_its_matter(case: Case, matters: dict[str, frozenset[str]]) -> None:
    said = matters[case.name] - PERHAPS[case.name]
    _hold(({"with": it} for it in sorted(said)), ({"with": it} for it in TOGETHER[case.name]))


def _hold(said: Iterable[Said], wanted: Iterable[Said], allowed: Iterable[Said] = ()) -> None:
    """Fail with what is not said although it is true, and with what is said that is not."""
    found = differences(said, wanted, allowed)
    told = [
        f"{name}: " + ", ".join(f"{field} {value}" for field, value in one.items())
        for name, those in found.items()
        for one in those
    ]
    assert not told, "\n".join(told)


_NO_TERMS = dict.fromkeys(("name", *_MONTHS))


def _sentence(it: CourtSentence) -> Said:
    return {"name": it.name} | {part: getattr(it, f"{part}_months") for part in _MONTHS}


def _true_names(case: Case) -> dict[str, str]:
    """The names of the truth by every way in which they may be written."""
    return {
        name: party["name"]
        for party in case.true("parties")
        for name in (party["name"], *party.get("also", ()))
    }


def _agency(name: str) -> str:
    """The nation's agencies are also written without their country, New York's police in short."""
    plain = re.sub(r"\A(?:u\.s\.|united states) ", "", name.casefold().replace("\u2019", "'"))
    return "nypd" if plain == "new york city police department" else plain


def _only(said: Said, *fields: str) -> Said:
    return {field: said[field] for field in fields if field in said}


def _each(said: Iterable[Said]) -> list[Said]:
    """Each once: a text may say it in several places."""
    return list({tuple(it.items()): it for it in said}.values())
