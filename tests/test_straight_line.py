"""The whole line on either database: from a server's answers to the log, a hit and a letter."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from store.log import log
from store.log.database import open_store, reading
from tests.conftest import ROOT

ARCHIVE = ROOT / "sample" / "archive.warc.gz"


def blotter(home: Path, url: str, *arguments: str) -> str:
    """What the command prints, run as its users run it."""
    ours = {"BLOTTER_HOME": str(home), "BLOTTER_DATABASE_URL": url}
    others = {name: value for name, value in os.environ.items() if name[:8] != "BLOTTER_"}
    command = [sys.executable, "-c", "from cli.main import main; main()", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env={**others, **ours}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_sample_archive_end_to_end(
    url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if url.startswith("sqlite"):
        crawled = request.getfixturevalue("sample_home")
        shutil.copytree(crawled, tmp_path, dirs_exist_ok=True)
    else:
        blotter(tmp_path, url, "crawl", "--replay", str(ARCHIVE))
    engine = open_store(url)
    with reading(engine) as connection:
        types = Counter(recorded.type for recorded in log.read(connection))
        end = log.verify_chain(connection)
    engine.dispose()
    assert types["DocumentPublished"] == 63
    assert types["DocumentWithdrawn"] == 1
    assert types["SourceChecked"] == 90

    found = json.loads(blotter(tmp_path, url, "search", "2:25-cr-00183", "--format", "json"))
    assert found["total"] == 7
    assert found["coverage"]["position"] == found["coverage"]["head"] == end.position
    timeline = blotter(tmp_path, url, "timeline", "2:25-cr-00183", "--format", "jsonl")
    days = [json.loads(line)["published_on"] for line in timeline.splitlines()]
    assert days == sorted(days)

    letter = blotter(tmp_path, url, "digest", "--dry-run", "--query", "Voskamp", "--since", "0")
    assert letter.startswith("Subject: Blotter: Voskamp: ")
    assert f"\n{end.position}:{end.hash}@" in letter
    assert blotter(tmp_path, url, "rebuild") == f"rebuilt from {end.position} events\n"
    again = json.loads(blotter(tmp_path, url, "search", "2:25-cr-00183", "--format", "json"))
    assert [hit["id"] for hit in again["hits"]] == [hit["id"] for hit in found["hits"]]
