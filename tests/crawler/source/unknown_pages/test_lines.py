"""How a page falls into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html  # type: ignore[import-untyped]

from crawler.source.unknown_pages.lines import BOLD, lines, names


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>One<br>Two</p>Three", [("One", None), ("Two", None), ("Three", None)]),
        ("<h1>Clinic<br>closed</h1>", [("Clinic closed", 1)]),
        ("<p>ket<b>amine</b></p>", [("ketamine", None)]),
        ("<p><b>Clinic</b> <strong>closed</strong></p>", [("Clinic closed", BOLD)]),
        ("<p class='page-title'>Clinic</p>", [("Clinic", BOLD)]),
        ("<td>One</td><td><font size=+2>Two</font></td>", [("One", None), ("Two", BOLD)]),
        ("<p>Posted <time>May 1</time><time>May 2</time></p>", [("Posted May 1 May 2", None)]),
        ("<script>var x</script><style>p {}</style><p> </p>", []),
    ],
)
def test_a_line_ends_where_a_browser_ends_it(
    body: str, found: list[tuple[str, int | None]]
) -> None:
    tree = lxml_html.fromstring(f"<body>{body}</body>")
    assert [(line.text, line.heading) for line in lines(tree)] == found


def test_a_link_to_where_the_site_begins_is_told() -> None:
    tree = lxml_html.fromstring(
        "<body><a href='/'>Tarn</a><p><a href='https://tarn.test/index.html'>T</a></p>"
        "<p><a href='/news'>News</a></p><p><a href='/'>Tarn</a> county</p></body>"
    )
    told = [(line.is_link, line.leads_home) for line in lines(tree)]
    assert told == [(True, True), (True, True), (True, False), (False, False)]


def test_names_are_the_words_of_id_and_classes() -> None:
    element = lxml_html.fromstring("<div id='SideBar' class='has-menu post_4411'>x</div>")
    assert names(element) == {"sidebar", "side", "bar", "has", "menu", "post"}


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<br>", "<h2>", "</h2>", "word "])))
def test_no_word_is_lost_or_doubled(pieces: list[str]) -> None:
    tree = lxml_html.fromstring(f"<body>{''.join(pieces)}</body>")
    said = " ".join(line.text for line in lines(tree)).split()
    assert len(said) == pieces.count("word ")
