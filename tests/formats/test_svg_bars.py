"""Drawings that are well-formed whatever is named."""

from __future__ import annotations

import sys
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.format_error import FormatError
from formats.svg_bars import html, png, svg

BARS = [("2025 Q1", 8), ("2025 Q2", 0), ("2025 Q3", 3)]
NAMES = st.text(max_size=60) | st.sampled_from(
    ("東京地方検察庁" * 9, "\x1b[2J", "<b>&", "e\u0301" * 40)
)
COUNTED = st.lists(st.tuples(NAMES, st.integers(0, 10**9)), max_size=8)


@given(COUNTED, st.text(max_size=80))
def test_a_drawing_is_well_formed_and_says_every_number(
    bars: list[tuple[str, int]], title: str
) -> None:
    root = ElementTree.fromstring(svg(bars, title=title, axis="actions").encode())
    assert root.get("role") == "img"
    assert len(root.findall("{*}rect")) == len(bars) + 1
    said = root.findtext("{*}desc") or ""
    assert all(f": {number:,}" in said for _, number in bars)


def test_a_drawing_is_titled_and_has_an_axis() -> None:
    drawing = svg(BARS, title="Actions <by> quarter", axis="actions, total 11")
    root = ElementTree.fromstring(drawing.encode())
    assert root.findtext("{*}title") == "Actions <by> quarter"
    texts = [text.text for text in root.findall("{*}text")]
    assert texts[:6] == ["Actions <by> quarter", "0", "2", "4", "6", "8"]
    assert texts[-1] == "actions, total 11"


@given(COUNTED, st.text(max_size=80) | st.just("</title><script>1</script>"))
def test_a_page_has_no_script_and_asks_for_nothing(bars: list[tuple[str, int]], title: str) -> None:
    page = html(svg(bars, title=title, axis="actions"), title=title)
    assert "default-src 'none'" in page
    body = ElementTree.fromstring(page[page.index("<body>") : page.index("</html>")].encode())
    assert [child.tag for child in body] == ["{http://www.w3.org/2000/svg}svg"]
    assert page.count("<title>") == page.count("</title>") - 1 == 1


def test_a_picture() -> None:
    pytest.importorskip("resvg_py", reason="the extra `png` is not installed")
    try:
        picture = png(svg(BARS, title="Actions", axis="actions"))
    except FormatError as error:
        assert "needs a font" in str(error)
        return
    assert picture.startswith(b"\x89PNG\r\n")


def test_a_picture_without_the_extra_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(FormatError, match=r"enforcement-blotter\[png\]"):
        png(svg(BARS, title="Actions", axis="actions"))
