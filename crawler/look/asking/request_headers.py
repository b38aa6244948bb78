"""What is sent along with a request: in which form an answer is wanted, and on which condition.

Pure.
"""

from __future__ import annotations

from crawler.false_answers.mismatches import Expects
from store.log.document import Capture
from store.log.events import Validators

#: What is asked for where one address may answer in several forms (RFC 9110 section 12.5.1), as
#: feed readers and API clients ask; a page is asked for as Scrapy does it, HTML first.
_ACCEPT = {
    "feed": "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1",
    "xml": "application/xml, text/xml;q=0.9, */*;q=0.1",
    "json": "application/json, */*;q=0.1",
}


def accepting(expects: Expects) -> dict[str, str]:
    """The header that asks for an answer of that form."""
    return {"Accept": _ACCEPT[expects]} if expects in _ACCEPT else {}


def conditions(validators: Validators) -> dict[str, str]:
    """The headers of a conditional request (RFC 9110 section 13.1)."""
    asked = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in asked.items() if value}


def validators_of(before: Capture) -> Validators:
    """The condition that an answer is another one than before."""
    return Validators(etag=before.etag, last_modified=before.last_modified)
