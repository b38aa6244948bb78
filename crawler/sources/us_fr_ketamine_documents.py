"""Documents of any agency in the Federal Register whose full text mentions the topic.

- The file's name is of the topic that ships: it is the source's name, which ids begin with.
- 2026-10: the register's own search decides (`conditions[term]`, full text, `|` means or: the
  publisher's documentation), so all it finds is kept, estimated at up to two documents a week. The
  word may stand anywhere in a long rule. What the API is like:
  crawler/publishers/federal_register.py.
- 2026-10: a document of the DEA that mentions it stands here and in us_fr_dea_documents,
  under the same number, and some days before in us_fr_public_inspection.

robots.txt does not name /api/ or /documents/full_text/. Licence: 1 CFR 2.6, free to reproduce.
"""

from __future__ import annotations

from crawler.publishers.federal_register import FederalRegisterSource, newest


class FederalRegisterTopic(FederalRegisterSource):
    publisher = "Federal Register"
    home = "https://www.federalregister.gov/documents/search"

    def searches(self) -> tuple[str, ...]:
        return (newest("[term]", " | ".join(self.topic.query.phrases)),)
