"""Where acts leave a party."""

from __future__ import annotations

import pytest

from enforcement.claims import PartyAction, Status
from enforcement.kinds import KINDS
from enforcement.parties.party_standing import standing


def act(kind: str, status: Status | None = None, part: str = "", quote: str = "was") -> PartyAction:
    return PartyAction(
        name="Ada Quill",
        kind=kind,
        status=status or KINDS[kind].status,
        in_part=bool(part),
        quote=quote,
        start=0,
        end=len(quote),
    )


@pytest.mark.parametrize(
    ("acts", "words"),
    [
        ([], ()),
        ([act("charge"), act("arrest")], ("charged",)),
        ([act("charge"), act("plea"), act("sentence")], ("sentenced",)),
        # An end takes the place of the charge; a finding of guilt outlasts it, and it was in part.
        ([act("charge"), act("acquittal")], ("acquitted",)),
        ([act("conviction"), act("acquittal")], ("convicted", "acquitted in part")),
        ([act("plea"), act("dismissal")], ("pleaded guilty", "dismissed in part")),
        ([act("charge"), act("dismissal", part="yes")], ("charged", "dismissed in part")),
        ([act("civil-complaint"), act("dismissal")], ("dismissed",)),
        ([act("judgment"), act("dismissal")], ("dismissed",)),
        ([act("settlement"), act("dismissal")], ("settled",)),
        # What a court undid leaves nothing of the prosecution.
        ([act("charge"), act("conviction", "vacated")], ("vacated",)),
        ([act("conviction", "vacated"), act("sentence", "vacated")], ("vacated",)),
        ([act("conviction"), act("sentence", "vacated")], ("convicted", "vacated in part")),
        ([act("conviction"), act("conviction", "vacated", part="yes")],
         ("convicted", "vacated in part")),
        ([act("charge"), act("dismissal"), act("conviction", "vacated")], ("dismissed",)),
        ([act("conviction", "pardoned")], ("pardoned",)),
        ([act("plea"), act("sentence", "commuted")], ("pleaded guilty", "commuted")),
        ([act("charge"), act("plea", "withdrawn")], ("charged",)),
        ([act("conviction", "withdrawn"), act("plea", "withdrawn")], ("vacated",)),
        ([act("judgment", "vacated"), act("civil-complaint")], ("vacated",)),
        ([act("civil-complaint"), act("settlement", "vacated")], ("sued",)),
        # What agencies do.
        ([act("suspension", "lifted")], ("lifted",)),
        ([act("exclusion", "withdrawn")], ("lifted",)),
        ([act("penalty", "withdrawn")], ("penalty withdrawn",)),
        ([act("revocation", "stayed")], ()),
        ([act("sentence", "stayed")], ("sentenced",)),
        ([act("exclusion", "proposed")], ()),
        ([act("judgment")], ("judgment",)),
        ([act("investigation")], ()),
        # A suit that a court revived goes on.
        ([act("dismissal", "vacated", quote="revived the lawsuit")], ("sued",)),
        ([act("dismissal", "vacated", quote="reinstated the charges")], ("charged",)),
        ([act("charge"), act("revocation"), act("acquittal")], ("revoked", "acquitted")),
    ],
)  # fmt: skip
def test_standing(acts: list[PartyAction], words: tuple[str, ...]) -> None:
    assert standing(acts) == words
