"""What announcements state, and what they are about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.actions.actions import primary_kind, stated_actions
from enforcement.claims import Kind
from enforcement.text.passage import Announcement, Passage, passage

PUBLISHED = date(2024, 6, 12)  # a Wednesday


def told(title: str, text: str = "", office: str = "U.S. Attorney") -> Passage:
    return passage(
        Announcement(id="1", title=title, text=text, published_on=PUBLISHED, office=office)
    )


def kinds(title: str, text: str = "", office: str = "U.S. Attorney") -> set[Kind]:
    return {action.kind for action in stated_actions(told(title, text, office))}


def subject(title: str, text: str = "", office: str = "U.S. Attorney") -> Kind:
    text_ = told(title, text, office)
    return primary_kind(text_, stated_actions(text_))


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Two nurses were arrested and charged with theft.", {"arrest", "charge"}),
        ("A grand jury returned a four-count indictment1 on Monday.", {"charge"}),
        ("She surrendered to federal agents this morning.", {"charge"}),
        ("Arlo Fenn pleaded guilty to an information charging him.", {"plea", "charge"}),
        ("He pled no contest after an undercover investigation.", {"plea", "investigation"}),
        ("She agreed to plead guilty.", {"plea"}),
        ("He was held after he rejected a deal to stay in jail, plead guilty and leave.", set()),
        ("She declined the offer to plead guilty to one count.", set()),
        ("He refused bail and agreed to plead guilty.", {"plea"}),
        ("A jury found Ivo Lasker guilty on all counts.", {"conviction"}),
        ("The court placed her on three years of probation.", {"sentence"}),
        (
            "She was sentenced to prison and ordered to forfeit $400.",
            {"sentence", "forfeiture"},
        ),
        ("A panel would not revive the suit against Alba Imaging.", {"dismissal"}),
        ("The court upheld the dismissal of her complaint.", {"dismissal"}),
        ("The county would no longer pursue its case.", {"dismissal"}),
        ("His motion for a judgment of acquittal is granted.", {"acquittal"}),
        ("She acquitted him of all counts the jury had found.", {"acquittal", "conviction"}),
        ("The court upheld the injunction barring the clinic.", {"judgment"}),
        ("Prosecutors may drop the theft charge against Ivo Lasker.", {"charge"}),
        ("Pardons are handled by another office.", set()),
        ("Her license was placed on probation for three years.", set()),
        ("The agency issued a final order terminating the debarment.", {"exclusion"}),
        ("The agency announced the removal of two firms from the Entity List.", {"other"}),
        ("He was acquitted; the case against her was dismissed.", {"acquittal", "dismissal"}),
        ("Agents seized 40 kilograms of ketamine.", {"seizure"}),
        ("The clinic will pay $2 million to resolve allegations of false claims.", {"settlement"}),
        ("The clinic entered into a consent decree.", {"settlement"}),
        ("The State filed a lawsuit against the clinic.", {"civil-complaint"}),
        ("The court entered a judgment against the clinic.", {"judgment"}),
        ("His medical license was suspended.", {"suspension"}),
        ("She permanently relinquished her pharmacist license.", {"surrender"}),
        ("The owner was excluded from participation in Medicare.", {"exclusion"}),
        ("The hospice agreed to be excluded after billing for the dead.", {"exclusion"}),
        ("The dentist agreed to an exclusion of two decades.", {"exclusion"}),
        ("The seller consented to be excluded.", {"exclusion"}),
        ("The company paid $71,000 in civil penalties.", {"penalty"}),
        ("OIG has excluded Orla Quennell, D.D.S., of Fern Hollow, Ohio.", {"exclusion"}),
        ("The owner was excluded for a period of nine years.", {"exclusion"}),
        ("The laboratory paid a civil penalty of $4,000.", {"penalty"}),
        ("The search led to the arrest of three men.", {"arrest"}),
    ],
)
def test_states(text: str, stated: set[str]) -> None:
    assert kinds("Clinic News", text) == stated


@pytest.mark.parametrize(
    "text",
    [
        "If convicted, she faces up to 20 years in prison and forfeiture of her house.",
        "He pled not guilty and will be sentenced only if he is found guilty.",
        "An indictment is merely an accusation; defendants are presumed innocent.",
        "The case was handled by the Federal Bureau of Investigation.",
        "According to the State's investigation, pills were sold.",
        "He charged Medicare for visits that never took place.",
        "The unit is charged with protecting patients.",
        "The patient was admitted with cardiac arrest.",
        "Information leading to the arrest of the thief is sought.",
        "The defendant waived his right to indictment.",
        "You may be charged a fee.",
        "At sentencing, she faces up to ten years.",
        "The clinic is alleged to have violated the Civil Monetary Penalties Law.",
        "She suffered seizures and took seizure medication.",
        "The doctor may be excluded from Medicare.",
        "The clinic billed for a nurse who was previously excluded for ten years.",
        "Patients excluded for two years of missing records were not counted by Medicare.",
        "A reward awaits whoever gives information that leads to the arrest of the thief.",
        "He paid the ultimate penalty for his kindness.",
    ],
)
def test_does_not_state(text: str) -> None:
    assert kinds("Clinic News", text) == set()


def test_a_conviction_by_plea_is_a_plea() -> None:
    title = "Attorney General Announces Conviction of Clinic Owner"
    text = "Mara Voss was convicted of fraud. She pleaded guilty in March."
    assert kinds(title, text) == {"plea"}
    assert subject(title, text) == "plea"


def test_a_verdict_stays_one_beside_a_plea() -> None:
    text = "A jury convicted Ivo Lasker. His wife pleaded guilty in March."
    assert kinds("Jury Convicts Man", text) == {"conviction", "plea"}


def test_restitution_agreed_in_a_criminal_case_is_no_settlement() -> None:
    text = "Lasker pleaded guilty. The company agreed to pay restitution of $5,000."
    assert kinds("Man Pleads Guilty", text) == {"plea"}


@pytest.mark.parametrize(
    "agreed", ["also agreed to pay", "has agreed to repay", "agrees to return"]
)
def test_what_is_agreed_to_be_paid_with_a_plea_is_no_settlement(agreed: str) -> None:
    text = (
        f"Lasker pleaded guilty to theft. He took part of it. Lasker {agreed} $5,000 to the clinic."
    )
    assert kinds("Man Pleads Guilty", text) == {"plea"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("She agreed to pay $9,000 and has surrendered her DEA registration.", "stated"),
        ("She agreed to pay $9,000 and surrendered her license.", "stated"),
        ("She agreed to pay $9,000 and to surrender her DEA registration.", "settled"),
    ],
)
def test_a_surrender_that_is_done_is_more_than_agreed(text: str, status: str) -> None:
    found = {action.kind: action.status for action in stated_actions(told("Nurse Pays", text))}
    assert found["surrender"] == status


def test_an_article_recalls_what_stands_far_behind_its_beginning() -> None:
    study = "A study of infusions in twelve patients showed that their pain fell. " * 20
    recalled = "Two doctors were arrested last month and surrendered their DEA licenses."
    assert subject("Can Infusions Treat Pain?", study + recalled, office="") == "other"
    assert subject("Can Infusions Treat Pain?", recalled + study, office="") == "arrest"
    assert subject("Two Doctors Arrested", study + recalled, office="") == "arrest"
    assert subject("Can Infusions Treat Pain?", study + recalled) == "arrest"


def test_a_lawsuit_that_is_settled_is_no_complaint() -> None:
    assert kinds("Pharmacy Settles Whistleblower Lawsuit for $3 Million") == {"settlement"}


def test_an_admission_is_a_plea_unless_the_case_is_civil() -> None:
    assert subject("Doctor Admits Taking Bribes") == "plea"
    text = "The clinic agreed to pay $2 million to settle and admitted that it overbilled."
    assert kinds("Clinic Settles", text) == {"settlement"}


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Nurse Arrested and Charged With Theft", "arrest"),
        ("Doctor Who Pleaded Guilty Is Sentenced to Five Years", "sentence"),
        ("Firm Pleads Guilty and Agrees to Pay $5 Million to Resolve Claims", "plea"),
        ("Suspended Physician Pleads Guilty in Undercover Probe", "plea"),
        ("$650,000 Settlement With Clinic and Convicted Doctor", "settlement"),
        ("Man Sentenced on Charges of Fraud", "sentence"),
        ("Board Revokes License of Dentist Convicted of Fraud", "revocation"),
        ("Doctor Arrested, License Suspended", "arrest"),
        ("Clinic Opens", "other"),
        ("Dentist Excluded for Seven Years After Loss of License", "exclusion"),
        ("Therapist Accepts Voluntary Exclusion", "exclusion"),
        ("Laboratory Pays Penalty for Late Reports", "penalty"),
        ("Pharmacist Excluded After Revocation of License", "exclusion"),
        ("Chiropractor Fined for Billing Massages", "penalty"),
        ("Man Fined and Sentenced to Prison", "sentence"),
    ],
)
def test_the_title_says_what_it_is_about(title: str, about: str) -> None:
    assert subject(title) == about


def test_without_an_act_in_the_title_the_first_sentence_decides() -> None:
    text = "Today the State announced five arrests. The indictment was returned in May."
    assert subject("Clinic Ring Busted", text) == "arrest"


@pytest.mark.parametrize(
    ("title", "text", "about", "status"),
    [
        (
            "DEA Suspends Registration of Clinic",
            "DEA served an Order to Show Cause and Immediate Suspension of Registration.",
            "suspension",
            "ordered",
        ),
        (
            "Dr. Quist; Decision and Order",
            "The Agency revokes Registrant's Certificate of Registration.",
            "revocation",
            "ordered",
        ),
        ("Order to Show Cause Issued to Clinic", "", "order-to-show-cause", "alleged"),
        ("Board Denies Application of Riverbend Drugs", "", "denial", "ordered"),
        ("Nurse Surrenders DEA Registration", "", "surrender", "stated"),
        ("FDA Issues Warning Letter to Arbor Pharmacy", "", "warning", "alleged"),
        ("Arbor Issues Voluntary Nationwide Recall of Ketamine Injection", "", "recall", "stated"),
        ("HHS-OIG Imposes Civil Monetary Penalty on Clinic", "", "penalty", "ordered"),
        ("DEA Announces Proposed Rule on Telemedicine", "", "rule-proposed", "proposed"),
        ("DEA Publishes Final Rule on Suspicious Orders", "", "rule-final", "final"),
        (
            "Placement of Deschloroketamine in Schedule I",
            "DEA proposes to place the substance in schedule I.",
            "scheduling",
            "proposed",
        ),
        ("DEA Temporarily Schedules Two Substances", "", "scheduling", "final"),
        ("Proposed Aggregate Production Quotas for 2025", "", "quota", "proposed"),
        ("DEA Extends Telemedicine Flexibilities", "", "extension", "stated"),
        ("Correction to Final Rule on Records", "", "correction", "final"),
        ("FDA Publishes Draft Guidance on Trials", "", "guidance", "proposed"),
        ("Notice of Hearing on Proposed Rescheduling", "", "hearing", "stated"),
        ("Importer of Controlled Substances Application: Nordvale", "", "application", "proposed"),
        ("Notice of Availability of Shortage List", "", "notice", "stated"),
        ("Agency Releases Annual Report on Fraud", "", "report", "stated"),
        ("Statement from the Administrator on Ketamine", "", "statement", "stated"),
    ],
)
def test_agencies(title: str, text: str, about: str, status: str) -> None:
    read = told(title, text, "Drug Enforcement Administration")
    found = stated_actions(read)
    assert primary_kind(read, found) == about
    assert {action.kind: action.status for action in found}[primary_kind(read, found)] == status


def test_words_of_daily_business_need_an_authority() -> None:
    assert kinds("Quarter Closes", "Insurance claims are settled in a day.", office="") == set()
    assert kinds("Quarter Closes", "The FBI settled a lawsuit.", office="") == {"settlement"}


def test_quotes_are_short_and_prefer_the_text() -> None:
    (action,) = stated_actions(told("Man Charged", "Arlo Fenn has been indicted by a grand jury."))
    assert action.quote == "has been indicted"


words = st.sampled_from(
    [
        *("charged", "indicted", ".", ",", "if", "may", "arrested", "today", "pleaded guilty"),
        *("convicted", "settle", "agreed to pay", "\n", "license", "suspended", "investigation"),
        *("not", "according to", "sentenced", "prison", "\u0130", "\u2019s", "$5", "\n\n"),
    ]
)


@given(st.lists(words).map(" ".join) | st.text(), st.lists(words, max_size=9).map(" ".join))
def test_every_quote_is_verbatim(text: str, title: str) -> None:
    read = told(title, text)
    found = stated_actions(read)
    assert [read.whole[action.start : action.end] for action in found] == [
        action.quote for action in found
    ]
    assert len({action.kind for action in found}) == len(found)
    assert primary_kind(read, found) in {"other", *(action.kind for action in found)}
