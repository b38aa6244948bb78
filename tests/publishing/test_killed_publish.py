"""Publishing that is killed: no page is ever half there, and the next run makes up for it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from publishing.publish import publish
from tests.answers.examples import CASES, DAYS
from tests.conftest import ROOT
from tests.publishing.folders import contents, holds
from tests.search.examples import NOW, Blotter, document, masked, published

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

#: For each folder and number that is given, publishes in a process that dies by kill -9 at its so
#: manieth step: with half of a file written, or before a file takes its name.
_DIES = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from publishing.publish import publish
from store.config import load
from store.log.database import open_store

write, replace = Path.write_bytes, Path.replace

def step():
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)

def half(file, content):
    write(file, content[:len(content) // 2])
    step()
    write(file, content)

def named(file, name):
    step()
    replace(file, name)

Path.write_bytes, Path.replace = half, named
now, *asked = sys.argv[1:]
for folder, left in zip(asked[::2], map(int, asked[1::2])):
    child = os.fork()
    if not child:
        settings = load(os.environ)
        publish(settings, open_store(settings.database_url), Path(folder),
                now=datetime.fromisoformat(now))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
_TIMES = 10


@pytest.fixture
def blotter(tmp_path: Path) -> Iterator[Blotter]:
    blotter = Blotter(tmp_path / "home")
    blotter.append(*map(published, (*CASES, *DAYS)))
    yield blotter
    blotter.engine.dispose()


def written(blotter: Blotter, site: Path) -> dict[str, bytes]:
    publish(blotter.settings, blotter.engine, site, now=NOW)
    return contents(site)


def killed(blotter: Blotter, sites: dict[Path, int]) -> None:
    """Publish into folders, killed at a step each; all that is published there then is whole."""
    asked = [word for site, step in sites.items() for word in (str(site), str(step))]
    command = [sys.executable, "-c", _DIES, NOW.isoformat(), *asked]
    environ = {**os.environ, "BLOTTER_HOME": str(blotter.settings.home)}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.stdout.split() == ["-9"] * len(sites), done.stderr
    pages = [page for site in sites for page in site.rglob("*.html")]
    assert all(page.read_bytes().endswith(b"</html>\n") for page in pages)


def test_a_folder_is_the_same_whenever_it_was_killed(blotter: Blotter, tmp_path: Path) -> None:
    whole = written(blotter, tmp_path / "whole")
    # Two for each file, and one for each of the three times that the manifest is written.
    last = 2 * (len(whole) - 1) + 3
    steps = {1, last, *Random(0).sample(range(2, last), _TIMES - 2)}
    sites = {tmp_path / f"killed-at-{step}": step for step in steps}
    killed(blotter, sites)
    for site in sites:
        assert written(blotter, site) == whole


def test_a_name_that_was_being_hidden_is_hidden_by_the_next_run(
    blotter: Blotter, tmp_path: Path
) -> None:
    named = (document(f"us_example:1{n}", f"Bram Tolliver was charged {n}.") for n in range(9))
    blotter.append(*map(published, named))
    site = tmp_path / "site"
    written(blotter, site)
    blotter.append(masked("Bram Tolliver"))
    killed(blotter, {site: 10})
    assert holds(site, "Tolliver")
    assert written(blotter, site) == written(blotter, tmp_path / "whole")
    assert not holds(site, "Tolliver")
