"""How often a source has news, learned from the looks at it, and when its silence is unlikely.

A publisher has working days, holidays, and days of the week on which a series comes out. So the
chance of news is learned for each weekday, from the last year's looks, and a silence is measured by
the news that was to be expected in it: `expected` items of news, in a Poisson process of that rate,
all fail to come with the chance exp(-expected). As the rate is an estimate from `n` days with news,
the chance is (1 + expected / n) ** -n, which is the same where n is large and larger where it is
small (the predictive distribution of a gamma-distributed rate: Gelman et al., Bayesian Data
Analysis, section 2.6). A source is quiet once that chance is below `UNLIKELY`, and silences of the
kind come less than `TIMES_A_YEAR`. benchmarks/silence.py shows what that amounts to.

Pure, and without imports that cost anything: it runs in every crawl.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import log1p
from statistics import median

#: The letters of a rhythm: a day whose looks brought news, one whose looks brought none, and one
#: without a look that went well, or whose looks are not over.
NEWS, SILENT, UNKNOWN = "n", ".", " "

#: Days that are remembered: a year of whole weeks.
WINDOW = 364

UNLIKELY = 0.15
TIMES_A_YEAR = 1.1

#: Days with news until which a rate is a guess. Before that a source is quiet after three times its
#: longest gap, and not within `START` days.
FEW = 3
START = timedelta(days=30)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rhythm:
    """What the looks at a source brought, day by day (UTC)."""

    #: A letter a day, oldest first.
    days: str
    #: The day of the last letter.
    last: date


def first_rhythm(day: date, published: Collection[date] = (), *, every: int = 1) -> Rhythm:
    """The rhythm at the first look: where it shows no older date, what it shows is new to us.

    `published` are the publisher's dates where the look has kept the series as it is on offer, else
    the newest: they tell the rhythm that looks every so many days would have seen. Dates to come
    are left out.
    """
    seen = {((day - at).days - 1) // every * every for at in published if at < day}
    if not seen:
        return Rhythm(days=NEWS, last=day)
    length = min(WINDOW, max(ago for ago in seen if ago < WINDOW or ago == min(seen)) + 1)
    days = [UNKNOWN] * length
    for ago in range(0, length, every):
        days[length - 1 - ago] = NEWS if ago in seen else SILENT
    return Rhythm(days="".join(days), last=day)


def rhythm_after(rhythm: Rhythm, day: date, *, news: bool, over: bool) -> Rhythm:
    """The rhythm after a look that went well.

    `over`: whether there is no further look to come that day, so that it can be called silent.
    """
    days = rhythm.days
    if day > rhythm.last:
        # The last letter is a day that was looked at: if it is open, its looks are now over.
        closed = days[:-1] + SILENT if days.endswith(UNKNOWN) else days
        days = closed + UNKNOWN * (day - rhythm.last).days
    if news:
        days = days[:-1] + NEWS
    elif over and not days.endswith(NEWS):
        days = days[:-1] + SILENT
    return Rhythm(days=days[-WINDOW:], last=max(day, rhythm.last))


def news_gaps(rhythm: Rhythm) -> list[int]:
    """Days from news to news, oldest first."""
    at = [day for day, letter in enumerate(rhythm.days) if letter == NEWS]
    return [later - earlier for earlier, later in pairwise(at)]


def expected_gap(rhythm: Rhythm) -> float | None:
    """The usual number of days from news to news: the median; None where there was no second."""
    known = news_gaps(rhythm)
    return float(median(known)) if known else None


def silence(rhythm: Rhythm) -> int:
    """Days since the last news; where there was none, since the first day remembered."""
    since = rhythm.days.rfind(NEWS)
    return len(rhythm.days) - 1 - max(since, 0)


def is_quiet(rhythm: Rhythm) -> bool:
    """Whether the silence up to the last look is longer than the source's rhythm explains."""
    if rhythm.days.endswith(NEWS):
        return False
    if rhythm.days.count(NEWS) < FEW:
        patience = max(START.days, 3 * max(news_gaps(rhythm), default=0))
        return silence(rhythm) > patience
    chance, times = _chance(rhythm)
    return chance < UNLIKELY and times < TIMES_A_YEAR


def _chance(rhythm: Rhythm) -> tuple[float, float]:
    """The chance of a silence as long as the present one, and how often a year it comes."""
    newest_first = rhythm.days[::-1]
    news = newest_first.count(NEWS)
    mean = (news + 0.5) / (news + newest_first.count(SILENT) + 1)
    silent = newest_first[: newest_first.find(NEWS)]
    rates = [_rate(newest_first[weekday::7], mean) for weekday in range(min(7, len(silent)))]
    expected = sum(rates[ago % 7] for ago, letter in enumerate(silent) if letter == SILENT)
    chance = (1 + expected / news) ** -news
    return chance, chance * news * 365 / len(newest_first)


def _rate(same_weekday: str, mean: float) -> float:
    """News to be expected on a weekday; what is not known of it is filled in with the mean."""
    news = same_weekday.count(NEWS)
    share = (news + 2 * mean) / (news + same_weekday.count(SILENT) + 2)
    return -log1p(-min(share, 0.99))


def quiet_reason(rhythm: Rhythm, since: date) -> str:
    """Why a source that last had news on a day is called quiet, in words for a person."""
    gap = expected_gap(rhythm)
    usual = f"; usually there is something every {gap:.0f} days" if gap else ""
    if gap == 1:
        usual = "; usually there is something every day"
    days = (rhythm.last - since).days
    return f"no news since {since.day} {since:%b %Y}, for {days} days{usual}"
