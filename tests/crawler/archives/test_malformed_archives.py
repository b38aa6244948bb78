"""Archives that others wrote badly, or to do harm: nothing is read whole, and no record that makes
no sense costs the rest."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import FileIO
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.archives import wacz
from crawler.archives.archive import ArchiveDay, ArchiveError, open_archive
from crawler.archives.replay import archived_response
from crawler.source.server_answer import MAXSIZE
from store.log.events import CaptureFailed
from tests.crawler.backfill.past import FOLDER, documents, events, filled
from tests.crawler.fakes import look_at
from tests.crawler.warc import Warc

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_URL = "http://www.agency.example/a"
_AT = "2026-03-01T09:00:00Z"
_SIZE = 8 * MAXSIZE
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def _zeros(size: int = _SIZE) -> Iterator[bytes]:
    yield from [bytes(1 << 20)] * (size >> 20)


def _gzipped(size: int = _SIZE) -> bytes:
    packer = zlib.compressobj(1, wbits=31)
    return b"".join(packer.compress(block) for block in _zeros(size)) + packer.flush()


def _brotli() -> bytes:
    packer = brotli.Compressor(quality=1)
    return b"".join([*(packer.process(block) for block in _zeros()), packer.finish()])


def _chunk(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


def _record(folder: Path, start: bytes, length: int, *fields: str) -> Path:
    """A response that begins like this and goes on in zeros, gzipped."""
    lines = ["WARC/1.1", "WARC-Type: response", f"WARC-Target-URI: {_URL}", f"WARC-Date: {_AT}"]
    lines += [*fields, f"Content-Length: {len(start) + length}", "", ""]
    packer = zlib.compressobj(1, wbits=31)
    file = folder / "a.warc.gz"
    with file.open("wb") as opened:
        opened.write(packer.compress("\r\n".join(lines).encode() + start))
        for block in _zeros(length):
            opened.write(packer.compress(block))
        opened.write(packer.compress(b"\r\n\r\n") + packer.flush())
    return file


@dataclass(frozen=True, kw_only=True, slots=True)
class _Counted(wacz.WarcFile):
    """A WARC that notes how much of it is read."""

    read: list[int]

    def open(self) -> BinaryIO:
        return cast(BinaryIO, _Counting(self.file, self.read))


class _Counting(FileIO):
    def __init__(self, file: Path, read: list[int]) -> None:
        super().__init__(file)
        self._read = read

    def read(self, size: int | None = -1, /) -> bytes:
        block = super().read(size) or b""
        self._read.append(len(block))
        return block


@pytest.fixture
def flat() -> Iterator[None]:
    """What is allocated at a time stays far below what there is to be unpacked."""
    tracemalloc.start()
    yield
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * MAXSIZE


@pytest.mark.parametrize(
    "start",
    [
        _OK + b"\r\n",
        _OK + b"Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n",
        _OK + b"Content-Encoding: gzip\r\n\r\n",
        _OK,
        b"HTTP/1.1 ",
    ],
    ids=["body", "chunk", "unpacked", "head", "status line"],
)
def test_a_record_is_never_read_whole(tmp_path: Path, start: bytes, flat: None) -> None:
    file = _record(tmp_path, start, _SIZE)
    (day,) = open_archive([file])
    read: list[int] = []
    place = day.place(_URL)
    assert place is not None
    counted = replace(place, warc=_Counted(file=file, read=read))
    assert counted.captured() is None
    assert sum(read) < file.stat().st_size / 4
    with pytest.raises(ValueError, match="larger than"):
        archived_response(day, _URL)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nX: "])
def test_a_head_of_many_lines_or_a_long_one_is_none(tmp_path: Path, head: bytes) -> None:
    many = head + b"a: b\r\n" * 100_000 + b"\r\nbody"
    (day,) = open_archive([_record(tmp_path, many, 0)])
    with pytest.raises(ValueError, match="a head of more than"):
        archived_response(day, _URL)


@pytest.mark.parametrize("packing", ["gzip", "br", "gzip in a chunk", "br in a chunk"])
def test_an_answer_is_never_unpacked_whole(tmp_path: Path, packing: str, flat: None) -> None:
    encoding = packing.partition(" ")[0]
    body = _gzipped() if encoding == "gzip" else _brotli()
    sent = {"Content-Type": "text/html", "Content-Encoding": encoding}
    if packing.endswith("chunk"):
        body, sent = _chunk(body), {**sent, "Transfer-Encoding": "chunked"}
    (day,) = open_archive(
        [Warc(tmp_path / "a.warc").answer(_AT, _URL, body, headers=sent).written()]
    )
    place = day.place(_URL)
    assert place is not None
    assert place.captured() is None


def test_brotli_is_unpacked(tmp_path: Path) -> None:
    page = "".join(f"<p>{number}</p>" for number in range(9_999)).encode()
    sent = {"Content-Type": "text/html", "Content-Encoding": "br"}
    warc = Warc(tmp_path / "a.warc").answer(_AT, _URL, brotli.compress(page), headers=sent)
    (day,) = open_archive([warc.written()])
    place = day.place(_URL)
    assert place is not None
    answer = place.captured()
    assert answer is not None
    assert answer.body == page


@pytest.mark.parametrize("start", [b"", b"WARC/1.1\r\n", b"WARC/1.1\r\nX: "])
def test_a_head_of_a_record_is_never_read_whole(tmp_path: Path, start: bytes, flat: None) -> None:
    lines, zeros = tmp_path / "lines.warc.gz", tmp_path / "zeros.warc.gz"
    lines.write_bytes(gzip.compress(start + b"a: b\r\n" * 1_000_000, 1, mtime=0))
    zeros.write_bytes(_packed(start))
    for file in (lines, zeros):
        with pytest.raises(ArchiveError, match=rf"{file.name}: (a head of more than|not a WARC)"):
            open_archive([file])


def _packed(start: bytes) -> bytes:
    packer = zlib.compressobj(1, wbits=31)
    return packer.compress(start) + b"".join(map(packer.compress, _zeros())) + packer.flush()


def _plain(
    *fields: str, body: bytes = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nhello"
) -> bytes:
    """A record of these fields; its type is `response` and its length right if not among them."""
    names = {field.partition(":")[0] for field in fields}
    given = ["WARC/1.1", *fields]
    if "WARC-Type" not in names:
        given.append("WARC-Type: response")
    if "Content-Length" not in names:
        given.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*given, "", ""]).encode() + body + b"\r\n\r\n"


_WHERE, _WHEN = f"WARC-Target-URI: {_URL}", f"WARC-Date: {_AT}"
_GOOD = _plain("WARC-Target-URI: http://www.agency.example/good", _WHEN)


def _good(day: ArchiveDay) -> bytes:
    place = day.place("http://www.agency.example/good")
    assert place is not None
    answer = place.captured()
    assert answer is not None
    return answer.body


@pytest.mark.parametrize(
    ("fields", "cause"),
    [
        (
            (_WHERE, "WARC-Date: 9999-12-31T23:59:59-14:00"),
            "no time at which anything was captured",
        ),
        (
            (_WHERE, "WARC-Date: 0001-01-01T00:00:00+14:00"),
            "no time at which anything was captured",
        ),
        ((_WHERE, "WARC-Date: 9999-12-31T23:59:59Z"), "no time at which anything was captured"),
        ((_WHERE, "WARC-Date: yesterday"), "Invalid isoformat"),
        ((_WHERE,), "a record without WARC-Target-URI and WARC-Date"),
        ((_WHEN,), "a record without WARC-Target-URI and WARC-Date"),
        (
            (_WHERE, _WHEN, "WARC-Type: revisit", "WARC-Refers-To-Date: 9999-12-31T23:59:59-14:00"),
            "no time at which anything was captured",
        ),
        (
            (
                _WHERE,
                _WHEN,
                "WARC-Type: revisit",
                f"WARC-Refers-To-Date: {_AT}",
                "WARC-Refers-To-Target-URI: http://[",
            ),
            "Invalid IPv6 URL",
        ),
    ],
)
def test_a_record_that_makes_no_sense_is_passed_over_and_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, fields: tuple[str, ...], cause: str
) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(_GOOD + _plain(*fields) * 2)
    (day,) = open_archive([file])
    assert _good(day) == b"hello"
    (line,) = caplog.messages
    assert line.startswith(f"{file}: malformed records passed over: 2; at byte {len(_GOOD)}: ")
    assert cause in line
    assert "\n" not in line


@pytest.mark.parametrize(
    "status",
    ["HTTP/1.1 ABC", "HTTP/1.1", "HTTP/1.1 -20 OK", "HTTP/1.1 20", "HTTP/1.1 \u00b200", "\x00", ""],
)
def test_an_answer_without_a_status_is_none(tmp_path: Path, status: str) -> None:
    file = tmp_path / "a.warc"
    body = status.encode() + b"\r\nContent-Type: text/html\r\n\r\nhello"
    file.write_bytes(_plain(_WHERE, _WHEN, body=body) + _GOOD)
    (day,) = open_archive([file])
    place = day.place(_URL)
    assert place is not None
    assert place.captured() is None
    assert _good(day) == b"hello"
    with pytest.raises(ValueError, match="an answer without an HTTP status"):
        archived_response(day, _URL)


@pytest.mark.parametrize("length", ["-5", "9" * 30, "9" * 5000, "\u00b2", "1e3", "", "0x10", "3"])
@pytest.mark.parametrize("kind", ["response", "metadata"])
def test_a_length_that_lies_refuses_the_file_in_one_line(
    tmp_path: Path, length: str, kind: str
) -> None:
    file = tmp_path / "a.warc"
    lying = _plain(_WHERE, _WHEN, f"WARC-Type: {kind}", f"Content-Length: {length}")
    file.write_bytes(_GOOD + lying + _GOOD)
    with pytest.raises(ArchiveError) as caught:
        open_archive([file])
    assert str(caught.value).startswith(f"{file}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "chunks",
    [b"zz\r\nhello", b"-5\r\nhello", b"ffff\r\nhello", b"5\r\nhello", b"7fffffff\r\n", b"0"],
)
def test_broken_chunks_are_no_traceback(tmp_path: Path, chunks: bytes) -> None:
    sent = {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}
    file = Warc(tmp_path / "a.warc").answer(_AT, _URL, chunks, headers=sent).written()
    (day,) = open_archive([file])
    place = day.place(_URL)
    assert place is not None
    answer = place.captured()
    assert answer is not None
    assert len(answer.body) <= len(chunks)
    replayed = archived_response(day, _URL)
    assert replayed is not None
    assert replayed.body == answer.body


def test_a_description_that_is_no_text_is_nobodys(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    named = ("WARC-Type: metadata", "Blotter-Document: releases:1", "WARC-Refers-To: <urn:a>")
    file.write_bytes(_GOOD + _plain(*named, body=b"record: \xff\xfe\r\n"))
    (day,) = open_archive([file])
    assert day.named == []
    assert _good(day) == b"hello"


def _flagged(file: Path, at: int, value: bytes) -> Path:
    """The WACZ with other bytes in its one member's header and entry in the directory."""
    content = bytearray(file.read_bytes())
    for signature, shift in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        start = content.index(signature) + at + shift
        content[start : start + len(value)] = value
    file.write_bytes(content)
    return file


