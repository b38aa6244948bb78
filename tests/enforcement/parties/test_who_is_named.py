"""Whom announcements name as a party, by the kind of wording; every name is invented."""

from __future__ import annotations

import pytest

from enforcement.actions.actions import stated_actions
from enforcement.claims import Party
from enforcement.parties.parties import parties
from enforcement.text.passage import Announcement, passage


def found(text: str, title: str = "") -> tuple[Party, ...]:
    told = passage(Announcement(id="a1", title=title, text=text))
    return parties(told, stated_actions(told))


def people(text: str, title: str = "") -> list[str]:
    assert all(party.type == "person" for party in found(text, title))
    return [party.name for party in found(text, title)]


def organizations(text: str, title: str = "") -> list[str]:
    return [party.name for party in found(text, title) if party.type == "organization"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. Marsh was ordered to serve two years in prison.", "Marsh"),
        ("On Friday Dr. Okafor pleaded guilty to two counts of fraud.", "Okafor"),
        ("Ms. Vane was indicted for theft.", "Vane"),
        ("Sue Marsh, 44, was indicted.", "Sue Marsh"),
        ("Ida Holt, a/k/a Ida Marsh and Ida Vane, age 42, was indicted.", "Ida Holt"),
        ("Ida Holt, 44, of 157 Darryl Lane, surrendered on charges of fraud.", "Ida Holt"),
        (
            'Firms known as "Tarn" and their owner Ida Holt paid $6 to settle allegations.',
            "Ida Holt",
        ),
        ("Ada Sue Marsh, 44, was indicted.", "Ada Sue Marsh"),
        ("Ada Sue Marsh, of Orlo, was indicted.", "Ada Sue Marsh"),
        ("Otto Tam Vane pleaded guilty to fraud.", "Otto Tam Vane"),
        ("Las Vegan Ida Holt was sentenced to a year in prison.", "Ida Holt"),
        ("Ida Holt, P.T., Ph.D., 60, of Alba Hills, Ohio pled guilty.", "Ida Holt"),
        ("Ida Holt, Licensed Practical Nurse (L.P.N.), 54 years old, was charged.", "Ida Holt"),
        ("The government joined in the allegations in a lawsuit that Ida Holt ran it.", "Ida Holt"),
        ("Will Holt was sentenced to two years in prison.", "Will Holt"),
        ("A jury convicted Dr. Mark Court, 61, of fraud.", "Mark Court"),
        ("Mr. Hugo Force was charged with fraud.", "Hugo Force"),
        ("Šárka Žižková was indicted for fraud.", "Šárka Žižková"),
        ("Łucja Ćwik, 40, pleaded guilty.", "Łucja Ćwik"),
        ("Ömer Ğ. Öztürk was arrested.", "Ömer Ğ. Öztürk"),
        ("Ελένη Παππά was arrested.", "Ελένη Παππά"),
        ("Marco d'Alba pleaded guilty to fraud.", "Marco d'Alba"),
        ("Luc d\u2019Orlo, 51, was charged with fraud.", "Luc d\u2019Orlo"),
        ("Pieter van der Vane was convicted of fraud.", "Pieter van der Vane"),
        ("Ida Holt, MD, MPH, FACS was convicted of fraud.", "Ida Holt"),
        ("Otto Marsh, DO, PharmD, was arrested.", "Otto Marsh"),
        ("Opioid King Hugo Vane was sentenced to nine years in prison.", "Hugo Vane"),
        ("The “Pill Princess” Ada Marsh was indicted.", "Ada Marsh"),
        ("Crypto Bro Otto Sam Vane was convicted of fraud.", "Otto Sam Vane"),
        ("Codefendant Ada R. Holt, 55, was sentenced to 88 months in prison.", "Ada R. Holt"),
        ("Dr. Yun Am Holt, 68, was convicted of fraud.", "Yun Am Holt"),
        ("Ida Marsh, owner of Tarn Home Health, was taken into custody.", "Ida Marsh"),
        ("Ida Marsh spent eleven years in prison for a murder she denied.", "Ida Marsh"),
        ("A jury acquitted Dr. Ida Marsh of fraud.", "Ida Marsh"),
        ("Prosecutors dropped the charges against President-elect Hugo Vane.", "Hugo Vane"),
        ("Trooper Otto Marsh was convicted of theft.", "Otto Marsh"),
        ("FBI agent Otto Marsh, who was acquitted of assault, returns to court.", "Otto Marsh"),
        (
            "A court overturned former State\u2019s Attorney Ada Vane\u2019s perjury conviction.",
            "Ada Vane",
        ),
        ("Ida Holt felt it. Prosecutors later dropped the case against her.", "Ida Holt"),
        ("Ida Holt, a nurse who ran two clinics on Vale Road was arrested.", "Ida Holt"),
        ("Ida Holt, M.D., of Alba, Ohio, has paid $7,000 for fraud.", "Ida Holt"),
        ("Ida Holt, R.N., Lake Vale, is a provider and was accused of fraud.", "Ida Holt"),
        ("A conviction trailed Ida Holt. A court later overturned her conviction.", "Ida Holt"),
    ],
)
def test_one_person(text: str, name: str) -> None:
    assert people(text) == [name]


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Ida Holt, née Marsh, was indicted for fraud.", "Ida Holt", "Marsh"),
        ("Ada Vane (nee Orlo) pleaded guilty to fraud.", "Ada Vane", "Orlo"),
        ("Ida Holt aka Ida Marsh was indicted for fraud.", "Ida Holt", "Ida Marsh"),
        ("Otto Vane f/k/a Otto Marsh pleaded guilty.", "Otto Vane", "Otto Marsh"),
        (
            "Otto Vane alias Otto Marsh was arrested. Marsh was sentenced.",
            "Otto Vane",
            "Otto Marsh",
        ),
    ],
)
def test_another_name_is_an_alias(text: str, name: str, alias: str) -> None:
    (party,) = found(text)
    assert (party.name, party.type, party.aliases) == (name, "person", (alias,))


