"""What is kept of a reading can be told of without the machinery that reads."""

from __future__ import annotations

import subprocess
import sys

import pytest

#: Hold the patterns and word lists of the rules by which texts are read.
_READ = (
    "enforcement.actions",
    "enforcement.citations",
    "enforcement.parties.naming.names",
    "enforcement.parties.party_actions",
    "enforcement.places",
    "enforcement.reading.document_reading",
    "enforcement.reading.key_reading",
    "enforcement.reading.labelled_fields",
    "enforcement.reading.text_reading",
    "enforcement.sums",
    "enforcement.text.party_words",
    "enforcement.text.passage",
    "enforcement.topics",
)
_SCRIPT = """
import sys
import {module}
from enforcement.text.word_lists import word_list
print(word_list.cache_info().currsize, *sys.modules)
"""


@pytest.mark.parametrize(
    "module",
    [
        "enforcement.matters.counts",
        "enforcement.matters.deadlines",
        "enforcement.matters.links",
        "enforcement.matters.matter",
        "enforcement.matters.overrides",
        "enforcement.matters.party_history",
        "enforcement.reading.dossier",
    ],
)
def test_matters_and_dossiers_are_imported_without_what_reads(module: str) -> None:
    script = _SCRIPT.format(module=module)
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    word_lists_read, *imported = ran.stdout.split()
    assert module in imported
    assert [name for name in imported if name.startswith(_READ)] == []
    assert word_lists_read == "0"
