from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.reading.register_documents import RegisterKind, read_register_document

_DEA = "The Drug Enforcement Administration"
_TITLES: list[tuple[str, str, str, str | None]] = [
    (
        "application-importer",
        "Importer of Controlled Substances Application: Example Labs, LLC",
        f"{_DEA} is giving notice. Example Labs, LLC has applied to be registered.",
        "Example Labs, LLC",
    ),
    (
        "application-importer",
        "Importer of Controlled Substances; Notice of Registration; Example Imports, Inc.",
        "",
        "Example Imports, Inc.",
    ),
    (
        "application-importer",
        "Importer of Controlled Substances Registration: Elm Co.",
        "",
        "Elm Co.",
    ),
    (
        "application-exporter",
        "Exporter of Controlled Substances Application: Example Rx DBA: Oak Rx",
        "",
        "Example Rx DBA: Oak Rx",
    ),
    (
        "application-manufacturer",
        "Bulk Manufacturer of Controlled Substances Application: Bulk Manufacturers of Marihuana: "
        "Green Example",
        "",
        "Green Example",
    ),
    (
        "application-manufacturer",
        "Bulk Manufacturer of Controlled Substances Example Institute",
        "",
        "Example Institute",
    ),
    ("decision-and-order", "Ada Q. Example, M.D.; Decision and Order", "", "Ada Q. Example"),
    ("decision-and-order", "Bo Example, D.O., Ph.D.; Final Decision and Order", "", "Bo Example"),
    ("decision-and-order", "Oak Pharmacy, Inc. Decision and Order", "", "Oak Pharmacy, Inc."),
    ("decision-and-order", "Cy Example, N.P.; Denial of Application", "", "Cy Example"),
    (
        "decision-and-order",
        "Elm Pharmacy; Oak Pharmacy; Decision and Order",
        "",
        "Elm Pharmacy; Oak Pharmacy",
    ),
    ("order-to-show-cause", "Dee Example, DVM; Order To Show Cause", "", "Dee Example"),
    (
        "scheduling-proposed",
        "Schedules of Controlled Substances: Placement of Examplene in Schedule I",
        f"{_DEA} proposes placing examplene in schedule I, which a temporary scheduling order "
        "holds there until a final rule.",
        None,
    ),
    (
        "scheduling-temporary",
        "Schedules of Controlled Substances: Temporary Placement of Examplene in Schedule I",
        "The Administrator is issuing this temporary order.",
        None,
    ),
    (
        "scheduling-final",
        "Schedules of Controlled Substances: Placement of Examplene in Schedule I",
        f"With the issuance of this final rule, {_DEA} places examplene, proposed in May.",
        None,
    ),
    (
        "scheduling-final",
        "Designation of Examplone as a List I Chemical",
        f"{_DEA} is finalizing a May notice of proposed rulemaking on examplone.",
        None,
    ),
    (
        "scheduling-final",
        "Schedules of Controlled Substances: Placement of Examplexant in Schedule IV",
        "On May 2, 2023, the Food and Drug Administration approved Examplex.",
        None,
    ),
    ("quota-proposed", "Proposed Aggregate Production Quotas for Schedule I", f"{_DEA}.", None),
    ("quota-final", "Established Aggregate Production Quotas for Schedule I", f"{_DEA}.", None),
    (
        "rule-proposed",
        "Registration Fees for Controlled Substance Registrants",
        f"{_DEA} proposes adjusting the fees.",
        None,
    ),
    (
        "rule-proposed",
        "Alternatives to Incineration of Controlled Substances",
        f"{_DEA} is seeking information about other ways.",
        None,
    ),
    (
        "rule-final",
        "Revocation, Suspension, or Denial of a Registration",
        f"{_DEA} is amending its regulations on hearings.",
        None,
    ),
    (
        "rule-final",
        "Fifth Temporary Extension of Telemedicine Flexibilities for Controlled Medications",
        f"{_DEA} made notices of proposed rulemaking in May; a temporary rule followed.",
        None,
    ),
    (
        "information-collection",
        "Agency Information Collection Activities; Proposed eCollection; Report of Loss",
        "The Department of Justice, Drug Enforcement Administration, submits this.",
        None,
    ),
    ("extension", "Controlled Substance Rules; Extension of Comment Period", f"{_DEA}.", None),
    (
        "extension",
        "Suspicious Orders of Controlled Substances",
        f"{_DEA} proposed this in May. A reopening of the comment period is right.",
        None,
    ),
    (
        "hearing",
        "Schedules of Controlled Substances: Placement of Examplene in Schedule I; Announcement "
        "of Hearing",
        "",
        None,
    ),
    (
        "withdrawal",
        "Schedules of Controlled Substances: Placement of Examplene in Schedule I; Withdrawal of "
        "Proposed Rule",
        "",
        None,
    ),
    ("withdrawal", "Remote Prescribing of Controlled Substances; Rescission", "", None),
    (
        "correction",
        "Importer of Controlled Substances Application: Example Labs, LLC; Correction",
        "",
        "Example Labs, LLC",
    ),
    ("correction", "Online Renewal of DEA Registration: Technical Correction", f"{_DEA}.", None),
    ("guidance", "Narcotic Treatment Programs; Draft Guidance for Industry", "", None),
    (
        "notice-other",
        "International Drug Scheduling; Convention on Psychotropic Substances; Examplene",
        "Comments on the proposed regulations of others are asked for.",
        None,
    ),
    ("notice-other", "Exempt Chemical Preparations Under the Controlled Substances Act", "", None),
    ("not-dea", "Endangered Species Status for the Example Newt", "The DEA is a draft.", None),
    ("not-dea", "Energy Conservation Program: Decision and Order Granting a Waiver", "", None),
    ("not-dea", "In the Matter of: Example Air, Appellant; Final Decision and Order", "", None),
    ("not-dea", "Example LNG; Notice of Petition for Declaratory Order", "", None),
]


@pytest.mark.parametrize(("kind", "title", "abstract", "respondent"), _TITLES)
def test_kind_and_respondent(kind: str, title: str, abstract: str, respondent: str | None) -> None:
    found = read_register_document(title, abstract)
    assert (found.kind, found.respondent) == (kind, respondent)


def test_every_kind_is_shown_above() -> None:
    assert {kind for kind, *_ in _TITLES} == set(get_args(RegisterKind))


_WORDS = st.lists(
    st.sampled_from(
        [title for _, title, _, _ in _TITLES] + ["; ", ": ", ", M.D.", "Decision and Order", " "]
    ),
    max_size=6,
).map("".join)


@given(st.one_of(st.text(), _WORDS), st.one_of(st.text(), _WORDS))
def test_any_title_has_a_kind(title: str, abstract: str) -> None:
    found = read_register_document(title, abstract)
    assert found.kind in get_args(RegisterKind)
    assert found.respondent is None or found.respondent.strip()
    assert found.respondent is None or found.kind != "not-dea"
