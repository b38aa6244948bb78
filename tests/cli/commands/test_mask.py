"""`blotter mask` and `blotter unmask`: a name is hidden in every output, or shown again."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from formats.citations import CITATION_FORMS
from store.documents.known import document_stream
from store.documents.record_readings import record
from store.log import log
from store.log.database import open_store, reading, writing
from store.log.events import Absence, CaptureFailed, DocumentWithdrawn, NoteAdded, SourceChecked
from store.privacy.masking import HIDDEN, masks_at
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import create_subscription
from tests.search.examples import Blotter
from tests.store.examples import NOW, a_document, a_reading, unreadable

NAME = "Jane Roe"
ID = "us_example:jane-roe-charged"
#: However it is written.
SPELLED = re.compile(r"jane\W*roe|roe\W*jane", re.IGNORECASE)
FIRST = a_document(
    id=ID,
    title="Jane Q. Roe charged",
    text="Roe, Jane owned a ketamine clinic.",
    url="https://agency.example/jane-roe",
    number="ROE, JANE 26-1",
    details={"defendant": "JANE ROE"},
)
EDITED = a_document(
    id=ID,
    title="Jane Roe sentenced",
    text="Ketamine. Jane\nRoe was sentenced.",
    url="https://agency.example/jane-roe",
)
OTHER = a_document("2", text="Ketamine, and nobody else.")


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which the name is wherever it can be, for tests that change nothing."""
    home = tmp_path_factory.mktemp("named")
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    readings = [a_reading(FIRST, b"Jane Roe"), a_reading(OTHER, b"nobody")]
    record(engine, readings, reread=unreadable, now=NOW)
    record(engine, [a_reading(EDITED, b"JANE ROE", days=1)], reread=unreadable, now=NOW)
    page = "https://agency.example/jane-roe"
    seen = Absence(
        checks=3, first=NOW, last=NOW + timedelta(days=20), status=404, control=f"{page}/2"
    )
    failed = CaptureFailed(url=page, failed_at=NOW, reason="timed out")
    at = datetime.now(UTC)  # else it would be stale
    checked = SourceChecked(checked_at=at, outcome="failed", reason=f"timed out at {page}")
    entries = [
        log.NewEvent(
            stream=document_stream(ID), event=NoteAdded(by="ana", text="Jane Roe, see the plea")
        ),
        log.NewEvent(stream=document_stream(ID), event=DocumentWithdrawn(evidence=seen)),
        log.NewEvent(stream="source/press_stat", event=failed),
        log.NewEvent(stream="source/press_stat", event=checked),
    ]
    with writing(engine) as connection:
        log.append(connection, entries, now=NOW)
    create_subscription(engine, by_mail("reader@agency.example", '"Jane Roe"', "daily"), now=NOW)
    engine.dispose()
    assert blotter(home, "cases", "ketamine").exit_code == 0  # which makes index and casebook
    return home


@pytest.fixture
def home(named: Path, tmp_path: Path) -> Path:
    """The same, for a test alone."""
    return shutil.copytree(named, tmp_path, dirs_exist_ok=True)


@pytest.fixture(scope="module")
def hidden(named: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the name masked."""
    home = shutil.copytree(named, tmp_path_factory.mktemp("hidden"), dirs_exist_ok=True)
    assert mask(home).exit_code == 0
    return home


@pytest.fixture(scope="module")
def shown(hidden: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the name masked and shown again."""
    home = shutil.copytree(hidden, tmp_path_factory.mktemp("shown"), dirs_exist_ok=True)
    assert blotter(home, "unmask", NAME, "--reason", "asked for it").exit_code == 0
    return home


def blotter(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"BLOTTER_HOME": str(home)})


def mask(home: Path) -> Result:
    return blotter(home, "mask", NAME, "--reason", "acquitted", "--by", "ana")


_ALL_FORMATS = ("table", "json", "jsonl", "csv", "md")
_COMMANDS = (
    ("show", ID),
    ("show", ID, "--revision", "0"),
    ("show", ID, "--format", "json"),
    *(("show", ID, "--cite", form) for form in CITATION_FORMS),
    *(("export", "--cite", form) for form in CITATION_FORMS),
    ("diff", ID),
    *(("changes", "--format", form) for form in _ALL_FORMATS),
    *(("changes", "--between", "0", "2999-01-01", "--format", form) for form in _ALL_FORMATS),
    *(("search", "ketamine", "--history", "--format", form) for form in _ALL_FORMATS),
    *(("timeline", "--history", "--format", form) for form in _ALL_FORMATS),
    *(("sources", "--format", form) for form in _ALL_FORMATS),
    ("subscriptions",),
    ("log", "list"),
    ("digest", "--dry-run", "--query", "ketamine", "--since", "0"),
    ("digest", "--dry-run", "--query", "jane roe", "--since", "0"),
    ("digest", "--dry-run"),
    ("show", "example:jane"),
)


@pytest.mark.parametrize("arguments", _COMMANDS, ids=" ".join)
def test_no_output_has_the_name(
    named: Path, hidden: Path, shown: Path, arguments: tuple[str, ...]
) -> None:
    before = blotter(named, *arguments)
    assert SPELLED.search(before.output)
    after = blotter(hidden, *arguments)
    assert after.exit_code == before.exit_code
    assert not SPELLED.search(after.output)
    assert SPELLED.search(blotter(shown, *arguments).output)


