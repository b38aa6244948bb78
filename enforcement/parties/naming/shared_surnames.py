"""Last names that are written once for two people: "Amos and Ruth Firth"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from enforcement.parties.naming.name import Name

#: Characters of " and ".
_JOINED = 5
#: What says that two given names share the last name behind the second.
_COUPLE_BEFORE = re.compile(
    r"""\b(?:drs\.?|doctors|physicians|dentists|pharmacists|spouses|couple|owners|operators|brothers|sisters|siblings
    |twins|cousins|parents|husband\sand\swife|(?:father|mother|mr\.|dr\.)\sand\s(?:son|daughter|mrs\.
    |dr\.)),?\s\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_COUPLE_BEHIND = re.compile(
    r"""(?:,\s\d\d\sand\s\d\d(?:,\srespectively)?)?(?:,\sof\s[^,;.]{2,30}(?:,\s[A-Z][\w.\s]{1,14})?)?
    (?:,\sboth\b|,\sa?\s?(?:[\w-]+\s){0,3}(?:couple|spouses|husband\sand\swife|brothers|sisters
    |siblings|twins|(?:father|mother)\sand\s(?:son|daughter))\b|(?<=\d)[,;]|(?<=respectively))""",
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\s,]+(?=(?:,?\s(?:Jr|Sr|JR|SR|I{2,3}|IV)\.?)?\Z)")


def with_shared_surnames(names: list[Name], text: str) -> Iterator[Name]:
    """The names; where two people share a last name that is written once, both have it."""
    for left, right in zip_longest(names, names[1:]):
        if (
            right is None
            or right.lead - left.end > _JOINED
            or len(left.words) > 1
            or left.type not in ("word", "person")
            or right.type != "person"
            or len(right.words) == 1
            or text[left.end : right.lead] not in (" and ", " & ")
            or not (
                (left.sure and _share_title(text, left, right))
                or _COUPLE_BEFORE.search(text, max(0, left.start - 45), left.start)
                or _COUPLE_BEHIND.match(text, right.end)
            )
        ):
            yield left
            continue
        last = _LAST_WORD.search(text, right.start, right.end)
        surname = last.group() if last else ""
        words = (*left.words, surname.lower())
        yield left._replace(type="person", words=words, sure=True, surname=surname)


def _share_title(text: str, left: Name, right: Name) -> bool:
    """Whether the text gives the title of the first the last name of the second: "Dr. Hugo and Ida
    Vale … Dr. Vale"."""
    title = text[left.lead : left.start]
    return not right.sure and f"{title}{text[right.start : right.end].split()[-1]}" in text