@pytest.mark.parametrize(
    "text",
    [
        "Drs. Hugo and Ida Marsh were indicted for fraud.",
        "Brothers Hugo and Ida Marsh pleaded guilty to fraud.",
        "Its two owners, Hugo and Ida Marsh, pleaded guilty to fraud.",
        "Husband and wife Hugo and Ida Marsh were sentenced to a year in prison.",
        "Hugo and Ida Marsh, both of Reno, pleaded guilty.",
        "Hugo and Ida Marsh, a Reno couple, were convicted of fraud.",
        "Dr. Hugo and Ida Marsh will pay $9,000 for fraud. Dr. Marsh practices in Reno.",
    ],
)
def test_two_people_who_share_a_last_name(text: str) -> None:
    hugo, ida = found(text)
    assert (hugo.name, hugo.quote) == ("Hugo Marsh", "Hugo and Ida Marsh")
    assert ida.name == "Ida Marsh"


def test_a_slip_in_a_name_makes_nobody_else() -> None:
    text = "Otto Okranski, 66, pleaded guilty. Dr. Orkanski faces ten years in prison."
    assert people(text) == ["Otto Okranski"]


def test_the_wife_may_be_an_attorney() -> None:
    text = "A jury convicted Otto Marsh, M.D., and his wife, attorney Ida Marsh, both of Reno."
    assert people(text) == ["Otto Marsh", "Ida Marsh"]


def test_a_company_and_a_person_share_no_last_name() -> None:
    named = found("Orlo and Ida Marsh agreed to pay $2 million to resolve allegations of fraud.")
    assert [party.name for party in named] == ["Orlo", "Ida Marsh"]


