"""Tables of the documents are the same for ever, and a release leads from one to the next."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from store.documents.record_readings import record
from store.log import log
from store.log.database import open_store, reading, snapshot, writing
from store.log.events import DocumentReviewed, DocumentTagged, DocumentWithdrawn, Event, NoteAdded
from store.privacy.mask_decisions import mask, unmask
from store.privacy.masking import masks_at
from store.transfer.dataset import DOCUMENTS, as_line, table_rows
from store.transfer.dataset_release import write_release
from tests.conftest import ROOT
from tests.store.examples import NOW, a_document, a_reading, unreadable
from tests.store.histories import GONE, erase, head

NAME = "Orla Quennell"


@pytest.fixture
def empty() -> Iterator[sa.Engine]:
    opened = open_store("sqlite://")
    yield opened
    opened.dispose()


def table(engine: sa.Engine, position: int, source: str = "") -> bytes:
    with reading(engine) as connection:
        return b"".join(map(as_line, table_rows(connection, DOCUMENTS, position, source=source)))


def release(engine: sa.Engine, earlier: int, later: int) -> list[dict[str, object]]:
    out = io.BytesIO()
    with snapshot(engine) as connection:
        write_release(connection, out, DOCUMENTS, earlier=earlier, later=later)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def applied(before: bytes, lines: list[dict[str, object]]) -> bytes:
    """By the script of docs/reference/datasets.md, which is all that a reader has."""
    text = (ROOT / "docs" / "reference" / "datasets.md").read_text()
    (script,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    with TemporaryDirectory() as name:
        files = [Path(name) / part for part in ("table", "release", "result")]
        files[0].write_bytes(before)
        files[1].write_text("".join(json.dumps(line) + "\n" for line in lines))
        subprocess.run([sys.executable, "-W", "ignore", "-c", script, *files], check=True)
        return files[2].read_bytes()


def applied_here(before: bytes, lines: list[dict[str, object]]) -> bytes:
    """The same in this process, for many histories."""
    rows = {row["key"]: row for row in map(json.loads, before.splitlines())}
    for line in lines[1:]:
        if line["op"] == "DEL":
            rows.pop(line["key"], None)
        else:
            rows[line["key"]] = line["row"]
    return b"".join(as_line(rows[key]) for key in sorted(rows))


def publish(engine: sa.Engine, key: str, title: str, day: int) -> None:
    document = a_document(key, title=title)
    body = f"{key} {title} {day}".encode()
    record(engine, [a_reading(document, body, days=day)], reread=unreadable, now=NOW)


def say(engine: sa.Engine, key: str, event: Event) -> None:
    entry = log.NewEvent(stream=f"document/us_example:{key}", event=event)
    with writing(engine) as connection:
        log.append(connection, [entry], now=NOW + timedelta(days=1))


def test_a_row_says_what_is_known_of_a_document(engine: sa.Engine) -> None:
    publish(engine, "1", "Clinic owner charged", 0)
    publish(engine, "1", "Clinic owner, charged", 1)
    say(engine, "1", DocumentWithdrawn(evidence=GONE))
    say(engine, "1", DocumentReviewed(by="ada", verdict="relevant", reason="names the drug"))
    say(engine, "1", DocumentTagged(by="ada", tag="clinics"))
    say(engine, "1", NoteAdded(by="grace", text="see 2"))
    with reading(engine) as connection:
        (row,) = table_rows(connection, DOCUMENTS, 6)
    assert list(row) == list(DOCUMENTS.columns)
    assert row["key"] == 1
    assert row["position"] == 6
    assert (row["title"], row["revisions"], row["withdrawn"]) == ("Clinic owner, charged", 1, True)
    assert (row["published_on"], row["precision"]) == ("2026-03-03", "day")
    assert row["first_recorded_at"] == "2026-03-04T15:30:00.000000+00:00"
    assert row["recorded_at"] == "2026-03-05T15:30:00.000000+00:00"
    assert row["sha256"] == hashlib.sha256(b"1 Clinic owner, charged 1").hexdigest()
    assert (row["review"], row["reviewed_by"], row["tags"]) == ("relevant", "ada", ["clinics"])
    assert row["notes"] == [
        {"text": "see 2", "by": "grace", "at": "2026-03-05T15:30:00.000000+00:00"}
    ]


def test_a_table_is_as_it_was(engine: sa.Engine) -> None:
    publish(engine, "1", "First", 0)
    then = table(engine, 1)
    publish(engine, "2", "Second", 0)
    publish(engine, "1", "First, edited", 1)
    assert table(engine, 1) == then
    assert [json.loads(line)["key"] for line in table(engine, 3).splitlines()] == [1, 2]
    assert table(engine, 0) == b""


def test_a_source_is_not_another_one_that_begins_alike(empty: sa.Engine) -> None:
    for source in ("us_a", "us_a_b", "us%a"):
        document = a_document(id=f"{source}:1", source=source)
        record(empty, [a_reading(document)], reread=unreadable, now=NOW)
    for source in ("us_a", "us_a_b", "us%a"):
        assert json.loads(table(empty, 3, source))["source"] == source
    assert table(empty, 3, "us") == b""


def test_masked_names_are_hidden_from_the_mask_on(empty: sa.Engine) -> None:
    record(
        empty,
        [a_reading(a_document("orla-quennell", title=f"{NAME} charged"))],
        reread=unreadable,
        now=NOW,
    )
    say(empty, "orla-quennell", NoteAdded(by="ada", text=f"{NAME} again"))
    mask(empty, NAME, by="ada", reason="acquitted", now=NOW)
    shown, hidden = table(empty, 2).decode(), table(empty, 3).decode()
    assert NAME in shown
    assert "quennell" not in hidden.lower()
    assert hidden.count("[masked]") >= 4


def test_what_was_erased_has_no_row(empty: sa.Engine) -> None:
    publish(empty, "1", "First", 0)
    publish(empty, "2", "Second", 0)
    erase(empty, 1)
    assert [json.loads(line)["key"] for line in table(empty, 3).splitlines()] == [2]


def test_a_release_says_what_it_is_between(engine: sa.Engine) -> None:
    publish(engine, "1", "First", 0)
    publish(engine, "2", "Second", 0)
    publish(engine, "1", "First, edited", 1)
    publish(engine, "3", "Third", 0)
    first, *lines = release(engine, 2, 4)
    with reading(engine) as connection:
        hashes = {one.position: one.hash for one in log.read(connection)}
    assert first == {
        "release": "documents",
        "format": 1,
        "source": None,
        "from": {
            "position": 2,
            "hash": hashes[2],
            "rows": 2,
            "sha256": hashlib.sha256(table(engine, 2)).hexdigest(),
        },
        "to": {
            "position": 4,
            "hash": hashes[4],
            "rows": 3,
            "sha256": hashlib.sha256(table(engine, 4)).hexdigest(),
        },
        "counts": {"ADD": 1, "MOD": 1, "DEL": 0},
    }
    assert [(line["op"], line["key"]) for line in lines] == [("MOD", 1), ("ADD", 4)]
    assert applied(table(engine, 2), [first, *lines]) == table(engine, 4)


def test_an_older_copy_loses_what_was_erased(empty: sa.Engine) -> None:
    publish(empty, "1", "First", 0)
    publish(empty, "2", "Second", 0)
    copy = table(empty, 2)
    erase(empty, 1)
    lines = release(empty, 2, 3)
    assert lines[0]["counts"] == {"ADD": 0, "MOD": 0, "DEL": 1}
    assert applied(copy, lines) == table(empty, 3)
    assert applied(table(empty, 2), lines) == table(empty, 3)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ("publish", "edit", "withdraw", "review", "note", "mask", "unmask", "erase")
        ),
        st.sampled_from(("a", "b", "c")),
    ),
    max_size=14,
)


def take(engine: sa.Engine, step: str, key: str, day: int) -> None:
    """One step of a random history, where it makes sense."""
    if step == "publish":
        publish(engine, key, f"{key} of {NAME}", day)
    elif step == "edit":
        publish(engine, key, f"{key} of {NAME}, {day}", day)
    elif step == "withdraw":
        say(engine, key, DocumentWithdrawn(evidence=GONE))
    elif step == "review":
        say(engine, key, DocumentReviewed(by="ada", verdict="unsure"))
    elif step == "note":
        say(engine, key, NoteAdded(by="ada", text=f"note {day}"))
    elif step in ("mask", "unmask"):
        with reading(engine) as connection:
            hidden = NAME in log_masks(connection)
        if hidden != (step == "mask"):
            change = mask if step == "mask" else unmask
            change(engine, NAME, by="ada", reason="x", now=NOW)
    else:
        with reading(engine) as connection:
            whole = [
                one.position
                for one in log.read(connection, stream=f"document/us_example:{key}")
                if one.type != "DocumentWithdrawn" and type(one.event).__name__ != "Erased"
            ]
        if whole:
            erase(engine, whole[-1])


def log_masks(connection: sa.Connection) -> tuple[str, ...]:
    return masks_at(connection).names


@settings(max_examples=60)
@given(STEPS, st.data())
def test_a_release_leads_from_any_table_to_any_later_one(
    steps: list[tuple[str, str]], data: st.DataObject
) -> None:
    """Also from the table as it was made at the time, which may show what was erased since."""
    engine = open_store("sqlite://")
    made = {0: b""}
    for day, (step, key) in enumerate(steps):
        take(engine, step, key, day)
        made[head(engine).position] = table(engine, head(engine).position)
    ends = st.sampled_from(sorted(made))
    earlier, later = sorted((data.draw(ends), data.draw(ends)))
    lines = release(engine, earlier, later)
    assert applied_here(table(engine, earlier), lines) == table(engine, later)
    if later == head(engine).position:
        assert applied_here(made[earlier], lines) == table(engine, later)
    sums = [hashlib.sha256(table(engine, at)).hexdigest() for at in (earlier, later)]
    assert [lines[0][end]["sha256"] for end in ("from", "to")] == sums  # type: ignore[index]
    engine.dispose()
