"""Names of months, as publishers write them."""

from __future__ import annotations

from calendar import month_abbr, month_name
from difflib import get_close_matches
from unicodedata import combining, normalize

_MONTHS = {
    name.lower(): number
    for names in (month_name, month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
#: In German, French, Spanish, Italian, Portuguese and Dutch, where they differ; without accents.
_ABROAD = {
    name: number
    for number, names in enumerate(
        (
            "januar janvier janv enero ene gennaio gen janeiro januari",
            "februar fevrier fevr fev febrero febbraio fevereiro februari",
            "marz mrz mars marzo marco maart mrt",
            "avril avr abril abr aprile",
            "mai mayo maggio mag maio mei",
            "juni juin junio giugno giu junho",
            "juli juillet juil julio luglio lug julho",
            "aout agosto ago augustus",
            "septembre septiembre settembre set setembro",
            "oktober okt octobre octubre ottobre ott outubro out",
            "novembre noviembre novembro",
            "dezember dez decembre diciembre dic dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}


def month_number(name: str) -> int | None:
    """A month by its name in lower case; None where it is none. A slip of the pen is forgiven: a
    page says Novevmber."""
    if name in _MONTHS:
        return _MONTHS[name]
    bare = "".join(mark for mark in normalize("NFKD", name) if not combining(mark))
    if bare in _ABROAD:
        return _ABROAD[bare]
    alike = [month for month in _MONTHS if month[0] == name[0]]
    close = get_close_matches(name, alike, n=1, cutoff=0.85)
    return _MONTHS[close[0]] if close else None
