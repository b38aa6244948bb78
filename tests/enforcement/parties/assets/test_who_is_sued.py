"""Property that is sued, estates of the dead, and their neighbours, in whole texts; every name is
invented. They were written before the rules."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement


class Told(NamedTuple):
    """A text, and its parties: name, type, role and standing of each."""

    title: str
    text: str
    parties: tuple[tuple[str, str, str | None, tuple[str, ...]], ...]


SUED = ("sued",)

PROPERTY = {
    "caption of a sum": Told(
        "Complaint filed against cash found on a bus",
        "The case is United States v. $88,310 in U.S. Currency, No. 3:31-cv-00219. The government "
        "filed a civil forfeiture complaint on Monday. Wendell Ostrow, who carried the bag, has "
        "filed a claim.",
        (("$88,310 in U.S. Currency", "property", "defendant", SUED),),
    ),
    "caption of a car with its number": Told(
        "United States v. One 2021 Dodge Durango, VIN 1C4RDJAG5MC000000",
        "A verified complaint for forfeiture in rem was filed in the District of Nevada.",
        (("One 2021 Dodge Durango, VIN 1C4RDJAG5MC000000", "property", "defendant", SUED),),
    ),
    "caption of a house": Told(
        "",
        "In United States v. Real Property Located at 418 Harrow Lane, Fallon, Nevada, the court "
        "entered a default judgment of forfeiture on March 3, 2031.",
        (
            (
                "Real Property Located at 418 Harrow Lane, Fallon, Nevada",
                "property",
                "defendant",
                ("forfeited",),
            ),
        ),
    ),
    "an article of drug": Told(
        "FDA: misbranded capsules taken",
        "U.S. Marshals seized the goods under a warrant in United States v. 930 Cartons of "
        "Lumivane Capsules, an article of drug, which is pending in Toledo.",
        (
            (
                "930 Cartons of Lumivane Capsules, an article of drug",
                "property",
                "defendant",
                ("seized",),
            ),
        ),
    ),
    "a complaint against houses": Told(
        "Feds move to take two houses tied to ketamine ring",
        "Prosecutors on Tuesday filed a civil forfeiture complaint against two houses in Elko. "
        "Their owner, Marla Trench, was not charged.",
        (("two houses", "property", "defendant", SUED),),
    ),
    "the owner indicted apart": Told(
        "Clinic owner indicted; government sues her condo",
        "Petra Lindqvist-Vane, 51, was indicted for distributing ketamine. The United States also "
        "filed a civil forfeiture action against a condominium at 77 Quay Street, Bangor, Maine.",
        (
            ("Petra Lindqvist-Vane", "person", "defendant", ("charged",)),
            ("condominium at 77 Quay Street, Bangor, Maine", "property", "defendant", SUED),
        ),
    ),
    "two things of one caption": Told(
        "",
        "The complaint in United States v. $19,400.00 in United States Currency and One 2018 Ford "
        "F-150 was filed in rem. Both were seized in January.",
        (
            ("$19,400.00 in United States Currency", "property", "defendant", ("sued", "seized")),
            ("One 2018 Ford F-150", "property", "defendant", ("sued", "seized")),
        ),
    ),
    "a docket": Told(
        "United States v. $31,275.00 in U.S. Currency",
        "Docket: 2:31-cv-00077\n\nParties: $31,275.00 in U.S. Currency; Odell Varga; USA\n\n"
        "Cause: 21:881 Forfeiture Property-Drugs\n\n2031-02-03, document 1: Complaint\n\n"
        "VERIFIED COMPLAINT for Forfeiture in Rem against $31,275.00 in U.S. Currency, filed by "
        "USA.\n\n2031-03-14, document 9: Claim\n\nVERIFIED CLAIM to property filed by Claimant "
        "Odell Varga.",
        (
            ("$31,275.00 in U.S. Currency", "property", "defendant", SUED),
            ("Odell Varga", "person", "intervenor", ()),
            ("USA", "organization", "plaintiff", ()),
        ),
    ),
    "a complaint dismissed": Told(
        "",
        "A judge dismissed the civil forfeiture complaint against a fishing boat on Friday. The "
        "boat belongs to Casper Ruhl.",
        (("fishing boat", "property", "defendant", ("dismissed",)),),
    ),
    "cryptocurrency": Told(
        "U.S. Files Complaint to Forfeit Bitcoin of Vendor",
        "The United States today filed a civil complaint seeking the forfeiture of approximately "
        "41.7 bitcoin. The wallet's holder, Dario Fenn, died before he could be charged.",
        (("41.7 bitcoin", "property", "defendant", SUED),),
    ),
}

ESTATES = {
    "agreed to pay": Told(
        "Estate to repay Medicare",
        "The Estate of Corwin Abbas agreed to pay $640,000 to resolve allegations that the late "
        "physician billed for infusions he never gave.",
        (("Estate of Corwin Abbas", "organization", "respondent", ("settled",)),),
    ),
    "against the estate": Told(
        "",
        "The United States filed a lawsuit against the estate of the late Dr. Minna Thorsby under "
        "the False Claims Act. Dr. Thorsby died in 2030.",
        (("Estate of Minna Thorsby", "organization", "defendant", SUED),),
    ),
    "beside a company": Told(
        "",
        "Coldwater Infusion LLC and the Estate of its founder, the deceased Lyle Brandt, have "
        "agreed to pay $2 million to settle false claims.",
        (
            ("Coldwater Infusion LLC", "organization", "respondent", ("settled",)),
            ("Estate of Lyle Brandt", "organization", "respondent", ("settled",)),
        ),
    ),
    "died before he could be charged": Told(
        "Two nurses plead guilty",
        "Nurse Hedda Pruitt pleaded guilty to diverting ketamine. The late Dr. Amos Kestrel, who "
        "ran the clinic, died before he could be charged.",
        (("Hedda Pruitt", "person", "defendant", ("pleaded guilty",)),),
    ),
    "a sum in restitution": Told(
        "",
        "Silas Corrigan was sentenced to 12 months in prison and ordered to pay $88,310 in "
        "restitution. Agents found $12,000 in U.S. currency in his car.",
        (("Silas Corrigan", "person", "defendant", ("sentenced",)),),
    ),
    "a car seized from a man": Told(
        "",
        "Agents seized a 2021 Dodge Durango from Mr. Talbot Renner, who is charged with "
        "distributing ketamine.",
        (("Talbot Renner", "person", "defendant", ("charged",)),),
    ),
    "property of an estate": Told(
        "",
        "Gretchen Loomis was charged with stealing property of the estate of Nora Whitlock, for "
        "whom she had been the executor.",
        (("Gretchen Loomis", "person", "defendant", ("charged",)),),
    ),
    "a real estate broker": Told(
        "",
        "Real estate broker Tobin Askew pleaded guilty to laundering proceeds through the purchase "
        "of real property located at 9 Mill Road.",
        (("Tobin Askew", "person", "defendant", ("pleaded guilty",)),),
    ),
    "forfeiture in a criminal case": Told(
        "",
        "Ines Calloway was convicted by a jury. The indictment seeks the forfeiture of her house "
        "at 6 Fir Court and a 2020 Lexus.",
        (("Ines Calloway", "person", "defendant", ("convicted",)),),
    ),
    "his estate": Told(
        "",
        "Otto Rensselaer died in 2029. Rensselaer's estate agreed to pay $1.1 million to settle a "
        "lawsuit over false claims.",
        (("Estate of Otto Rensselaer", "organization", "defendant", ("settled",)),),
    ),
}  # fmt: skip


@pytest.mark.parametrize("told", [*PROPERTY.values(), *ESTATES.values()], ids=[*PROPERTY, *ESTATES])
def test_parties(told: Told) -> None:
    reading = read_text(Announcement(id="a1", title=told.title, text=told.text, office="FDA"))
    found = {(it.name, it.type, it.role, it.standing) for it in reading.parties}
    assert found == set(told.parties)
