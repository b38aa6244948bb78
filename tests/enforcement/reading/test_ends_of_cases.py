"""Where short texts about ends of cases leave those they name."""

from __future__ import annotations

import pytest

from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement

US, PRESS = "U.S. Attorney", "Media"


@pytest.mark.parametrize(
    ("title", "office", "text", "standings"),
    [
        ("Board Restores License", PRESS,
         "The board of pharmacy voted Tuesday to reinstate the license of Orla Quennell, which"
         " it had suspended in 2022.",
         {"Orla Quennell": {"lifted"}}),
        ("Nurse gets licence back", PRESS,
         "The nursing board on Friday returned the licence of Bram Tolliver that it revoked "
         "two years ago.",
         {"Bram Tolliver": {"lifted"}}),
        ("Minutes", PRESS,
         "Dr. Orla Quennell asked the Board to reinstate the license she surrendered in 2019. "
         "The Board denied the petition.",
         {"Orla Quennell": {"surrendered", "denied"}}),
        ("Minutes", PRESS,
         "Bram Tolliver petitioned the Board to give back the license he had voluntarily "
         "surrendered in 2018. The Board denied his petition.",
         {"Bram Tolliver": {"surrendered", "denied"}}),
        ("Court Upholds Conviction", US,
         "The Fifth Circuit has turned down the arguments made by Orla Quennell against her "
         "2022 conviction for wire fraud.",
         {"Orla Quennell": {"convicted"}}),
        ("Appeal Fails", US,
         "The court of appeals rejected the challenge of Bram Tolliver to his 2021 conviction "
         "for health care fraud. He is serving 40 months in prison.",
         {"Bram Tolliver": {"sentenced"}}),
        ("Record cleared", PRESS,
         "A judge on Monday agreed to expunge the 2009 misdemeanor conviction of Orla Quennell"
         " for theft.",
         {"Orla Quennell": {"vacated"}}),
        ("Record cleared", PRESS,
         "A judge granted the request of Bram Tolliver to have his 2012 drug conviction "
         "expunged.",
         {"Bram Tolliver": {"vacated"}}),
        ("Orla Quennell; Denial of Request for Termination of Debarment", "Federal Register",
         "The agency is denying Orla Quennell's request for special termination of debarment.",
         {"Orla Quennell": {"denied", "excluded"}}),
        ("Bid to undo plea fails", PRESS,
         "A judge refused Monday to allow former mayor Bram Tolliver to withdraw his guilty "
         "plea to bribery.",
         {"Bram Tolliver": {"pleaded guilty"}}),
        ("Judge won't let nurse take back plea", PRESS,
         "A judge declined on Friday to permit nurse Orla Quennell to withdraw her plea of "
         "guilty to theft.",
         {"Orla Quennell": {"pleaded guilty"}}),
        ("Judge bars plea change", PRESS,
         "A judge would not let Orla Quennell withdraw her guilty plea to fraud. Quennell "
         "pleaded guilty in May.",
         {"Orla Quennell": {"pleaded guilty"}}),
        ("Order", US,
         "The indictment against Orla Quennell is DISMISSED. All bonds are exonerated.",
         {"Orla Quennell": {"dismissed"}}),
        ("Order", US,
         "The information against Bram Tolliver is dismissed and bail is exonerated.",
         {"Bram Tolliver": {"dismissed"}}),
        ("Appeals court restores verdict", PRESS,
         "An appeals court on Monday reinstated the fraud conviction of Orla Quennell. The "
         "trial judge had thrown out the jury's guilty verdict.",
         {"Orla Quennell": {"convicted"}}),
        ("Conviction back", PRESS,
         "A jury found Bram Tolliver guilty of fraud. The judge set aside the verdict, but a "
         "higher court restored it.",
         {"Bram Tolliver": {"convicted"}}),
        ("Conviction gone", PRESS,
         "A jury found Bram Tolliver guilty of fraud. An appeals court restored the verdict in"
         " 2022. The Supreme Court vacated the conviction on Monday.",
         {"Bram Tolliver": {"vacated"}}),
        ("Ruling", PRESS,
         "An appeals court upheld a decision to grant Orla Quennell a new trial. A jury had "
         "found Quennell guilty of fraud in 2021.",
         {"Orla Quennell": {"vacated"}}),
        ("Ruling", PRESS,
         "The state's highest court affirmed an order granting Bram Tolliver a new trial. "
         "Tolliver had been convicted of fraud.",
         {"Bram Tolliver": {"vacated"}}),
        ("Verdicts", US,
         "A jury convicted Ivo Lasker of fraud. The judge granted the motion of bookkeeper "
         "Orla Quennell and dismissed the sole count against her.",
         {"Ivo Lasker": {"convicted"}, "Orla Quennell": {"dismissed"}}),
        ("Verdicts", US,
         "A jury convicted Ivo Lasker of fraud. At the close of the case the court granted "
         "Bram Tolliver's motion and dismissed the only charge against him.",
         {"Ivo Lasker": {"convicted"}, "Bram Tolliver": {"dismissed"}}),
        ("Split verdict", PRESS,
         "A jury cleared former dispatcher Orla Quennell of three counts of fraud on Friday "
         "but deadlocked on a fourth.",
         {"Orla Quennell": {"acquitted in part"}}),
        ("Not guilty", PRESS,
         "Jurors cleared pharmacist Bram Tolliver of all charges on Monday.",
         {"Bram Tolliver": {"acquitted"}}),
        ("State drops suit", PRESS,
         "The attorney general nonsuited the state's lawsuit against Vale Analytics LLC on "
         "Monday.",
         {"Vale Analytics LLC": {"dismissed"}}),
        ("Case ends", PRESS,
         "The state has filed a notice of nonsuit in its lawsuit against Tarn Data Inc.",
         {"Tarn Data Inc.": {"dismissed"}}),
        ("Vale Sterile LLC - Close Out Letter", "FDA",
         "We have completed our evaluation of your corrective actions in response to our "
         "Warning Letter of May 3, 2023, issued to Vale Sterile LLC. It appears that you have "
         "addressed the violations in the Warning Letter.",
         {"Vale Sterile LLC": {"lifted"}}),
        ("Close-Out Letter", "FDA",
         "The agency has evaluated the corrective actions of Tarn Pharmacy Inc. in response to"
         " Warning Letter 501234. Based on our evaluation, the firm has addressed the "
         "violations contained in the Warning Letter.",
         {"Tarn Pharmacy Inc.": {"lifted"}}),
        ("Reinstatement", "HHS-OIG",
         "The OIG has reinstated the eligibility of Orla Quennell, R.N., to participate in all"
         " Federal health care programs. She had been excluded since 2012.",
         {"Orla Quennell": {"lifted"}}),
        ("Reinstatement", "HHS-OIG",
         "Bram Tolliver, who was excluded from Medicare in 2011, was removed from the List of "
         "Excluded Individuals on Monday.",
         {"Bram Tolliver": {"lifted"}}),
        ("Case over", PRESS,
         "Prosecutors asked Tuesday that the indictment against Orla Quennell be dismissed, "
         "and the judge signed the order the same day.",
         {"Orla Quennell": {"dismissed"}}),
        ("Case pending", PRESS,
         "Prosecutors asked Tuesday that the indictment against Bram Tolliver be dismissed. "
         "The judge has not ruled.",
         {"Bram Tolliver": {"charged"}}),
        ("Nurse Sentenced Again", US,
         "Orla Quennell, a nurse previously sentenced for fraud, was back in court for "
         "resentencing and received 30 months in prison.",
         {"Orla Quennell": {"sentenced"}}),
        ("Judge voids plea", PRESS,
         "Bram Tolliver was indicted in May. A judge rejected his plea agreement on Monday.",
         {"Bram Tolliver": {"charged"}}),
        ("Charges tossed", PRESS,
         "A judge on Monday quashed the indictment of Ada Marrow, a pharmacist accused of "
         "diverting pills. Prosecutors may appeal.",
         {"Ada Marrow": {"dismissed"}}),
        ("Retrial ordered", PRESS,
         "Bo Harrow will get a new trial. An appeals panel ruled Tuesday that jurors should "
         "not have heard a recording and threw out the 2022 fraud conviction.",
         {"Bo Harrow": {"vacated"}}),
        ("No charges", PRESS,
         "A grand jury returned a no true bill Thursday in the case of Dr. Cy Lorne, who had "
         "been arrested in March.",
         {"Cy Lorne": {"dismissed"}}),
        ("Pardon refused", PRESS,
         "The governor denied a pardon to Ada Marrow, who was convicted of theft in 2015.",
         {"Ada Marrow": {"convicted"}}),
        ("Clemency granted", PRESS,
         "The president on Friday granted clemency to Bo Harrow, who is serving 12 years in "
         "prison for fraud.",
         {"Bo Harrow": {"commuted"}}),
        ("Sentence cut", PRESS,
         "An appeals court cut the sentence of Cy Lorne from nine years to five.",
         {"Cy Lorne": {"sentenced"}}),
        ("Both cleared", PRESS,
         "Bo Harrow and Cy Lorne were indicted in 2021. On Friday a jury found both men not "
         "guilty.",
         {"Bo Harrow": {"acquitted"}, "Cy Lorne": {"acquitted"}}),
        ("Company off the hook", PRESS,
         "The state dropped its lawsuit against Tarn Labs LLC and Vale Devices Inc. The "
         "companies had been sued in 2022.",
         {"Tarn Labs LLC": {"dismissed"}, "Vale Devices Inc.": {"dismissed"}}),
        ("Order lifted", "State Board of Nursing",
         "The Board terminated the probation of Ada Marrow, R.N., and lifted the suspension of"
         " her license.",
         {"Ada Marrow": {"lifted"}}),
        ("Appeal rejected", PRESS,
         "The Supreme Court declined to hear the appeal of Bo Harrow, who was convicted of tax"
         " evasion in 2020.",
         {"Bo Harrow": {"convicted"}}),
        ("Motion denied", US,
         "The court denied Cy Lorne's motion to dismiss the indictment and set trial for May. "
         "Lorne is charged with fraud.",
         {"Cy Lorne": {"charged"}}),
        ("License stays revoked", PRESS,
         "A court upheld the revocation of the license of Dr. Bo Harrow.",
         {"Bo Harrow": {"revoked"}}),
        ("Penalty rescinded", "HHS-OIG",
         "OIG has rescinded the civil monetary penalty that it imposed on Tarn Labs LLC.",
         {"Tarn Labs LLC": {"penalty withdrawn"}}),
        ("Judgment reversed", PRESS,
         "The appeals court reversed a $3 million judgment against Vale Devices Inc.",
         {"Vale Devices Inc.": {"vacated"}}),
        ("Husband cleared, wife convicted", PRESS,
         "A jury convicted Ada Marrow of fraud on Tuesday but acquitted her husband, Bo "
         "Marrow.",
         {"Ada Marrow": {"convicted"}, "Bo Marrow": {"acquitted"}}),
        ("Prosecutors won't retry doctor", PRESS,
         "Prosecutors said Monday they will not retry Dr. Cy Lorne, whose conviction was "
         "overturned in May.",
         {"Cy Lorne": {"vacated"}}),
        ("Case dismissed at request of state", PRESS,
         "At the request of prosecutors, a judge on Thursday dismissed the felony case against"
         " veterinarian Ada Marrow.",
         {"Ada Marrow": {"dismissed"}}),
    ],
)  # fmt: skip
def test_where_it_leaves_them(
    title: str, office: str, text: str, standings: dict[str, set[str]]
) -> None:
    reading = read_text(Announcement(id="x", title=title, text=text, office=office))
    assert {party.name: {*party.standing} for party in reading.parties} == standings


@pytest.mark.parametrize(
    "text",
    [
        "The license of Orla Quennell that the board has not revoked expires in May.",
        "The license of Orla Quennell, which it may have suspended, expires in May.",
        "Orla Quennell is serving as director of the state prison.",
        "Orla Quennell is serving a term on the parole board.",
        "Orla Quennell's license expires in May.",
    ],
)
def test_nothing_was_done(text: str) -> None:
    reading = read_text(Announcement(id="x", title="Notice", text=text, office=US))
    assert [party.standing for party in reading.parties if party.standing] == []
