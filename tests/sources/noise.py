"""What servers and templates change in a page without anybody having written anything."""

from __future__ import annotations

import re
from html import unescape
from random import Random

#: Comments, scripts, titles and tags; what is between them is text.
_MARKUP = re.compile(
    r"(<!--.*?-->|<script\b.*?</script>|<title\b.*?</title>|<[^>]+>)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:\s[^>]*)?)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?""")
_ENTITY = re.compile(r"&(?:#x?[0-9a-fA-F]+|\w+);|[^\s&<>]")
_NAMED = {"\u2013": "ndash", "\u2014": "mdash", "\xa7": "sect", "\u2019": "rsquo", "&": "amp"}
_SPACES = (" ", "\n", "  ", "\n\t    ", "\r\n")


def noisy(html: str, dice: Random) -> str:
    """The same page as another request, another template or another editor's program gives it:
    other white space, entities, order of attributes, tokens, counters and stamps."""
    parts = _MARKUP.split(html)
    for place, part in enumerate(parts):
        parts[place] = _markup(part, dice) if place % 2 else _text(part, dice)
    page = "".join(parts)
    return page.replace("</body>", f"{_footer(dice)}</body>")


def token(dice: Random) -> str:
    return f"{dice.getrandbits(128):032x}"


def _text(text: str, dice: Random) -> str:
    spaced = re.sub(r"[ \t\r\n]+", lambda _: dice.choice(_SPACES), text)
    return _ENTITY.sub(lambda found: _character(found[0], dice), spaced)


def _character(written: str, dice: Random) -> str:
    """A character in one of the ways it can be written."""
    character = unescape(written)
    if len(character) != 1 or dice.random() > 0.1:
        return written
    forms = [f"&#{ord(character)};", f"&#x{ord(character):x};"]
    named = _NAMED.get(character)
    plain = character not in "&<>"
    return dice.choice(forms + [f"&{named};"] * bool(named) + [character] * plain)


def _markup(markup: str, dice: Random) -> str:
    tag = _TAG.fullmatch(markup)
    if tag is None or tag[1].lower() in ("script", "title", "meta"):
        return markup
    closed = tag[2].rstrip().endswith("/")
    attributes = [
        name if double is None and single is None else f'{name}="{double or single or ""}"'
        for name, double, single in (found.groups() for found in _ATTRIBUTE.finditer(tag[2]))
    ]
    if dice.random() < 0.3:
        attributes.append(f'data-request="{token(dice)}"')
    dice.shuffle(attributes)
    inside = "".join(f"{dice.choice(_SPACES)}{attribute}" for attribute in attributes)
    comment = f"<!-- {token(dice)} -->" if dice.random() < 0.1 else ""
    return f"<{tag[1]}{inside}{' /' if closed else ''}>{comment}"


def _footer(dice: Random) -> str:
    return f"""
    <form><input type="hidden" name="form_build_id" value="form-{token(dice)}"></form>
    <script nonce="{token(dice)}">window.params = {{r: '{token(dice)}'}};</script>
    <footer><p>This page was last updated on {dice.randint(1, 28)} March 2026.</p>
    <p>{dice.randint(1, 99_999)} views</p></footer>
    """
