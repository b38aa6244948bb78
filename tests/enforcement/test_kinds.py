"""The one table of kinds of action, and what follows from it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import enforcement
from enforcement.actions import administrative, civil, criminal, dispositions, regulatory
from enforcement.actions.action_mention import ActionMention
from enforcement.actions.action_rule import ActionRule
from enforcement.actions.action_status import action_status
from enforcement.claims import Kind, Party, PartyAction
from enforcement.kinds import CLEARED, KINDS, LITIGATION, NOBODY, PERSONAL, ActionKind, Stage
from enforcement.matters.comparison import Comparison
from enforcement.matters.counts import distinct_acts
from enforcement.matters.party_history import MatterParty, matter_parties
from enforcement.reading.dossier import Dossier
from enforcement.reading.registers.acts import _OF_KIND
from enforcement.reading.registers.decisions import _DECIDED
from enforcement.text.passage import Announcement, passage
from tests.enforcement.dossiers import a_dossier

_FILES = (administrative, civil, criminal, dispositions, regulatory)
_PARTY = Party(name="Ada Quill", type="person", role="defendant", quote="Ada Quill", start=0, end=9)


def a_document(*kinds: Kind) -> Dossier:
    """A document whose one party had all of this done to it."""
    document = a_dossier("a", kinds[0])
    outcomes = tuple(
        PartyAction(name=_PARTY.name, kind=kind, status="stated", quote="did", start=n, end=n + 3)
        for n, kind in enumerate(kinds)
    )
    reading = replace(document.reading, parties=(_PARTY,))
    return replace(document, reading=reading, outcomes=outcomes)


def _stage(row: ActionKind) -> tuple[int, int]:
    assert row.stage
    return row.stage.number, row.stage.place


def party(*kinds: Kind) -> MatterParty:
    (only,) = matter_parties([a_document(*kinds)])
    return only


def test_a_rule_states_every_kind() -> None:
    done = {one.kind for file in _FILES for one in file.RULES if one.became is None}
    assert done == KINDS.keys()


def test_labels_name_known_kinds() -> None:
    assert {kind for kind, _ in (*_OF_KIND.values(), *_DECIDED)} <= KINDS.keys()


def test_a_rule_for_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="'setlement' is no kind of action; known are sentence, "):
        ActionRule("setlement", "settl", r"\bsettled\b")


def test_what_is_done_to_a_party_needs_a_stage() -> None:
    with pytest.raises(ValueError, match="bond: a kind of action that is done to a party"):
        ActionKind("bond", "ordered", "bonded")
    assert ActionKind("bond", "ordered", "bonded", Stage("lawsuit", 0)).proceeding == "lawsuit"
    assert ActionKind("bond", "ordered", NOBODY).stage is None


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_status_where_no_word_tells_another(kind: Kind) -> None:
    text = passage(Announcement(id="1", title="Xyz", text="", published_on=None, office=""))
    stated = ActionRule(kind, "xyz", r"\bxyz\b")
    mention = ActionMention(stated.kind, 0, 3, 0, "verb", False, False)
    assert action_status(text, mention) == KINDS[kind].status


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_counted_and_compared(kind: Kind) -> None:
    document = a_dossier("a", kind)
    (act,) = distinct_acts([document], {"a": "a"})
    assert (act.kind, act.documents) == (kind, (document,))
    two = Comparison(document.linking_keys, replace(document.linking_keys, id="b"))
    assert two.both_criminal == (KINDS[kind].proceeding == "prosecution")
    assert not two.is_next_stage  # neither is later


@pytest.mark.parametrize("kind", sorted(PERSONAL))
def test_what_is_done_to_a_party_is_said_of_it(kind: Kind) -> None:
    wording = KINDS[kind].party_wording
    found = party(kind)
    assert found.status == (wording,)
    assert found.favorable_dispositions == ((wording,) if kind in CLEARED else ())


@pytest.mark.parametrize("one", sorted(PERSONAL - CLEARED))
def test_of_two_steps_of_one_proceeding_the_further_one_is_said(one: Kind) -> None:
    for other in PERSONAL - CLEARED - {one}:
        standing = party(one, other).status
        assert standing == party(other, one).status
        first, second = KINDS[one], KINDS[other]
        if first.proceeding == second.proceeding:
            assert standing == (max(first, second, key=_stage).party_wording,)
        else:
            assert set(standing) == {first.party_wording, second.party_wording}


def test_no_two_kinds_share_a_place_in_a_proceeding() -> None:
    stages = [KINDS[kind].stage for kind in PERSONAL - CLEARED]
    assert len(set(stages)) == len(stages)
    assert {stage.proceeding for stage in stages if stage} > set(LITIGATION)


@pytest.mark.parametrize("kind", KINDS)
def test_only_who_stands_before_a_court_is_prosecuted(kind: Kind) -> None:
    row = KINDS[kind]
    assert not row.prosecuted or kind in PERSONAL
    assert not row.guilty or row.prosecuted
    assert not row.prosecuted or row.proceeding in (*LITIGATION, "cleared")


_ROW = """
    ActionKind("consent-decree", "settled", "bound by a consent decree", Stage("lawsuit", 1, 2),
               everyday=True, pays="settlement", qualifiers=("proposed",)),
