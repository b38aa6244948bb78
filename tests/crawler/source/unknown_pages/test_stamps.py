from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.unknown_pages.stamps import is_stamp, without_stamps

_TEXT = (
    "The board suspended the license of a clinic on Orrin Street.\n\nIt may appeal by June 3, 2026."
)


@pytest.mark.parametrize(
    "stamp",
    [
        "Last updated: November 26, 2026 at 3:16 PM",
        "Last Updated 11/26/2026",
        "Page last reviewed: May 1, 2026",
        "This page was last modified on 2026-05-12.",
        "Page last updated on Tuesday, May 12, 2026, 3:16 p.m. ET",
        "Content current as of: 05/12/2026",
        "Updated: May 12, 2026",
        "Updated 3 minutes ago",
        "Updated an hour ago",
        "Date last modified: 12 May 2026",
        "Posted 3 days ago",
        "Published 2 weeks ago",
        "5 mins ago",
        "Views: 1,204",
        "1,204 views",
        "1.2K views",
        "View count: 88",
        "Page views: 12",
        "Hits: 233",
        "You are visitor number 12345",
        "This article has been viewed 311 times.",
        "Read 123 times",
        "4 min read",
        "Shares: 12",
        "12 shares | 3 comments",
        "Facebook 12 Twitter 3 Share 15",
        "5 people like this",
        "Comments (5)",
        "Downloads: 7",
        "Printed on May 12, 2026",
        "Page generated on 2026-05-12 10:11:12 UTC",
        "Retrieved 12 May 2026 10:11",
        "Last updated: May 12, 2026 \u2022 Views: 1222",
        "12 users online",
        "Page rendered in 0.231 seconds",
        "Current time: 10:22 AM",
        "Facebook 12",
        "Share 12 Tweet 3 Print",
        "Rating: 4.5 (12 votes)",
        "12 people found this helpful",
        "Hits today: 3",
        "Updated today",
        "Last crawled 2026-11-29T10:00:00Z",
        "Last updated: 3:16 PM EST",
        "Last updated: November 26, 2026 by webmaster",
        "Today is Sunday, November 29, 2026",
        "\u00a9 2026 Tarn County Board. All rights reserved.",
    ],
)
def test_a_stamp_is_no_part_of_a_text(stamp: str) -> None:
    assert without_stamps(f"{_TEXT}\n\n{stamp}") == _TEXT
    assert without_stamps(f"{stamp}\n\n{_TEXT}") == _TEXT
    assert without_stamps(_TEXT.replace("\n\n", f"\n\n{stamp}\n\n")) == _TEXT


@pytest.mark.parametrize(
    "said",
    [
        "Updated July 2, 2026: The respondent's hearing has been moved.",
        "The order was updated on July 2, 2026.",
        "Hearing: July 2, 2026",
        "Effective date: July 2, 2026",
        "Comments are due by July 2, 2026.",
        "License number 1204",
        "The respondent viewed 311 records.",
        "1,204 vials",
        "Revised fine: $12,000",
        "The clinic has 12 days to appeal.",
        "He was sentenced to 12 months.",
        "Reviewed by Ann Vasquell, M.D., on May 1, 2026",
        "Dismissed 3 days ago",
        "Case no. 26-1204",
        "Probation: 2 years",
        "Chapter 12, Section 3",
        "Read this order",
        "Comments by June 3, 2026",
        "Comment date: June 3, 2026",
        "Comments: June 3, 2026",
        "Current year: 2026",
        "Updated rule 12",
        "Share price: $12",
        "Hearing today: 3",
        "Time: 10:22 AM",
        "The hearing is today.",
        "Copyright infringement: 12 counts",
        "(c) 2026 fees are due.",
        "5 doses a day",
    ],
)
def test_what_says_more_stays(said: str) -> None:
    text = f"{_TEXT}\n\n{said}\n\nThe order is final."
    assert without_stamps(text) == text
    assert not is_stamp(said)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("By Ann Orrin | Updated June 3, 2026 | 4 min read", "By Ann Orrin"),
        ("The order is final. Last updated: June 3, 2026", "The order is final."),
        ("Views: 12. The order is final.", "The order is final."),
        ("Ann v. Orrin \u2013 Order of June 3", "Ann v. Orrin \u2013 Order of June 3"),
    ],
)
def test_of_a_line_what_is_no_stamp_stays(line: str, left: str) -> None:
    assert without_stamps(line) == left


@pytest.mark.parametrize("day", ["Sunday, November 29, 2026", "November 29, 2026 10:15 AM EST"])
def test_todays_day_above_or_below_a_text_is_no_part_of_it(day: str) -> None:
    assert without_stamps(f"{day}\n\n{_TEXT}\n\n{day}\n\n\u00a9 2026 Tarn County Board") == _TEXT
    held = _TEXT.replace("\n\n", f"\n\n{day}\n\n")
    assert without_stamps(held) == held


@given(st.text(alphabet="abc .|\n0123\u2022-", max_size=200))
def test_twice_is_once(text: str) -> None:
    left = without_stamps(text)
    assert without_stamps(left) == left


@given(st.lists(st.sampled_from(["The order is final.", "June 3, 2026", "Ann | Orrin", "12 - 3"])))
def test_where_nothing_is_a_stamp_every_line_between_two_others_stays(lines: list[str]) -> None:
    text = "\n".join(["It begins.", *lines, "It ends."])
    assert without_stamps(text) == text
