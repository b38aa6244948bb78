"""Numbers as bars: as SVG or a page, and as PNG by resvg (Rust), an extra."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import TypeAlias
from xml.sax.saxutils import escape

from formats.format_error import FormatError
from store.plain_text import clean

#: Names and numbers, from 0 up.
Bars: TypeAlias = Sequence[tuple[str, int]]

#: Of an SVG, in its units, of which a letter is about 7 wide.
_LETTER, _ROW, _PLOT, _EDGE, _HEAD, _FOOT = 7, 24, 480, 16, 56, 48
_CLIPPED = 48
_TICKS = 5
#: Of a PNG, to an SVG.
_ZOOM = 2
_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>{title}</title>
</head>
<body>
{drawing}</body>
</html>
"""
_EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'


def svg(bars: Bars, *, title: str, axis: str) -> str:
    """A chart as an SVG document, whose title and numbers are there to be read aloud as well."""
    most = max((number for _, number in bars), default=0)
    step = _step(most)
    end = max(step, -(-most // step) * step)
    names = [_short(name) for name, _ in bars]
    left = _EDGE + _LETTER * max(map(len, names), default=0) + 8
    width = max(left + _PLOT + _EDGE + 48, _EDGE * 2 + len(title) * 10)
    bottom = _HEAD + _ROW * len(bars)
    height = bottom + _FOOT
    said = "; ".join(f"{name}: {number:,}" for name, number in bars)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" aria-labelledby="title numbers"'
        ' font-family="DejaVu Sans, Verdana, sans-serif" font-size="12" fill="#222">',
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="numbers">{_text(f"{axis}. {said}")}</desc>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="{_EDGE}" y="30" font-size="16" font-weight="bold">{_text(title)}</text>',
    ]
    for tick in range(0, end + 1, step):
        x = left + tick * _PLOT / end
        lines += [
            f'<line x1="{x:.1f}" y1="{_HEAD}" x2="{x:.1f}" y2="{bottom}" stroke="#ddd"/>',
            f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{tick:,}</text>',
        ]
    for row, (name, (_, number)) in enumerate(zip(names, bars, strict=True)):
        y, long = _HEAD + row * _ROW, number * _PLOT / end
        lines += [
            f'<text x="{left - 8}" y="{y + 16}" text-anchor="end">{_text(name)}</text>',
            f'<rect x="{left}" y="{y + 4}" width="{long:.1f}" height="16" fill="#1a4f8b"/>',
            f'<text x="{left + long + 6:.1f}" y="{y + 16}">{number:,}</text>',
        ]
    lines.append(
        f'<text x="{left + _PLOT / 2:.0f}" y="{bottom + 36}" text-anchor="middle">'
        f"{_text(axis)}</text>"
    )
    return "\n".join([*lines, "</svg>", ""])


def html(drawing: str, *, title: str) -> str:
    """An SVG document in a page that stands on its own: no script, and nothing from elsewhere."""
    return _PAGE.format(title=_text(title), drawing=drawing)


def check_png() -> None:
    """Raises FormatError where the extra or fonts are missing that a picture needs."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        msg = "a PNG needs the extra `png`: pip install 'enforcement-blotter[png]'"
        raise FormatError(msg) from error
    letter = '<text x="1" y="8" font-family="DejaVu Sans, Verdana, sans-serif">0</text>'
    if svg_to_bytes(_EMPTY.format(letter)) == svg_to_bytes(_EMPTY.format("")):
        msg = "a PNG needs a font on this machine (Debian: fonts-dejavu-core); write an .svg"
        raise FormatError(msg)


def png(drawing: str) -> bytes:
    """An SVG document as a picture. Raises FormatError as `check_png` does."""
    check_png()
    from resvg_py import svg_to_bytes

    return svg_to_bytes(drawing, zoom=_ZOOM)


def _step(most: int) -> int:
    """From tick to tick: 1, 2 or 5 times a power of ten, so that there are few."""
    steps = (factor * int(10**power) for power in count() for factor in (1, 2, 5))
    return next(step for step in steps if step * _TICKS >= most)


def _short(name: str) -> str:
    name = clean(name)
    return name if len(name) <= _CLIPPED else f"{name[: _CLIPPED - 1]}…"


def _text(text: str) -> str:
    return escape(clean(text))
