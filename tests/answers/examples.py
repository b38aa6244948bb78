"""Invented documents about invented people, for the answers made of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from store.log.database import Engine, writing
from store.log.document import Document
from store.log.events import CaseLinked, CaseUnlinked
from store.log.log import NewEvent, append
from tests.search.examples import NOW, Blotter, document, published

CHARGE, ACQUITTAL, PLEA, SETTLEMENT = (f"us_example:{number}" for number in range(1, 5))
DOCKET = "United States v. Quennell, No. 2:25-cr-00183."

#: A case of three documents, and a case of one.
CASES = (
    document(
        CHARGE,
        f"Dr. Orla Quennell and Dr. Bram Tolliver were charged with conspiracy. {DOCKET}",
        title="Two Doctors Charged with Ketamine Conspiracy",
        published_on=date(2025, 3, 13),
        source="us_example",
    ),
    document(
        ACQUITTAL,
        f"A jury acquitted Orla Quennell of conspiracy to distribute ketamine. {DOCKET}",
        title="Jury Acquits Doctor",
        published_on=date(2026, 2, 2),
        source="us_example",
    ),
    document(
        PLEA,
        f"Bram Tolliver pleaded guilty to conspiracy, and is to forfeit $402,000. {DOCKET} "
        "He is scheduled to be sentenced on August 6, 2026.",
        title="Second Doctor Pleads Guilty",
        published_on=date(2026, 2, 9),
        source="us_example",
    ),
    document(
        SETTLEMENT,
        "Halcyon Vials, LLC agreed to pay $90,000 to resolve allegations about ketamine.",
        title="Clinic Settles",
        published_on=date(2024, 2, 9),
        source="us_example",
    ),
)

_PLEA = (
    "TACOMA, Wash. - Orla Venn Hask, 44, of Tacoma, pleaded guilty today in U.S. District Court to"
    " conspiring to distribute ketamine, announced the U.S. Attorney for the Western District of"
    " Washington. Orla Venn Hask mailed ketamine from her clinic in Tacoma. The case number is"
    " 2:25-cr-00777. Hask is scheduled to be sentenced on {day}."
)
EARLIER = document(
    "us_a:1",
    _PLEA.format(day="March 20, 2026"),
    title="Clinic Owner Pleads Guilty",
    published_on=date(2026, 1, 5),
)
LATER = document(
    "us_b:2",
    _PLEA.format(day="April 17, 2026"),
    title="Sentencing\x1b[2J; Moved, =1",
    published_on=date(2026, 2, 3),
)
RULE = document(
    "us_c:3",
    "Comments on the rule on esketamine must be submitted on or before March 12, 2026.",
    title="A Rule",
    published_on=date(2026, 2, 10),
)
#: A plea, another day for its sentencing, a rule.
DAYS = (EARLIER, LATER, RULE)


def a_store(home: Path, documents: tuple[Document, ...]) -> Blotter:
    """A store of documents, each published at its position from 1 on, on 2 March 2026."""
    blotter = Blotter(home)
    blotter.append(*map(published, documents))
    return blotter


def decide(engine: Engine, of: str, decision: CaseLinked | CaseUnlinked) -> None:
    """Record what a person decided of the case of a document."""
    with writing(engine) as connection:
        append(connection, [NewEvent(stream=f"case/{of}", event=decision)], now=NOW)
