"""What a letter tells: one story a matter, facts first, nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from answers.news.stories import Change, Standing
from answers.news.told_facts import party_id
from search.language.query_error import QueryError
from store.log.events import DocumentCompleted, DocumentPublished
from store.log.letter_events import ToldFact
from tests.answers.examples import ACQUITTAL, CASES, CHARGE, DAYS, LATER, PLEA, RULE, SETTLEMENT
from tests.answers.news.examples import lines, told
from tests.search.examples import (
    Blotter,
    capture,
    masked,
    published,
    reread,
    restored,
    revised,
    withdrawn,
)

_CHARGE, _ACQUITTAL, _PLEA, _SETTLEMENT = CASES


def test_a_matter_is_one_story_with_the_furthest_acts_first(blotter: Blotter) -> None:
    blotter.append(*map(published, CASES))
    case, settled = told(blotter, "conspiracy OR halcyon").stories
    assert (case.matter, settled.matter) == (CHARGE, SETTLEMENT)
    assert lines(case) == [
        "Acquitted: Orla Quennell, physician",
        "Pleaded guilty: Bram Tolliver, physician: forfeiture of $402,000",
        "Charged: Orla Quennell, physician",
        "Charged: Bram Tolliver, physician",
    ]
    assert lines(settled) == ["Settled: Halcyon Vials, LLC: $90,000"]


def test_what_a_matter_told_before_is_no_fact(blotter: Blotter) -> None:
    blotter.append(published(_CHARGE), published(_ACQUITTAL))
    again = replace(_CHARGE, id="us_b:9", title="Two Doctors in Court", source="us_b")
    blotter.append(published(_PLEA), published(again))
    (story,) = told(blotter, "conspiracy", since=2).stories
    assert lines(story) == ["Pleaded guilty: Bram Tolliver, physician: forfeiture of $402,000"]
    assert {one.id for one in story.documents} == {PLEA, again.id}
    (fact,) = story.facts
    assert (fact.document, fact.is_accusation) == (PLEA, False)
    assert fact.told == ToldFact(
        document=PLEA,
        position=3,
        kind="plea",
        status="pleaded",
        reader=told(blotter).reader,
        party=party_id(PLEA, "bram tolliver"),
    )


def test_where_the_parties_stand_now(blotter: Blotter) -> None:
    blotter.append(published(_CHARGE), published(_ACQUITTAL), published(_PLEA))
    (story,) = told(blotter, "conspiracy", since=2).stories
    by_name = {one.name: one for one in story.standing}
    assert by_name["Bram Tolliver"] == Standing(
        name="Bram Tolliver", status=("pleaded guilty",), favorable_dispositions=(), told=()
    )
    orla = by_name["Orla Quennell"]
    assert (orla.status, orla.favorable_dispositions) == (("acquitted",), ("acquitted",))
    assert [(it.document, it.kind, it.beside) for it in orla.told] == [
        (ACQUITTAL, "acquittal", PLEA)
    ]


def test_a_charge_is_an_accusation(blotter: Blotter) -> None:
    blotter.append(published(_CHARGE))
    (story,) = told(blotter).stories
    assert {fact.is_accusation for fact in story.facts} == {True}


def test_copies_are_folded(blotter: Blotter) -> None:
    copy = replace(_CHARGE, id="us_b:7", source="us_b", published_on=date(2025, 3, 14))
    blotter.append(published(copy), published(_CHARGE))
    (story,) = told(blotter).stories
    (document,) = story.documents
    assert (document.id, document.copied_by) == (CHARGE, ("us_b",))
    assert told(blotter).documents == (copy.id, CHARGE)
    assert len(story.facts) == 2


def test_what_changed(blotter: Blotter) -> None:
    blotter.append(*map(published, CASES))
    settled = replace(_SETTLEMENT, text=_SETTLEMENT.text.replace("$90,000", "$95,000"))
    blotter.append(revised(settled), reread(replace(_PLEA, text="Better read ketamine.")))
    (story,) = told(blotter, since=4).stories
    (document,) = story.documents
    assert (document.section, document.changes, document.passages) == ("changed", 1, ())
    assert document.differences == (
        Change(
            kind="text",
            where="",
            before="Halcyon Vials, LLC agreed to pay $90,000",
            after="Halcyon Vials, LLC agreed to pay $95,000",
        ),
    )
    assert story.facts == ()


def test_removed_and_back(blotter: Blotter) -> None:
    blotter.append(*map(published, CASES))
    blotter.append(withdrawn(SETTLEMENT))
    (gone,) = told(blotter, since=4).stories
    (document,) = gone.documents
    assert (gone.section, gone.facts, document.checks) == ("removed", (), 4)
    assert document.missing_since is not None
    blotter.append(restored(_SETTLEMENT))
    (back,) = told(blotter, since=5).stories
    assert (back.section, back.facts) == ("restored", ())


def test_back_filled_documents_are_no_news_until_they_change(blotter: Blotter) -> None:
    past = DocumentPublished(document=_SETTLEMENT, capture=capture(), backfilled=True)
    blotter.append((SETTLEMENT, past))
    assert told(blotter).stories == ()
    blotter.append(revised(replace(_SETTLEMENT, title="Clinic Settles; Ketamine Clinic Pays")))
    (story,) = told(blotter).stories
    assert story.section == "changed"


def test_what_is_completed_is_new_where_it_was_not_found_before(blotter: Blotter) -> None:
    blotter.append(published(replace(_SETTLEMENT, text="In the news.")))
    whole = DocumentCompleted(document=_SETTLEMENT, capture=capture())
    blotter.append((SETTLEMENT, whole))
    (story,) = told(blotter, since=1).stories
    assert (story.section, lines(story)) == ("new", ["Settled: Halcyon Vials, LLC: $90,000"])
    assert told(blotter, "title:settles", since=1).stories == ()


def test_masked_names_are_hidden_in_all_that_is_shown(blotter: Blotter) -> None:
    blotter.append(*map(published, CASES))
    blotter.append(masked("Bram Tolliver"))
    (story,) = told(blotter, "pleaded").stories
    shown = repr((lines(story), [fact.quote for fact in story.facts], story.documents))
    assert "Tolliver" not in shown + repr([one.name for one in story.standing])
    assert "Pleaded guilty: [masked], physician: forfeiture of $402,000" in lines(story)
    assert "Tolliver" not in told(blotter, "Bram Tolliver").query


def test_days_ahead_and_days_due(blotter: Blotter) -> None:
    blotter.append(*map(published, DAYS))
    news = told(blotter, "esketamine OR hask", since=1)
    days = {one.matter: [(it.day, it.what) for it in one.ahead] for one in news.stories}
    assert days == {
        "us_a:1": [(date(2026, 4, 17), "sentencing")],
        RULE.id: [(date(2026, 3, 12), "comment_deadline")],
    }
    assert news.due == ()
    blotter.append(published(_SETTLEMENT))
    (day,) = told(blotter, "esketamine OR halcyon", since=3).due
    assert (day.id, day.day, day.in_days) == (RULE.id, date(2026, 3, 12), 10)
    assert told(blotter, "halcyon", since=3).due == ()


def test_acts_by_the_week(blotter: Blotter) -> None:
    blotter.append(*map(published, (*CASES, LATER)))
    weeks = told(blotter, "forfeit OR acquitted").weeks
    assert len(weeks) == 26
    assert weeks[-1].monday == date(2026, 3, 2)
    assert {week.monday: week.acts for week in weeks if week.acts} == {
        date(2026, 2, 2): 1,
        date(2026, 2, 9): 1,
    }


def test_why_a_document_is_told_of(blotter: Blotter) -> None:
    blotter.append(*map(published, CASES))
    (story,) = told(blotter, "conspiracy kind:plea").stories
    assert [one.terms for one in story.documents] == [("conspiracy", "kind:plea")]


def test_what_does_not_fit_is_counted(blotter: Blotter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("answers.news.news.MOST", 1)
    blotter.append(*map(published, CASES))
    news = told(blotter)
    assert (len(news.stories), news.more, len(news.documents)) == (1, 1, 3)
    assert news.stories[0].matter == CHARGE


def test_an_empty_log_and_a_query_that_is_not_understood(blotter: Blotter) -> None:
    news = told(blotter)
    assert (news.stories, news.seal, news.documents) == ((), None, ())
    with pytest.raises(QueryError):
        told(blotter, "kind:nonsense")
