"""The vocabulary in docs/how-to/topics.md is whole: written out, named in settings, followed."""

from __future__ import annotations

import re
from pathlib import Path

from crawler.followed_sources import load_source, topic_of
from store import config

DOC = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "topics.md"
# A path in backticks on a line of its own, and the block that follows it.
FILE = re.compile(r"^`([\w.]+)`\n\n```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_vocabulary_of_the_manual_is_followed(tmp_path: Path) -> None:
    files = dict(FILE.findall(DOC.read_text(encoding="utf-8")))
    assert files.keys() == {"blotter.toml", "gabapentin.toml"}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = config.load({"BLOTTER_HOME": str(tmp_path)})
    topic = topic_of(settings)
    assert topic.name == "gabapentin"
    assert topic.touches("Forty Neurontin capsules were sold")
    assert topic.touches("pills that buyers called johnnies")
    assert not topic.touches("a hospital gown, or johnnies, beside pills")
    assert not topic.touches("ketamine")
    (bills,) = load_source("us_gdelt_news", settings).listings
    assert "query=%28gabapentin+OR+%22gabapentin+enacarbil%22%29+sourcecountry" in bills
    dockets = load_source("us_courtlistener_dockets", settings).listings[0]
    assert "q=gabapentin+OR+%22gabapentin+enacarbil%22&" in dockets
