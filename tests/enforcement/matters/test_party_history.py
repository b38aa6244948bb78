"""What became of a party: an acquittal or dismissal is always beside the charge, and is never
another person's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from enforcement.claims import Kind
from enforcement.matters.party_history import (
    MatterParty,
    matter_parties,
    outcome_wording,
    party_key,
)
from enforcement.reading.dossier import Dossier
from tests.enforcement.dossiers import a_dossier, a_party, an_action

MARCH, APRIL, MAY = date(2025, 3, 4), date(2025, 4, 5), date(2025, 5, 6)
ADA, BO = a_party("Ada Quill"), a_party("Bo Tarn")


def about_ada(id: str, day: date | None, *kinds: Kind) -> Dossier:
    done = [("Ada Quill", kind) for kind in kinds]
    return a_dossier(id, kinds[0], published_on=day, parties=[ADA], done=done)


def only(*documents: Dossier) -> MatterParty:
    (party,) = matter_parties(documents)
    return party


@pytest.mark.parametrize(
    ("first", "second", "status", "favorable"),
    [
        # What cleared her replaces the charge, whichever document is older.
        (("charge",), ("acquittal",), ("acquitted",), ("acquitted",)),
        (("acquittal",), ("charge",), ("acquitted",), ("acquitted",)),
        (("charge", "dismissal"), ("arrest",), ("dismissed",), ("dismissed",)),
        (("dismissal",), ("acquittal",), ("dismissed", "acquitted"), ("dismissed", "acquitted")),
        # Guilt that was found later, or on the same day, stands before it.
        (("dismissal",), ("sentence",), ("sentenced", "dismissed"), ("dismissed",)),
        (("plea", "dismissal"), ("charge",), ("pleaded guilty", "dismissed"), ("dismissed",)),
        (("dismissal",), ("conviction",), ("convicted", "dismissed"), ("dismissed",)),
        # Guilt that was found before, and then overturned, does not.
        (("conviction",), ("acquittal",), ("acquitted",), ("acquitted",)),
        (("sentence",), ("dismissal",), ("dismissed",), ("dismissed",)),
        # Other proceedings go on.
        (("charge", "revocation"), ("acquittal",), ("revoked", "acquitted"), ("acquitted",)),
        (("suspension",), ("dismissal",), ("suspended", "dismissed"), ("dismissed",)),
        # Nothing cleared her.
        (("charge",), ("plea",), ("pleaded guilty",), ()),
        (("plea",), ("charge",), ("pleaded guilty",), ()),
        (("charge",), ("charge",), ("charged",), ()),
        (("penalty",), ("charge", "warning"), ("charged", "warned", "penalty"), ()),
    ],
)
def test_how_far_each_proceeding_has_come(
    first: tuple[Kind, ...],
    second: tuple[Kind, ...],
    status: tuple[str, ...],
    favorable: tuple[str, ...],
) -> None:
    documents = about_ada("a", MARCH, *first), about_ada("b", APRIL, *second)
    for party in (only(*documents), only(*reversed(documents))):
        assert (party.status, party.favorable_dispositions) == (status, favorable)


def test_the_last_disposition_decides_whether_guilt_outlasts_it() -> None:
    dismissed, convicted = about_ada("a", MARCH, "dismissal"), about_ada("b", APRIL, "conviction")
    acquitted = about_ada("c", MAY, "acquittal")
    assert only(dismissed, convicted).status == ("convicted", "dismissed")
    assert only(dismissed, convicted, acquitted).status == ("dismissed", "acquitted")


def test_undated_guilt_and_undated_dismissals() -> None:
    dated, undated = about_ada("a", MARCH, "dismissal"), about_ada("b", None, "plea")
    assert only(dated, undated).status == ("dismissed",)
    undated_end = about_ada("c", None, "dismissal")
    assert only(about_ada("a", MARCH, "plea"), undated_end).status == (
        "pleaded guilty",
        "dismissed",
    )
    assert only(undated, undated_end).status == ("pleaded guilty", "dismissed")


def test_what_cleared_one_party_is_not_said_of_another() -> None:
    charged = a_dossier(
        "a", parties=[ADA, BO], done=[("Ada Quill", "charge"), ("Bo Tarn", "charge")]
    )
    acquitted = a_dossier("b", "acquittal", parties=[BO], done=[("Bo Tarn", "acquittal")])
    found = {party.name: party for party in matter_parties([charged, acquitted])}
    assert found["Ada Quill"].status == ("charged",)
    assert found["Ada Quill"].favorable_dispositions == ()
    assert found["Bo Tarn"].status == found["Bo Tarn"].favorable_dispositions == ("acquitted",)


def ended(id: str = "b", **fields: object) -> Dossier:
    """A document that states an acquittal and a charge, and nobody as its party."""
    given: dict[str, object] = {
        "published_on": APRIL,
        "actions": [an_action("acquittal", "was cleared"), an_action("charge")],
        **fields,
    }
    return a_dossier(id, "acquittal", **given)  # type: ignore[arg-type]


def test_an_acquittal_without_a_party_is_of_the_only_party_it_names() -> None:
    party = only(about_ada("a", MARCH, "charge"), ended(named_persons=["ada quill", "cy holm"]))
    assert (party.status, party.favorable_dispositions) == (("acquitted",), ("acquitted",))
    assert [(it.document, it.kind, it.quote, it.start, it.end) for it in party.history] == [
        ("a", "charge", "was", 9, 12),
        ("b", "acquittal", "was cleared", 0, 11),
    ]
    assert party.history[1].status == "acquitted"


def test_so_it_is_of_the_only_organization() -> None:
    clinic = a_party("Halden Clinic, LLC", "organization")
    charged = a_dossier("a", parties=[clinic], done=[(clinic.name, "charge")])
    assert only(charged, ended(named_organizations=["halden clinic"])).status == ("acquitted",)


@pytest.mark.parametrize(
    "document",
    [
        ended(named_persons=["cy holm"]),
        ended(named_persons=["ada quill", "bo tarn"]),
        ended(persons=["ada quill"]),
        ended(named_persons=["ada quill"], parties=[a_party("Cy Holm")]),
        ended(named_persons=["ada quill"], actions=[an_action("plea")]),
    ],
)
def test_an_acquittal_that_may_be_of_somebody_else_clears_nobody(document: Dossier) -> None:
    charged = a_dossier(
        "a", parties=[ADA, BO], done=[("Ada Quill", "charge"), ("Bo Tarn", "charge")]
    )
    for party in matter_parties([charged, document]):
        assert party.favorable_dispositions == ()
        assert party.name == "Cy Holm" or party.status == ("charged",)


def test_each_event_is_dated_by_the_day_it_happened_where_the_document_is_about_it() -> None:
    document = a_dossier(
        "a",
        "plea",
        published_on=APRIL,
        happened_on=MARCH,
        parties=[ADA],
        done=[("Ada Quill", "charge"), ("Ada Quill", "plea")],
    )
    days = [(event.kind, event.day, event.document) for event in only(document).history]
    assert days == [("plea", MARCH, "a"), ("charge", APRIL, "a")]
    assert only(document).history[0].status == "pleaded"


def test_each_event_has_the_day_of_its_own_act() -> None:
    acts = [replace(an_action("plea"), day=MARCH), an_action("sentence"), an_action("arrest")]
    done = [("Ada Quill", act.kind) for act in acts]
    document = a_dossier(
        "a", "sentence", published_on=APRIL, actions=acts, parties=[ADA], done=done
    )
    days = [(event.kind, event.day) for event in only(document).history]
    assert days == [("plea", MARCH), ("sentence", APRIL), ("arrest", APRIL)]


def test_the_day_of_one_partys_act_is_not_anothers() -> None:
    act = replace(an_action("sentence"), day=MARCH)
    document = a_dossier(
        "a",
        "sentence",
        published_on=APRIL,
        happened_on=MARCH,
        actions=[act],
        parties=[ADA, BO],
        done=[("Ada Quill", "sentence"), ("Bo Tarn", "sentence")],
    )
    together = {party.name: party.history[0].day for party in matter_parties([document])}
    assert together == {"Ada Quill": MARCH, "Bo Tarn": MARCH}
    first, second = document.outcomes
    apart = replace(document, outcomes=(replace(first, start=act.start), second))
    days = {party.name: party.history[0].day for party in matter_parties([apart])}
    assert days == {"Ada Quill": MARCH, "Bo Tarn": APRIL}


def test_undated_events_come_first_and_those_of_one_day_by_document() -> None:
    documents = [
        about_ada("d", APRIL, "sentence"),
        about_ada("c", MARCH, "plea"),
        about_ada("b", MARCH, "plea"),
        about_ada("a", None, "charge"),
    ]
    assert [event.document for event in only(*documents).history] == ["a", "b", "c", "d"]


def test_what_is_known_of_a_party_over_all_documents() -> None:
    documents = [
        a_dossier("a", parties=[a_party("Ada Quill", profession="nurse", aliases=("Addie",))]),
        a_dossier(
            "b",
            parties=[
                a_party("Ada R. Quill", profession="owner", aliases=("Addie", "A. Q.")),
            ],
        ),
        a_dossier("c", parties=[a_party("Ada Quill", role="respondent")]),
    ]
    party = only(*documents)
    assert party.name == "Ada R. Quill"
    assert party.names_as_written == ("Ada Quill", "Ada R. Quill")
    assert party.type == "person"
    assert party.roles == ("defendant", "respondent")
    assert party.professions == ("nurse", "owner")
    assert party.aliases == ("Addie", "A. Q.")


def test_of_two_names_of_one_length_the_later_in_the_alphabet_is_shown() -> None:
    parties = [a_party("Ada B. Quill"), a_party("Ada C. Quill")]
    assert only(*(a_dossier(it.name, parties=[it]) for it in parties)).name == "Ada C. Quill"


def test_parties_of_most_documents_come_first_then_by_name() -> None:
    documents = [
        a_dossier("a", parties=[BO, ADA, a_party("Cy Holm")]),
        a_dossier("b", parties=[BO]),
    ]
    assert [party.name for party in matter_parties(documents)] == [
        "Bo Tarn",
        "Ada Quill",
        "Cy Holm",
    ]


@pytest.mark.parametrize(
    ("name", "type", "key"),
    [
        ("Ada R. Quill", "person", "ada quill"),
        ("Ada R. Quill, Jr.", "person", "ada quill jr"),
        ("Ada Quill III", "person", "ada quill iii"),
        ("Quill", "person", "quill"),
        ("Halden Clinic, LLC", "organization", "halden clinic"),
    ],
)
def test_what_a_party_is_known_by(name: str, type: str, key: str) -> None:
    assert party_key(a_party(name, type)) == key  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("names", "parties"),
    [
        (("Ada Quill", "Ada Quill, Jr."), 1),
        (("Ada Quill, Jr.", "Ada Quill"), 1),
        (("Ada Quill, Jr.", "Ada Quill, Sr."), 2),
        (("Ada Quill", "Ada Quill, Jr.", "Ada Quill, Sr."), 3),
        (("Ada Quill", "Bo Tarn, Jr."), 2),
    ],
)
def test_a_father_is_not_his_son(names: tuple[str, ...], parties: int) -> None:
    documents = [a_dossier(name, parties=[a_party(name)]) for name in names]
    found = matter_parties(documents)
    assert len(found) == parties
    assert sorted(name for party in found for name in party.names_as_written) == sorted(names)


@pytest.mark.parametrize(
    ("kind", "status", "wording"),
    [
        ("plea", "pleaded", "pleaded guilty"),
        ("revocation", "proposed", "revoked (proposed)"),
        ("revocation", "ordered", "revoked"),
        ("recall", "stated", "recall"),
        ("surrender", "stated", "surrendered"),
        ("surrender", "settled", "agreed to surrender"),
        ("plea", "settled", "agreed to plead guilty"),
        ("settlement", "settled", "settled"),
    ],
)
def test_how_an_action_is_said_of_a_party(kind: Kind, status: str, wording: str) -> None:
    assert outcome_wording(kind, status) == wording  # type: ignore[arg-type]


def test_two_things_of_one_caption_are_two_parties() -> None:
    caption = ("One 2019 Ford F-150, VIN 1FT001", "One 2019 Ford F-150, VIN 1FT002")
    things = [replace(a_party(name), type="property") for name in caption]
    done = [(name, kind) for name in caption for kind in ("civil-complaint", "forfeiture")]
    document = a_dossier("a", "forfeiture", published_on=MARCH, parties=things, done=done)
    parties = matter_parties([document])
    assert [(it.name, it.status) for it in parties] == [(it, ("forfeited",)) for it in caption]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("2019 Ford F-150", "One 2019 Ford F-150, VIN 1FT001"),
        ("$9,000 in cash", "$9,000.00 in United States Currency"),
        ("12 Elm Street", "Real Property Located at 12 Elm Street, Alba, Ohio"),
    ],
)
def test_a_thing_by_its_short_name_is_the_same(short: str, full: str) -> None:
    documents = [
        a_dossier(name, "seizure", parties=[replace(a_party(name), type="property")])
        for name in (short, full)
    ]
    (party,) = matter_parties(documents)
    assert party.type == "property"
    assert set(party.names_as_written) == {short, full}
