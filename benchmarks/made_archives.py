"""WARC files in the shape of Common Crawl's news archive, made of real texts (`benchmarks.corpus`):
pages of invented publishers with the furniture that pages have, a few of them about the topic."""

from __future__ import annotations

import gzip
import random
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import islice
from pathlib import Path
from uuid import UUID

from benchmarks.corpus import documents
from enforcement.topics import topic
from store.log.document import Document

#: Texts that pages are made of, in ever new surroundings.
TEXTS = 8000
#: Of a thousand pages: those of a followed source, and others about the topic.
FOLLOWED, TOUCHING = 2, 2
_NEWS = "crawl-data/CC-NEWS/2026/11/CC-NEWS-202611{day:02}060000-{number:05}.warc.gz"
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | {site}</title>
<meta property="og:title" content="{title}">
<meta property="article:published_time" content="{day}T12:00:00+00:00">
<script>window.state={{"build":"{state}"}};</script></head>
<body><header><nav>{menu}</nav></header>
<main><article><h1>{title}</h1><p class="byline">{written}</p>
<div class="wysiwyg">{text}</div></article></main>
<aside><h2>More news</h2><ul>{more}</ul></aside><footer>{menu}</footer></body></html>"""
_MENU = "".join(
    f'<a class="menu__link menu__link--top" href="/section/{name}/">{name.title()}</a>'
    for name in [
        "world",
        "nation",
        "business",
        "health",
        "science",
        "sports",
        "arts",
        "opinion",
        "weather",
        "video",
    ]
)


def make_archives(folder: Path, data: Path, *, files: int, size: int) -> Path:
    """Make so many files of that size at least, packed record by record, and the list of them."""
    chance = random.Random(20261130)
    # Headlines beside a page are of all kinds; few of the world's are about the topic.
    about = topic()
    long = (
        document
        for document in documents(data)
        if len(document.text) > 400 and not about.touches(document.title)
    )
    texts = list(islice(long, TEXTS))
    names = [_NEWS.format(day=number + 1, number=number) for number in range(files)]
    for number, name in enumerate(names):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        moment = datetime(2026, 11, number + 1, 6, tzinfo=UTC)
        with file.open("wb") as opened:
            opened.write(_packed(_info(name, moment)))
            for record in _answers(chance, texts, moment):
                opened.write(_packed(record))
                if opened.tell() >= size:
                    break
    paths = folder / "warc.paths.gz"
    paths.write_bytes(gzip.compress("\n".join(names).encode()))
    return paths


def _answers(chance: random.Random, texts: Sequence[Document], moment: datetime) -> Iterator[bytes]:
    """Answers without end, a few seconds apart."""
    while True:
        moment += timedelta(seconds=2)
        told, dice = chance.choice(texts), chance.randrange(1000)
        about = "Ketamine was seized" if dice < FOLLOWED + TOUCHING else "Nothing else was told"
        slug = f"{chance.getrandbits(48):012x}"
        if dice < FOLLOWED:
            url = f"https://www.dea.gov/press-releases/{moment:%Y/%m/%d}/{slug}"
        else:
            url = f"https://www.paper-{chance.randrange(400)}.example/{moment:%Y/%m/%d}/{slug}.html"
        page = _page(chance, told, texts, f"{about}, officers said.", moment).encode()
        yield _record(url, moment, page, UUID(int=chance.getrandbits(128)))


def _page(
    chance: random.Random,
    told: Document,
    texts: Sequence[Document],
    about: str,
    moment: datetime,
) -> str:
    more = (chance.choice(texts).title for _ in range(40))
    paragraphs = [*told.text.split("\n"), about]
    return _PAGE.format(
        title=escape(told.title),
        site="The Paper",
        day=f"{moment:%Y-%m-%d}",
        written=f"{moment:%B} {moment.day}, {moment.year}",
        state=f"{chance.getrandbits(16000):x}",
        menu=_MENU,
        text="".join(f"<p>{escape(part)}</p>" for part in paragraphs if part.strip()),
        more="".join(
            f'<li class="teaser"><a href="/story/{number}"><span>{escape(title)}</span></a></li>'
            for number, title in enumerate(more)
        ),
    )


def _record(url: str, moment: datetime, body: bytes, id_: UUID) -> bytes:
    http = (
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{id_}>\r\n"
        f"WARC-Date: {moment:%Y-%m-%dT%H:%M:%SZ}\r\nWARC-Target-URI: {url}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) + len(body)}\r\n\r\n"
    ).encode()
    return head + http + body + b"\r\n\r\n"


def _info(name: str, moment: datetime) -> bytes:
    content = b"software: made\r\nformat: WARC File Format 1.0\r\n"
    head = (
        "WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        f"WARC-Date: {moment:%Y-%m-%dT%H:%M:%SZ}\r\nWARC-Filename: {Path(name).name}\r\n"
        f"Content-Type: application/warc-fields\r\nContent-Length: {len(content)}\r\n\r\n"
    ).encode()
    return head + content + b"\r\n\r\n"


def _packed(record: bytes) -> bytes:
    member = zlib.compressobj(1, wbits=16 + zlib.MAX_WBITS)
    return member.compress(record) + member.flush()
