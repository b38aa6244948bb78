"""What every answer tells a browser: to run, frame and load nothing that is not ours. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Header = tuple[bytes, bytes]

_CONTENT = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_NO_POWERS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
_ALWAYS: Mapping[str, str] = {
    "Content-Security-Policy": _CONTENT,
    "X-Content-Type-Options": "nosniff",
    # With `no-referrer`, a form would be sent without its origin.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": _NO_POWERS,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
_HTTPS_ONLY = {"Strict-Transport-Security": "max-age=31536000"}
#: For one person alone: no cache that others share may keep it.
_PRIVATE = {"Cache-Control": "private, no-cache"}


def answer_headers(
    headers: Iterable[Sequence[bytes]], *, https: bool, private: bool
) -> list[Header]:
    """The headers of an answer with ours, which take the place of others of that name; what is not
    to be stored at all stays so."""
    given = [(name.lower(), value) for name, value in headers]
    is_kept_nowhere = any(name == b"cache-control" and b"no-store" in it for name, it in given)
    ours = {
        **_ALWAYS,
        **(_HTTPS_ONLY if https else {}),
        **(_PRIVATE if private and not is_kept_nowhere else {}),
    }
    encoded = {name.lower().encode(): value.encode() for name, value in ours.items()}
    return [header for header in given if header[0] not in encoded] + list(encoded.items())
