"""Archives of invented publishers, and what is looked for in them."""

from __future__ import annotations

from pathlib import Path

from crawler.scanning.sought import Sought, SoughtSource, scanning_code
from enforcement.topics import topic
from tests.crawler.warc import Warc

#: The folder of a source that ships, whose pages are of its making.
DEA = "https://www.dea.gov/press-releases/"
PAPER = "https://paper.example/story/"


def wanted(*names: str) -> Sought:
    """The shipped topic, for some sources."""
    return Sought(
        about=topic(),
        sources=tuple(
            SoughtSource(name=name, feed=None, keep="topic")
            for name in names or ("us_dea_press_releases",)
        ),
        code=scanning_code(),
    )


def release(title: str, text: str, day: str = "2026-03-05") -> str:
    """A page as the agency's are."""
    return (
        f"<html><head><title>{title} | DEA.gov</title>"
        f'<meta property="article:published_time" content="{day}T12:00:00-0500"></head>'
        f'<body><main><article><h2 class="press__title">{title}</h2>'
        f'<div class="wysiwyg"><p>{text}</p></div></article></main></body></html>'
    )


def story(title: str, text: str, *, beside: str = "") -> str:
    """A page of a paper that no source was written for."""
    return (
        f"<html><head><title>{title} | The Paper</title></head><body><nav>{beside}</nav><main>"
        f"<h1>{title}</h1><p>March 5, 2026</p><p>{text}</p></main></body></html>"
    )


def news(path: Path, *, number: int = 1) -> Path:
    """A file with a release about the topic and one that is not, a story and one that is not."""
    warc = Warc(path)
    at = f"2026-03-{number:02}T0"
    warc.answer(
        f"{at}1:00:00Z",
        f"{DEA}2026/03/{number:02}/seized",
        release(f"Seizure {number}", "Agents seized forty pounds of ketamine on Monday."),
    )
    warc.answer(
        f"{at}2:00:00Z",
        f"{DEA}2026/03/{number:02}/picnic",
        release(f"Picnic {number}", "Agents met families for a picnic on Monday."),
    )
    warc.answer(
        f"{at}3:00:00Z",
        f"{PAPER}{number}",
        story(
            f"Clinic {number} raided",
            "A clinic that sold ketamine was raided on Monday, officers said.",
        ),
    )
    warc.answer(
        f"{at}4:00:00Z",
        f"{PAPER}fair-{number}",
        story(f"Fair {number} opens", "The county fair opens on Monday, its owner said."),
    )
    return warc.written()
