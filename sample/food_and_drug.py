"""fda.gov: the list of warning letters as JSON, and a page a letter.

Class names and quirks: see `crawler/sources/us_fda_warning_letters.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from html import escape
from typing import Any

from sample.answer import EASTERN, Answer, as_html, long_date, page, texts, validated

_SITE = "https://www.fda.gov"
_LETTERS = "/inspections-compliance-enforcement-and-criminal-investigations/warning-letters/"
#: How far back two hundred rows of the list reach, and some more.
_LISTED = timedelta(days=200)


def fda(listing: str, day: date) -> Iterator[Answer]:
    """The rows of the list, then the pages of the letters."""
    letters = [
        letter
        for letter in texts("us_fda_warning_letters")
        if day - _LISTED < letter["posted"] <= day
    ]
    letters.sort(key=lambda letter: letter["posted"], reverse=True)
    answer = {
        "draw": 1,
        "recordsTotal": len(letters),
        "recordsFiltered": len(letters),
        "data": [_letter_row(letter) for letter in letters],
    }
    body = json.dumps(answer, separators=(",", ":")).encode()
    yield Answer(url=listing, body=body, media_type="application/json", every_time=True)
    for letter in letters:
        yield validated(f"{_SITE}{_letter_path(letter)}", _letter(letter), letter["posted"])


def _letter_path(letter: dict[str, Any]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", letter["company"].lower()).strip("-")
    return f"{_LETTERS}{slug}-{letter['marcs']}-{letter['issued']:%m%d%Y}"


def _letter_row(letter: dict[str, Any]) -> list[str]:
    company = escape(letter["company"])
    return [
        f"{_eastern_midnight(letter['posted'])}\n",
        f"{_eastern_midnight(letter['issued'])}\n",
        f'<a href="{_letter_path(letter)}" hreflang="en">{company}</a>',
        escape(letter["office"]),
        escape(letter["subject"]),
        "",
        "",
        "",
    ]


def _eastern_midnight(day: date) -> str:
    moment = datetime.combine(day, time(), EASTERN).astimezone(UTC)
    stamp = moment.isoformat().replace("+00:00", "Z")
    return f'<time datetime="{stamp}" class="datetime">{day:%m/%d/%Y}</time>'


def _letter(letter: dict[str, Any]) -> bytes:
    company, issued = escape(letter["company"]), letter["issued"]
    title = f"{company} - {letter['marcs']} - {issued:%m/%d/%Y}"
    stamped = f"{letter['posted']:%a, %m/%d/%Y} - 09:20"
    head = f"""<meta name="description" content="{escape(letter["subject"])}" />
<meta name="dcterms.title" content="{title}" />
<meta property="article:published_time" content="{stamped}" />
<meta property="article:modified_time" content="{stamped}" />"""
    street, town, region, code = letter["address"]
    main = f"""<article id="main-content" class="article main-content" role="article">
<header class="row content-header"><p class="content-type-label text-center">WARNING LETTER</p>
<h1 class="text-center content-title">{company}
<span class="font-family-sans">MARCS-CMS {letter["marcs"]} —
<time datetime="{issued.isoformat()}T00:00:00Z">{long_date(issued)}</time></span></h1></header>
<div class="col-md-8" role="main">
<hr>
<div class="inset-column"><dl class="lcds-description-list--grid">
<dt class="cell-1_1">Delivery Method:</dt><dd class="cell-2_1">{letter["delivery"]}</dd>
<dt class="cell-1_3">Product:</dt><dd class="cell-2_3">Drugs</dd>
</dl></div>
<hr>
<div class="row inset-column"><div class="col-xs-12 col-md-6"><dl class="">
<dt>Recipient:</dt>
<dd><div class="field field--name-field-recipient-name"><div class="field--label">Recipient \
Name</div><div class="field--item">{escape(letter["recipient"])}</div></div></dd>
<dd><div class="field field--name-field-recipient-title"><div class="field--label">Recipient \
Title</div><div class="field--item">{escape(letter["recipient_title"])}</div></div></dd>
<dd>{company}</dd>
<dd><p class="address" translate="no"><span class="address-line1">{street}</span><br>
<span class="locality">{town}</span>, <span class="administrative-area">{region}</span> \
<span class="postal-code">{code}</span></p></dd>
</dl></div>
<div class="col-xs-12 col-md-6"><dl class=""><dt>Issuing Office:</dt>
<dd>{escape(letter["office"])}</dd></dl></div></div>
<hr>
<p class="text-align-center"><strong>WARNING LETTER</strong></p>

<p>{long_date(issued)}</p>

{as_html(letter["body"])}
</div></article>"""
    return page(f"{letter['company']} | FDA", head, main)