@pytest.mark.parametrize(
    "arguments",
    [
        ("diff", ID, "--html"),
        ("digest", "--dry-run", "--since", "0", "--query", "ketamine", "--html"),
        ("export", "--format", "jsonl", "-o"),
        ("export", "--format", "csv", "-o"),
        ("export", "--cite", "bibtex", "-o"),
    ],
    ids=" ".join,
)
def test_no_file_has_the_name(home: Path, arguments: tuple[str, ...]) -> None:
    file = home / "file"
    assert blotter(home, *arguments, str(file)).exit_code == 0
    assert SPELLED.search(file.read_text())
    mask(home)
    file.unlink()
    assert blotter(home, *arguments, str(file)).exit_code == 0
    assert not SPELLED.search(file.read_text())


def test_a_search_for_the_name_finds_nothing_and_then_finds_it_again(home: Path) -> None:
    assert "1 of 1" in blotter(home, "search", NAME).output
    mask(home)
    assert "nothing found" in blotter(home, "search", NAME, "--history").output
    assert "nothing found" in blotter(home, "search", "roe").output
    blotter(home, "unmask", "ROE, JANE", "--reason", "asked for it")
    assert "1 of 1" in blotter(home, "search", NAME).output


def test_where_parts_of_the_name_still_stand_is_said(tmp_path: Path) -> None:
    store = Blotter(tmp_path)
    store.publish("Jane Roe was charged over ketamine. Ms. Roe's clinic closed.", "Roe is out.")
    store.engine.dispose()
    said = mask(tmp_path)
    assert (said.exit_code, said.output.splitlines()) == (
        0,
        [
            "#3: Jane Roe is masked",
            '"Roe" alone still stands in 2 documents: blotter search \'"Roe"\'',
        ],
    )
    assert "2 of 2" in blotter(tmp_path, "search", '"Roe"').output


def test_an_answer_from_before_shows_what_was_shown_then(home: Path) -> None:
    assert "#9: Jane Roe is masked" in mask(home).output
    assert SPELLED.search(blotter(home, "show", ID, "--as-of", "8").output)
    assert not SPELLED.search(blotter(home, "show", ID, "--as-of", "9").output)


def test_a_document_goes_by_its_masked_id_too(home: Path) -> None:
    mask(home)
    result = blotter(home, "show", f"us_example:{HIDDEN}-charged")
    assert result.exit_code == 0
    assert f"{HIDDEN} sentenced" in result.output
    assert blotter(home, "review", f"us_example:{HIDDEN}-charged", "unsure").exit_code == 0
    assert blotter(home, "show", f"us_example:{HIDDEN}-other").exit_code == 1


def test_captures_that_hold_the_name_are_not_given_out(home: Path) -> None:
    mask(home)
    for given in (("--warc", "x.warc"), ("--warc", "x.warc", "--id", ID)):
        result = blotter(home, "export", *given[:1], str(home / given[1]), *given[2:])
        assert result.exit_code == 1
        assert "a person is named there who is masked" in result.output
        assert not SPELLED.search(result.output)
        assert not (home / "x.warc").exists()
    other = blotter(home, "export", "--warc", str(home / "y.warc"), "--id", OTHER.id)
    assert other.exit_code == 0
    blotter(home, "unmask", NAME, "--reason", "for the court")
    assert blotter(home, "export", "--warc", str(home / "x.warc")).exit_code == 0


def test_captures_are_looked_through_byte_by_byte(home: Path) -> None:
    """What was read from a page may be less than what is on it."""
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    document = a_document("3", title="Another", text="Ketamine.")
    record(engine, [a_reading(document, b"<p>See Jane Roe</p>")], reread=unreadable, now=NOW)
    engine.dispose()
    mask(home)
    result = blotter(home, "export", "--warc", str(home / "x.warc"), "--id", document.id)
    assert result.exit_code == 1


def test_masks_are_listed_with_who_and_why(home: Path) -> None:
    assert "nobody is masked" in blotter(home, "mask").output
    mask(home)
    assert re.fullmatch(
        r"#9  \d{4}-\d\d-\d\d  Jane Roe  \(by ana: acquitted\)\n", blotter(home, "mask").output
    )
    (listed,) = json.loads(blotter(home, "mask", "--format", "json").stdout)["masks"]
    assert (listed["position"], listed["name"], listed["by"]) == (9, "Jane Roe", "ana")
    assert "nobody is masked" in blotter(home, "mask", "--as-of", "8").output
    refused = blotter(home, "mask", "Ann Lee", "--reason", "x", "--format", "json")
    assert (refused.exit_code, "leave out NAME" in refused.output) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("mask", "roe, jane", "--reason", "x"), 1, "roe, jane is masked already, since #9"),
        (("mask", "John Doe"), 2, "say why: --reason TEXT"),
        (("mask", "John Doe", "--reason", " "), 2, "it must not be empty"),
        (("mask", "-", "--reason", "x"), 2, "fewer than two letters"),
        (("unmask", "John\x1b[31m Doe", "--reason", "x"), 1, "John [31m Doe is not masked"),
        (("unmask", "John Doe"), 2, "Missing option '--reason'"),
    ],
)
def test_what_makes_no_sense_is_one_line(
    home: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    mask(home)
    result = blotter(home, *arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(engine) as connection:
        assert masks_at(connection).names == (NAME,)
    engine.dispose()
