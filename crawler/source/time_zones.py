"""Time zones as publishers write them: names, offsets, both at once."""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

#: Hours east of Greenwich of abbreviations that mean one offset, whatever the season. The letters
#: of the military mean nothing certain (RFC 5322 section 4.3), which is taken as UTC.
_HOURS = {
    **dict.fromkeys(("ut", "utc", "gmt", "zulu", "wet", *"abcdefghiklmnopqrstuvwxyz"), 0.0),
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "akst": -9,
    "akdt": -8,
    "hst": -10,
    "hast": -10,
    "hadt": -9,
    "hdt": -9,
    "sst": -11,
    "chst": 10,
    "ast": -4,
    "adt": -3,
    "nst": -3.5,
    "ndt": -2.5,
    "brt": -3,
    "art": -3,
    "bst": 1,
    "west": 1,
    "cet": 1,
    "met": 1,
    "mez": 1,
    "cest": 2,
    "mest": 2,
    "mesz": 2,
    "eet": 2,
    "eest": 3,
    "sast": 2,
    "msk": 3,
    "gst": 4,
    "pkt": 5,
    "ist": 5.5,
    "ict": 7,
    "wib": 7,
    "sgt": 8,
    "hkt": 8,
    "pht": 8,
    "awst": 8,
    "jst": 9,
    "kst": 9,
    "acst": 9.5,
    "acdt": 10.5,
    "aest": 10,
    "aedt": 11,
    "nzst": 12,
    "nzdt": 13,
}
#: Zones of the United States that have a summer, by what their abbreviations begin with.
_REGIONS = {
    **dict.fromkeys(("et", "eastern"), "America/New_York"),
    **dict.fromkeys(("ct", "central"), "America/Chicago"),
    **dict.fromkeys(("mt", "mountain"), "America/Denver"),
    **dict.fromkeys(("pt", "pacific"), "America/Los_Angeles"),
    **dict.fromkeys(("akt", "alaska"), "America/Anchorage"),
    **dict.fromkeys(("ht", "hawaii"), "Pacific/Honolulu"),
}
_OFFSET = re.compile(r"(?:(?:gmt|utc|ut|z)\s?)?([+-])\s?(\d{1,2}?):?(\d{2})?(?::?00)?")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]?|[()\[\]]")
_LONGEST = 60


def time_zone(text: str) -> tzinfo | None:
    """The zone a text names; None where it names none that is known.

    `EDT`, `-0400 (EDT)`, `+5:30`, `GMT+2`, `CT`, `Eastern Daylight Time`, `America/New_York`,
    `PST8PDT`. What is in brackets counts where nothing else is there.
    """
    text = text[:_LONGEST].replace("\u2212", "-").strip()
    outside = _BRACKETS.sub(" ", text).strip() or text.strip("()[] ")
    for written in (outside, outside.split(" ", 1)[0]):
        if zone := _offset(written.lower()) or _named(written):
            return zone
    return None


def _offset(written: str) -> tzinfo | None:
    match = _OFFSET.fullmatch(written)
    if match is None:
        return None
    sign, hours, minutes = match.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if offset >= timedelta(hours=15):
        return None
    return timezone(-offset if sign == "-" else offset)


def _named(written: str) -> tzinfo | None:
    name = written.lower().rstrip(".")
    if name in _HOURS:
        return timezone(timedelta(hours=_HOURS[name]))
    first, *rest = name.split() or [""]
    if first in _REGIONS and rest in ([], ["time"]):
        return ZoneInfo(_REGIONS[first])
    if first in _REGIONS and rest and rest[0] in ("standard", "daylight"):
        return _of_season(first, rest[0])
    return _in_database(written)


def _of_season(region: str, season: str) -> tzinfo | None:
    """`Eastern Daylight Time` is an offset, in winter too."""
    abbreviation = {"alaska": "ak", "hawaii": "h"}.get(region, region[0]) + season[0] + "t"
    return timezone(timedelta(hours=_HOURS[abbreviation])) if abbreviation in _HOURS else None


def _in_database(name: str) -> tzinfo | None:
    """A zone of the time zone database, `America/New_York` or `PST8PDT`."""
    if not re.fullmatch(r"[A-Z]\w+(?:/\w+){1,2}|[A-Z]{3}\d[A-Z]{3}", name):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone, or the name of a folder of them
        return None
