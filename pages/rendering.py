"""Pages as HTML. What came from a publisher's page is untrusted: everything is escaped, and rid of
control characters and of signs that turn the direction of writing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from enforcement.act_words import act_words, day_words
from enforcement.sums.sentencing.sentence_words import sentence_terms
from pages.pictures.act_shapes import shape_of
from pages.site import Site
from pages.times import day, moment, period
from pages.views.searches.query_help import FIELDS_HELP, HELP
from pages.web_page import WebPage
from store.plain_text import clean, plural, web_address

#: For so many moments the help of the search is kept as it is laid out, in some 10 kB each.
_MOMENTS = 16
_OPEN, _CLOSE = "\x02", "\x03"


def render(page: WebPage, site: Site) -> str:
    """A whole page."""
    template = _environment().get_template(page.template)
    return template.render(page=page, site=site, **page.content)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("pages"),
        # Else every template of a page is looked for on disk each time it is made.
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        plural=plural,
        web_address=web_address,
        day=day,
        moment=moment,
        period=period,
        number="{:,}".format,
    )
    made.filters.update(
        act_words=act_words, act_shape=shape_of, day_words=day_words, sentence_terms=sentence_terms
    )
    made.filters["marked"] = _marked
    made.globals["query_help"] = _query_help
    return made


@lru_cache(maxsize=_MOMENTS)
def _query_help(root: str, as_of: str) -> Markup:
    """What a query may say, which is a good half of most pages of a search, and the same on all
    that are shown as of one moment."""
    made = _environment().get_template("query_help.html")
    site = Site(root=root, as_of=as_of)
    return Markup(made.render(site=site, help=HELP, fields_help=FIELDS_HELP))  # noqa: S704


def _marked(parts: Iterable[tuple[str, bool]]) -> Markup:
    """A text in parts, with marks around those in which the words of a query stand. It is escaped
    as a whole, which is a page's dearest step: what stands in for the marks is in no clean text."""
    said = (f"{_OPEN}{clean(text)}{_CLOSE}" if found else clean(text) for text, found in parts)
    whole = escape("".join(said))
    return whole.replace(_OPEN, Markup("<mark>")).replace(_CLOSE, Markup("</mark>"))


def _finalized(value: object) -> object:
    """What is put into a page. Markup is ours, and None is nothing."""
    if value is None:
        return ""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
