"""CITATION.cff names the version and the licence of the project."""

from __future__ import annotations

import tomllib

import yaml

from tests.docs.sample import ROOT


def test_it_says_what_the_project_says() -> None:
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (said["version"], said["license"]) == (project["version"], project["license"])
    # What the format asks for (Citation File Format 1.2.0).
    assert said["cff-version"] == "1.2.0"
    assert all(said[key] for key in ("message", "title", "authors"))
