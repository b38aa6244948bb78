"""What was read, quoted from the words in which names are hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from answers.masked.masked_text import masked_text
from answers.masked.requoted import requoted
from enforcement.claims import Claim
from enforcement.reading.document_reading import read_document
from enforcement.reading.dossier import Dossier
from store.privacy.masking import Masks

_SENTENCES = st.lists(
    st.sampled_from(
        [
            "RENO, Nev. - Orla Venn Hask, 44, a physician, pleaded guilty to selling ketamine.",
            "Bo Li was sentenced to 18 months in prison and is to forfeit $402,000.",
            "HASK, ORLA VENN is scheduled to be sentenced on March 20, 2026.",
            "Bo Li, doing business as Bo Li Vials, LLC, was charged under 21 U.S.C. 841.",
            "United States v. Hask, No. 2:25-cr-00777.",
            "The DEA seized 400 grams of ketamine from Orla Venn\nHask.",
        ]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
_NAMES = st.sets(st.sampled_from(["Orla Venn Hask", "Bo Li", "Hask", "Bo Li Vials", "Reno"]))


def claims(dossier: Dossier) -> Iterator[Claim]:
    for it in fields(dossier.reading):
        value = getattr(dossier.reading, it.name)
        if isinstance(value, tuple):
            yield from value
    yield from dossier.outcomes


@given(_SENTENCES, _SENTENCES, _NAMES)
@settings(max_examples=40, deadline=None)
def test_quotes_are_the_words_at_their_offsets(title: str, text: str, names: set[str]) -> None:
    document = SimpleNamespace(
        id="a:1", source="a", url="", title=title, text=text, published_on=None, number=None,
        details={},
    )  # fmt: skip
    read = read_document(document, publisher="")
    masked = masked_text(title, text, Masks(names=tuple(sorted(names))))
    shown = requoted(read, masked.whole, masked.shown)
    assert [*map(type, claims(shown))] == [*map(type, claims(read))]
    for was, now in zip(claims(read), claims(shown), strict=True):
        assert masked.whole[now.start : now.end] == now.quote
        assert bool(now.quote) == bool(was.quote)
    if not names:
        assert shown == read
