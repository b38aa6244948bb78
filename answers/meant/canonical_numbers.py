"""Numbers of laws, dockets and documents, as somebody writes them, in the forms the record has."""

from __future__ import annotations

import re
from itertools import chain

#: Kinds of citations that are the number of a docket.
_DOCKETS = ("court-docket", "docket")
#: What may stand before an agency's number, which is often given alone: `24-31`.
_BEFORE = re.compile(r"\A\s{0,8}(?:docket\s{0,8})?(?:no\.?|number|#)?\s{0,8}", re.IGNORECASE)


def canonical_numbers(text: str) -> list[str]:
    """What a text cites, each once, as reading and search have it; nothing where that is no law or
    number that is understood."""
    return _canonical((text,))


def canonical_dockets(text: str) -> list[str]:
    """The numbers of dockets in a text, an agency's that is given alone among them."""
    return _canonical((text, f"Docket No. {_BEFORE.sub('', text)}"), _DOCKETS)


def _canonical(ways: tuple[str, ...], kinds: tuple[str, ...] = ()) -> list[str]:
    from enforcement.citations.citations import citations_in  # its patterns take long to build

    cited = chain.from_iterable(map(citations_in, ways))
    return list(dict.fromkeys(it.canonical for it in cited if not kinds or it.kind in kinds))
