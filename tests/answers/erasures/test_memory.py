"""What a process that answers keeps in memory of an erased text: nothing, once it let go of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

#: Processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers
pytest.importorskip("litestar", reason="the extra `web` is not installed")

#: Asks a server for all sorts of pages, in its own process; erases what they were made of; and
#: counts the objects in which a word of that is left. The word is only spelled when it is looked
#: for, so that nothing else in the process holds it.
_ASKED = """
import gc, sys
from pathlib import Path
from click.testing import CliRunner
from litestar.testing import TestClient
from answers.catch_up import catch_up
from answers.erasures.memory import clear_memory
from answers.erasures.reached import follow, reached_by
from answers.log.erasure_preview import erase
from store.config import load
from tests.search.examples import NOW, Blotter, document, masked, published
from web.app import application

home, engine, spelled = sys.argv[1:]

def held():
    wanted = spelled[::-1].lower()
    of_bytes = wanted.encode()
    found = set()
    for one in gc.get_objects():
        for other in (one, *gc.get_referents(one)):
            if isinstance(other, str) and wanted in other.lower():
                found.add((id(other), other[:80]))
            elif isinstance(other, (bytes, bytearray)) and of_bytes in other.lower():
                found.add((id(other), str(bytes(other[:80]))))
    return {text for _, text in found} - {wanted}

Path(home, "blotter.toml").write_text(f'[search]\\nengine = "{engine}"\\n')

def filled():
    name = spelled[::-1]
    blotter = Blotter(Path(home))
    text = f"{name} of Quillford was sentenced to 12 months in prison on May 2, 2025 for ketamine."
    blotter.append(
        published(document("us_example:1", text, title=f"Doctor {name} sentenced")),
        published(document("us_example:2", "Ketamine clinics and nobody else.")),
        masked("Somebody Else"),
    )
    catch_up(blotter.settings)
    return blotter

blotter = filled()

def ask(client):
    name = spelled[::-1]
    for path in (
        *("/", f"/search?query={name}", f'/search?query="{name}"', "/search?query=ketamine"),
        *("/search?query=sentenced+12+months&sort=relevance", f"/search?query={name[:-1]}x"),
        *("/document/us_example:1", "/document/us_example:1/similar", "/case/us_example:1"),
        *(f"/name?name={name}", "/cases", "/changes", "/counts?by=kind", "/sources", "/due"),
        *(f"/search?query={name}&as_of=2", "/sources?as_of=2", "/feeds/search.atom?query=ketamine"),
        *("/api/v1/search?query=ketamine", "/api/v1/show?id=us_example:1", "/log"),
    ):
        assert client.get(path).status_code == 200, path

with TestClient(application(blotter.settings)) as client:
    ask(client)
    before = len(held())  # the texts themselves would be held by this
    erase(blotter.engine, blotter.settings, [1], by="ana", reason="order 12", now=NOW)
    follow(blotter.settings, blotter.engine)
    assert reached_by(blotter.settings) == 4
    clear_memory(blotter.engine)
    after = held()
print(before)
print(*sorted(after), sep="\\n")
"""


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_no_object_holds_a_word_of_it(tmp_path: Path, engine: str) -> None:
    if engine == "tantivy":
        pytest.importorskip("tantivy", reason="the extra `fast` is not installed")
    done = subprocess.run(
        [sys.executable, "-c", _ASKED, str(tmp_path), engine, "rehtaefesiuqniwD"],
        cwd=ROOT,
        env={**os.environ, "BLOTTER_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    before, *after = done.stdout.splitlines()
    assert int(before) > 0, "nothing was kept to begin with"
    assert [line for line in after if line] == []
