"""What is cut from a page, and what stays though it is called as furniture is."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]

from crawler.source.unknown_pages.furniture import cut_furniture
from crawler.source.unknown_pages.lines import lines

TEXT = "The board found that 412 vials of the drug had never been accounted for. " * 3
BODY = f"<h1>Clinic closed</h1><p>{TEXT}</p>"


def left(body: str) -> str:
    tree = lxml_html.fromstring(f"<html><body>{body}</body></html>")
    found = lines(tree)
    title = next((line for line in found if line.text == "Clinic closed"), None)
    cut_furniture(tree, found, title)
    return " / ".join(line.text for line in lines(tree))


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>Boards</nav>",
        "<footer>Boards</footer>",
        "<aside>Boards</aside>",
        "<header>Boards</header>",
        "<div role='navigation'>Boards</div>",
        "<ul class='main-menu'><li>Boards</li></ul>",
        "<div id='SideBar'>Boards</div>",
        "<div class='cookie-banner'>Boards</div>",
        "<div class='social-share'>Boards</div>",
        "<p hidden>Boards</p>",
        "<p style='display: none'>Boards</p>",
        "<form>Boards</form>",
        "<noscript>Boards</noscript>",
        "<div><h3>Related</h3><p>Boards</p></div>",
        "<div><h4>You may also like</h4><ul><li>Boards</li></ul></div>",
        "<h3>More news</h3><ul><li>Boards</li></ul>",
        "<div><div><strong>Quick Links</strong></div><p>Boards</p></div>",
    ],
)
def test_furniture_is_cut(furniture: str) -> None:
    assert "Boards" not in left(BODY + furniture)
    assert "Boards" not in left(furniture + BODY)
    assert TEXT.strip() in left(furniture + BODY)


@pytest.mark.parametrize(
    "page",
    [
        f"<div class='has-sidebar menu-open'>{BODY}</div>",
        f"<form id='aspnetForm'>{BODY}</form>",
        f"<header>{BODY}</header>",
        f"<h1>Clinic closed</h1><div class='share-content'><p>{TEXT}</p></div>",
        f"<div class='related'><h2>Clinic closed</h2></div><p>{TEXT}</p>",
        f"<p>{TEXT}</p><h3>Related charges against the owner</h3><p>{TEXT}</p>",
        f"<div class='sidebar'><p>{TEXT}</p></div>",
        f"<h1>Clinic closed</h1><div class='sharing-on'>{TEXT}</div><script>{'x ' * 9000}</script>",
    ],
)
def test_what_holds_the_title_or_much_of_the_text_is_no_furniture(page: str) -> None:
    assert TEXT.strip() in left(page)


def test_words_after_a_cut_element_stay() -> None:
    assert left(f"{BODY}<p>It is <button>Copy</button>final.</p>").endswith("It is final.")


def test_a_box_is_cut_with_its_heading_and_no_more() -> None:
    page = f"{BODY}<div><div><h3>Recent posts</h3><p>Boards</p></div><p>It is final.</p></div>"
    assert left(page).endswith(f"{TEXT.strip()} / It is final.")
