"""The conversation in the documentation is what is said today."""

from __future__ import annotations

import pytest

from tests.agents.transcript import FILE, transcript

pytestmark = pytest.mark.servers


def test_the_transcript_is_what_is_answered() -> None:
    """Else `python -m tests.agents.transcript` writes it anew."""
    assert FILE.read_text(encoding="utf-8") == transcript()
