"""The matching of rules: auxiliaries, suppositions, and the folding of letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.actions.action_mentions import action_mentions, normalized_text
from enforcement.text.passage import Announcement, passage


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(normalized_text(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In May she was arrested.", True),
        ("She may be arrested.", False),
        ("He is the third defendant to be sentenced.", True),
        ("He is to be sentenced.", False),
        ("She had not been charged.", False),
        ("A nurse who mailed pills to people she had never treated was arrested.", True),
        ("A nurse who was never charged was arrested.", True),
        ("She, if asked, was charged.", True),
    ],
)
def test_suppositions(text: str, found: bool) -> None:
    assert bool(action_mentions(passage(Announcement(id="1", title="", text=text)))) is found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ada Quill pleaded guilty. The rest of the charges will be dismissed at sentencing.", 1),
        ("Ada Quill pleaded guilty; the government agreed to ask for leniency at sentencing.", 1),
        ("Ada Quill pleaded guilty. At her sentencing, prosecutors will ask for prison.", 1),
        ("Ada Quill pleaded guilty and is to be heard at sentencing in June.", 1),
        ("Ada Quill pleaded guilty in May. At sentencing, Judge Rowe called it brazen.", 2),
    ],
)
def test_a_sentencing_that_is_to_come_is_no_sentence(text: str, kinds: int) -> None:
    mentions = action_mentions(passage(Announcement(id="x", title="", text=text)))
    assert {it.kind for it in mentions if it.kind != "dismissal"} == set(
        ("plea", "sentence")[:kinds]
    )


def test_a_mention_knows_its_sentence_and_its_background() -> None:
    text = "A clinic closed. The owner, who was arrested in May, was sentenced."
    before, news = action_mentions(passage(Announcement(id="1", title="", text=text)))
    assert (before.kind, before.sentence, before.background) == ("arrest", 2, True)
    assert (news.kind, news.sentence, news.background) == ("sentence", 2, False)