def test_a_father_and_a_son_are_two() -> None:
    text = "Otto Vane, Sr., 69, was convicted of fraud. Otto (“Bo”) Vane, Jr., was acquitted."
    assert people(text) == ["Otto Vane, Sr.", "Otto (“Bo”) Vane, Jr."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Holt worked for Take Heart, Inc. The jury convicted Take Heart, Inc. of fraud.",
         ["Take Heart, Inc."]),
        ("OIG said that Three Elms Surgery Partners, P.C., agreed to pay $4,000 for fraud.",
         ["Three Elms Surgery Partners, P.C."]),
        ("It was announced that Second Chance Recovery Center agreed to pay $4,000 for fraud.",
         ["Second Chance Recovery Center"]),
        ("Vane Media, Inc. was indicted.", ["Vane Media, Inc."]),
        ("Tarn Pain Associates, P.A., paid a penalty of $4,000.", ["Tarn Pain Associates, P.A."]),
        ("Ida Holt, M.D. & Associates, P.C. agreed to pay $4,000 for fraud.",
         ["Ida Holt, M.D. & Associates, P.C."]),
        ("Vale Care Corporation Midwest agreed to pay $4,000 for fraud.",
         ["Vale Care Corporation Midwest"]),
        ("Vale Health and related entities agreed to pay $4,000 for fraud.", ["Vale Health"]),
        ("Vale Health and two subsidiaries have agreed to pay $4,000 for fraud.", ["Vale Health"]),
        ("Caregivers' Registry and Home Care Corporation was sued for fraud.",
         ["Caregivers' Registry and Home Care Corporation"]),
        ("Vale Cancer Treatment and Research Clinic pleaded guilty.",
         ["Vale Cancer Treatment and Research Clinic"]),
        ("Vale Hospital Port Alba agreed to pay $4,000 for fraud.", ["Vale Hospital Port Alba"]),
        ("Regional Medical Center at Alba agreed to pay $4,000 for fraud.",
         ["Regional Medical Center at Alba"]),
        ("OIG said that Vale Health - St. Alba, Inc. agreed to pay $4,000 for fraud.",
         ["Vale Health - St. Alba, Inc."]),
        ("New York-based Orlo LLC agreed to pay $4,000 for fraud.", ["Orlo LLC"]),
        ("The suit names GoVale, OrloQuote and eVellum. They must pay fines.",
         ["GoVale", "OrloQuote", "eVellum"]),
        ("Brokers GoVale, OrloQuote and eVellum will continue to face charges.",
         ["GoVale", "OrloQuote", "eVellum"]),
        ("The DEA revoked the registration of Palmetto Drip LLC of Tampa.", ["Palmetto Drip LLC"]),
        ("DEA served a suspension order on Tarn Infusion Center of Alba, Ohio.",
         ["Tarn Infusion Center"]),
        ("DEA served an Order to Show Cause on Tarn Mind Health, Inc., proposing to revoke its "
         "registration.", ["Tarn Mind Health, Inc."]),
        ("The DEA today issued an order to show cause to Tarn Mind Health, Inc.",
         ["Tarn Mind Health, Inc."]),
        ("DEA served an order to show cause upon Orlo Vale LLC of Alba, Ohio.", ["Orlo Vale LLC"]),
        ("The settlement involves Tarn Equine LLC and resolves allegations of fraud.",
         ["Tarn Equine LLC"]),
        ("WARNING LETTER\nWe inspected your facility, Tarn Compounding LLC, in May.",
         ["Tarn Compounding LLC"]),
        ("A suit against Wolf Research and its founder was filed.", ["Wolf Research"]),
        ("Orlo Vale (NASDAQ: ORL) agreed to pay $4,000 for fraud.", ["Orlo Vale"]),
        ("Orlo Vale, a drug company based in Ohio, agreed to pay for fraud.", ["Orlo Vale"]),
        ("Bluecross Blueshield of Ohio agreed to pay $4,000 for fraud.",
         ["Bluecross Blueshield of Ohio"]),
        ("A lawsuit against Tarn County launched by a club was dismissed.", ["Tarn County"]),
        ("The city of Port Alba will pay $2 million to settle the claims.", ["city of Port Alba"]),
        ("Ida Vane, 40, and two companies she owns, Orlo, Inc. and Tarn Labs, LLC, agreed to pay.",
         ["Orlo, Inc.", "Tarn Labs, LLC"]),
    ],
)  # fmt: skip
def test_organizations(text: str, names: list[str]) -> None:
    assert organizations(text) == names


