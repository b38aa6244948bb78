"""Numbers as these texts write them: figures, words, and both at once ("twenty-four (24)")."""

from __future__ import annotations

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES: dict[str, int] = {
    **{word: number for number, word in enumerate(_UNITS.split())},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), start=2)},
    "fourty": 40,
    "ninty": 90,
}
#: What a word after a number multiplies it by.
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
# Of "two and one-half" the number is the two.
_WORD = rf"(?:{'|'.join(sorted((*_VALUES, 'hundred'), key=len, reverse=True))})\b(?![ -]half\b)"
_JOIN = r"(?:[ -]|\ and\ )"

#: A number in words below a thousand, for use inside a larger pattern: "one hundred and five".
#: Whole words, and all of them: neither the "five ten" of "five tenants" nor the "twenty" of
#: "twenty-four" or "twenty-fourth".
NUMBER_WORDS = (
    rf"\b{_WORD}(?:{_JOIN}{_WORD}){{0,5}}"
    rf"(?!{_JOIN}{_WORD}|-(?:first|second|third|(?:four|fif|six|seven|eigh|nin)th)\b)"
)


def number_value(written: str) -> float | None:
    """The value of "1,250.50", "forty-two", "two hundred and ten", "a"; None where it is none.

    Says nothing of a scale that follows ("1.2 million"): that is the caller's grammar.
    """
    plain = written.strip().lower()
    if plain in ("a", "an"):
        return 1.0
    if plain[:1].isdigit() or plain[:1] == ".":
        return _figures(plain)
    return _words(plain)


def _figures(plain: str) -> float | None:
    try:
        return float(plain.replace(",", ""))
    except ValueError:
        return None


def _words(plain: str) -> float | None:
    total, part, seen = 0, 0, False
    for word in plain.replace("-", " ").split():
        if word == "and":
            continue
        if word in _VALUES:
            part += _VALUES[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in SCALES:
            total, part = total + max(part, 1) * SCALES[word], 0
        else:
            return None
        seen = True
    return float(total + part) if seen else None
