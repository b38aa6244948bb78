"""Numbers as these texts write them: figures, words, and both at once ("twenty-four (24)")."""

from __future__ import annotations

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
#: The small numbers above one, as they count people: "two", "three" … "ten".
TWO_TO_TEN = tuple(_UNITS.split()[2:11])
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
_LARGEST_FIRST = sorted(SCALES, key=SCALES.__getitem__, reverse=True)
_FRACTION_SIGNS = {"\u00bd": "1/2", "\u00bc": "1/4", "\u00be": "3/4"}
_FRACTIONS = {"half": 0.5, "quarter": 0.25}
#: "3 1/2", "two and a half", "one-half of a", "three quarters of a".
_FRACTION = re.compile(
    r"\b(?P<above>\d{1,2})/(?P<below>[1-9]\d?)\b"
    r"|(?:\b(?P<count>an?|one|two|three)[ -])?\b(?P<word>half|quarter)s?\b(?:[ -]of)?"
    r"(?:[ -](?:an?|one)\b)?"
)
#: "One point two", "three point seven five".
_DIGIT = "|".join(_UNITS.split()[:10])
_POINT = re.compile(
    rf"\b(?P<whole>{'|'.join(_VALUES)}|\d{{1,3}})[ ]point[ ]"
    rf"(?P<digits>\d{{1,3}}|(?:{_DIGIT})(?:[ ](?:{_DIGIT})){{0,3}})\b"
)
_JOINING = ("a", "an", "and", "of", "point", "half", "quarter", "quarters")
_WORDS = frozenset((*_VALUES, *SCALES, *(f"{scale}," for scale in SCALES), *_JOINING))
_IN_FIGURES = re.compile(
    r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})?(?:\.\d{1,9}|\u00bd|\u00bc|\u00be|/[1-9])?(?<=.)"
)
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


def is_number_word(word: str) -> bool:
    """Whether a word, or each part of one with hyphens, may stand in a number: "two-and-a-half",
    "million,", "of" in "half of a million"."""
    parts = word.lower().split("-")
    return all(part in _WORDS or _IN_FIGURES.fullmatch(part) for part in parts)


def number_value(written: str) -> float | None:
    """The value of "1,250.50", "forty-two", "a", "2\u00bd", "two million, five hundred thousand",
    "three and a half million", "a quarter of a million"; None where it is none, and of what is not
    understood ("five ten").
    """
    plain = written.strip().lower()
    if plain[:1].isdigit() or plain[:1] == ".":
        figures = _figures(plain)
        if figures is not None:
            return figures
    for sign, fraction in _FRACTION_SIGNS.items():
        plain = plain.replace(sign, f" {fraction}")
    if " point " in plain:
        plain = _POINT.sub(_with_decimals, plain)
    words = _FRACTION.sub(_decimal, plain).replace("-", " ").split()
    return _scaled([word.rstrip(",") for word in words if word != "and"], _LARGEST_FIRST)


def _figures(plain: str) -> float | None:
    try:
        return float(plain.replace(",", ""))
    except ValueError:
        return None


def _with_decimals(number: re.Match[str]) -> str:
    """ "one point two" as "1.2"."""
    whole = _VALUES.get(number["whole"], number["whole"])
    digits = (str(_VALUES.get(digit, digit)) for digit in number["digits"].split())
    return f"{whole}.{''.join(digits)}"


def _decimal(fraction: re.Match[str]) -> str:
    """A fraction as one number below 1: "three and one-half" ends in 0.5."""
    if fraction["word"] is None:
        return f" {int(fraction['above']) / int(fraction['below'])} "
    count = number_value(fraction["count"] or "one") or 1
    return f" {count * _FRACTIONS[fraction['word']]} "


def _scaled(words: list[str], scales: list[str]) -> float | None:
    """So many of the largest scale that is named, and what follows it, in smaller ones."""
    if not scales:
        return _below_hundred(words)
    scale, *smaller = scales
    if scale not in words:
        return _scaled(words, smaller)
    at = words.index(scale)
    many = _scaled(words[:at], smaller) if at else 1
    rest = _scaled(words[at + 1 :], smaller) if words[at + 1 :] else 0
    if many is None or rest is None:
        return None
    fraction = 0 < rest < 1  # "a million and a half"
    return float(SCALES[scale] * (many + rest) if fraction else SCALES[scale] * many + rest)


def _below_hundred(words: list[str]) -> float | None:
    """ "twenty four", "twelve", "a", "250", each also with a fraction after it."""
    if words in (["a"], ["an"]):
        return 1.0
    numbers = [_VALUES.get(word, _figures(word)) for word in words]
    known = [float(number) for number in numbers if number is not None]
    if not known or len(known) < len(words):
        return None
    fraction = known.pop() if 0 < known[-1] < 1 else 0.0
    match known:
        case []:
            return fraction
        case [number]:
            return number + fraction
        case [tens, unit] if words[0] in _TENS and 0 < unit < 10:
            return tens + unit + fraction
    return None
