"""The wheel holds what the program needs, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from email import message_from_string
from email.message import Message
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
WHEEL = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
#: Makes new migrations, which nobody does who only runs the program.
LEFT_OUT = {"store/migrations/script.py.mako"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    with zipfile.ZipFile(file) as opened:
        yield opened


def test_every_file_of_the_packages_is_in_it_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    there = {
        str(file.relative_to(ROOT))
        for package in WHEEL["packages"]
        for file in (ROOT / package).rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    }
    assert held == there - LEFT_OUT


def test_it_brings_its_licence_and_that_of_what_it_serves(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    for file in ("LICENSE", "THIRD-PARTY.md"):
        assert [name for name in names if name.endswith(f".dist-info/licenses/{file}")]
    assert "pages/static/htmx.LICENSE" in names


@pytest.fixture
def metadata(wheel: zipfile.ZipFile) -> Message:
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    return message_from_string(wheel.read(name).decode())


def test_it_says_what_it_is(metadata: Message) -> None:
    assert metadata["Name"] == "enforcement-blotter"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "Apache-2.0"
    extras = {
        *("fast", "postgres", "parquet", "png", "metrics", "web", "mcp"),
        *("archives", "dask"),
    }
    assert {*metadata.get_all("Provides-Extra", [])} == extras


def test_it_asks_for_nothing_from_elsewhere(metadata: Message) -> None:
    required = metadata.get_all("Requires-Dist", [])
    assert required
    assert not [line for line in required if "@" in line or "://" in line]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_place_to_fetch_from(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    assert not [line for line in lines if "://" in line or line.startswith("--")]
