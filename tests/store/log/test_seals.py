from __future__ import annotations

import quopri
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.log.seals import Seal, contradiction, seal, seals_in

SEAL = Seal(
    position=163, hash="0f" * 32, recorded_at=datetime(2026, 11, 22, 17, 17, 3, 5, tzinfo=UTC)
)
LINE = f"163:{'0f' * 32}@2026-11-22T17:17:03.000005Z"

SEALS = st.builds(
    Seal,
    position=st.integers(1, 10**12),
    hash=st.text("0123456789abcdef", min_size=64, max_size=64),
    recorded_at=st.datetimes(min_value=datetime(2020, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)


def test_a_seal_is_one_line() -> None:
    assert str(SEAL) == LINE
    assert seal(f" {LINE}\n") == SEAL
    there = SEAL.recorded_at.astimezone(timezone(timedelta(hours=-5)))
    assert str(replace(SEAL, recorded_at=there)) == LINE


@given(SEALS)
def test_any_seal_is_read_back(one: Seal) -> None:
    assert seal(str(one)) == one


@pytest.mark.parametrize(
    "line",
    [
        "",
        "163",
        LINE.upper(),
        LINE[1:].replace("63:", "0:"),
        LINE[:-1],
        LINE.replace("0f0f", "0f0", 1),
        LINE.replace("-11-", "-13-"),
        f"{LINE} {LINE}",
        LINE.replace("163", "١٦٣"),
        "\x1b[2J" + LINE,
    ],
)
def test_what_is_no_seal_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"no seal|no possible time"):
        seal(line)


@given(st.lists(SEALS, max_size=3, unique=True), st.text(" \n<>,", min_size=1, max_size=90))
def test_seals_are_found_in_a_text_and_in_a_mail_as_it_is_stored(
    kept: list[Seal], between: str
) -> None:
    text = between.join(["Ada wrote", *map(str, kept), *map(str, kept), "yours"])
    assert seals_in(text) == kept
    stored = quopri.encodestring(text.encode()).decode()
    assert seals_in(stored) == kept
    assert seals_in(stored.replace("\n", "\r\n")) == kept


def test_a_longer_word_is_no_seal() -> None:
    assert seals_in(f"1{LINE}")[0].position == 1163
    assert seals_in(f"x{LINE} {LINE}Z https://a.example/:{LINE} .{LINE}") == []


def test_what_a_log_can_say_against_a_seal() -> None:
    assert contradiction(SEAL, SEAL, end=200) is None
    cut = contradiction(SEAL, None, end=90)
    assert cut == "the log was cut short: it ends at 90, and was sealed up to 163"
    other = contradiction(SEAL, replace(SEAL, hash="ab" * 32), end=200)
    assert other is not None
    assert "rewritten here or before" in other
    later = contradiction(SEAL, replace(SEAL, recorded_at=datetime.now(UTC)), end=200)
    assert later is not None
    assert "the seal was altered" in later
