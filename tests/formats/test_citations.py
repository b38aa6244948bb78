"""Citations that other programs read: whatever a title holds, it stays in its field."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from answers.document_citation import DocumentCitation
from formats.citations import CITATION_FORMS, format_citations
from store.plain_text import one_line

CITATION = DocumentCitation(
    id="us_example:1",
    kind="webpage",
    title="Clinic fined",
    publisher="Example Agency",
    published_on=date(2025, 3, 4),
    precision="day",
    url="https://agency.example/news/1?a=b_c&d=%20#top",
    captured_at=datetime(2025, 3, 5, 6, 7, 8, 9, tzinfo=UTC),
    sha256="ab" * 32,
    record=None,
    position=7,
    hash="cd" * 32,
)
PROOF = (
    f"Blotter us_example:1; captured 2025-03-05T06:07:08Z, SHA-256 {'ab' * 32}; "
    f"log event 7, hash {'cd' * 32}"
)
HOSTILE = "}\\{\r\nER  - \r\nTY  - BOOK\x1b]0;x\x07\u202e\u2028 50% #1 & a_b $x$ ~ ^ \ud800"
#: Texts that are likely to break a form, or anything.
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(["\\", "{", "}", "%", '"', "@", ",\n", "\r\nER  - ", "é", " "])).map(
        "".join
    ),
)
CITATIONS = st.builds(
    DocumentCitation,
    id=TEXTS,
    kind=st.sampled_from(["regulation", "webpage"]),
    title=TEXTS,
    publisher=TEXTS,
    published_on=st.none() | st.dates(),
    precision=st.sampled_from(["instant", "day", "month", "year"]),
    url=TEXTS | TEXTS.map("https://agency.example/{}".format),
    captured_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    sha256=st.just("ab" * 32),
    record=st.none() | TEXTS,
    position=st.integers(1),
    hash=st.just("cd" * 32),
)


def written(form: str, *citations: DocumentCitation) -> str:
    return format_citations(citations, form).decode()


def ris_records(text: str) -> list[dict[str, str]]:
    """The records of a RIS file, by tag; every line must be one, ended by CR LF."""
    assert text.endswith("\r\n")
    records: list[dict[str, str]] = [{}]
    for line in text.removesuffix("\r\n").split("\r\n"):
        field = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert field, line
        assert len(line.splitlines()) == 1
        assert field[1] not in records[-1]
        assert (field[1] == "TY") == (records[-1] == {})
        records[-1][field[1]] = field[2]
        if field[1] == "ER":
            records.append({})
    assert records.pop() == {}
    return records


def bibtex_fields(entry: str) -> dict[str, str]:
    """The fields of an entry as BibTeX splits it: it counts braces, escaped ones too."""
    head, _, rest = entry.partition(",\n")
    assert re.fullmatch(r"@misc\{[A-Za-z0-9:._-]+", head)
    fields, depth, start = {}, 1, 0
    for at, sign in enumerate(rest):
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
        if depth == 0:
            assert rest[at:] == "}\n"
            break
        if depth == 1 and sign == ",":
            name, _, value = rest[start:at].strip().partition(" = ")
            fields[name] = value
            start = at + 1
    assert depth == 0
    return fields


def from_latex(text: str) -> str:
    """What LaTeX prints of an escaped text."""
    words = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}"}
    words |= {"textasciitilde": "~", "textasciicircum": "^"}
    assert re.fullmatch(r"(?:[^\\{}%#&_$~^]|\\[%#&_$]|\\text[a-z]+\{\})*", text), text
    escape = re.compile(r"\\(?:(text[a-z]+)\{\}|([%#&_$]))")
    return escape.sub(lambda sign: words[sign[1]] if sign[1] else sign[2], text)


def test_as_text() -> None:
    assert written("text", CITATION, replace(CITATION, published_on=None, url="javascript:x")) == (
        "Example Agency, “Clinic fined”, 2025-03-04, "
        f"https://agency.example/news/1?a=b_c&d=%20#top [{PROOF}]\n"
        f"Example Agency, “Clinic fined”, undated [{PROOF}]\n"
    )


def test_as_bibtex() -> None:
    entry = f"""@misc{{us_example:1-7,
  title = {{{{Clinic fined}}}},
  publisher = {{Example Agency}},
  howpublished = {{Example Agency}},
  year = {{2025}},
  month = mar,
  day = {{4}},
  url = {{https://agency.example/news/1?a=b_c&d=%20#top}},
  urldate = {{2025-03-05}},
  note = {{{PROOF.replace("_", chr(92) + "_")}}},
}}
"""
    assert written("bibtex", CITATION) == entry
    assert written("bibtex", CITATION, CITATION) == f"{entry}\n{entry}"


def test_as_ris() -> None:
    record = {
        "TY": "ELEC",
        "TI": "Clinic fined",
        "PB": "Example Agency",
        "PY": "2025",
        "DA": "2025/03/04/",
        "UR": CITATION.url,
        "DB": "Blotter",
        "AN": "us_example:1",
        "Y2": "2025/03/05/",
        "N1": PROOF,
        "ER": "",
    }
    register = replace(CITATION, kind="regulation")
    assert ris_records(written("ris", CITATION, register)) == [record, {**record, "TY": "GOVDOC"}]


def test_as_csl_json() -> None:
    assert json.loads(written("csl-json", CITATION)) == [
        {
            "id": "us_example:1",
            "type": "webpage",
            "title": "Clinic fined",
            "publisher": "Example Agency",
            "issued": {"date-parts": [[2025, 3, 4]]},
            "accessed": {"date-parts": [[2025, 3, 5]]},
            "URL": CITATION.url,
            "archive": "Blotter",
            "archive_location": f"log event 7, hash {'cd' * 32}",
            "note": PROOF,
        }
    ]


@pytest.mark.parametrize(
    ("changed", "parts", "day", "text"),
    [
        ({"precision": "instant"}, [2025, 3, 4], "2025/03/04/", ", 2025-03-04,"),
        ({"precision": "month"}, [2025, 3], "2025/03//", ", 2025-03,"),
        ({"precision": "year"}, [2025], "2025///", ", 2025,"),
        ({"published_on": None}, None, None, ", undated,"),
    ],
)
def test_a_date_is_as_exact_as_its_publisher_states_it(
    changed: dict[str, Any], parts: list[int] | None, day: str | None, text: str
) -> None:
    citation = replace(CITATION, **changed)
    (item,) = json.loads(written("csl-json", citation))
    assert item.get("issued") == (parts and {"date-parts": [parts]})
    (record,) = ris_records(written("ris", citation))
    assert (record.get("DA"), record.get("PY")) == (day, "2025" if day else None)
    assert text in written("text", citation)
    fields = bibtex_fields(written("bibtex", citation))
    known = [name for name in ("year", "month", "day") if name in fields]
    assert known == ["year", "month", "day"][: len(parts or [])]


def test_the_record_of_an_answer_and_an_erased_capture_are_said() -> None:
    assert f"{'ab' * 32}, record 12; log" in written("text", replace(CITATION, record="12"))
    erased = replace(CITATION, captured_at=None, sha256=None)
    assert "[Blotter us_example:1; capture erased; log event 7," in written("text", erased)
    assert "Y2" not in ris_records(written("ris", erased))[0]
    assert "urldate" not in bibtex_fields(written("bibtex", erased))
    assert "accessed" not in json.loads(written("csl-json", erased))[0]


def test_keys_of_bibtex_differ_where_only_other_letters_do() -> None:
    entries = [
        written("bibtex", replace(CITATION, id=f"press:{letter}", position=position))
        for position, letter in enumerate("éè[", start=1)
    ]
    assert [entry.splitlines()[0] for entry in entries] == [
        "@misc{press:--1,",
        "@misc{press:--2,",
        "@misc{press:--3,",
    ]


def test_an_address_is_escaped_as_addresses_are() -> None:
    fields = bibtex_fields(
        written("bibtex", replace(CITATION, url="https://agency.example/a {b}\\'c'"))
    )
    assert fields["url"] == "{https://agency.example/a%20%7Bb%7D%5C%27c%27}"


@given(st.lists(CITATIONS, max_size=3))
@example([replace(CITATION, title=HOSTILE, publisher=HOSTILE, id=HOSTILE, url=HOSTILE)])
def test_ris_has_a_field_a_line(citations: list[DocumentCitation]) -> None:
    if not citations:
        assert written("ris") == ""
        return
    records = ris_records(written("ris", *citations))
    assert [one.get("TI", "") for one in records] == [one_line(one.title) for one in citations]
    assert [one.get("AN", "") for one in records] == [one_line(one.id) for one in citations]


@given(CITATIONS)
@example(replace(CITATION, title=HOSTILE, publisher=HOSTILE, id=HOSTILE, url=HOSTILE))
def test_bibtex_reads_what_was_meant(citation: DocumentCitation) -> None:
    fields = bibtex_fields(written("bibtex", citation))
    assert from_latex(fields["title"][2:-2]) == one_line(citation.title)
    assert from_latex(fields["howpublished"][1:-1]) == one_line(citation.publisher)
    assert from_latex(fields["note"][1:-1]).startswith(f"Blotter {one_line(citation.id)}; ")
    assert re.fullmatch(r"\{https?://[^{}\\\s]+\}", fields.get("url", "{https://none}"))


@given(st.lists(CITATIONS, max_size=3))
@example([replace(CITATION, title=HOSTILE)])
def test_csl_json_has_what_was_meant(citations: list[DocumentCitation]) -> None:
    items = json.loads(written("csl-json", *citations))
    assert [item.get("title", "") for item in items] == [one_line(one.title) for one in citations]
    for item, citation in zip(items, citations, strict=True):
        if (day := citation.published_on) is None:
            assert "issued" not in item
        else:
            length = {"year": 1, "month": 2}.get(citation.precision, 3)
            assert item["issued"] == {"date-parts": [[day.year, day.month, day.day][:length]]}


@given(st.lists(CITATIONS))
def test_text_is_a_line_each_without_controls(citations: list[DocumentCitation]) -> None:
    assert len(written("text", *citations).splitlines()) == len(citations)


@pytest.mark.parametrize("form", CITATION_FORMS)
def test_nothing_moves_a_cursor_or_turns_the_writing(form: str) -> None:
    hostile = replace(CITATION, title=HOSTILE, publisher=HOSTILE, id=HOSTILE, record=HOSTILE)
    controls = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\u2028]")
    assert not controls.search(written(form, hostile))