@pytest.mark.parametrize(
    ("title", "text", "name", "alias"),
    [
        ("Tarn Hospice to Pay $1 Million", "Alba-Vale Hospice, Inc., d/b/a Tarn Hospice, has "
         "agreed to pay $1 million for fraud. Tarn Hospice is in Ohio.", "Alba-Vale Hospice, Inc.",
         "Tarn Hospice"),
        ("", "Orlo LLC dba Bright Spine and Pain agreed to pay $4,000 for fraud. Bright Spine and "
         "Pain was paid.", "Orlo LLC", "Bright Spine and Pain"),
        ("Agency Sues Telehealth Company Orlo", "The agency sued Orlo Care Inc. for fraud. Orlo "
         "was charged.", "Orlo Care Inc.", None),
    ],
)  # fmt: skip
def test_one_organization_under_two_names(
    title: str, text: str, name: str, alias: str | None
) -> None:
    (party,) = found(text, title)
    assert (party.name, party.aliases) == (name, (alias,) if alias else ())


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("", "The Ninth Circuit vacated the conviction of a doctor."),
        ("Fourth Circuit Affirms Conviction", "The Eleventh Circuit affirmed the conviction."),
        ("", "Judge Ada Holt dismissed the charges."),
        ("Peach Farmer Admits Fraud", "A farmer from Vale pleaded guilty to fraud."),
        ("Cardiology Practice Agrees to Pay", "A cardiology practice agreed to pay $1 million."),
        ("Tarn Clinic Executive Charged", "An executive was charged with fraud."),
        ("", "## Findings of Fact\n\nThe dentist was charged with fraud."),
        ("", "Comments were ordered to be sent. The comments concern a complaint."),
        ("", "The charges concern the overdose death of Ida Holt, 24, of Reno."),
        ("", "Ida Holt, 40, died in an accident in May. A lawsuit was filed."),
        ("", "The State of Ohio reached a settlement of fraud claims."),
        ("", "A man was arrested in Tarn County and charged with fraud."),
        ("", "The family fought the Vane administration, and a lawsuit was filed."),
        ("", "An Upper Vale woman was charged with fraud. Upper Vale was told of it."),
        ("", "Ida Holt, a father of five, has filed a civil lawsuit. Holt received nothing."),
        ("", "The founding attorney, Ida Holt, worked for those charged with crimes."),
        ("", "The Class Period ended. A lawsuit was filed. The Class Period used new days."),
        ("", "The National Legal and Policy Center filed its brief in a lawsuit."),
    ],
)  # fmt: skip
def test_nobody(title: str, text: str) -> None:
    assert [party.name for party in found(text, title)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holt, who operates two agencies, Orlo Inc. and Tarn Care Ltd., was arrested.",
        "Ida Holt, an owner of Tarn Care Corporation, was sentenced to two years in prison.",
        "The president of Alba, Ohio-based Tarn Labs LLC, Ida Holt, admitted fraud.",
    ],
)
def test_companies_merely_owned_are_left_out(text: str) -> None:
    assert people(text) == ["Ida Holt"]


def test_a_company_beside_the_one_that_is_merely_owned() -> None:
    text = (
        "Ida Holt, 30, an owner of Tarn Life Corporation, Otto Holt, 26, a manager, and Tarn Life, "
        "Inc., were sentenced today."
    )
    assert [party.name for party in found(text)] == ["Ida Holt", "Otto Holt", "Tarn Life, Inc."]


def test_a_respondent_in_the_title_of_a_register_document() -> None:
    title = "Ida Yun Holt; Denial of Hearing; Final Debarment Order"
    assert people("The agency is issuing an order of debarment.", title) == ["Ida Yun Holt"]


def test_whoever_owns_what_is_sued_is_no_party() -> None:
    text = (
        "The holder of the box, Ida Holt, 40, moved. The United States filed a civil complaint "
        "seeking the forfeiture of $2 million."
    )
    assert [(party.name, party.type) for party in found(text)] == [("$2 million", "property")]


def test_an_estate_is_a_party_and_its_dead_are_none() -> None:
    text = "The agreement with the estate of Ida Holt settles claims of fraud."
    assert organizations(text) == ["Estate of Ida Holt"]
    assert len(found(text)) == 1


def test_the_dead_are_no_defendants_where_their_company_is_one() -> None:
    text = (
        "Tarn Home Care Corporation and the Estate of its owner, the deceased Ida Holt, have "
        "agreed to pay $2 million to resolve allegations of fraud."
    )
    assert organizations(text) == ["Tarn Home Care Corporation", "Estate of Ida Holt"]
    assert len(found(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The Justice Department today announced an agreement with Tarn County that resolves its"
        " investigation into the county jail.",
        "The United States has reached a settlement with the City of Alba over alleged violations.",
        "The United States has entered a settlement with the City of Alba in a case of fraud.",
        "The U.S. Attorney's Office announced that it entered into a consent decree with Tarn"
        " Parish to settle a lawsuit.",
    ],
)
def test_the_nation_settles_with_a_county(text: str) -> None:
    (party,) = found(text)
    assert (party.type, party.role) == (
        "organization",
        "defendant" if "law" in text else "respondent",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Justice Department announced an agreement with Tarn County to share a laboratory.",
        "Vell Labs reached a settlement with the State of Ohio to resolve allegations.",
        "The Justice Department announced an agreement with Tarn County police to settle claims.",
    ],
)
def test_an_agreement_to_work_together_is_against_nobody(text: str) -> None:
    assert not [name for name in organizations(text) if "Labs" not in name]


