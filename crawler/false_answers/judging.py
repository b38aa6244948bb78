"""Whether an answer is the page that was asked for, and if not, what it is. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.false_answers.challenges import challenge
from crawler.false_answers.cut_answers import is_cut
from crawler.false_answers.false_pages import false_page
from crawler.false_answers.mismatches import Expects, mismatch
from crawler.false_answers.ways_elsewhere import way_elsewhere

#: A server asks for fewer questions (RFC 6585 section 4, RFC 9110 section 15) or for none.
_REFUSALS = frozenset({403, 429, 503})
#: What a page says by which the host turns us away, rather than speaking of this page.
_TURNED_AWAY = frozenset({"access-denied", "human-check", "script-or-cookies"})
#: What says that there is no such page, as a 404 does.
_ABSENT = frozenset({"page-not-found", "redirect-to-front-page"})


@dataclass(frozen=True, kw_only=True, slots=True)
class FalseAnswer:
    """What answered instead of the page."""

    #: E.g. `akamai-interstitial`, `page-not-found`.
    name: str
    #: Whether it is a wall, or an answer of another kind than was asked for.
    wall: bool = False
    #: Whether the host itself turns us away, and is not to be asked again in this look.
    refuses: bool = False
    #: Whether it says that there is no such page, though with a good status.
    absent: bool = False


#: The transfer, or the server, ended before the page did.
CUT_SHORT = FalseAnswer(name="cut-short")


def false_answer(
    status: int,
    url: str,
    media_type: str,
    body: bytes,
    *,
    expects: Expects,
    redirects: Sequence[str] = (),
    titled: str = "",
    unmeasured: bool = False,
) -> FalseAnswer | None:
    """What answered instead of the page; None for a page, and for a plain error such as 404.

    A false answer is never a version of a document, never a removal and never "no news"; and a wall
    is not to be climbed. `url` is the address that answered, after `redirects`, of which the first
    was asked for; `expects` is what the listing or page should be; `titled` is the title by which
    the page is known, if it is; `unmeasured` says that nothing told how long the answer would be.
    """
    if name := challenge(url, body):
        return _wall(name)
    if status in _REFUSALS:
        return _wall(f"refused-{status}")
    if 300 <= status < 400 and status != 304 and not body.strip():
        return FalseAnswer(name="empty-redirect", wall=True)
    if not 200 <= status < 300:
        return None
    if name := mismatch(url, media_type, body, expects):
        return FalseAnswer(name=name, wall=True)
    if is_cut(status, body, expects=expects, unmeasured=unmeasured):
        return CUT_SHORT
    return _instead(status, url, media_type, body, redirects, titled)


def _instead(
    status: int, url: str, media_type: str, body: bytes, redirects: Sequence[str], titled: str
) -> FalseAnswer | None:
    """What a page says that it is, where it led, or that it is yet to come."""
    name: str | None = false_page(body, media_type, titled=titled)
    if name is None and redirects:
        name = way_elsewhere(redirects[0], url)
    if name in _TURNED_AWAY:
        return _wall(name)
    if name is None and status == 202:  # it will be made later (RFC 9110 section 15.3.3)
        return _wall("accepted-202")
    return FalseAnswer(name=name, absent=name in _ABSENT) if name else None


def _wall(name: str) -> FalseAnswer:
    return FalseAnswer(name=name, wall=True, refuses=True)
