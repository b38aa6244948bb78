"""Verifies the evidence bundle that this file came with, wherever there is Python 3.8 or newer.

    python3 verify.py                      the folder this file lies in
    python3 verify.py FILE.zip             a bundle as it was handed over
    python3 verify.py FOLDER               a document's folder in a published record
    python3 verify.py --against SEAL       and hold it to a seal that was kept elsewhere

It needs nothing but Python's standard library and asks nothing of the network. Exit code 0 and a
line beginning with OK: every check passed. Exit code 1 and NOT VERIFIED: the first that did not.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import json
import pathlib
import re
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

FORMAT = "Blotter evidence bundle 1"
MANIFEST = "manifest-sha256.txt"
ABOUT, EVENTS, CAPTURES = "bundle.json", "events.jsonl", "captures.warc"
PUBLISHED = "Blotter published evidence 1"
EVIDENCE, PACKED = "evidence.jsonl", "captures.warc.gz"
LISTED = re.compile(r"([0-9a-f]{64})  ([a-z][a-z0-9.-]*)\n")
SEAL = re.compile(r"([1-9][0-9]*):([0-9a-f]{64})@(\S+)Z")
UNSAFE = re.compile(r"[^\x20-\x7e]")
UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, zipfile.BadZipFile)


class Broken(Exception):
    """The bundle is not what it says it is."""

    def __init__(self, place: str, cause: str) -> None:
        super().__init__(f"{place}: {cause}")


def main(arguments: list[str]) -> int:
    here = pathlib.Path(__file__).resolve().parent
    words = argparse.ArgumentParser(description="Verifies an evidence bundle.")
    words.add_argument("place", nargs="?", default=str(here), help="the bundle: a folder or a zip")
    words.add_argument("--against", metavar="SEAL", action="append", default=[])
    given = words.parse_args(arguments)
    try:
        files = load(pathlib.Path(given.place))
        checks = verify_published if EVIDENCE in files else verify
        said, code = checks(files, given.against), 0
    except Broken as error:
        said, code = [f"NOT VERIFIED: {error}"], 1
    except UNREADABLE as error:
        said, code = [f"NOT VERIFIED: {given.place} is not a whole bundle: {error!r}"], 1
    for line in said:  # what others wrote is not to be trusted with a terminal
        sys.stdout.write(UNSAFE.sub("?", line) + "\n")
    return code


def verify(files: dict[str, bytes], seals: list[str]) -> list[str]:
    """Every check; what passed, line by line. Raises Broken."""
    listed = check_manifest(files)
    about = json.loads(files[ABOUT])
    if about["format"] != FORMAT:
        raise Broken(ABOUT, f"this script reads the format {FORMAT!r}")
    rows = [json.loads(line) for line in files[EVENTS].splitlines()]
    check_chain(rows, about["first"], about["previous"])
    own = check_document(rows, about["document"])
    check_seals(rows, [about["seal"], *seals])
    for name, field in (("documents.json", "document"), ("captures.json", "capture")):
        if json.loads(files[name]) != stated(own, field):
            raise Broken(name, "it does not say what the events say")
    answers = check_answers(own, files[CAPTURES])
    first, last = rows[0]["position"], rows[-1]["position"]
    return [
        f"OK  {about['document']}",
        f"    {listed} files are as the manifest lists them",
        f"    {len(rows)} events, positions {first} to {last}, form one chain",
        f"    {len(own)} of them are the document's, and none is left out",
        f"    {answers} answers of servers, each with the bytes that the events name",
        *(f"    {line}" for line in erasures(rows, own)),
        f"    the chain ends at the seal {about['seal']}",
        f"    seals given, all of which agree: {len(seals)}"
        if seals
        else "    Compare it with a seal that was kept elsewhere: --against SEAL",
    ]


def verify_published(files: dict[str, bytes], seals: list[str]) -> list[str]:
    """Every check of a document in a published record, of which nothing is told of other documents:
    what passed, line by line, and what cannot be shown. Raises Broken."""
    about, *rows = [json.loads(line) for line in files[EVIDENCE].splitlines()]
    if about["format"] != PUBLISHED:
        raise Broken(EVIDENCE, f"this script reads the format {PUBLISHED!r}")
    check_alone(rows)
    own = check_document(rows, about["document"])
    if len([row for row in rows if erases(row, own)]) + len(own) != len(rows):
        raise Broken(EVIDENCE, "it holds an event of something else")
    named = dict(named_answers(own))
    kept = dict(answers_in(gzip.decompress(files[PACKED]))) if PACKED in files else {}
    for key, status in kept.items():
        if named.get(key) != status:
            raise Broken(PACKED, f"no event names the answer of {key[0]}")
    for line in seals:
        check_seal(rows, line)
    last = own[-1]
    missing = len(named) - len(kept)
    return [
        f"OK  {about['document']}",
        f"    {len(own)} events of the document, none left out up to the last of them",
        "    each says what its hash was made of",
        f"    {len(kept)} answers of servers, each with the bytes that the events name",
        *([f"    NOT SHOWN: the bytes of {missing} more, which are not here"] if missing else []),
        *(f"    {line}" for line in erasures(rows, own)),
        f"    seals given, all of which agree: {len(seals)}"
        if seals
        else "    NOT SHOWN: that the log holds these events. Look there for the last of them:",
        f"    {last['position']}:{last['hash']}@{moment(last)}Z",
    ]


def load(place: pathlib.Path) -> dict[str, bytes]:
    """The files by name; of a folder, those its manifest lists, or what is published."""
    if (place / EVIDENCE).is_file():
        there = [place / name for name in (EVIDENCE, PACKED)]
        return {file.name: file.read_bytes() for file in there if file.is_file()}
    if place.is_dir():
        names = [name for _, name in LISTED.findall((place / MANIFEST).read_text("ascii"))]
        return {name: (place / name).read_bytes() for name in [MANIFEST, *names]}
    with zipfile.ZipFile(str(place)) as bundle:
        names = bundle.namelist()
        if len(names) != len(set(names)):
            raise Broken(str(place), "two of its files have one name")
        return {name: bundle.read(name) for name in names}


def check_manifest(files: dict[str, bytes]) -> int:
    """Hold every file to its listed SHA-256; how many there are besides the manifest."""
    text = files[MANIFEST].decode("ascii")
    listed = {name: sha256 for sha256, name in LISTED.findall(text)}
    if LISTED.sub("", text) or len(listed) != text.count("\n"):
        raise Broken(MANIFEST, "it was changed; it is no list of files")
    for name in sorted(listed.keys() | files.keys() - {MANIFEST}):
        if name not in listed:
            raise Broken(name, "it is not in the manifest")
        if name not in files:
            raise Broken(name, "it is missing")
        if hashlib.sha256(files[name]).hexdigest() != listed[name]:
            raise Broken(name, "it was changed; its SHA-256 is not the listed one")
    return len(listed)


def check_chain(rows: list[dict[str, Any]], first: int, previous: str) -> None:
    """Each event is bound to the one before it by a hash, and its payload to the event."""
    if first == 1 and previous != "0" * 64:
        raise Broken(at(1), "nothing can come before it")
    for position, row in enumerate(rows, first):
        if row["position"] != position:
            raise Broken(at(position), "the event is missing")
        check_event(row, previous)
        previous = row["hash"]


def check_alone(rows: list[dict[str, Any]]) -> None:
    """Each event is bound to the hash of the one before it, of which nothing else may be known."""
    before: dict[str, Any] = {"position": 0, "hash": "0" * 64}
    for row in rows:
        if row["position"] <= before["position"]:
            raise Broken(at(row["position"]), "it is not in its order")
        if row["position"] == before["position"] + 1 and row["previous"] != before["hash"]:
            raise Broken(at(row["position"]), "it does not continue the event before it")
        check_event(row, row["previous"])
        before = row


def check_event(row: dict[str, Any], previous: str) -> None:
    """The payload is bound to the event, and the event to the hash of the one before."""
    payload = row.get("payload")
    if payload is not None and digest(payload) != row["payload_sha256"]:
        raise Broken(at(row["position"]), "its payload is not the one that was recorded")
    names = ("position", "stream", "version", "type", "recorded_at", "payload_sha256")
    text = json.dumps([row[name] for name in names], ensure_ascii=False, separators=(",", ":"))
    if digest(previous + text) != row["hash"]:
        cause = "its hash does not follow from its fields and what is before"
        raise Broken(at(row["position"]), cause)


def check_document(rows: list[dict[str, Any]], document: str) -> list[dict[str, Any]]:
    """The document's events: all of them, with their payloads unless these were erased."""
    own = [row for row in rows if row["stream"] == f"document/{document}"]
    for version, row in enumerate(own, 1):
        if row["version"] != version:
            raise Broken(at(row["position"]), "an event of the document before it is left out")
        if "payload" not in row:
            raise Broken(at(row["position"]), "its payload is left out")
        if row["payload"] is None and not erased_by(rows, row["position"]):
            raise Broken(at(row["position"]), "its payload is gone, and no event says so")
    if not own or own[0] is not rows[0]:
        raise Broken(EVENTS, "it does not begin with the document's first event")
    return own