def test_a_county_may_be_where_a_company_is() -> None:
    text = (
        "Vell Labs LLC, with offices in Alba, Tarn County, has paid $50,000 to resolve allegations."
    )
    assert organizations(text) == ["Vell Labs LLC"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "A complaint against Tarn Health Inc., its chief and its pharmacy affiliate says so. It"
            " says that the affiliated pharmacy, Alba Rx LLC, filled prescriptions.",
            ["Tarn Health Inc.", "Alba Rx LLC"],
        ),
        (
            "The United States sued Tarn Health Inc. and its management company, alleging fraud."
            " The management company, Vell Partners LLC, sent the bills.",
            ["Tarn Health Inc.", "Vell Partners LLC"],
        ),
        (
            "The United States sued Tarn Health Inc. and its management company, alleging fraud."
            " The wholesale supplier, Vell Partners LLC, sent the drugs.",
            ["Tarn Health Inc."],
        ),
        (
            "The United States sued Tarn Health Inc., alleging that it and its pharmacy affiliate"
            " paid. The affiliated pharmacy, Alba Rx LLC, filled prescriptions.",
            ["Tarn Health Inc."],
        ),
    ],
)
def test_who_is_sued_by_what_it_is(text: str, names: list[str]) -> None:
    assert organizations(text) == names


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ida Holt, 44, surrendered her license. No criminal charge has been filed.", "respondent"),
        (
            "Ida Holt, 44, surrendered her license. She has not been charged with a crime.",
            "respondent",
        ),
        ("Ida Holt, 44, surrendered her license. She was never arrested.", "respondent"),
        ("Ida Holt, 44, surrendered her license. A criminal charge was filed.", "defendant"),
        ("Ida Holt, 44, surrendered her license and pleaded not guilty.", "defendant"),
    ],
)
def test_who_was_never_charged_is_a_respondent(text: str, role: str) -> None:
    assert [party.role for party in found(text)] == [role]


