"""Bot walls that say who they are: the marks of each vendor, as their pages are really served.

Many come with status 200 or 202. A mark alone is often in good pages of the same host too, since
vendors put their scripts into these as well; so it counts only where there is little to read.
"""

from __future__ import annotations

from dataclasses import dataclass

from crawler.false_answers.readable_words import readable_words

#: Bytes: block pages are short; their marks in a long page are part of what it says.
_BLOCK_PAGE = 64 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class _Challenge:
    name: str
    #: Each set of marks that tells it, in lower-case bytes; all marks of a set must be there.
    marks: tuple[tuple[bytes, ...], ...]
    #: Words that can be read on it at most; None where the marks are in no other page.
    words: int | None = None


_CHALLENGES = (
    _Challenge(name="akamai-interstitial", marks=((b"bm-verify", b"/_sec/verify"),)),
    _Challenge(
        name="akamai-challenge",
        marks=((b"sec-if-cpt-container",), (b"/_sec/cp_challenge/",)),
        words=80,
    ),
    _Challenge(name="akamai-access-denied", marks=((b"<title>access denied", b"edgesuite"),)),
    _Challenge(name="akamai-access-denied", marks=((b"<title>access denied", b"errors.edge"),)),
    _Challenge(
        name="federal-register-request-access",
        marks=(
            (b"<title>federal register :: request access",),
            (b"<title>ecfr :: request access",),
        ),
    ),
    _Challenge(name="datadome-captcha", marks=((b"captcha-delivery.com", b"var dd="),)),
    _Challenge(name="datadome-captcha", marks=((b"captcha-delivery.com",),), words=80),
    _Challenge(
        name="incapsula",
        marks=((b"incapsula incident id",), (b"_incapsula_resource",)),
        words=60,
    ),
    _Challenge(
        name="imperva-interruption",
        marks=((b"pardon our interruption", b"distil"), (b"pardon our interruption", b"reese84")),
        words=250,
    ),
    _Challenge(
        name="cloudflare-challenge",
        marks=((b"_cf_chl_opt",), (b"cf-chl-",), (b"cf_chl_", b"challenge-platform")),
        words=150,
    ),
    _Challenge(
        name="cloudflare-challenge",
        marks=((b"challenges.cloudflare.com/turnstile",), (b"cf-browser-verification",)),
        words=60,
    ),
    _Challenge(
        name="cloudflare-block",
        marks=(
            (b"<title>attention required! | cloudflare",),
            (b"cf-error-details", b"ray id"),
        ),
        words=250,
    ),
    _Challenge(name="cloudflare-block", marks=((b"error code: 10",),), words=6),
    _Challenge(
        name="perimeterx",
        marks=((b"px-captcha",), (b"_pxappid", b"captcha"), (b"/captcha/captcha.js", b"_px")),
        words=120,
    ),
    _Challenge(
        name="sucuri",
        marks=((b"sucuri_cloudproxy_js",), (b"sucuri website firewall", b"access denied")),
        words=250,
    ),
    _Challenge(
        name="aws-waf",
        marks=((b"gokuprops",), (b"awswafintegration",), (b"awswaf.com", b"challenge.js")),
        words=60,
    ),
    _Challenge(
        name="f5",
        marks=(
            (b"the requested url was rejected", b"support id"),
            (b"/tspd/",),
            (b"bobcmn", b"tspd"),
        ),
        words=60,
    ),
    _Challenge(
        name="kasada",
        marks=((b"kpsdk",), (b"149e9513-01fa-4fb0-aad4-566afd725d1b",), (b"/ips.js",)),
        words=20,
    ),
    _Challenge(
        name="radware",
        marks=((b"perfdrive.com",), (b"radware bot manager",), (b"__uzdbm",)),
        words=120,
    ),
    _Challenge(name="queue-it", marks=((b"queue-it.net",),), words=150),
    _Challenge(name="reblaze", marks=((b"rbzns", b"winsocks"), (b"rbzid=",)), words=40),
    _Challenge(name="siteground-captcha", marks=((b"/.well-known/sgcaptcha/",),), words=60),
    _Challenge(name="ddos-guard", marks=((b"ddos-guard", b"checking your browser"),), words=80),
    _Challenge(name="stackpath", marks=((b"sbbi/?sbbpg=",), (b"stackpath", b"captcha")), words=60),
    _Challenge(
        name="hcaptcha",
        marks=((b"hcaptcha.com/1/api.js",), (b"js.hcaptcha.com",)),
        words=40,
    ),
    _Challenge(
        name="recaptcha",
        marks=((b"google.com/recaptcha",), (b"recaptcha.net/recaptcha",)),
        words=40,
    ),
)


def challenge(url: str, body: bytes) -> str | None:
    """The name of the wall that answered; None for any other answer. `url` is the address that
    answered, after redirects. Pure."""
    # www.fda.gov sends blocked clients to /apology_objects/…, which itself answers 404.
    if "/apology_objects/" in url:
        return "fda-apology"
    if len(body) > _BLOCK_PAGE:
        return None
    marked = body.lower()
    found = (one for one in _CHALLENGES if _is_short(one, body) and _bears(one, marked))
    return next((one.name for one in found), None)


def _bears(kind: _Challenge, marked: bytes) -> bool:
    return any(all(mark in marked for mark in marks) for marks in kind.marks)


def _is_short(kind: _Challenge, body: bytes) -> bool:
    return kind.words is None or readable_words(body) <= kind.words
