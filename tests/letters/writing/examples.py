"""News made by hand: what a letter is written of. All names are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from answers.matters.due import UpcomingDay
from answers.news.stories import (
    Change,
    Correction,
    Fact,
    News,
    Standing,
    Story,
    StoryDocument,
    WeekOfActs,
)
from letters.subscribing.links import Links
from letters.writing.foot import Recipient
from letters.writing.letter import Letter, write
from search.query.passages.best_passages import Passage
from store.log.letter_events import ToldCorrection, ToldFact
from store.log.seals import Seal

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")
SEAL = Seal(position=163, hash="e9" * 32, recorded_at=NOW)
RECIPIENT = Recipient(
    subscription="ada-c0ffee",
    cadence="weekly",
    links=Links(
        unsubscribe_url="https://blotter.example/unsubscribe/ada-c0ffee.1a2b.c3d4",
        unsubscribe_mailto="mailto:blotter@agency.example?subject=unsubscribe%20ada-c0ffee",
        unsubscribe_command="blotter unsubscribe ada-c0ffee",
    ),
    sender="blotter@agency.example",
)


def told(kind: str = "revocation", *, status: str = "ordered", **more: str) -> ToldFact:
    document = more.pop("document", "us_fr:2026-1")
    return ToldFact(document=document, position=7, kind=kind, status=status, reader="r1", **more)


def fact(words: str = "Revoked: Leland R. Voskamp, D.O., Washington", **more: Any) -> Fact:
    values: dict[str, Any] = {
        "quote": "The Administrator hereby revokes DEA Certificate of Registration No. FV0000001.",
        "is_accusation": False,
        "document": "us_fr:2026-1",
        "told": told(),
    }
    return Fact(words=words, **(values | more))


def document(id: str = "us_fr:2026-1", **more: Any) -> StoryDocument:
    values: dict[str, Any] = {
        "section": "new",
        "title": "Leland R. Voskamp; Decision and Order",
        "url": "https://register.example/2026-1",
        "publisher": "Federal Register",
        "tier": "official",
        "published_on": date(2026, 11, 27),
        "precision": "day",
        "first_seen": NOW - timedelta(days=2),
        "missing_since": None,
        "checks": 0,
        "changes": 0,
        "changed_at": None,
        "differences": (),
        "passages": (),
        "terms": ("ketamine", "registration"),
        "copied_by": (),
    }
    return StoryDocument(id=id, **(values | more))


def story(*documents: StoryDocument, **more: Any) -> Story:
    shown = documents or (document(),)
    values: dict[str, Any] = {"matter": shown[0].id, "facts": (), "standing": (), "ahead": ()}
    return Story(documents=shown, **(values | more))


def day_ahead(**more: Any) -> UpcomingDay:
    values: dict[str, Any] = {
        "title": "United States v. Venn",
        "id": "us_court:9",
        "source": "us_court",
        "url": "https://court.example/9",
        "published_on": date(2026, 11, 20),
        "quote": "Sentencing is set for January 4, 2027.",
        "start": 0,
        "end": 38,
        "case": "us_court:9",
        "day": date(2027, 1, 4),
        "in_days": 35,
        "what": "sentencing",
        "status": "stands",
        "other_documents": (),
        "conflicts": (),
        "status_document": None,
        "uid": "0@blotter",
    }
    return UpcomingDay(**(values | more))


def correction(**more: Any) -> Correction:
    values: dict[str, Any] = {
        "told_on": date(2026, 3, 3),
        "words": "Charged: Orla Venn, physician, Texas",
        "what_became": "the court dismissed it",
        "document": document("us_court:9", title="Order of dismissal", section="changed"),
        "told": ToldCorrection(fact=told("charge"), message_id="<a@b>", cause="they"),
    }
    return Correction(**(values | more))


def weeks(*acts: int) -> tuple[WeekOfActs, ...]:
    first = date(2026, 11, 30) - timedelta(weeks=len(acts) - 1)
    return tuple(
        WeekOfActs(monday=first + timedelta(weeks=n), acts=count) for n, count in enumerate(acts)
    )


def news(*stories: Story, **more: Any) -> News:
    values: dict[str, Any] = {
        "since": 150,
        "until": 163,
        "seal": SEAL,
        "query": "ketamine registration",
        "name": "Doctors",
        "more": 0,
        "corrections": (),
        "due": (),
        "weeks": (),
        "coverage": "5 of 6 sources fresh; us_b walled since 3 Nov",
        "reader": "r1",
        "documents": tuple(one.id for it in stories for one in it.documents),
    }
    return News(stories=stories, **(values | more))


def letter(of: News, **more: Any) -> Letter:
    values: dict[str, Any] = {"recipient": RECIPIENT, "site": "", "zone": NEW_YORK}
    return write(of, **(values | more))


def a_full_letter(**more: Any) -> Letter:
    """A letter with one of everything."""
    revoked = story(
        document(copied_by=("The Ledger", "Pain Daily", "Ketamine Post", "KLX", "The Wire", "A")),
        document(
            "us_doj:3",
            title="Osteopath sentenced for ketamine by mail",
            publisher="Department of Justice",
            url="https://justice.example/3",
            published_on=date(2026, 11, 26),
        ),
        facts=(
            fact("Revoked: Leland R. Voskamp, D.O., Washington, effective 20 August 2026"),
            fact(
                "Sentenced: Leland R. Voskamp, D.O., Washington: 57 months in prison",
                quote="Voskamp was sentenced today to 57 months in prison.",
                told=told("sentence", status="sentenced", document="us_doj:3"),
            ),
        ),
        standing=(
            Standing(
                name="Leland R. Voskamp",
                status=("sentenced", "revoked"),
                favorable_dispositions=(),
                told=(told("plea", status="pleaded", beside="us_fr:2026-1"),),
            ),
        ),
    )
    charged = story(
        document(
            "us_court:9",
            title="United States v. Venn",
            publisher="U.S. District Court, W.D. Texas",
            tier="court",
            url="https://court.example/9",
        ),
        facts=(
            fact(
                "Charged: Orla Venn, physician, Texas",
                quote="The grand jury charges that Orla Venn distributed ketamine",
                is_accusation=True,
                told=told("charge", status="charged", document="us_court:9"),
            ),
        ),
        ahead=(day_ahead(),),
    )
    edited = story(
        document(
            "us_example:4",
            section="changed",
            title="Clinic owner and two others plead guilty",
            publisher="Example Agency",
            changes=2,
            changed_at=NOW,
            differences=(
                Change(
                    kind="title", where="", before="Two plead guilty", after="Three plead guilty"
                ),
                Change(
                    kind="docket entry", where="20 Nov 2026", before="", after="JUDGMENT: 57 months"
                ),
                Change(kind="label", where="Date terminated", before="", after="20 Feb 2026"),
            ),
        )
    )
    gone = story(
        document(
            "us_example:5",
            section="removed",
            title="Statement on compounded ketamine",
            publisher="Example Agency",
            published_on=date(2025, 6, 1),
            missing_since=NOW - timedelta(days=17),
            checks=4,
            passages=(
                Passage(text="Compounded ketamine is not approved.", highlights=((11, 19),)),
            ),
        )
    )
    full = news(
        revoked,
        charged,
        edited,
        gone,
        corrections=(
            correction(),
            correction(what_became="that was our misreading", document=None),
        ),
        due=(day_ahead(title="United States v. Delacroix-Penn", what="trial"),),
        weeks=weeks(0, 1, 0, 3, 2, 0, 0, 4, 1, 0, 12, 5, 3, 2, 0, 1, 1, 0, 2, 8, 6, 0, 1, 3, 2, 4),
    )
    return letter(replace(full, **more))
