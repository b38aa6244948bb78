"""A bundle proves itself by a script that runs elsewhere, and does so no longer when a byte of it
is another."""

from __future__ import annotations

import ast
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa
from warcio.archiveiterator import ArchiveIterator

from crawler.evidence import verify
from crawler.evidence.bundle import Bundled, BundleError, bundle
from store.documents.known import document_stream
from store.documents.record_readings import record
from store.log import log
from store.log.bodies import keep_all
from store.log.database import open_store, snapshot, writing
from store.log.document import Reading, Redirect
from store.log.events import (
    Absence,
    DocumentWithdrawn,
    Event,
    NoteAdded,
    PayloadErased,
    SourceChecked,
)
from store.log.seals import Seal
from tests.store.examples import NOW, a_capture, a_document, a_reading, unreadable
from tests.store.tampering import disarm

ID = "us_example:1"
MEMBERS = (
    "events.jsonl",
    "captures.warc",
    "documents.json",
    "captures.json",
    "bundle.json",
    "cover.txt",
    "cover.html",
    "verify.py",
    "manifest-sha256.txt",
)


def filled(engine: sa.Engine) -> None:
    """A document with a part, a redirect, a revision, a withdrawal and a note, among others."""
    part = a_capture(b"%PDF-1.4 \r\n\r\n the order", url="https://agency.example/order.pdf")
    moved = (Redirect(url="https://agency.example/old/1", status=301),)
    capture = replace(a_reading(a_document()).capture, parts=(part,), redirects=moved, etag='"ü"')
    bodies = {capture.sha256: b"<p>page</p>", part.sha256: b"%PDF-1.4 \r\n\r\n the order"}
    first = Reading(document=a_document(), capture=capture, bodies=bodies)
    gone = Absence(checks=3, first=NOW, last=NOW, status=404, control="https://agency.example/")
    _record(engine, a_reading(a_document(key="0"), b"<p>another</p>"))
    _record(engine, first)
    look = SourceChecked(checked_at=NOW, outcome="ok")
    _append(engine, log.NewEvent(stream='source/us_ü\x01\x7f\u2028"\\', event=look))
    _record(engine, a_reading(a_document(title="Clinic owner acquitted"), b"<p>new</p>", days=1))
    _record(engine, a_reading(a_document(key="2"), b"<p>page</p>"))
    events: list[Event] = [
        DocumentWithdrawn(evidence=gone),
        NoteAdded(by="ada", text="see the order"),
    ]
    _append(engine, *(log.NewEvent(stream=document_stream(ID), event=event) for event in events))
    _record(engine, a_reading(a_document(key="0", text="changed"), b"<p>again</p>", days=2))


def _record(engine: sa.Engine, reading: Reading) -> None:
    record(engine, [reading], reread=unreadable, now=NOW)


def _append(engine: sa.Engine, *entries: log.NewEvent) -> None:
    with writing(engine) as connection:
        log.append(connection, entries, now=NOW)


def erase(engine: sa.Engine, position: int, *bodies: bytes) -> None:
    event = PayloadErased(position=position, by="ada", reason="a court's order\x1b[2J")
    with writing(engine) as connection:
        connection.execute(
            sa.text("UPDATE events SET payload = NULL WHERE position = :at"), {"at": position}
        )
        for body in bodies:
            digest = {"digest": sha256(body).hexdigest()}
            connection.execute(sa.text("DELETE FROM bodies WHERE sha256 = :digest"), digest)
        log.append(connection, [log.NewEvent(stream="log", event=event)], now=NOW)


def made(engine: sa.Engine, document: str = ID) -> tuple[Bundled, bytes]:
    file = io.BytesIO()
    with snapshot(engine) as connection:
        return bundle(file, connection, document), file.getvalue()


@pytest.fixture
def store(engine: sa.Engine) -> sa.Engine:
    filled(engine)
    return engine


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bundled, bytes]]:
    """A bundle of a document of which one event was erased."""
    engine = open_store(f"sqlite:///{tmp_path_factory.mktemp('store')}/blotter.db")
    filled(engine)
    erase(engine, 4, b"<p>new</p>")
    yield made(engine)
    engine.dispose()