def test_a_title_said_again_is_no_part_of_the_first_sentence() -> None:
    title = "Tarn Clinic Settles Claims of Unneeded Tests and Kickbacks"
    assert organizations(f"{title} Alba Health Inc. has agreed to pay $2 million.", title) == [
        "Alba Health Inc."
    ]
    title = "Vale County Physician Pleads Guilty To Unlawful Distribution Of Oxycodone"
    assert people(f"{title} Otto K. Marsh pleaded guilty to fraud.", title) == ["Otto K. Marsh"]
    title = "Attorney General Announces Arrest Of Tarn County Man"
    assert people(f"{title} GRAY ROCK - A Tarn County man was arrested.", title) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Orlo Vale Hospital (Orlo Vale), Ohio agreed to pay $9,000 for fraud.",
            ["Orlo Vale Hospital"],
        ),
        (
            "Orlo Services, LTD. - a Vale, Ohio home health agency was excluded from Medicare.",
            ["Orlo Services, LTD."],
        ),
        ("Orlo LLC. has agreed to pay $9,000 to settle claims of fraud.", ["Orlo LLC"]),
        (
            "E.A. Vane Medical Center agreed to pay $9,000. OIG alleged that Vane sent him home.",
            ["E.A. Vane Medical Center"],
        ),
        ("A probe of a settled suit determined that Orlo Labs committed fraud.", ["Orlo Labs"]),
        (
            "The state reached an agreement in principle with Orlo Labs over Medicaid fraud.",
            ["Orlo Labs"],
        ),
        (
            "Good Tarn Hospital and South Alba OB/GYN (South Alba), Ohio, agreed to pay $9,000 for "
            "fraud. It paid South Alba physicians too much.",
            ["Good Tarn Hospital", "South Alba OB/GYN"],
        ),
        (
            "Ida Holt and her company, Best Way Home Care, pled guilty. "
            "Best Way represented on claims that it had cared for patients.",
            ["Best Way Home Care"],
        ),
        (
            "Tarn LLC d/b/a The Tarn Rehabilitation Center, and Orlo LLC agreed to pay $9,000.",
            ["Tarn LLC", "Orlo LLC"],
        ),
        (
            "Vale Hospitals - Santa Orlo (Vale), Ohio, agreed to pay $9,000.",
            ["Vale Hospitals - Santa Orlo"],
        ),
        (
            "OIG excluded Ida Holt and Vale Physical and Aquatic Therapy, LLC from Medicare.",
            ["Vale Physical and Aquatic Therapy, LLC"],
        ),
        ("Ida Holt, director of Reno-based nonprofit Systems and Alba, Inc., pled guilty.", []),
        ("Tarn Infirmary (TI), Ohio, agreed to pay $9,000.", ["Tarn Infirmary"]),
        (
            "Tarn Hospital, LLC f/d/b/a Vale Medical Center, a small hospital, agreed to pay $9.",
            ["Tarn Hospital, LLC"],
        ),
        (
            "The nation sued Ida Holt, Alba Management Inc. and Orlo Hospital Inc. for fraud.",
            ["Alba Management Inc.", "Orlo Hospital Inc."],
        ),
        (
            "The state sued Orlo Labs, Inc., Orlo Vale Labs, Inc. and Orlo, Inc. for fraud.",
            ["Orlo Labs, Inc.", "Orlo Vale Labs, Inc.", "Orlo, Inc."],
        ),
        (
            "Tarn Oncology Center Limited Partnership (TOC) agreed to pay $9,000.",
            ["Tarn Oncology Center Limited Partnership"],
        ),
        (
            "Hartford Hospital and the Orlo Corporation will pay $9,000 to settle allegations.",
            ["Hartford Hospital", "Orlo Corporation"],
        ),
        (
            "The unit launched an investigation into Orlo Care, Inc., which agreed to pay a fine.",
            ["Orlo Care, Inc."],
        ),
        ("Ida Holt was charged after an investigation into her employer, Orlo Manor.", []),
        (
            "OIG issued a Notice of Exclusion to Orlo Dental Management; it was excluded from aid.",
            ["Orlo Dental Management"],
        ),
        (
            "The City of Tarn, Ohio (Tarn), agreed to pay $9,000 for fraud.",
            ["City of Tarn"],
        ),
        (
            "County of Orlo d/b/a Vale Medical Center (VMC), Ohio, agreed to pay $9,000.",
            ["County of Orlo"],
        ),
        (
            "Alba Hospitals, in the Orlo County, Florida, area, has agreed to pay $9,000.",
            ["Alba Hospitals"],
        ),
        (
            "Orlo Laboratory Corporation of America agreed to pay $9,000.",
            ["Orlo Laboratory Corporation of America"],
        ),
        (
            "Tarn Homes, Inc., Ohio, agreed to pay $9,000. OIG alleged that THI billed for fraud.",
            ["Tarn Homes, Inc."],
        ),
        ("The arrest of a former Tarn Vale Center employee, Ida Holt, was announced.", []),
        ("Orlo International NV agreed to pay $9,000 for fraud.", ["Orlo International NV"]),
        (
            "Tarn Healthcare and its parent company, Sisters of Mercy of Alba Health System "
            "(Sisters of Mercy), a firm in Alba, have agreed to pay $9,000 for fraud.",
            ["Tarn Healthcare", "Sisters of Mercy of Alba Health System"],
        ),
        ("The nation settled a suit against 21st Vale Oncology.", ["21st Vale Oncology"]),
        (
            "Tarn Glen Retirement Community agreed to pay $9,000 for fraud. Tarn Glen settled.",
            ["Tarn Glen Retirement Community"],
        ),
        ("Physicians Ida Holt, 51, and Otto Vane, 49, were convicted of fraud.", []),
        ("The nation sued A Plus Home Tarn, Inc. for fraud.", ["A Plus Home Tarn, Inc."]),
        ("Cochlear Americas, Ohio, agreed to pay $9,000 for fraud.", ["Cochlear Americas"]),
        (
            "Vale Hospital \u2013 Orlo, Reno, Nevada, agreed to pay $9,000 for fraud.",
            ["Vale Hospital \u2013 Orlo"],
        ),
        (
            "Tarn Trust, Florida d/b/a Vale Memorial Hospital (Vale) agreed to pay $9,000. "
            "OIG alleged that Vale sent him home.",
            ["Tarn Trust"],
        ),
        (
            "The nation sued Ida Holt and her group, the Center for Orlo Care PLLC, for fraud.",
            ["Center for Orlo Care PLLC"],
        ),
        (
            "OIG notified Orlo Insurance (Orlo) that Orlo's unauthorized use of a word was "
            "potentially in violation of the Act.",
            ["Orlo Insurance"],
        ),
        ("Ida Holt, whose business, Holt Diet Services, was in Reno, was charged.", []),
        ("Ida Holt, of Orlo, Va., pled guilty to fraud.", []),
        ("Ida Holt, 63, of Alba, PA; and Otto Vane, 70, of Orlo, PA, were charged.", []),
        ("Ida Holt was charged after a fall over the Memorial Day weekend.", []),
    ],
)
def test_which_organizations(text: str, names: list[str]) -> None:
    assert organizations(text) == names


def test_a_title_charges_the_firm_of_the_owner() -> None:
    text = "The state charged Ida Holt, owner of Chairs Vale Inc., with fraud."
    assert organizations(text, title="Chairs Vale Charged with Fraud") == ["Chairs Vale Inc."]
    assert organizations(text) == []


def test_a_title_that_shortens_two_names_is_not_both() -> None:
    text = "The state settled claims with Orlo Health Plans and Orlo Health Insurance, Inc."
    named = organizations(text, title="Settlement With Orlo Health over Denied Claims")
    assert named == ["Orlo Health Plans", "Orlo Health Insurance, Inc."]


