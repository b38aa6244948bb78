"""Decoders are built one after another, however many threads ask for them at once."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

from store.decoding.json_decoders import converted, decoder_of
from store.log.document import Document
from tests.conftest import ROOT
from tests.store.examples import a_document

#: A type that is half built ends the process by SIGSEGV, so each try is a process, in which threads
#: change hands as often as they can.
_AT_ONCE = """
import sys, threading
sys.setswitchinterval(1e-6)
import msgspec
from enforcement.reading.dossier import Dossier
from store.decoding.json_decoders import decoder_of

start = threading.Barrier(8)
text = b'{"id": "us_a:1", "reading": {"actions": [{"quote": "charged", "day": 1}]}}'

def decode():
    start.wait()
    for _ in range(20):
        try:
            DECODER.decode(text)
        except msgspec.ValidationError:
            pass

threads = [threading.Thread(target=decode) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def ended(decoder: str) -> int:
    """The exit code of a process whose threads all decode at once."""
    script = _AT_ONCE.replace("DECODER", decoder)
    return subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode


def test_threads_that_decode_at_once_end_no_process() -> None:
    assert [ended("decoder_of(Dossier)") for _ in range(6)] == [0] * 6


def test_a_decoder_is_built_once() -> None:
    assert decoder_of(Document) is decoder_of(Document)


def test_what_json_was_read_as_becomes_a_type() -> None:
    document = a_document()
    told = {"id": document.id, "source": document.source, "url": document.url}
    told |= {"title": "A Title", "text": "Words.", "published_on": "2026-02-03"}
    assert converted(told, Document).published_on == date(2026, 2, 3)
