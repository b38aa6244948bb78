"""Pages as HTML: what is untrusted is escaped, and what is the same everywhere is the same."""

from __future__ import annotations

import re
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from pages.rendering import render
from pages.site import Site
from pages.views.searches.form import SearchForm
from pages.views.searches.found import Problem, form_page
from pages.views.searches.hits import Marked, ShownHit
from store.plain_text import clean

_TEXTS = st.text(st.sampled_from("ab<>&'\" \x02\x03\u00e9\u202e"), max_size=8)


def item(passage: Marked) -> str:
    """The only passage of a hit, as a page shows it."""
    hit = ShownHit(
        id="us_a:1",
        revision=None,
        title=(("A title", False),),
        day="",
        source="us_a",
        number=None,
        url="",
        marks=(),
        passages=(passage,),
        copies=(),
    )
    page = form_page(
        "search_front.html",
        SearchForm(),
        newest=SimpleNamespace(total=1, coverage=SimpleNamespace(sources=0)),
        hits=(hit,),
        ahead=SimpleNamespace(days=()),
        days_ahead=90,
        changes=SimpleNamespace(changes=()),
        troubled=(),
    )
    found = re.search(r'<p class="passage" dir="auto">(.*?)</p>', render(page, Site()))
    assert found
    return found[1]


@given(st.lists(st.tuples(_TEXTS, st.booleans()), max_size=4))
def test_words_are_marked_whatever_they_are(parts: list[tuple[str, bool]]) -> None:
    shown = item(tuple(parts))
    marked = [clean(text) for text, found in parts if found]
    assert [unescaped(it) for it in re.findall("<mark>(.*?)</mark>", shown)] == marked
    without = re.sub("</?mark>", "", shown)
    assert not re.search("[<>\"'\x00-\x1f\u202e]", without)
    assert unescaped(without) == "".join(clean(text) for text, _ in parts)


def test_the_help_of_a_search_leads_to_the_moment_that_is_shown() -> None:
    page = form_page("search_problem.html", SearchForm(), problem=Problem(message="no"))
    for as_of in ("", "7", "2026-03-01"):
        queries = re.findall(
            r'href="/search\?query=tele%2A([^"]*)"', render(page, Site(as_of=as_of))
        )
        assert queries == [f"&amp;as_of={as_of}" if as_of else ""]


def unescaped(text: str) -> str:
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'")):
        text = text.replace(name, sign)
    return text.replace("&amp;", "&")
