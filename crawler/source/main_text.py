"""The main text of a page nobody has written a source for (`[feeds.NAME]` in blotter.toml).

trafilatura takes 40 ms a real page, so sources that ship use selectors instead.
"""

from __future__ import annotations

import trafilatura
from lxml import etree  # type: ignore[import-untyped]

from crawler.source.page import Page
from crawler.source.prose import plain, prose

#: Taken out before: in a short page trafilatura sets a line break at each of them, and
#: "ket<b>amine</b>" would no longer be found.
_INLINE = ("abbr", "b", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u")


def main_text(page: Page) -> str:
    """The page's text without menus, footers and comments.

    The same body gives the same text: no clock, no memory of pages read before. More is rather
    kept than lost, as a missed sentence may be the one that names the drug: where no main text is
    found, all of the page's text is given.
    """
    tree = page.html.root
    # trafilatura loses the words after a comment that stands in the midst of a sentence.
    etree.strip_tags(tree, *_INLINE, etree.Comment, etree.ProcessingInstruction)
    extracted = trafilatura.extract(
        tree, favor_recall=True, include_comments=False, deduplicate=False
    )
    return plain("\n\n".join(extracted.splitlines())) if extracted else prose(page.text)
