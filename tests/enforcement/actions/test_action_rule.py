from __future__ import annotations

import pytest

from enforcement.actions import administrative, civil, criminal, dispositions, regulatory
from enforcement.actions.action_rule import ActionRule

_FILES = (administrative, civil, criminal, dispositions, regulatory)
_RULES = [rule for file in _FILES for rule in file.RULES]


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: f"{rule.kind}-{rule.cues}")
def test_the_patterns_of_every_rule_compile(rule: ActionRule) -> None:
    assert rule.pattern.search("") is None
    assert (rule.exception is None) == (not rule.unless)


def test_no_rule_names_a_cue_twice() -> None:
    for rule in _RULES:
        cues = rule.cues.split("|")
        assert len(set(cues)) == len(cues)


def test_a_space_is_any_white_space_and_a_tilde_so_many_words() -> None:
    rule = ActionRule("settlement", "agree", r"\bagreed to ~2pay\b")
    assert rule.pattern.search("agreed\n to promptly pay")
    assert rule.pattern.search("agreed to pay")
    assert not rule.pattern.search("agreed to at once and fully pay")
