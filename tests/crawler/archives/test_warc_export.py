"""What is exported is a WARC file whose digests are right, and gives the same documents again."""

from __future__ import annotations

import io
from base64 import b32encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha1, sha256
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from crawler.archives.archive import ArchiveDay, open_archive
from crawler.archives.captures import Captures
from crawler.archives.warc_export import DamagedBodyError, Proof, WarcCounts, write_warc
from crawler.source.server_answer import server_answer
from crawler.source.source import Source
from store.log.document import Capture, Reading
from tests.crawler.backfill.past import Dated, PastReleases

_AT = datetime(2026, 3, 1, 9, 30, 15, 123456, tzinfo=UTC)
_LIST = b'{"results": [{"number": "7", "date": "2026-03-01", "title": "T", "text_url": "x"}]}'
_PAGE = b"<html><h1>One</h1><article>About bananas.</article></html>"


def _capture(body: bytes = _PAGE, *, days: int = 0, url: str = "https://a.example/1") -> Capture:
    return server_answer(
        body,
        url=url,
        fetched_at=_AT + timedelta(days=days),
        status=200,
        media_type="text/html; charset=utf-8",
        etag='"1"',
        last_modified="Sun, 01 Mar 2026 08:00:00 GMT",
    ).capture


def _written(
    path: Path, proofs: list[Proof], *bodies: bytes, gzip: bool = True
) -> tuple[WarcCounts, list[ArchiveDay]]:
    kept = {sha256(body).hexdigest(): body for body in bodies}
    with path.open("wb") as file:
        written = write_warc(file, proofs, body=kept.__getitem__, gzip=gzip, now=_AT)
    return written, open_archive([path])


def _records(path: Path) -> list[tuple[str, dict[str, str], bytes]]:
    """Type, named fields and content of every record; its digests are checked."""
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            content: bytes = record.content_stream().read()
            found.append((record.rec_type, dict(record.rec_headers.headers), content))
    return found


@pytest.mark.parametrize("gzip", [True, False])
def test_an_answer_comes_back_as_it_was_kept(tmp_path: Path, gzip: bool) -> None:
    capture = _capture()
    path = tmp_path / "a.warc"
    written, (day,) = _written(path, [Proof(document="s:1", capture=capture)], _PAGE, gzip=gzip)
    assert written == WarcCounts(documents=1, answers=1)
    place = day.place("https://a.example/1")
    assert place is not None
    found = place.captured()
    assert found is not None
    assert (found.capture, found.body) == (capture, _PAGE)
    about, response, metadata = _records(path)
    assert about[0] == "warcinfo"
    assert response[1]["WARC-Date"] == "2026-03-01T09:30:15.123456Z"
    assert response[1]["WARC-Payload-Digest"] == f"sha1:{b32encode(sha1(_PAGE).digest()).decode()}"
    assert response[1]["Blotter-Payload-SHA256"] == capture.sha256
    assert metadata[1]["WARC-Refers-To"] == response[1]["WARC-Record-ID"]


def test_an_answer_comes_once_and_a_body_once(tmp_path: Path) -> None:
    listing = _capture(b"[1, 2]", url="https://a.example/list")
    proofs = [
        Proof(document="s:1", capture=replace(listing, record="1")),
        Proof(document="s:2", capture=replace(listing, record="2", parts=(_capture(),))),
        Proof(document="s:1", capture=replace(_capture(days=4), etag='"2"')),
    ]
    written, days = _written(tmp_path / "a.warc.gz", proofs, _PAGE, b"[1, 2]")
    assert written == WarcCounts(documents=2, answers=3, repeated=1)
    kinds = [kind for kind, _, _ in _records(tmp_path / "a.warc.gz")]
    assert kinds == ["warcinfo", *["response", "metadata"] * 2, "revisit", "metadata"]
    place = days[1].place("https://a.example/1")
    assert place is not None
    again = place.captured()
    assert again is not None
    assert (again.body, again.capture) == (_PAGE, proofs[2].capture)
    first, second = days[0].named
    assert (first.id, first.record, first.parts) == ("s:1", "1", ())
    assert (second.id, second.record, len(second.parts)) == ("s:2", "2", 1)


def test_what_was_erased_is_left_out_and_counted(tmp_path: Path) -> None:
    part = _capture(b"text", url="https://a.example/text")
    proofs = [
        Proof(document="s:1", capture=_capture()),
        Proof(document="s:2", capture=replace(part, parts=(_capture(),))),
    ]
    written, (day,) = _written(tmp_path / "a.warc.gz", proofs, b"text")
    assert written == WarcCounts(documents=0, answers=1, erased=1)
    assert day.named == []


def test_a_body_that_is_not_the_one_that_was_fetched_is_refused() -> None:
    proofs = [Proof(document="s:1", capture=_capture())]
    with pytest.raises(DamagedBodyError, match="is not the one that was fetched"):
        write_warc(io.BytesIO(), proofs, body=lambda _: b"other", gzip=True, now=_AT)


def test_the_documents_are_those_that_were_kept(tmp_path: Path) -> None:
    """Pages and records, with parts, whatever the rule for what is kept says now."""
    listing = _capture(_LIST, url="https://a.example/list?page=9")
    text = _capture(b"full text", url="https://a.example/7")
    proofs = [
        Proof(document="past:1", capture=_capture()),
        Proof(document="dated:7", capture=replace(listing, record="7", parts=(text,))),
    ]
    _, days = _written(tmp_path / "a.warc.gz", proofs, _PAGE, b"full text", _LIST)
    (page,) = _named(PastReleases("past", "https://a.example/none"), days)
    assert (page.document.id, page.document.title) == ("past:1", "One")
    assert page.capture == proofs[0].capture
    (record,) = _named(Dated("dated", "https://a.example/none"), days)
    assert (record.document.id, record.document.text) == ("dated:7", "full text")
    assert record.capture == proofs[1].capture


def _named(source: Source, days: list[ArchiveDay]) -> list[Reading]:
    captures = Captures(source, days, keep="topic")
    return [found for step in captures.named() for found in step]


@given(
    media_type=st.text(max_size=40),
    etag=st.none() | st.text(max_size=40),
    body=st.binary(max_size=200),
    status=st.integers(200, 299),
)
@example(media_type=";\x80=0", etag='"\x80"', body=b"", status=200)  # which warcio cannot write
def test_no_header_breaks_the_file(
    tmp_path_factory: pytest.TempPathFactory,
    media_type: str,
    etag: str | None,
    body: bytes,
    status: int,
) -> None:
    path = tmp_path_factory.mktemp("export") / "a.warc.gz"
    capture = replace(_capture(body), media_type=media_type, etag=etag, status=status)
    _, (day,) = _written(path, [Proof(document="s:1", capture=capture)], body)
    place = day.place(capture.url)
    assert place is not None
    found = place.captured()
    assert found is not None
    assert (found.body, found.capture.status) == (body, status)
    _records(path)