@pytest.mark.parametrize(
    ("at", "value"),
    [(6, b"\x01\x00"), (8, b"\x63\x00"), (14, b"abcd"), (4, b"\xff\x00")],
    ids=["encrypted", "packed in an unknown way", "wrong checksum", "a later version"],
)
def test_a_member_that_cannot_be_unpacked_is_named(tmp_path: Path, at: int, value: bytes) -> None:
    file = tmp_path / "a.wacz"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("archive/a.warc", _GOOD)
    with pytest.raises(ArchiveError, match=r"a\.wacz: .") as caught:
        open_archive([_flagged(file, at, value)])
    assert "\n" not in str(caught.value)


@given(
    flips=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), min_size=1, max_size=6),
    kind=st.sampled_from(["plain", "gzip", "stored", "deflated"]),
)
@settings(deadline=None, max_examples=300)
def test_damage_anywhere_is_refused_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[int, int]], kind: str
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    warc = Warc(folder / "a.warc", zipped=kind == "gzip").answer(_AT, _URL, "hello")
    file = warc.revisit("2026-03-05T09:00:00Z", _URL, _AT).written()
    if kind in ("stored", "deflated"):
        wrapped = folder / "a.wacz"
        with ZipFile(wrapped, "w", ZIP_STORED if kind == "stored" else ZIP_DEFLATED) as archive:
            archive.write(file, "archive/a.warc")
        file = wrapped
    content = bytearray(file.read_bytes())
    for at, value in flips:
        content[at % len(content)] = value
    file.write_bytes(content)
    try:
        days = open_archive([file])
    except ArchiveError as error:
        assert str(file) in str(error)
        return
    for day in days:
        for place in day.places.values():
            assert place.captured() is None or place.captured_at.date() == day.date