@pytest.mark.parametrize(
    "text",
    [
        "Orlo Vellum, a leading provider of payments, agreed to open two shops. He found no fraud.",
        "Tarn Stamp has announced the receipt of its second pledge. Fraud is on the rise.",
        "The flagship Vellum Platform is used to find fraud. Nominees will be featured on stage.",
        "Cardiac Arrest vs. Heart Failure: how Alba Toolkit will serve the community.",
        "The agreement was made with Vellum New Energy B.V., a subsidiary of Orlo Ltd.",
        "Alba Partners will pay $40 per share to take Orlo private.",
    ],
)
def test_daily_business_has_no_parties(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Arc of Tarn (the Arc), Ohio, agreed to pay a penalty.", ["Arc of Tarn"]),
        (
            "Baptist Hospitals of Eastern Alba (BHEA), Ohio, agreed to pay a penalty.",
            ["Baptist Hospitals of Eastern Alba"],
        ),
        ("The Archdiocese of Tarn agreed to pay a penalty.", ["Archdiocese of Tarn"]),
        (
            "The nation sued The Trustees of Vale University (“Vale”), Alba Presbyterian Hospital "
            "(“the Hospital”) and Ida Holt over false claims.",
            ["Trustees of Vale University", "Alba Presbyterian Hospital"],
        ),
        (
            "Tarn Center for Hematology and Medical Oncology agreed to pay a penalty.",
            ["Tarn Center for Hematology and Medical Oncology"],
        ),
        ("Three Rivers Healthcare agreed to pay a penalty.", ["Three Rivers Healthcare"]),
        (
            "The nation settled claims under the False Claims Act with Ada Vane Health Network and "
            "Orlo Physician Services.",
            ["Ada Vane Health Network", "Orlo Physician Services"],
        ),
        ("The suit against Orlo Inc. and the Alba, New Jersey clinic was filed.", ["Orlo Inc."]),
        (
            "Vale Memorial Healthcenter (VMH), Ohio, agreed to pay $9.",
            ["Vale Memorial Healthcenter"],
        ),
    ],
)
def test_where_names_of_organizations_begin_and_end(text: str, names: list[str]) -> None:
    assert organizations(text) == names


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Three Tarn Physicians Charged With Fraud", "A suit was filed."),
        ("Grand Jury Charges Two Tarn Area Doctors With Fraud", "A suit was filed."),
        ("Parent of Patient Convicted of Health Care Fraud", ""),
        ("Tarn Resident Found Guilty of Operating Unlicensed Care Home", ""),
        ("Health Care Company Agrees To Settle Civil Fraud Charges", ""),
    ],
)
def test_a_title_that_only_says_what_they_are(title: str, text: str) -> None:
    assert found(text or title, title) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The founding attorney, Ida Holt, can help. Ida Holt received her degree in law. A man was "
        "charged with theft.",
        "The nurse, who was charged with neglect, worked over the Memorial Day weekend.",
        "The lawsuit claims that they learned more on Oct. 18, when the suit was filed.",
    ],
)
def test_who_stands_beside_an_act_is_no_party(text: str) -> None:
    assert found(text) == ()


def test_a_short_form_in_brackets_ends_a_name() -> None:
    text = "Two staff of Alba Nursing Center (Alba) Ida Holt, 40, and Ada Vane, 41, were arrested."
    assert people(text) == ["Ida Holt", "Ada Vane"]


def test_an_authority_whose_office_arrests_is_no_party() -> None:
    text = "Today Attorney General Ida Vane\u2019s office arrested the head of a clinic for fraud."
    assert found(text, "Attorney General Vane's Office Arrests Head of Clinic") == ()


@pytest.mark.parametrize(
    "text",
    [
        "“An arrest is hard,” said Otto Vane from Tarn Law. Clients are charged with theft.",
        'Otto Vane, "Four Years Later, Three Are Indicted", Tarn Times. A man was charged.',
        "A man was charged. Whether facing a suit or a fine, clients find help.",
        "Firms face XDA website lawsuits. A suit was filed against one for XPS monitoring.",
    ],
)
def test_speakers_authors_and_attributes_are_no_parties(text: str) -> None:
    assert found(text) == ()


def test_a_deed_is_not_enough_where_others_are_acted_against() -> None:
    text = "Otto Vane was charged with theft. Ida Holt ran the clinic for ten years."
    assert people(text) == ["Otto Vane"]
    assert people("A nurse was arrested. Ida Holt billed for ten years.") == ["Ida Holt"]


