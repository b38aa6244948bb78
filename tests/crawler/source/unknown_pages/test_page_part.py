from __future__ import annotations

import pytest

from crawler.source.page import Page
from crawler.source.unknown_pages.page_part import names_a_part, page_part


def _part(body: str, fragment: str) -> str:
    html = f"<body><nav id='menu'>Menu</nav><main>{body}</main><footer>Foot</footer></body>"
    return page_part(Page(url="https://board.example.org/all", body=html.encode()), fragment)


@pytest.mark.parametrize(
    "body",
    [
        "<p id='o1'>Order 1. Closed.</p><p id='o2'>Order 2. Fined.</p><p id='o3'>Order 3.</p>",
        "<div id='o1'><p>Order 1. Closed.</p></div><div id='o2'><p>Order 2. Fined.</p></div>",
        "<ul><li id='o1'>Order 1. Closed.</li><li id='o2'>Order 2. Fined.</li></ul>",
        "<p><a name='o1'></a>Order 1. Closed.</p><p><a name='o2'></a>Order 2. Fined.</p>",
        "<a name='o1'></a><p>Order 1.</p><a name='o2'></a><p>Order 2. Fined.</p><a id='o3'></a>",
        "<div><a id='o1'></a></div><p>Order 1.</p><div><a id='o2'></a></div><p>Order 2. Fined.</p>"
        "<div><a id='o3'></a></div><p>Order 3.</p>",
        "<table><tr id='o1'><td>Order 1.</td></tr><tr id='o2'><td>Order 2. Fined.</td></table>",
        "<p><span id='o1'>Order 1.</span> Closed.</p><p><span id='o2'>Order 2.</span> Fined.</p>",
    ],
)
def test_each_part_is_its_own(body: str) -> None:
    assert _part(body, "o2") == "Order 2. Fined."
    assert "Order 2" not in _part(body, "o1")


@pytest.mark.parametrize(
    "body",
    [
        "<h2 id='orrin'>Orrin</h2>{}<h2 id='vasquell'>V.</h2><p>No.</p>",
        "<section><h2 id='orrin'>Orrin</h2>{}</section><p>No.</p>",
        "<div><h2><a id='orrin'></a>Orrin</h2></div>{}<div><h2>V.</h2></div><p>No.</p>",
        "<div id='orrin'><h2>Orrin</h2></div>{}<h1>V.</h1><p>No.</p>",
    ],
)
def test_a_heading_stands_for_what_follows_it(body: str) -> None:
    below = "<p>Closed.</p><h3>Why</h3><p>Vials.</p>"
    assert _part(body.format(below), "orrin").split() == ["Orrin", "Closed.", "Why", "Vials."]


def test_a_fragment_may_be_written_with_escapes_and_quotes() -> None:
    assert _part("<p id='a b'>One.</p>", "a%20b") == "One."
    assert _part("<p id='x'>One.</p>", "x' or '1'='1") == ""
    assert _part("<p>One.</p>", "there") == ""
    assert page_part(Page(url="https://board.example.org/", body=b""), "a") == ""


@pytest.mark.parametrize(
    ("fragment", "names"),
    [
        ("o1", True),
        ("order-2026-12", True),
        ("comment-12", True),
        ("", False),
        ("main-content", False),
        ("utm_source=rss", False),
        ("!/news/1", False),
        (":~:text=ketamine", False),
        ("more-123", False),
        ("respond", False),
    ],
)
def test_some_fragments_name_no_part(fragment: str, names: bool) -> None:
    assert names_a_part(fragment) is names
