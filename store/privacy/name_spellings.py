"""How the name of a person is spelled, and where in a text. Pure.

A name is found as it is spelled: its parts next to one another in their order or with the last
ones first ("Roe, Jane"), whatever stands between them but letters and digits, in any case, with or
without accents, broken at the end of a line, as a possessive, in an address; up to three initials
may stand between the parts. A part alone ("Ms. Roe") is another name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

#: What stands beside a name and is no part of it: titles, generations, degrees.
_BESIDE = {"dr", "mr", "mrs", "ms", "prof", "jr", "sr", "ii", "iii", "iv"} | {
    *("md", "do", "phd", "esq", "np", "pa", "rn", "dds", "dvm")
}
#: Anything but letters and digits, before one of them: the search is linear.
_BETWEEN = r"[\W_]*"
#: Middle initials, which a text may have where the name has none, and the other way about.
_INITIALS = r"(?:[^\W\d_][\W_]+){0,3}"
#: A possessive of which an address has dropped the apostrophe ends in s.
_EDGES = r"(?<![^\W_])(?:{})(?=s?(?![^\W_]))"
_ALNUM = re.compile(r"[^\W_]+")
#: A word broken at the end of a line.
_BROKEN = re.compile(r"(?<=[^\W_])[-\u2010][^\S\n]*\n\s*(?=[^\W_])")
#: A soft hyphen that shows, since the line ends after it.
_SHOWN = re.compile(r"\xad(?=[^\S\n]*\n)")
#: Bytes as an address has them (RFC 3986 section 2.1).
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def name_key(name: str) -> str:
    """What the spellings of one name have in common: "Roe, Jane A." and "jane roe" are one. Empty
    where a name has fewer than two letters: it would hide half of every text."""
    joined = " ".join("".join(part) for part in _parts(name))
    return joined if len(joined) > 1 else ""


def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name as they are written, the last name first: each alone is another name.
    None where it is a single word. Titles, degrees and initials are left out."""
    written = {tuple(_pieces(word)): word.strip(" .;:") for word in name.replace(",", " ").split()}
    parts = _parts(name)
    alone = [it for it in reversed(parts) if not _short(it) and "".join(it) not in _BESIDE]
    return tuple(written[tuple(it)] for it in alone) if len(parts) > 1 else ()


def name_spans(text: str, names: Collection[str]) -> list[tuple[int, int]]:
    """Where names stand in a text, in order; those that overlap are one."""
    return _merged(sorted(_found(text, names)))


def _found(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    if not _may_hold(text, names):
        return
    for folded, places in _readings(text):
        for name in names:
            rare, spelled = _spelled(name)
            if rare not in folded:
                continue
            for match in spelled.finditer(folded):
                yield places[match.start()], places[match.end()]


def _may_hold(text: str, names: Collection[str]) -> bool:
    """Whether a text may spell any of the names: folded as a whole, which takes a tenth of the time
    that it takes with the place of each letter."""
    if "%" in text and _PERCENT.search(text):
        return True
    folded = _letters_of(_SHOWN.sub("-", text))
    joined = _BROKEN.sub("", folded)
    return any(rare in folded or rare in joined for rare, _ in map(_spelled, names))


def _letters_of(text: str) -> str:
    """The letters of all the characters of a text, as they are compared."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold()).casefold()
    seen = {char: _letters(char) for char in {*folded} if not char.isascii()}
    return folded.translate({ord(char): None for char, letters in seen.items() if not letters})


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


@lru_cache(maxsize=4096)
def _spelled(name: str) -> tuple[str, re.Pattern[str]]:
    """The spellings of a name in a folded text, and the longest piece that all of them hold."""
    parts = _parts(name)
    ways = [parts[start:] + parts[:start] for start in range(len(parts))]
    joined = f"{_BETWEEN}{_INITIALS}"
    spellings = (joined.join(_BETWEEN.join(part) for part in way) for way in ways)
    longest = max((piece for part in parts for piece in part), key=len)
    return longest, re.compile(_EDGES.format("|".join(spellings)))


def _parts(name: str) -> list[list[str]]:
    """The words of a name in their order, each in its pieces: [[jane], [o, brien]].

    Titles, degrees and middle initials are left out, as long as two words remain.
    """
    last, comma, first = name.partition(",")
    words = [_pieces(word) for word in last.split()]
    others = [_pieces(word) for word in first.replace(",", " ").split()]
    if comma and any("".join(word) not in _BESIDE for word in others if word):
        words = others + words
    words = [word for word in words if word]
    plain = [word for word in words if "".join(word) not in _BESIDE]
    words = plain if len(plain) > 1 else words
    return [word for at, word in enumerate(words) if at in (0, len(words) - 1) or not _short(word)]


def _pieces(word: str) -> list[str]:
    return _ALNUM.findall("".join(map(_letters, word)))


def _short(word: Sequence[str]) -> bool:
    """Whether a word is initials: J., J.R."""
    return all(len(piece) == 1 for piece in word)


def _readings(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """A text in folded letters with the place of each in the text, and one more for its end; once
    as it is and once, where that makes a difference, with the words joined that lines break."""
    folded, places = _folded(text)
    yield folded, places
    breaks = list(_BROKEN.finditer(folded))
    if breaks:
        starts = [0, *(line_break.end() for line_break in breaks)]
        ends = [*(line_break.start() for line_break in breaks), len(folded)]
        runs = list(zip(starts, ends, strict=True))
        joined = [place for start, end in runs for place in places[start:end]]
        yield "".join(folded[start:end] for start, end in runs), [*joined, len(text)]


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """A text in lower case without accents, marks and what cannot be seen."""
    if text.isascii() and "%" not in text:
        return text.lower(), range(len(text) + 1)
    letters: list[str] = []
    places: list[int] = []
    for place, char in _characters(_SHOWN.sub("-", text)):
        folded = _letters(char)
        letters.append(folded)
        places += [place] * len(folded)
    return "".join(letters), [*places, len(text)]


def _characters(text: str) -> Iterator[tuple[int, str]]:
    """The characters of a text with their places, those that an address has as bytes decoded."""
    at = 0
    for match in _PERCENT.finditer(text):
        try:
            decoded = bytes.fromhex(match[0].replace("%", "")).decode()
        except UnicodeDecodeError:  # no UTF-8: what the percent signs mean is anybody's guess
            continue
        yield from enumerate(text[at : match.start()], at)
        at = match.start()
        for char in decoded:
            yield at, char
            at += 3 * len(char.encode())
    yield from enumerate(text[at:], at)


@lru_cache(maxsize=4096)
def _letters(char: str) -> str:
    """A character as it is compared: `É` is `e`, `ß` is `ss`, a soft hyphen is nothing."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", char.casefold()).casefold()
        if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf"
    )
