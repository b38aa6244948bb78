"""`blotter read`: JSON Lines in, what they say out; what makes no sense is one line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.main import main

ONE = {
    "id": "1",
    "published": "March 13, 2025",
    "office": "U.S. Attorney; District of New Jersey",
    "title": "Doctor Charged",
    "text": "Orla Quennell was charged today. United States v. Quennell, No. 2:25-cr-00183.",
}
TWO = {
    **ONE,
    "id": "2",
    "title": "Doctor Sentenced",
    "text": "Orla Quennell was sentenced to 18 months in prison. No. 2:25-cr-00183.",
}


def read(*arguments: str, given: str | bytes) -> Result:
    return CliRunner().invoke(main, ["read", *arguments, "-"], input=given)


def answers(*arguments: str, given: list[Any]) -> list[dict[str, Any]]:
    found = read(*arguments, given="\n".join(map(json.dumps, given)))
    assert found.exit_code == 0
    return [json.loads(line) for line in found.stdout.splitlines()]


def test_a_reading_a_line() -> None:
    first, second = answers(given=[ONE, TWO])
    assert (first["id"], first["primary"], first["event_date"]) == ("1", "charge", "2025-03-13")
    assert (first["district"], first["state"]) == ("District of New Jersey", "NJ")
    whole = f"{ONE['title']}\n{ONE['text']}"
    for claim in (*first["actions"], *first["parties"], *first["citations"]):
        assert whole[claim["start"] : claim["end"]] == claim["quote"]
    assert [term["prison_months"] for term in second["sentences"]] == [18]


def test_cases_of_texts_and_of_pairs() -> None:
    other = {"id": "3", "title": "Rule", "text": "A rule on labels."}
    expected = [{"id": "1", "case": "1"}, {"id": "2", "case": "1"}, {"id": "3", "case": "3"}]
    assert answers("--cases", given=[ONE, TWO, other]) == expected
    pairs = [{"a": ONE, "b": TWO}, {"a": other, "b": ONE}]
    assert answers("--cases", given=pairs) == expected


def test_register_titles() -> None:
    given = [
        {"id": "1", "title": "Orla Quennell, M.D.; Decision and Order"},
        {"id": "2", "title": "Importer of Controlled Substances Application: Halcyon Vials, LLC"},
        {"id": "3", "title": "Meeting of a Bridge Commission", "abstract": "A bridge."},
    ]
    assert answers("--register", given=given) == [
        {"id": "1", "kind": "decision-and-order", "respondent": "Orla Quennell"},
        {"id": "2", "kind": "application-importer", "respondent": "Halcyon Vials, LLC"},
        {"id": "3", "kind": "not-dea", "respondent": None},
    ]


def test_fields_may_be_missing_or_odd() -> None:
    given = [{"id": "1"}, {"id": "2", "title": None, "text": 5, "published": "some day"}]
    assert [one["primary"] for one in answers(given=given)] == ["other", "other"]
    half = read(given='{"id": "1", "title": "Orla Quennell \\ud800 was sentenced"}\n')
    assert half.exit_code == 0
    assert read(given=b"\xef\xbb\xbf\n").stdout == ""


@pytest.mark.parametrize("option", [(), ("--cases",), ("--register",)])
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ('{"id": "1"}\n\nno\n', "line 3: not JSON"),
        ("[" * 100_000, "line 1: not JSON"),
        ("[1]", 'line 1: no object with an "id"'),
        ('{"id": 1}', 'line 1: no object with an "id"'),
        ('{"a": {"id": "1"}, "b": 2}', 'line 1: no object with an "id"'),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_what_makes_no_sense_is_one_line(
    option: tuple[str, ...], given: str | bytes, said: str
) -> None:
    found = read(*option, given=given)
    assert (found.exit_code, len(found.stderr.splitlines())) == (2, 1)
    assert said in found.stderr


def test_a_file_that_is_not_there() -> None:
    found = CliRunner().invoke(main, ["read", "nowhere.jsonl"])
    assert (found.exit_code, len(found.stderr.splitlines())) == (2, 1)
