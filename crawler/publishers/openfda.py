"""openFDA: records of the Food and Drug Administration, as https://api.fda.gov answers a search.

- 2026-10: documented: `search=field:term+field:term` means either; `limit` to 1,000 and `skip` to
  25,000; a search without hits answers 404 with `error.code` NOT_FOUND, which is no failure.
- 2026-10: 240 requests a minute and 1,000 a day without a key, which is a few hundred times what is
  asked here, so no key is asked for. It would go into the address (`api_key`), where logs and
  captures would keep it, or into a header as the user name of Basic authentication (documented),
  which is not the key as it was given but its Base64.
- `meta.last_updated` of any answer is the day the endpoint's data were renewed, YYYY-MM-DD
  (documented): the pulse. A search without hits has no `meta`, so it is asked of all records.
- The block `openfda` is left out: it is matched anew by the service, not edited by the publisher,
  and only there where the product could be matched.

Not behind the wall of www.fda.gov (three programs).
"""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import quote, quote_plus

from w3lib.url import add_or_replace_parameter

from crawler.source.page import Page
from crawler.source.prose import plain
from crawler.source.publisher_dates import read_date
from crawler.source.source import ApiSource, LayoutError, objects


class OpenFdaSource(ApiSource):
    """The records a search finds. A record that changes is a revision of its document."""

    publisher = "Food and Drug Administration, openFDA"
    keep = "all"
    delay = 2.0
    empty_status = 404

    def pulse(self, answer: Page) -> date | None:
        """The day on which the data of the endpoint were renewed."""
        meta = self.answer(answer).get("meta")
        renewed = read_date(str(meta.get("last_updated"))) if isinstance(meta, dict) else None
        return renewed[0] if renewed else None

    def records(self, answer: Page) -> list[dict[str, Any]]:
        data = self.answer(answer)
        error = data.get("error")
        if isinstance(error, dict) and error.get("code") == "NOT_FOUND":
            return []
        return objects(data, "results")

    def next_page(self, listing: Page) -> str | None:
        if not self.records(listing):
            return None
        try:
            shown = self.answer(listing)["meta"]["results"]
            after, total = int(shown["skip"]) + int(shown["limit"]), int(shown["total"])
        except (KeyError, TypeError, ValueError) as error:
            msg = f"no count of results in meta: {type(error).__name__} {error}"
            raise LayoutError(msg) from error
        return add_or_replace_parameter(listing.url, "skip", str(after)) if after < total else None


def either(field: str, words: tuple[str, ...]) -> str:
    """The search for any of some words in a field."""
    return "+".join(f"{field}:{quote_plus(word)}" for word in words)


def record_address(endpoint: str, name: str, value: str) -> str:
    """Where a person finds the record: openFDA has no page for one, so the search for it."""
    return f"https://api.fda.gov/drug/{endpoint}.json?search={name}:%22{quote(value)}%22"


def line(record: dict[str, Any], name: str) -> str:
    """A field on one line, a list joined by semicolons; empty where it is missing or empty."""
    value = record.get(name)
    texts = value if isinstance(value, list) else [value]
    lines = [" ".join(plain(str(text)).split()) for text in texts if text is not None]
    return "; ".join(filter(None, lines))


def stated(record: dict[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    """The fields that say something, in the order of `names`."""
    return {name: text for name in names if (text := line(record, name))}


def labelled(record: dict[str, Any], labels: dict[str, str]) -> str:
    """A paragraph a field that says something, after its label; `labels` by field name."""
    filled = stated(record, tuple(labels))
    return "\n\n".join(f"{labels[name]}: {text}" for name, text in filled.items())
