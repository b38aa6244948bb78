"""Whether a form that was sent is one of our own, and not of a page elsewhere (CSRF). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from web.access.policy import Policy
from web.access.refused import Refused
from web.access.visitor import Visitor

#: The field of a form that shows it to be ours.
FORM_FIELD = "form_token"
#: Fields that a form has at most, however long it is.
_MOST_FIELDS = 100
_FORM = "application/x-www-form-urlencoded"


def refuse_other_sites(headers: Mapping[str, str]) -> None:
    """Refuse what a browser sends for a page of another site. Raises Refused. Programs, and
    browsers that are very old, say nothing of where a request comes from."""
    site, origin = headers.get("sec-fetch-site", ""), headers.get("origin", "")
    if site and site not in ("same-origin", "none"):
        raise _foreign()
    if origin and not _is_same(origin, headers.get("host", "")):
        raise _foreign()


def refuse_forged(policy: Policy, visitor: Visitor, fields: Mapping[str, str]) -> None:
    """Refuse a form without what we put into it for this person. Raises Refused. Who shows a token
    in a header is no browser that was led astray."""
    if visitor.known_by == "token":
        return
    if not policy.signing.is_form_of(fields.get(FORM_FIELD, ""), visitor.name):
        detail = (
            "It was opened long ago, or by somebody else, and nothing was changed. Go back, load"
            " the page again, and send it from there."
        )
        raise Refused(403, detail)


def form_fields(headers: Mapping[str, str], body: bytes) -> dict[str, str]:
    """The fields of a form, the last of each name. Raises Refused for what is no form."""
    if not body:
        return {}
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _FORM:
        raise Refused(415, f"What is sent here is {_FORM}.")
    try:
        fields = parse_qs(
            body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"
        )
    except ValueError as error:  # of decoding, too
        raise Refused(400, "The form cannot be read.") from error
    return {name: values[-1] for name, values in fields.items()}


def _is_same(origin: str, host: str) -> bool:
    try:
        return urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        return False


def _foreign() -> Refused:
    detail = "This was sent by a page of another site. Nothing was changed."
    return Refused(403, detail)
