from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import enforcement
from enforcement.reading.reader_version import reader_version, version_of
from enforcement.topics import topic

TOPIC = topic()


def test_any_change_of_code_or_vocabulary_is_another_version(tmp_path: Path) -> None:
    package = tmp_path / "enforcement"
    compiled = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(enforcement.__file__).parent, package, ignore=compiled)
    assert reader_version(replace(TOPIC, sha256="of another"), package) != reader_version(TOPIC)
    version = reader_version(TOPIC, package)
    assert version == reader_version(TOPIC)
    vocabularies = package / "vocabulary"  # of which only the one in use counts
    files = [
        path
        for path in package.rglob("*")
        if path.is_file() and not path.is_relative_to(vocabularies)
    ]
    assert {path.suffix for path in files} >= {".py", ".toml"}
    for file in files:
        content = file.read_bytes()
        file.write_bytes(content + b"\n")
        version_of.cache_clear()
        assert reader_version(TOPIC, package) != version, file
        file.write_bytes(content)
    (package / "matters" / "new.py").touch()
    version_of.cache_clear()
    (package / "matters" / "new.py").write_text("NEW = True\n")
    assert reader_version(TOPIC, package) != version
