"""How much of which drug: "8 kilograms of cocaine", "1,000 oxycodone pills", "10 ml vials"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from enforcement.claims import Quantity, quoted
from enforcement.text.numerals import NUMBER_WORDS, SCALES, number_value
from enforcement.text.passage import Passage, Sentence
from enforcement.text.word_lists import word_list
from enforcement.topics import Topic, topic

#: Every written unit to the one it is counted in, and how many of that it is.
_UNITS: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("kilogram", "kilo", "kg"), ("kg", 1.0)),
    **dict.fromkeys(("gram", "gramme", "g", "gm"), ("g", 1.0)),
    **dict.fromkeys(("milligram", "mg"), ("mg", 1.0)),
    **dict.fromkeys(("microgram", "mcg"), ("mcg", 1.0)),
    **dict.fromkeys(("pound", "lb"), ("g", 453.592)),
    **dict.fromkeys(("ounce", "oz"), ("g", 28.3495)),
    **dict.fromkeys(("milliliter", "millilitre", "ml", "cc"), ("ml", 1.0)),
    **dict.fromkeys(("liter", "litre"), ("l", 1.0)),
    **dict.fromkeys(("gallon",), ("l", 3.78541)),
    **{
        unit: (unit, 1.0)
        for unit in "pill tablet capsule vial bottle patch lozenge syringe ampoule".split()  # noqa: SIM905
    },
    **dict.fromkeys(("dose", "dosage", "dosage unit", "dosage-unit"), ("dose", 1.0)),
}
#: Drugs that are counted whatever the topic is; what else is counted is no drug quantity.
_COMMON = word_list("drugs")["names"].strip().split("\n")
_UNIT = "|".join(sorted((re.escape(unit) for unit in _UNITS), key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?<![\w$.,/-])(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?|{NUMBER_WORDS}|half[ ]an?|an?[ ](?:half"
    rf"|quarter)"
    r"|an?(?![ ](?:total|number|few|combined|quantity|variety|large)))"
    r"(?P<scale>[ ](?:million|thousand|hundred))?[ -]"
    rf"(?P<words>(?:[\w-]{{1,20}}[ ]){{0,4}}?)(?P<unit>{_UNIT})(?:e?s)?\b(?:[ ]units?\b)?",
    re.IGNORECASE,
)
_OF = re.compile(
    r"[ ](?:(?:vials?|bottles?|ampoules?|syringes?)[ ])?(?:of[ ]"
    r"|\([^)]{1,30}\)[ ]of[ ])(?:(?:pure|illegal|suspected|prescription|the|liquid|powder"
    r"|a|mixture|containing|schedule[ ]i{1,3}v?|drug|drugs|painkiller|highly|addictive"
    r"|\d+[ ]?mg)[ ,]+){0,5}",
    re.IGNORECASE,
)
#: Texts without any of these measure nothing.
_CHEAP = (
    "pill", "tablet", "capsule", "vial", "bottle", "patch", "lozenge", "syringe", "ampoule", "dose",
    "dosage", "kilo", " gram", "milligram", "microgram", "pound", "ounce", "liter", "litre",
    "gallon", "kg", " mg", "ml", "mcg", " oz", " lb",
)  # fmt: skip


def drug_quantities(passage: Passage, about: Topic | None = None) -> tuple[Quantity, ...]:
    """The quantities of drugs stated, those of the topic and common ones, in the text's order.

    Units: kg, g, mg, mcg, ml, l, dose and containers or shapes (pill, tablet, vial …); pounds,
    ounces and gallons are turned into grams and litres. A strength ("30 mg oxycodone") is none.
    """
    low = passage.whole.lower()
    units = [unit for unit in _CHEAP if unit in low]
    if not units:
        return ()
    drugs = _drugs((about or topic()).query.words)
    return tuple(
        quantity
        for sentence in passage.sentences
        if any(unit in (lower := sentence.text.lower()) for unit in units) and drugs.search(lower)
        for quantity in _in_sentence(passage.whole, sentence, drugs)
    )


@cache
def _drugs(words: tuple[str, ...]) -> re.Pattern[str]:
    names = sorted({*words, *_COMMON}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


def _in_sentence(whole: str, sentence: Sentence, drugs: re.Pattern[str]) -> Iterator[Quantity]:
    for match in _AMOUNT.finditer(sentence.text):
        drug, end = _drug(sentence.text, match, drugs)
        value = _value(match)
        if drug is not None and value is not None:
            unit, factor = _UNITS[match["unit"].lower()]
            yield Quantity(
                **quoted(whole, sentence.start + match.start(), sentence.start + end),
                amount=round(value * factor, 3),
                unit=unit,
                substance=" ".join(drug.lower().split()),
            )


def _drug(text: str, match: re.Match[str], drugs: re.Pattern[str]) -> tuple[str | None, int]:
    """The drug between number and unit, or after "of"; and where the quantity ends."""
    between = drugs.search(match["words"])
    if between is not None:
        return between.group(), match.end()
    of = _OF.match(text, match.end())
    drug = drugs.match(text, of.end()) if of else None
    return (drug.group(), drug.end()) if drug else (None, 0)


def _value(match: re.Match[str]) -> float | None:
    written = match["number"].lower()
    value = 0.5 if "half" in written else 0.25 if "quarter" in written else number_value(written)
    scale = (match["scale"] or "").strip().lower()
    return value and value * SCALES.get(scale, 1)