def test_who_is_called_a_defendant() -> None:
    text = "A suit was filed against Orlo Inc. On the call Defendant Ida Holt touted its sales."
    assert [party.name for party in found(text)] == ["Orlo Inc.", "Ida Holt"]
    text = "A suit was filed. The defendants—Orlo Vale Partners, L.P., and its affiliate—paid."
    assert organizations(text) == ["Orlo Vale Partners, L.P."]


def test_who_is_alleged_to_have_done_it() -> None:
    text = (
        "The nation joined in the allegations in one of these suits that Ida Holt, the CEO, lied."
    )
    assert people(text) == ["Ida Holt"]


def test_a_company_is_known_by_any_word_of_its_name() -> None:
    text = "E.A. Vane Medical Center agreed to pay a penalty. The OIG alleged that Vane failed."
    assert organizations(text) == ["E.A. Vane Medical Center"]
    text = "ORL Vapor, which was sued in May, has settled the suit. ORL Vapor will pay $9,000."
    assert organizations(text) == ["ORL Vapor"]
    assert organizations("Hospice by the Lake, Inc. agreed to pay a penalty.") == [
        "Hospice by the Lake, Inc."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The lawsuit, captioned Otto Vane v. Orlo Inc., was filed in May.",
        "The action, Otto Vane v. Orlo Inc., et al., alleges fraud. A suit was filed.",
        "Vane v. Orlo Inc., the historic lawsuit, goes back to a court of appeals for trial.",
    ],
)
def test_who_is_sued_by_the_caption(text: str) -> None:
    assert [party.name for party in found(text)] == ["Orlo Inc."]


def test_a_decision_that_is_cited_has_no_parties() -> None:
    assert (
        found("Under Vane v. Orlo Inc., 9 U.S. 3 (1990), an agency may sue. A suit was filed.")
        == ()
    )


def test_a_firm_of_the_title_that_the_body_names_in_full() -> None:
    title = "Attorney General Charges Vellum Plus with Fraud"
    text = "Charges were filed against Ida Holt, owner of Vellum Plus Inc., in Tarn County."
    assert [party.name for party in found(text, title)] == ["Ida Holt", "Vellum Plus Inc."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("OIG alleged that ORL employed him. ORL Care, Inc. (ORL), Ohio agreed to pay $9,000 for "
         "violating the law.", ["ORL Care, Inc."]),
        ("ORL Healthcare Pays $9 to Settle Probe of False Claims", ["ORL Healthcare"]),
        ("The court found probable cause to try Ida Holt, 40, on six felony counts.", ["Ida Holt"]),
        ("Two nurses of Vale Center (Vale) Ida Holt, Licensed Nurse (L.N.), 54 years old, "
         "were arrested.", ["Ida Holt"]),
        ("After it told the OIG, Oakland Hospital, Michigan, agreed to pay $9,000.",
         ["Oakland Hospital"]),
        ("A suit was filed against Orlo Vale Partners V, L.P. in May.",
         ["Orlo Vale Partners V, L.P."]),
        ("Paul has agreed to settle. A suit was filed against Orlo Inc.", ["Orlo Inc."]),
        ("Ida Holt, who serves on the council, spoke of fraud. A man was charged.", []),
    ],
)  # fmt: skip
def test_who_is_named_and_who_is_not(text: str, names: list[str]) -> None:
    assert [party.name for party in found(text)] == names


def test_a_short_form_is_that_of_the_firm_the_body_names() -> None:
    title = "Vellum Health Services, Inc. Agrees to Pay $9 Million"
    text = (
        "The State reached a settlement with Vellum Healthcare Services, Inc. Vellum agreed to pay."
    )
    assert organizations(text, title) == ["Vellum Healthcare Services, Inc."]


@pytest.mark.parametrize(
    "text",
    [
        "Learn of Cardiac Arrest vs. Heart Attack. A man was charged with theft.",
        "A photo with Arrested Progress is on show. A man was charged with theft.",
        "Ida Holt, the managing attorney at Tarn Law, said so. A man was charged with theft.",
        "A suit was filed over crimes against Humanity.",
    ],
)
def test_a_word_of_an_act_in_other_words(text: str) -> None:
    assert found(text) == ()


def test_a_middle_name_that_is_a_verb() -> None:
    assert people("Ada Sue Holt, 67, was charged with theft.") == ["Ada Sue Holt"]
    assert people("Agents arrested Kim Sue Vane, of Tarn, for theft.") == ["Kim Sue Vane"]