def unpacked(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        file.extractall(folder)
    return folder


def run(script: Path, *words: str) -> tuple[int, str]:
    """The script in a process of its own, with nothing of this one around it."""
    command = [sys.executable, "-I", str(script), *words]
    done = subprocess.run(command, env={}, cwd="/", capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_bundle_verifies_where_there_is_no_blotter(store: sa.Engine, tmp_path: Path) -> None:
    what, content = made(store)
    assert (what.events, what.erased, what.answers) == (4, 0, 3)
    folder = unpacked(content, tmp_path / "bundle")
    assert sorted(path.name for path in folder.iterdir()) == sorted(MEMBERS)
    code, said = run(folder / "verify.py", "--against", str(what.seal))
    assert code == 0, said
    first, *rest = (line.strip() for line in said.splitlines())
    assert first == f"OK  {ID}"
    assert rest == [
        "8 files are as the manifest lists them",
        "7 events, positions 2 to 8, form one chain",
        "4 of them are the document's, and none is left out",
        "3 answers of servers, each with the bytes that the events name",
        "nothing of the document was erased",
        f"the chain ends at the seal {what.seal}",
        "seals given, all of which agree: 1",
    ]


def test_a_bundle_is_verified_as_it_was_handed_over(
    whole: tuple[Bundled, bytes], tmp_path: Path
) -> None:
    file = tmp_path / "case.zip"
    file.write_bytes(whole[1])
    trusted = Path(verify.__file__)
    code, said = run(trusted, str(file))
    assert code == 0, said
    assert "Compare it with a seal that was kept elsewhere" in said
    file.write_bytes(whole[1][:-200])
    assert run(trusted, str(file))[0] == 1
    assert run(trusted, str(tmp_path / "none.zip"))[0] == 1


@pytest.mark.parametrize("name", MEMBERS)
def test_one_other_byte_anywhere_is_found(
    whole: tuple[Bundled, bytes], tmp_path: Path, name: str
) -> None:
    folder = unpacked(whole[1], tmp_path / "bundle")
    before = (folder / name).read_bytes()
    for part in (0, 0.13, 0.5, 0.77, 1):
        place = int(part * (len(before) - 1))
        other = before[place] ^ 1
        (folder / name).write_bytes(before[:place] + bytes([other]) + before[place + 1 :])
        code, said = run(folder / "verify.py")
        assert code == 1, (place, said)
        assert name in said or name == "manifest-sha256.txt"
    (folder / name).unlink()
    assert run(folder / "verify.py")[0] != 0


def test_what_was_erased_is_said_and_the_rest_still_verifies(
    whole: tuple[Bundled, bytes], tmp_path: Path
) -> None:
    what, content = whole
    assert (what.events, what.erased, what.answers) == (4, 1, 2)
    folder = unpacked(content, tmp_path / "bundle")
    code, said = run(folder / "verify.py")
    assert code == 0, said
    erased = "position 4, DocumentRevised: its content was erased on 2026-03-04 by ada"
    assert f"{erased}: a court's order?[2J" in said
    for name in ("cover.txt", "cover.html"):
        text = (folder / name).read_text(encoding="utf-8")
        assert "The content recorded at position 4 was erased." in text
        assert "\x1b" not in text
    assert "acquitted" not in "".join(
        path.read_text(encoding="utf-8", errors="replace") for path in folder.iterdir()
    )


def test_only_the_documents_own_payloads_are_told(store: sa.Engine) -> None:
    _, content = made(store)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        rows = [json.loads(line) for line in file.read("events.jsonl").splitlines()]
        documents = json.loads(file.read("documents.json"))
        captures = json.loads(file.read("captures.json"))
    assert [row["position"] for row in rows if "payload" in row] == [2, 4, 6, 7]
    assert [one["position"] for one in documents] == [2, 4]
    assert documents[1]["document"]["title"] == "Clinic owner acquitted"
    assert captures[0]["capture"]["redirects"][0]["url"] == "https://agency.example/old/1"


def test_the_captures_are_a_warc_file_for_any_tool(store: sa.Engine) -> None:
    _, content = made(store)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        warc = io.BytesIO(file.read("captures.warc"))
    kinds = []
    for found in ArchiveIterator(warc, check_digests="raise"):
        found.content_stream().read()
        kinds.append(found.rec_type)
    assert kinds == ["warcinfo", "response", "response", "metadata", "response", "metadata"]


def test_the_same_log_gives_the_same_bytes(store: sa.Engine) -> None:
    assert made(store) == made(store)


def test_a_seal_of_an_earlier_day_holds_too(store: sa.Engine, tmp_path: Path) -> None:
    with snapshot(store) as connection:
        rows = list(log.read(connection))
    seals = [Seal(position=r.position, hash=r.hash, recorded_at=r.recorded_at) for r in rows]
    script = unpacked(made(store)[1], tmp_path / "bundle") / "verify.py"
    code, said = run(script, "--against", str(seals[3]), "--against", str(seals[6]))
    assert code == 0, said
    for seal, cause in (
        (str(replace(seals[4], hash="0" * 64)), "position 5: it is not the event that was sealed"),
        (str(seals[0]), "position 1: the event that was sealed is not in the bundle"),
        ("163", "163: this is no seal"),
    ):
        code, said = run(script, "--against", seal)
        assert (code, cause in said) == (1, True), said


def _listed_anew(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with a manifest that fits, as a forger would make it."""
    lines = [
        f"{sha256(content).hexdigest()}  {name}\n"
        for name, content in files.items()
        if name != verify.MANIFEST
    ]
    return {**files, verify.MANIFEST: "".join(lines).encode()}


def _without_a_line(content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    return b"".join(lines[:2] + lines[3:])


@pytest.mark.parametrize(
    ("name", "change", "cause"),
    [
        (
            "events.jsonl",
            lambda c: c.replace(b"acquitted", b"convicted"),
            "position 4: its payload",
        ),
        (
            "events.jsonl",
            lambda c: c.replace(b"2026-03-04", b"2026-03-05", 1),
            "position 2: its hash",
        ),
        ("events.jsonl", _without_a_line, "position 4: the event is missing"),
        ("events.jsonl", lambda c: c[: c.rindex(b"{")], "position 8: the event that was sealed"),
        (
            "documents.json",
            lambda c: c.replace(b"acquitted", b"convicted"),
            "documents.json: it does",
        ),
        (
            "captures.json",
            lambda c: c.replace(b"/old/", b"/new/"),
            "captures.json: it does not say",
        ),
        (
            "captures.warc",
            lambda c: c.replace(b"<p>new", b"<p>old"),
            "captures.warc: the body named",
        ),
        (
            "captures.warc",
            lambda c: c.replace(b"sha1:", b"sha1:A"),
            "captures.warc: the payload dig",
        ),
        (
            "captures.warc",
            lambda c: c.replace(b"200 OK", b"404 OK"),
            "captures.warc: it has no answer of",
        ),
        ("captures.warc", lambda c: c + c, "captures.warc: it holds an answer"),
        (
            "bundle.json",
            lambda c: c.replace(b"us_example:1", b"us_example:0"),
            "position 8: an event of the document",
        ),
        ("bundle.json", lambda c: c.replace(b"bundle 1", b"bundle 2"), "bundle.json: this script"),
    ],
)
def test_a_manifest_that_was_made_to_fit_does_not_help(
    tmp_path: Path, name: str, change: Callable[[bytes], bytes], cause: str
) -> None:
    engine = open_store(f"sqlite:///{tmp_path}/blotter.db")
    filled(engine)
    folder = unpacked(made(engine)[1], tmp_path / "bundle")
    engine.dispose()
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert verify.verify(_listed_anew(files), [])[0] == f"OK  {ID}"
    changed = _listed_anew({**files, name: change(files[name])})
    with pytest.raises(verify.Broken) as broken:
        verify.verify(changed, [])
    assert str(broken.value).startswith(cause)


@pytest.mark.parametrize("gone", [4, 6])
def test_no_event_of_the_document_can_be_withheld(tmp_path: Path, gone: int) -> None:
    engine = open_store(f"sqlite:///{tmp_path}/blotter.db")
    filled(engine)
    folder = unpacked(made(engine)[1], tmp_path / "bundle")
    engine.dispose()
    rows = [json.loads(line) for line in (folder / "events.jsonl").read_bytes().splitlines()]
    for row in rows:
        if row["position"] == gone:
            del row["payload"]
    with pytest.raises(verify.Broken, match=f"position {gone}: its payload is left out"):
        verify.check_document(rows, ID)
    rows[gone - 2]["payload"] = None
    with pytest.raises(verify.Broken, match=f"position {gone}: its payload is gone, and no event"):
        verify.check_document(rows, ID)
    rows[gone - 2]["stream"] = "document/other"
    with pytest.raises(verify.Broken, match="an event of the document before it is left out"):
        verify.check_document(rows, ID)


def test_there_is_no_bundle_of_what_is_not_there_or_not_proved(store: sa.Engine) -> None:
    with pytest.raises(BundleError, match="no document us_example:9"):
        made(store, "us_example:9")
    with writing(store) as connection:
        digest = {"digest": sha256(b"<p>new</p>").hexdigest()}
        connection.execute(sa.text("DELETE FROM bodies WHERE sha256 = :digest"), digest)
    with pytest.raises(BundleError, match="are not kept"):
        made(store)
    with writing(store) as connection:
        keep_all(connection, [b"<p>new</p>"])
        disarm(connection)
        connection.exec_driver_sql("UPDATE events SET payload = '{}' WHERE position = 3")
    with pytest.raises(log.BrokenLogError):
        made(store)


def test_the_script_asks_for_no_newer_python_and_no_package() -> None:
    source = Path(verify.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    modules = {
        name
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module)]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert {name.partition(".")[0] for name in modules} <= sys.stdlib_module_names


def test_a_zip_with_two_files_of_one_name_is_refused(
    whole: tuple[Bundled, bytes], tmp_path: Path
) -> None:
    file = tmp_path / "case.zip"
    file.write_bytes(whole[1])
    with zipfile.ZipFile(file, "a") as opened, pytest.warns(UserWarning, match="Duplicate name"):
        opened.writestr("cover.txt", "nothing to see here")
    code, said = run(Path(verify.__file__), str(file))
    assert (code, "two of its files have one name" in said) == (1, True)