def check_seals(rows: list[dict[str, Any]], seals: list[str]) -> None:
    """The first seal is the bundle's own, of its last event; the others may be of any in it."""
    if check_seal(rows, seals[0]) is not rows[-1]:
        raise Broken(ABOUT, "its seal is not of the last event")
    for line in seals[1:]:
        check_seal(rows, line)


def check_seal(rows: list[dict[str, Any]], line: str) -> dict[str, Any]:
    """The event that a seal is of, which has to be among these."""
    found = SEAL.fullmatch(line.strip())
    if not found:
        raise Broken(line, "this is no seal")
    sealed = [row for row in rows if row["position"] == int(found[1])]
    if not sealed:
        raise Broken(at(found[1]), "the event that was sealed is not in the bundle")
    if (sealed[0]["hash"], moment(sealed[0])) != (found[2], found[3]):
        raise Broken(at(found[1]), f"it is not the event that was sealed: {line.strip()}")
    return sealed[0]


def moment(row: dict[str, Any]) -> str:
    """When an event was recorded (UTC), as seals have it."""
    return str(row["recorded_at"]).replace("+00:00", "")


def check_answers(own: list[dict[str, Any]], warc: bytes) -> int:
    """Each answer that an event names is in the WARC file, with the bytes of that SHA-256."""
    answers = list(answers_in(warc))
    kept, named = dict(answers), dict(named_answers(own))
    for key, status in named.items():
        if kept.get(key) != status:
            raise Broken(CAPTURES, f"it has no answer of {key[0]}, of {key[1]}")
    if len(named) != len(answers):
        raise Broken(CAPTURES, "it holds an answer that no event names, or one twice")
    return len(kept)