"""
_RULE = """
    ActionRule("consent-decree", "decree", r"\\bconsent decrees?\\b", wording="noun"),
"""
_SCRIPT = """
import json
from datetime import date
from types import SimpleNamespace
from enforcement.reading.document_reading import read_document
from casebook.kept_dossiers import from_json, to_json
from enforcement.matters.party_history import matter_parties
from enforcement.matters.comparison import Comparison

def read(id, day, title, text):
    return read_document(SimpleNamespace(id=id, source="s", url="", title=title, text=text,
        number=None, published_on=day, details={"office": "U.S. Attorney"}), publisher="")

sued = read("a", date(2025, 1, 7), "United States Sues Quillfeather Pharmacy, Inc.",
    "The United States filed a civil complaint against Quillfeather Pharmacy, Inc., of Tarn, Vt.")
bound = read("b", date(2025, 6, 3), "Consent Decree Entered Against Quillfeather Pharmacy, Inc.",
    "A court entered a consent decree against Quillfeather Pharmacy, Inc., of Tarn, Vt. "
    "The pharmacy will pay $250,000.")
(party,) = matter_parties([sued, bound])
print(json.dumps({
    "primary": bound.reading.primary,
    "status": [one.status for one in bound.reading.actions if one.kind == "consent-decree"],
    "outcomes": [one.kind for one in bound.outcomes],
    "party_status": party.status,
    "rises": Comparison(sued.linking_keys, bound.linking_keys).is_next_stage,
    "amounts": [one.what for one in bound.reading.amounts],
    "kept": from_json(to_json(bound)) == bound,
}))
"""


def test_a_new_kind_is_one_row_and_one_rule(tmp_path: Path) -> None:
    """Tried in a copy of the package, whose older rules take a consent decree for a settlement."""
    copy = tmp_path / "enforcement"
    shutil.copytree(Path(enforcement.__path__[0]), copy)
    _insert(copy / "kinds.py", _ROW, before='    ActionKind("settlement"')
    _insert(copy / "actions" / "civil.py", _RULE, before="    _settlement(")
    told = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert json.loads(told.stdout) == {
        "primary": "consent-decree",
        "status": ["settled"],
        "outcomes": ["consent-decree", "settlement"],
        "party_status": ["bound by a consent decree"],
        "rises": True,
        "amounts": ["settlement"],
        "kept": True,
    }


def _insert(file: Path, text: str, *, before: str) -> None:
    head, found, tail = file.read_text().partition(before)
    assert found
    file.write_text(head + text.strip("\n") + "\n" + found + tail)
