from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.subscribing.tokens import Signed, TokenError, is_token, read_token, sign
from tests.letters.subscribing.examples import AGAIN, FORMER, SECRET, STATE
from tests.scheduler.examples import NOW

NAME = STATE.subscription.id
UNTIL = NOW + timedelta(days=14)


def test_a_token_names_its_subscription_and_which_creation_of_it() -> None:
    token = sign([SECRET], "unsubscribe", STATE)
    signed = read_token([SECRET], "unsubscribe", token, now=NOW)
    assert signed == Signed(subscription_id=NAME, created=STATE.created[:12])
    assert signed.is_of(STATE)
    assert not signed.is_of(AGAIN)


def test_it_is_no_id_and_stands_in_an_address_as_it_is() -> None:
    token = sign([SECRET], "confirm", STATE, until=UNTIL)
    assert is_token(token)
    assert not is_token(NAME)
    assert set(token) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")


def test_one_to_end_by_never_expires_and_one_to_confirm_by_does() -> None:
    years = NOW + timedelta(days=9000)
    assert read_token([SECRET], "unsubscribe", sign([SECRET], "unsubscribe", STATE), now=years)
    token = sign([SECRET], "confirm", STATE, until=UNTIL)
    assert read_token([SECRET], "confirm", token, now=UNTIL - timedelta(seconds=1))
    with pytest.raises(TokenError, match="this token to confirm by has expired"):
        read_token([SECRET], "confirm", token, now=UNTIL)


def test_while_a_secret_is_changed_both_are_accepted_and_the_new_one_signs() -> None:
    old, both = sign([FORMER], "unsubscribe", STATE), [SECRET, FORMER]
    assert read_token(both, "unsubscribe", old, now=NOW).is_of(STATE)
    assert sign(both, "unsubscribe", STATE) == sign([SECRET], "unsubscribe", STATE)
    with pytest.raises(TokenError):
        read_token([SECRET], "unsubscribe", old, now=NOW)


def test_one_for_another_purpose_is_refused() -> None:
    token = sign([SECRET], "unsubscribe", STATE)
    with pytest.raises(TokenError, match="this is no token to confirm by"):
        read_token([SECRET], "confirm", token, now=NOW)


def test_without_a_secret_none_is_accepted() -> None:
    with pytest.raises(TokenError, match="BLOTTER_SECRET is not set"):
        read_token([], "unsubscribe", sign([SECRET], "unsubscribe", STATE), now=NOW)


@given(st.text())
def test_what_was_not_signed_here_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(TokenError) as refused:
        read_token([SECRET], "unsubscribe", text, now=NOW)
    assert "\n" not in str(refused.value)


@given(st.integers(0, 200), st.characters(max_codepoint=127))
def test_a_token_that_was_changed_anywhere_is_refused(place: int, sign_put: str) -> None:
    token = sign([SECRET], "unsubscribe", STATE)
    place %= len(token)
    changed = token[:place] + sign_put + token[place + 1 :]
    if changed[: token.rindex(".")] == token[: token.rindex(".")]:
        return  # of the last sign of a signature, two bits mean nothing
    with pytest.raises(TokenError):
        read_token([SECRET], "unsubscribe", changed, now=NOW)