def test_a_back_fill_reads_the_rest(tmp_path: Path) -> None:
    warc = Warc(tmp_path / "a.warc")
    page = "<h1>{}</h1><article>Ketamine</article>"
    warc.answer("2019-03-01T09:00:00Z", f"{FOLDER}1", page.format(1))
    warc.answer("2019-03-02T09:00:00Z", f"{FOLDER}2", page.format(2), status="ABC Odd")
    warc.answer("9999-12-31T23:59:59-14:00", f"{FOLDER}3", page.format(3))
    warc.answer("2019-03-04T09:00:00Z", f"{FOLDER}4", page.format(4))
    how = {"kind": "releases", "since": "2019-01-01", "until": "2020-12-31"}
    done = filled(tmp_path, **how, files=[str(warc.written())])
    assert (done.returncode, done.stdout) == (0, "2 recorded, 1 unreadable; \n")
    assert "malformed records passed over: 1" in done.stderr
    assert "Traceback" not in done.stderr
    assert [id for id, _, _ in documents(tmp_path)] == ["1", "4"]


def test_a_replay_says_what_it_could_not_read(tmp_path: Path) -> None:
    base = "http://www.agency.example"
    listing = f"{base}/releases_a/"
    rows = "".join(f"<li><a href='{base}/{name}'>{name}</a></li>" for name in "12")
    warc = Warc(tmp_path / "a.warc.gz").answer(_AT, listing, rows)
    warc.answer(_AT, f"{base}/1", "<h1>1</h1><article>Ketamine</article>", status="ABC")
    warc.answer(_AT, f"{base}/2", "<h1>2</h1><article>Ketamine</article>")
    said = look_at(tmp_path, base, ["releases_a"], [warc.written()])
    assert said == "releases_a 2026-03-01 failed \nstumbled\n"
    assert [id for id, _, _ in documents(tmp_path)] == ["2"]
    failures = [
        told.event.reason for told in events(tmp_path) if isinstance(told.event, CaptureFailed)
    ]
    assert "what was archived cannot be read: an answer without an HTTP status: 'ABC'" in failures
