from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from crawler.evidence.cover import Happening, as_html, as_text, cover
from store.log.document import Document
from store.log.events import DocumentPublished, Erased, Event, NoteAdded, PayloadErased
from store.log.seals import Seal
from tests.store.examples import NOW, a_capture, a_document

SEAL = Seal(position=9, hash="ab" * 32, recorded_at=NOW)


class _Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def happenings(document: Document) -> list[Happening]:
    events: list[Event] = [
        DocumentPublished(document=document, capture=a_capture()),
        NoteAdded(by="ada", text="see <b>the order</b>"),
        Erased(type="DocumentRevised"),
        PayloadErased(position=3, by="ada", reason="a court's order"),
    ]
    return [
        Happening(position=position, recorded_at=NOW, event=event)
        for position, event in enumerate(events, 1)
    ]


def test_the_page_says_what_happened_and_how_to_check_it() -> None:
    page = cover("us_example:1", happenings(a_document(number="24-7")), SEAL)
    for text in (as_text(page), _Page(as_html(page)).text):
        shown = " ".join(text.split())
        assert "Clinic owner charged" in shown
        assert "Number: 24-7" in shown
        assert "Position 1, recorded 2026-03-04 15:30:00 UTC: published: first seen" in shown
        assert f"SHA-256 {a_capture().sha256}" in shown
        assert "see <b>the order</b>" in shown
        assert "The content recorded at position 3 was erased." in shown
        assert "of position 3, by ada: a court's order" in shown
        assert str(SEAL) in text
        assert "It does not prove that the server said it" in shown


def test_a_document_of_which_nothing_is_left() -> None:
    gone = [Happening(position=1, recorded_at=NOW, event=Erased(type="DocumentPublished"))]
    text = as_text(cover("us_example:1", gone, SEAL))
    assert text.startswith("us_example:1\n")
    assert "It was erased." in text


@given(st.text(max_size=60), st.text(st.characters(codec="utf-8"), max_size=60))
def test_hostile_pages_stay_text(title: str, text: str) -> None:
    hostile = '<script>alert(1)</script><img src=x onerror="y">\x1b[2J\u202e\ud800'
    document = a_document(title=title + hostile, text=hostile + text, details={hostile: title})
    page = cover("us_example:1", happenings(document), SEAL)
    found = _Page(as_html(page))
    assert found.tags == {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p"}
    assert found.attributes == {"lang", "charset", "http-equiv", "content"}
    for shown in (as_text(page), as_html(page)):
        shown.encode()
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "<script>alert(1)</script>" in (as_text(page))
