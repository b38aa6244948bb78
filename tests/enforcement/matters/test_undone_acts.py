"""What one document tells was done, and another that it was undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from enforcement.claims import Action, PartyAction, Status
from enforcement.kinds import KINDS, OTHER, is_undone
from enforcement.matters.counts import distinct_acts, primary_action
from enforcement.matters.matter import assemble_matter
from enforcement.matters.party_history import matter_parties
from enforcement.reading.dossier import Dossier
from tests.enforcement.dossiers import a_dossier, a_party

DAYS = date(2025, 3, 4), date(2025, 4, 5), date(2025, 5, 6)
ADA = a_party("Ada Quill")
#: A kind, what became of it, and whether only in part.
Told = tuple[str, Status | None, bool]


def of(kind: str, status: Status | None = None, in_part: bool = False) -> Told:
    return kind, status, in_part


def about_ada(number: int, *told: Told) -> Dossier:
    """A document of the day of that number."""
    quoted = {"quote": "was", "start": 0, "end": 3}
    acts = [(kind, status or KINDS[kind].status, part) for kind, status, part in told]
    news = acts[0][0] if not is_undone(*acts[0][:2]) else OTHER
    dossier = a_dossier(
        f"d{number}",
        news,
        published_on=DAYS[number],
        parties=[ADA],
        actions=[Action(kind=k, status=s, in_part=p, **quoted) for k, s, p in acts],  # type: ignore[arg-type]
    )
    done = [
        PartyAction(name=ADA.name, kind=k, status=s, in_part=p, **quoted)  # type: ignore[arg-type]
        for k, s, p in acts
    ]
    return replace(dossier, outcomes=tuple(done))


@pytest.mark.parametrize(
    ("documents", "status", "beside_the_name"),
    [
        ([[of("conviction")], [of("conviction", "vacated")]], ("vacated",), ("vacated",)),
        # With it falls what rests on it.
        ([[of("plea"), of("sentence")], [of("conviction", "pardoned")]],
         ("pardoned",), ("pardoned",)),
        ([[of("charge")], [of("sentence")], [of("conviction", "vacated")]],
         ("vacated",), ("vacated",)),
        # The later document wins.
        ([[of("conviction", "vacated")], [of("conviction")]], ("convicted",), ()),
        ([[of("sentence")], [of("sentence", "vacated")], [of("sentence")]], ("sentenced",), ()),
        # In part, it stands.
        ([[of("conviction")], [of("conviction", "vacated", True)]],
         ("convicted", "vacated in part"), ("vacated in part",)),
        ([[of("charge")], [of("dismissal", None, True)]],
         ("charged", "dismissed in part"), ("dismissed in part",)),
        # The conviction stands without its sentence.
        ([[of("conviction"), of("sentence")], [of("sentence", "vacated")]],
         ("convicted", "vacated"), ("vacated",)),
        ([[of("plea")], [of("plea", "withdrawn")]], (), ()),
        ([[of("charge")], [of("plea")], [of("plea", "withdrawn")]], ("charged",), ()),
        ([[of("suspension")], [of("suspension", "lifted")]], ("lifted",), ("lifted",)),
        ([[of("penalty")], [of("penalty", "withdrawn")]],
         ("penalty withdrawn",), ("penalty withdrawn",)),
        ([[of("civil-complaint"), of("judgment")], [of("judgment", "vacated")]],
         ("vacated",), ("vacated",)),
        # A dismissal that a court took back clears nobody.
        ([[of("charge")], [of("dismissal")], [of("dismissal", "vacated")]], ("charged",), ()),
        # Another proceeding goes on.
        ([[of("conviction"), of("exclusion")], [of("conviction", "vacated")]],
         ("excluded", "vacated"), ("vacated",)),
    ],
)  # fmt: skip
def test_the_last_document_that_tells_of_an_act_decides(
    documents: list[list[Told]], status: tuple[str, ...], beside_the_name: tuple[str, ...]
) -> None:
    given = [about_ada(number, *told) for number, told in enumerate(documents)]
    for order in (given, given[::-1]):
        (party,) = matter_parties(order)
        assert (party.status, party.favorable_dispositions) == (status, beside_the_name)


def test_an_undoing_without_a_party_is_of_the_only_one_it_names() -> None:
    undone = about_ada(1, of("conviction", "vacated"))
    nobodys = replace(
        undone,
        outcomes=(),
        reading=replace(undone.reading, parties=()),
        linking_keys=replace(undone.linking_keys, named_persons=frozenset(["ada quill"])),
    )
    (party,) = matter_parties([about_ada(0, of("conviction")), nobodys])
    assert party.status == ("vacated",)


def test_a_step_is_about_what_was_undone() -> None:
    documents = [about_ada(0, of("conviction")), about_ada(1, of("conviction", "vacated"))]
    steps = assemble_matter("d0", documents, {}).steps
    assert [(step.act.kind, step.act.status) for step in steps] == [
        ("conviction", "convicted"),
        ("conviction", "vacated"),
    ]


def test_an_undoing_that_is_nobodys_is_shown_as_that() -> None:
    undone = replace(about_ada(1, of("conviction", "vacated")), outcomes=())
    (step,) = assemble_matter("d1", [undone], {}).steps
    assert [act.status for act in step.unattributed_dispositions] == ["vacated"]


def test_an_undone_act_counts_as_none_of_its_kind() -> None:
    documents = [about_ada(0, of("conviction")), about_ada(1, of("conviction", "vacated"))]
    acts = distinct_acts(documents, dict.fromkeys(("d0", "d1"), "case"))
    assert [act.kind for act in acts] == ["conviction", "other"]
    labelled = replace(
        documents[1], reading=replace(documents[1].reading, primary="conviction")
    )  # as where a publisher's label says what the document is about
    assert [act.kind for act in distinct_acts([labelled], {"d1": "case"})] == ["other"]
    assert primary_action(documents[1]).status == "vacated"


def test_a_superseding_indictment_counts_as_a_charge() -> None:
    both = about_ada(0, of("charge", "superseded"), of("charge"))
    (act,) = distinct_acts([both], {"d0": "case"})
    assert (act.kind, primary_action(both).status) == ("charge", "charged")
    (step,) = assemble_matter("d0", [both], {}).steps
    assert step.act.status == "charged"
