"""Invented pages: a release, and what answers in its place."""

from __future__ import annotations

SENTENCE = "The board found that 412 vials of ketamine at the Orrin Street clinic were missing. "
MENU = "".join(f"<li><a href='/{n}'>Division of number {n}</a></li>" for n in range(40))


def page(title: str, *body: str, menu: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head>"
        f"<body><ul>{menu}</ul>{''.join(body)}</body></html>"
    ).encode()


def release(heading: str, *, title: str = "Tarn County", text: str = SENTENCE * 6) -> bytes:
    """A page that says something of its own."""
    return page(title, f"<article><h1>{heading}</h1><p>{text}</p></article>")
