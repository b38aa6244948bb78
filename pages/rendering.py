"""Pages as HTML. What came from a publisher's page is untrusted: everything is escaped, and rid of
control characters and of signs that turn the direction of writing."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from enforcement.act_words import act_words, day_words
from enforcement.sums.sentencing.sentence_words import sentence_terms
from pages.pictures.act_shapes import shape_of
from pages.site import Site
from pages.times import day, moment, period
from pages.web_page import WebPage
from store.plain_text import clean, plural, web_address


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
    return made


def _finalized(value: object) -> object:
    """What is put into a page. Markup is ours, and None is nothing."""
    if value is None:
        return ""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
