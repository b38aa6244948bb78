"""How soon a source that has died is noticed, and how often a live one is thought dead:
`python -m benchmarks.silence`.

Each shipped source lives for a year from its first look on, at its volume and cadence, and is
killed at a random moment of that year, 200 times. Its death is the hardest to tell: the listing
still answers, and nothing new is ever on it, nor where its pulse is taken. (A wall, a failure and
an empty listing are named at the next look.) What a look sees is what `store.views.look_updates`
sees: whether anything new is on offer, kept or not, or put out by a publisher whose pulse is taken.

Items come on the five working days but not on federal holidays, those of the press on all days;
their number varies more than Poisson's, by a dispersion of 1, or as measured. The volumes are those
published, measured or estimated when the sources were chosen.

The bar: noticed, in the median, within three times the median gap of the source's news, at no more
than one false alarm a year. News is what is recorded; the gap of what is on offer is shown beside.
No rule that knows the rate exactly can notice sooner than `least`, at one false alarm a year: after
a death the silence is all there is to see.
"""

from __future__ import annotations

import random
import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import exp, log
from statistics import median

from store.health import publishing_rhythm

YEARS, DAYS = 200, 365
#: Items that a first listing shows.
LISTED = 40
START = date(2026, 1, 1)
#: 5 U.S.C. 6103, as observed in 2026.
HOLIDAYS = frozenset(
    date(2026, month, day)
    for month, day in (
        (1, 1),
        (1, 19),
        (2, 16),
        (5, 25),
        (6, 19),
        (7, 3),
        (9, 7),
        (10, 12),
        (11, 11),
        (11, 26),
        (12, 25),
    )
)
WORKING, TUESDAY, WEDNESDAY, ANY = (0, 1, 2, 3, 4), (1,), (2,), (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """A source as it lives."""

    name: str
    #: Items a week on offer, or put out by a publisher whose pulse is taken, and of these recorded.
    offered: float
    recorded: float
    #: Hours between two looks.
    cadence: int = 24
    weekdays: tuple[int, ...] = WORKING
    dispersion: float = 1.0

    @property
    def active(self) -> float:
        """The chance that something new comes on a working day."""
        mean = self.offered / len(self.weekdays)
        chance: float = 1 - (1 + mean / self.dispersion) ** -self.dispersion
        return chance


@dataclass(frozen=True, kw_only=True, slots=True)
class Life:
    """What a series puts on offer, as days since the first look."""

    #: Moments of items, in order; those before the first day are negative.
    offered: list[float]
    #: Of these, what is recorded.
    recorded: list[float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fate:
    """How one source-year went."""

    alarms: int
    #: Days from the death to the look that says so.
    delay: float
    offered_gaps: list[float]
    recorded_gaps: list[float]


def life(series: Series, chance: random.Random) -> Life:
    """A year, and the 400 days before it that the first listing shows a part of."""
    offered, recorded = [], []
    for day in range(-400, DAYS):
        at = START + timedelta(days=day)
        holiday = series.weekdays != ANY and at in HOLIDAYS
        if at.weekday() not in series.weekdays or holiday:
            continue
        rate = series.offered / len(series.weekdays)
        rate *= chance.gammavariate(series.dispersion, 1 / series.dispersion)
        # Nine to five in New York.
        for moment in sorted(
            day + chance.uniform(14, 22) / 24 for _ in range(poisson(rate, chance))
        ):
            offered.append(moment)
            if chance.random() < series.recorded / series.offered:
                recorded.append(moment)
    return Life(offered=offered, recorded=recorded)


def poisson(mean: float, chance: random.Random) -> int:
    limit, product, count = exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def watched(series: Series, news: Sequence[float]) -> Iterator[tuple[float, bool]]:
    """Each look, the first at half past two in New York, and whether the source is quiet then."""
    at = 6.5 / 24
    seen = bisect_right(news, at)
    complete = series.recorded >= 0.8 * series.offered
    listed = news[max(seen - (LISTED if complete else 1), 0) : seen]
    published = [START + timedelta(days=moment // 1) for moment in listed]
    every = max(1, series.cadence // 24)
    rhythm = publishing_rhythm.first_rhythm(START, published, every=every)
    quiet = False
    while True:
        at += series.cadence / 24
        before, seen, last = seen, bisect_right(news, at), rhythm
        day = START + timedelta(days=int(at))
        rhythm = publishing_rhythm.rhythm_after(
            rhythm, day, news=seen > before, over=series.cadence >= 24
        )
        if rhythm != last:
            quiet = publishing_rhythm.is_quiet(rhythm)
        yield at, quiet


def fate(series: Series, chance: random.Random) -> Fate:
    """One source-year: what is said of it while it lives, and when it was killed."""
    lived = life(series, chance)
    alarms, was = 0, False
    for at, quiet in watched(series, lived.offered):
        if at > DAYS:
            break
        alarms += quiet and not was
        was = quiet
    death = chance.uniform(0, DAYS)
    before = lived.offered[: bisect_right(lived.offered, death)]
    noticed = next(at for at, quiet in watched(series, before) if quiet and at > death)
    return Fate(
        alarms=alarms,
        delay=noticed - death,
        offered_gaps=seen_gaps(series, lived.offered),
        recorded_gaps=seen_gaps(series, lived.recorded),
    )


def seen_gaps(series: Series, moments: Sequence[float]) -> list[float]:
    """Days from news to news, as looks see it."""
    step = series.cadence / 24
    at = sorted({-((6.5 / 24 - moment) // step) * step // 1 for moment in moments if moment > 0})
    return [later - earlier for earlier, later in pairwise(at)]


def least(series: Series) -> float:
    """Days after which a rule that knows the rate notices half of the deaths, at one false alarm a
    year: so many silent days as chance brings once, less those before the death, in the median.
    """
    step = max(series.cadence / 24, 7 / len(series.weekdays))
    p = series.active if series.cadence <= 24 else 1 - (1 - series.active) ** len(series.weekdays)
    p = min(p, 0.999)
    waited = max(1.0, log(365 / step * p) / -log(1 - p))
    return max(step / 2, waited * step - log(2) / -log(1 - p) * step)


SERIES = (
    Series(name="us_doj_press_releases", offered=330, recorded=3),
    Series(name="us_dea_press_releases", offered=10, recorded=2),
    Series(name="us_fr_dea_documents", offered=500, recorded=5),
    Series(name="us_fr_ketamine_documents", offered=500, recorded=1),
    Series(name="us_fr_public_inspection", offered=500, recorded=5, cadence=3),
    Series(name="us_fda_warning_letters", offered=12.5, recorded=0.5, weekdays=TUESDAY),
    Series(name="us_fda_press_releases", offered=10, recorded=0.2, cadence=6),
    Series(name="us_fda_medwatch", offered=5, recorded=0.2, cadence=6),
    Series(name="us_fda_drug_news", offered=15, recorded=0.2, cadence=6),
    Series(name="us_fda_compounding_pages", offered=0.1, recorded=0.1),
    Series(name="us_openfda_drug_recalls", offered=25, recorded=1, cadence=168, weekdays=WEDNESDAY),
    Series(name="us_openfda_drug_shortages", offered=25, recorded=1),
    Series(name="us_courtlistener_dockets", offered=35, recorded=8, cadence=6),
    Series(name="us_courtlistener_opinions", offered=5, recorded=2, cadence=6),
    Series(name="us_regulations_gov_documents", offered=15, recorded=1.5),
    Series(name="us_hhs_oig_enforcement", offered=22, recorded=0.5),
    Series(name="us_congress_bills", offered=5, recorded=0.5),
    Series(name="us_senate_hearings", offered=10, recorded=0.1),
    Series(name="us_gao_reports", offered=13, recorded=0.1),
    Series(name="us_gao_press", offered=7, recorded=0.05),
    Series(name="us_ca_ag_press_releases", offered=20, recorded=0.2),
    Series(name="us_wa_ag_press_releases", offered=10, recorded=0.2),
    Series(name="us_ny_ag_press_releases", offered=20, recorded=0.2),
    Series(name="us_tx_ag_press_releases", offered=20, recorded=0.2),
    Series(name="us_oh_ag_press_releases", offered=15, recorded=0.2),
    Series(name="us_or_ag_press_releases", offered=5, recorded=0.1),
    Series(name="us_pa_ag_press_releases", offered=7, recorded=0.1),
    Series(name="us_va_ag_press_releases", offered=3, recorded=0.05),
    Series(name="us_gdelt_news", offered=150, recorded=40, cadence=6, weekdays=ANY),
    Series(name="press_pain_news_network", offered=6.5, recorded=0.5, weekdays=ANY),
    Series(name="press_psychedelic_alpha", offered=8, recorded=1, cadence=6),
    Series(name="press_filter", offered=8, recorded=0.3, cadence=6),
    Series(name="press_marijuana_moment", offered=60, recorded=2, cadence=6, weekdays=ANY),
    Series(name="press_stat", offered=70, recorded=0.5, cadence=6, weekdays=ANY),
    Series(name="press_kff_health_news", offered=30, recorded=0.3, cadence=6, weekdays=ANY),
    Series(name="press_lucid_news", offered=4, recorded=0.7, cadence=6),
    Series(name="us_clinical_trials", offered=10, recorded=10, cadence=168),
    Series(name="us_pubmed_articles", offered=45, recorded=45, cadence=168),
)


def main() -> None:
    begun = time.perf_counter()
    print(f"{'':31}{'gap of news':^14}{'noticed':^24}{'':>8}false alarms")
    print(f"{'days':31}{'kept':>6}{'offered':>8}{'days':>8}{'x kept':>8}{'x offered':>10}", end="")
    print(f"{'least':>8}{'a year':>9}")
    missed = []
    for series in SERIES:
        chance = random.Random(series.name)
        fates = [fate(series, chance) for _ in range(YEARS)]
        kept = median(gap for fate in fates for gap in fate.recorded_gaps)
        offered = median(gap for fate in fates for gap in fate.offered_gaps)
        delay = median(fate.delay for fate in fates)
        alarms = sum(fate.alarms for fate in fates) / YEARS
        good = delay < 3 * kept and alarms <= 1
        print(f"{series.name:31}{kept:6.0f}{offered:8.0f}{delay:8.1f}", end="")
        print(
            f"{delay / kept:8.1f}{delay / offered:10.1f}{least(series):8.1f}{alarms:9.2f}", end=""
        )
        print("" if good else "  misses the bar")
        missed += [] if good else [series.name]
    print(f"{len(SERIES) - len(missed)} of {len(SERIES)} within the bar; ", end="")
    print(f"{time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
