"""dea.gov: the search's list, the articles, and once a bot wall.

Class names and quirks: see `crawler/sources/us_dea_press_releases.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from html import escape
from typing import Any

from sample.answer import HTML, Answer, as_html, long_date, page, paragraphs, texts, validated

_SITE = "https://www.dea.gov"
#: The day on which dea.gov turns the crawler away.
WALL = date(2026, 1, 30)


def dea(listing: str, day: date) -> Iterator[Answer]:
    """The search's rows, the empty page after them, and the articles."""
    if day == WALL:
        yield _access_denied(listing)
        return
    out = [release for release in texts("us_dea_press_releases") if release["date"] <= day]
    shown = [release for release in out if not any(gone <= day for gone in release.get("gone", []))]
    shown.sort(key=lambda release: release["date"], reverse=True)
    for url, rows in ((listing, shown), (f"{listing}&page=1", [])):
        yield Answer(url=url, body=_rows(rows), media_type=HTML, every_time=True)
    for release in out:
        url = f"{_SITE}{_path(release)}"
        if release in shown:
            yield validated(url, _article(release), release["date"])
        elif day in release["gone"]:
            yield Answer(url=url, body=_GONE, media_type=HTML, status=404, every_time=True)


def _path(release: dict[str, Any]) -> str:
    return f"/press-releases/{release['date']:%Y/%m/%d}/{release['slug']}"


def _rows(releases: Sequence[dict[str, Any]]) -> bytes:
    rows = "\n".join(
        f"""<div class="l-view__row"><article class="teaser teaser--press-release">
<div class="teaser__date">{long_date(release["date"])}</div>
<h3 class="teaser__heading"><a href="{_path(release)}">{escape(release["title"])}</a></h3>
<div class="teaser__text">{escape(paragraphs(release["body"])[0][:160])}…</div>
</article></div>"""
        for release in releases
    )
    many = len(releases)
    counted = f"{many} Results - Showing 1 to {many}" if many else "0 Results"
    main = f"""<main class="l-main"><h1>Press Releases</h1>
<div class="l-view"><div class="l-view__header">{counted}</div>
<div class="l-view__content">
{rows}
</div></div></main>"""
    return page("Press Releases | DEA.gov", "", main)


def _article(release: dict[str, Any]) -> bytes:
    stated = f"{release['date'].isoformat()}T12:00:00-0500"
    head = f'<meta property="article:published_time" content="{stated}" />'
    tags = "\n".join(f'<a class="button--tag" href="#">{tag}</a>' for tag in release["tags"])
    main = f"""<main class="l-main"><article class="press">
<div class="press__date">{long_date(release["date"])}</div>
<div class="press__contact">{escape(release["contact"])}</div>
<h2 class="press__title">{escape(release["title"])}</h2>
<div class="wysiwyg">
{as_html(release["body"])}
</div>
<div class="press__tags">{tags}</div>
</article></main>"""
    return page(f"{release['title']} | DEA.gov", head, main)


_GONE = page(
    "Page not found | DEA.gov",
    "",
    "<main><h1>Page not found</h1><p>The requested page could not be found.</p></main>",
)


def _access_denied(url: str) -> Answer:
    reference = sha256(url.encode()).hexdigest()[:8]
    shown = "".join(letter if letter.isalnum() else f"&#{ord(letter)};" for letter in url)
    body = f"""<HTML><HEAD>
<TITLE>Access Denied</TITLE>
</HEAD><BODY>
<H1>Access Denied</H1>
You don't have permission to access "{shown}" on this server.<P>
Reference&#32;&#35;18&#46;{reference}&#46;1769756404&#46;2f1c9a0
<P>https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18&#46;{reference}&#46;1769756404&#46;2f1c9a0</P>
</BODY>
</HTML>
"""
    return Answer(url=url, body=body.encode(), media_type="text/html", status=403, every_time=True)
