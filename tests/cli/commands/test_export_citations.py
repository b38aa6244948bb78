"""`blotter export --cite`: how to cite the documents, printed or as a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from store.documents.record_readings import record
from store.log.database import open_store
from store.privacy.erasing import erase
from tests.store.examples import NOW, a_document, a_reading, unreadable

OTHER = a_document(id="us_other:2", source="us_other", title="Other", published_on=None)


def blotter(home: Path, *words: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"BLOTTER_HOME": str(home)})


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sources: the first document was revised, that of the other has no date, and what a third
    one said was erased."""
    home = tmp_path_factory.mktemp("home")
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    stated = (a_document(), a_document(title="Clinic owner, charged"), OTHER, a_document("3"))
    for day, document in enumerate(stated):
        reading = a_reading(document, b"%d" % day, days=day)
        record(engine, [reading], reread=unreadable, now=NOW)
    erase(engine, [4], by="ana", reason="order 12", now=NOW)
    engine.dispose()
    return home


def titles(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [item["title"] for item in json.loads(result.stdout)]


def cited(home: Path, *words: str) -> Result:
    return blotter(home, "export", "--cite", "csl-json", *words)


def test_all_or_some_documents_now_or_then(home: Path) -> None:
    assert titles(cited(home)) == ["Clinic owner, charged", "Other"]
    assert titles(cited(home, "--source", "us_other")) == ["Other"]
    assert titles(cited(home, "--as-of", "1")) == ["Clinic owner charged"]
    chosen = ("us_other:2", "--id", "us_example:1", "--id", "us_other:2")
    assert titles(cited(home, *chosen)) == ["Other", "Clinic owner, charged"]
    assert titles(cited(home, "--id", "us_example:1", "--as-of", "1")) == ["Clinic owner charged"]


@pytest.mark.parametrize("form", ["text", "bibtex", "ris", "csl-json"])
def test_a_file_has_what_is_printed_as_show_has_it(home: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / "cited"
    assert blotter(home, "export", "--cite", form, "-o", str(file)).exit_code == 0
    assert file.read_bytes() == blotter(home, "export", "--cite", form).stdout_bytes
    one = blotter(home, "export", "--cite", form, "--id", "us_other:2").stdout_bytes
    assert one == blotter(home, "show", "us_other:2", "--cite", form).stdout_bytes


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--id", "us_other:none"), 1, "no document us_other:none"),
        (("--id", "us_example:3"), 1, "us_example:3: its content was erased"),
        (("--source", "us_none"), 1, "nothing is kept of us_none"),
        (("--as-of", "0"), 1, "nothing is kept of any document"),
        (("--source", "us_other", "--id", "us_other:2"), 2, "cannot be given together"),
        (("--format", "csv"), 2, "say one of --bundle, --warc, --format, --between and --cite"),
        (("--table", "actions"), 2, "--table goes with --format"),
    ],
)
def test_what_cannot_be_cited_leaves_no_file(
    home: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    result = cited(home, "-o", str(tmp_path / "cited"), *words)
    assert result.exit_code == code
    assert said in result.stderr
    assert list(tmp_path.iterdir()) == []