def named_answers(own: list[dict[str, Any]]) -> Iterator[tuple[tuple[str, str, str], str]]:
    """The address, time and SHA-256 of each answer that events name, with its status."""
    for row in own:
        capture = json.loads(row["payload"] or "{}").get("capture")
        for answer in [capture, *capture.get("parts", [])] if capture else []:
            yield (answer["url"], answer["fetched_at"], answer["sha256"]), str(answer["status"])


def answers_in(warc: bytes) -> Iterator[tuple[tuple[str, str, str], str]]:
    """The address, time and SHA-256 of each answer, with its status (ISO 28500 section 4)."""
    start = 0
    digests: dict[str, str] = {}
    while start < len(warc):
        fields, block, start = record(warc, start)
        if fields["WARC-Type"] not in ("response", "revisit"):
            continue
        head, _, body = block.partition(b"\r\n\r\n")
        name = fields["Blotter-Payload-SHA256"]
        if fields["WARC-Type"] == "response":
            digests[name] = payload_digest(body)
            if hashlib.sha256(body).hexdigest() != name:
                raise Broken(CAPTURES, f"the body named {name} is another")
        if digests.get(name) != fields["WARC-Payload-Digest"]:
            raise Broken(CAPTURES, f"the payload digest of the body named {name} is wrong")
        key = fields["WARC-Target-URI"], fields["WARC-Date"], name
        yield key, head.split()[1].decode()


def record(warc: bytes, start: int) -> tuple[dict[str, str], bytes, int]:
    """The fields and the block of the record there, and where the next one begins."""
    head = warc.index(b"\r\n\r\n", start)
    version, *lines = warc[start:head].decode().split("\r\n")
    fields = dict(line.split(": ", 1) for line in lines)
    end = head + 4 + int(fields["Content-Length"])
    if version != "WARC/1.1" or warc[end : end + 4] != b"\r\n\r\n":
        raise Broken(CAPTURES, f"the record at byte {start} is damaged")
    return fields, warc[head + 4 : end], end + 4


def erasures(rows: list[dict[str, Any]], own: list[dict[str, Any]]) -> list[str]:
    """What was lawfully erased of the document, by whom and why."""
    lines = []
    for row in own:
        if row["payload"] is None:
            saying = erased_by(rows, row["position"])[0]
            why = json.loads(saying["payload"])
            what = f"{at(row['position'])}, {row['type']}: its content was erased"
            lines.append(f"{what} on {saying['recorded_at'][:10]} by {why['by']}: {why['reason']}")
    return lines or ["nothing of the document was erased"]


def erases(row: dict[str, Any], own: list[dict[str, Any]]) -> bool:
    """Whether an event says that one of these was erased."""
    return any(row in erased_by([row], it["position"]) for it in own)


def erased_by(rows: list[dict[str, Any]], position: int) -> list[dict[str, Any]]:
    """The events that say that the payload of a position was erased."""
    saying = (row for row in rows if row["type"] == "PayloadErased" and row.get("payload"))
    return [row for row in saying if json.loads(row["payload"])["position"] == position]


def stated(own: list[dict[str, Any]], field: str) -> list[dict[str, Any]]:
    """What the document's events hold in a field, each with its place in the log."""
    found = []
    for row in own:
        value = json.loads(row["payload"] or "{}").get(field)
        if value is not None:
            place = {name: row[name] for name in ("position", "version", "type", "recorded_at")}
            found.append({**place, field: value})
    return found


def payload_digest(body: bytes) -> str:
    """As the tools of web archives name a body."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body).digest()).decode()  # noqa: S324


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def at(position: object) -> str:
    return f"position {position}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
