"""Each fault is planted in an installation that is well, and has to be named by its cause."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from answers.clock.diagnosis import Diagnosis, Finding
from scheduler.doctor.certificates import ends
from scheduler.doctor.diagnosis import diagnosis
from scheduler.doctor.machine import LITTLE_ROOM
from search.volumes.one_writer import one_writer
from store import config
from store.closing import closing_stores
from store.connections.engines import connect
from store.lock import alone
from store.log import log
from store.log.database import open_store, writing
from store.log.events import SourceChecked
from tests.letters.conftest import Postbox

Environment = dict[str, str]
Plant = Callable[[Path, Environment], object]

TOML = 'contact = "desk@reader.example"\n'


@pytest.fixture(scope="module")
def well(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation that lacks nothing."""
    home = tmp_path_factory.mktemp("well")
    shutil.copytree(sample_home, home, dirs_exist_ok=True)
    (home / "blotter.toml").write_text(TOML)
    home.chmod(0o700)
    for file in home.iterdir():
        file.chmod(0o700 if file.is_dir() else 0o600)
    return home


@pytest.fixture
def home(well: Path, tmp_path: Path) -> Path:
    """A copy of it, to be broken."""
    copy = tmp_path / "home"
    shutil.copytree(well, copy)
    return copy


def examined(home: Path, environ: Environment) -> Diagnosis:
    return diagnosis({"BLOTTER_HOME": str(home), **environ})


def written(text: str) -> Plant:
    return lambda home, _: (home / "blotter.toml").write_text(TOML + text)


def setting(variable: str, value: str) -> Plant:
    return lambda _, environ: environ.update({variable: value})


def sql(*statements: str) -> Plant:
    def run(home: Path, _: Environment) -> None:
        with closing(sqlite3.connect(home / "blotter.db")) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return run


def bytes_in(name: str, at: int, data: bytes) -> Plant:
    def overwrite(home: Path, _: Environment) -> None:
        with (home / name).open("r+b") as file:
            file.seek(at)
            file.write(data)

    return overwrite


def cut(home: Path, _: Environment) -> None:
    file = home / "blotter.db"
    os.truncate(file, file.stat().st_size // 2)


def of_another_program(home: Path, _: Environment) -> None:
    (home / "blotter.db").unlink()
    with closing(sqlite3.connect(home / "blotter.db")) as connection:
        connection.execute("CREATE TABLE notes (text)")


def from_tomorrow(home: Path, _: Environment) -> None:
    settings = config.load({"BLOTTER_HOME": str(home)})
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    event = SourceChecked(checked_at=tomorrow, outcome="ok")
    with closing_stores(), writing(open_store(settings.database_url)) as connection:
        log.append(connection, [log.NewEvent(stream="source/x", event=event)], now=tomorrow)


def damaged_index(home: Path, _: Environment) -> None:
    for words in (home / "index").rglob("*.pst"):
        words.write_bytes(b"nothing")


def index_of_another_log(home: Path, _: Environment) -> None:
    for file in (home / "index").rglob("checkpoint*.json"):
        file.write_text(json.dumps({**json.loads(file.read_text()), "hash": "0" * 64}))


def older_index(home: Path, _: Environment) -> None:
    for file in (home / "index").rglob("checkpoint*.json"):
        file.write_text(json.dumps({**json.loads(file.read_text()), "version": 1}))


def own_authorities(text: str) -> Plant:
    def write(home: Path, _: Environment) -> None:
        (home / "ca.pem").write_text(text)
        smtp = f'[smtp]\nhost = "mail.example"\nsender = "a@b.example"\nca_file = "{home}/ca.pem"\n'
        (home / "blotter.toml").write_text(TOML + smtp)

    return write


def an_ended_authority() -> str:
    """A certificate in PEM that ended yesterday."""
    now, name = datetime.now(UTC), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "us")])
    key = ec.generate_private_key(ec.SECP256R1())
    made = x509.CertificateBuilder(
        issuer_name=name,
        subject_name=name,
        public_key=key.public_key(),
        serial_number=1,
        not_valid_before=now - timedelta(days=9),
        not_valid_after=now - timedelta(days=1),
    ).add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return made.sign(key, SHA256()).public_bytes(Encoding.PEM).decode()


def settings_in_a_folder(home: Path, _: Environment) -> None:
    (home / "blotter.toml").unlink()
    (home / "blotter.toml").mkdir()


def index_of_another_engine(home: Path, _: Environment) -> None:
    """What says whose the index is says tantivy, over files of Whoosh."""
    for file in (home / "index").rglob("checkpoint*.json"):
        file.write_text(json.dumps({**json.loads(file.read_text()), "library": "tantivy"}))


def index_in_a_file(home: Path, _: Environment) -> None:
    shutil.rmtree(home / "index")
    (home / "index").write_text("")


def locks_in_a_file(home: Path, _: Environment) -> None:
    shutil.rmtree(home / "blotter.db.locks", ignore_errors=True)
    (home / "blotter.db.locks").write_text("")


def store_behind_a_dead_link(home: Path, _: Environment) -> None:
    (home / "blotter.db").unlink()
    (home / "blotter.db").symlink_to(home / "disk" / "blotter.db")


SMTP = '[smtp]\nhost = "mail.example"\nsender = "a@b.example"\n'

PLANTED: dict[str, tuple[Plant, str, str, str]] = {
    # name: what is done, the check that finds it, words of its message, words of the remedy
    "no TOML": (written("[[["), "config", "blotter.toml", "EDITOR"),
    "an unknown key": (written("contcat = 1\n"), "config", "contcat", "EDITOR"),
    "an unknown variable": (
        setting("BLOTTER_SMTP", "x"),
        "config",
        "BLOTTER_SMTP",
        "unset BLOTTER_SMTP",
    ),
    "an unknown source": (
        written("[sources.us_dea_pres_releases]\nenabled = true\n"),
        "config",
        "did you mean us_dea_press_releases",
        "blotter.toml",
    ),
    "an unknown zone": (
        written('timezone = "America/New_Yorkk"\n'),
        "config",
        "New_Yorkk",
        "blotter.toml",
    ),
    "a contact that is none": (
        setting("BLOTTER_CONTACT", "me"),
        "config",
        "no mail address",
        "unset BLOTTER_CONTACT",
    ),
    "no vocabulary": (
        written('[topic]\nvocabulary = "mine.toml"\n'),
        "config",
        "mine.toml",
        "blotter.toml",
    ),
    "a short secret": (
        setting("BLOTTER_SECRET", "short"),
        "config",
        "BLOTTER_SECRET",
        "BLOTTER_SECRET",
    ),
    "a secret in the file": (
        written(SMTP + 'password = "x"\n'),
        "config",
        "BLOTTER_SMTP_PASSWORD",
        "blotter.toml",
    ),
    "an address that is none": (
        setting("BLOTTER_DATABASE_URL", "mysql://x"),
        "config",
        "mysql",
        "unset BLOTTER_DATABASE_URL",
    ),
    "no address for health": (
        written('[serve]\nhealth = "here"\n'),
        "config",
        "serve.health",
        "blotter.toml",
    ),
    "the store gone": (
        lambda home, _: (home / "blotter.db").unlink(),
        "database",
        "gone",
        "blotter restore",
    ),
    "a store cut short": (cut, "database", "cut short", "blotter restore"),
    "no database": (
        bytes_in("blotter.db", 0, b"x" * 100),
        "database",
        "no database of SQLite",
        "restore",
    ),
    "another program's": (of_another_program, "database", "holds no log", "database"),
    "a newer store": (
        sql("UPDATE alembic_version SET version_num = '9999'"),
        "database",
        "newer version",
        "pipx upgrade",
    ),
    "no server": (
        setting("BLOTTER_DATABASE_URL", "postgresql+psycopg://x@127.0.0.1:1/x"),
        "database",
        "cannot read the store",
        "psql",
    ),
    "a trigger dropped": (
        sql("DROP TRIGGER events_no_update"),
        "log",
        "events_no_update is missing",
        "log import",
    ),
    "a trigger of others": (
        sql("CREATE TRIGGER t AFTER INSERT ON bodies BEGIN DELETE FROM bodies; END"),
        "log",
        "the trigger t",
        "log import",
    ),
    "a body gone": (
        sql("DELETE FROM bodies WHERE sha256 = (SELECT min(sha256) FROM bodies)"),
        "log",
        "broken at position",
        "restore",
    ),
    "a page overwritten": (
        bytes_in("blotter.db", 4096 * 20, b"\xff" * 4096),
        "log",
        "blotter.db",
        "restore",
    ),
    "a wrong clock": (from_tomorrow, "clock", "the clock is wrong", "timedatectl"),
    "the index damaged": (damaged_index, "index", "damaged", "rebuild --only index"),
    "the index of another log": (
        index_of_another_log,
        "index",
        "another log",
        "rebuild --only index",
    ),
    "an older index": (older_index, "index", "another version", "rebuild --only index"),
    "an index anybody writes": (
        lambda home, _: (home / "index").chmod(0o777),
        "index",
        "written by others",
        "chmod",
    ),
    "a store anybody writes": (
        lambda home, _: (home / "blotter.db").chmod(0o666),
        "files",
        "written by others",
        "chmod",
    ),
    "no password": (
        written(SMTP + 'user = "ada"\n'),
        "smtp",
        "BLOTTER_SMTP_PASSWORD",
        "export BLOTTER_SMTP_PASSWORD",
    ),
    "no authorities": (own_authorities("nothing"), "certificates", "ca_file", "PEM"),
    "no inbox": (written('[mail]\ninbox = "mail"\n'), "smtp", "no Maildir", "mkdir"),
    "nobody at work": (
        written('[serve]\nhealth = "127.0.0.1:1"\n'),
        "serve",
        "nobody answers",
        "blotter serve",
    ),
    "a readable store": (
        lambda home, _: (home / "blotter.db").chmod(0o644),
        "files",
        "read by others",
        "chmod go-rwx",
    ),
    "no index": (
        lambda home, _: shutil.rmtree(home / "index"),
        "index",
        "there is none",
        "rebuild --only index",
    ),
    "no read models": (
        sql("DROP TABLE view_projections"),
        "views",
        "there are none",
        "rebuild --only views",
    ),
    "no secret": (
        written('[web]\nurl = "https://blotter.example"\n'),
        "secret",
        "BLOTTER_SECRET",
        "token_urlsafe",
    ),
    "a feed of this machine": (
        written('[feeds.board]\nurl = "http://127.0.0.1/feed"\n'),
        "config",
        "private address",
        "blotter.toml",
    ),
    "settings that are no text": (
        lambda home, _: (home / "blotter.toml").write_bytes(b'contact = "\xff\xfe"'),
        "config",
        "blotter.toml",
        "EDITOR",
    ),
    "settings in a folder": (settings_in_a_folder, "config", "blotter.toml", "blotter.toml"),
    "an ended authority": (
        own_authorities(an_ended_authority()),
        "certificates",
        "ended on",
        "renew",
    ),
    "an index of another engine": (
        index_of_another_engine,
        "index",
        "damaged",
        "rebuild --only index",
    ),
    "a file in the index's place": (
        index_in_a_file,
        "index",
        "index is no folder",
        "rebuild --only index",
    ),
    "a file in the locks' place": (
        locks_in_a_file,
        "locks",
        "blotter.db.locks is no folder",
        "mv ",
    ),
    "a store behind a dead link": (store_behind_a_dead_link, "database", "gone", "restore"),
    "a log that was put back": (
        sql("UPDATE view_projections SET position = 99999"),
        "views",
        "ahead of the log",
        "rebuild --only views",
    ),
    "an index of the log dropped": (
        sql("DROP INDEX events_decisions"),
        "log",
        "events_decisions is missing",
        "log import",
    ),
    "no credentials": (
        setting("CREDENTIALS_DIRECTORY", "/nowhere/at/all"),
        "config",
        "CREDENTIALS_DIRECTORY",
        "CREDENTIALS_DIRECTORY",
    ),
}
#: Of these the work goes on, but for a part of it.
WARNINGS = {
    "nobody at work",
    "a readable store",
    "no index",
    "no read models",
    "no secret",
    "a feed of this machine",
}


def found(diagnosed: Diagnosis, check: str, said: str) -> Finding:
    there = [it for it in diagnosed.findings if it.check == check and said in it.message]
    assert there, diagnosed.findings
    return there[0]


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_named_with_what_mends_it(home: Path, name: str) -> None:
    plant, check, said, remedy = PLANTED[name]
    environ: Environment = {}
    plant(home, environ)
    before = contents(home)
    finding = found(diagnosed := examined(home, environ), check, said)
    assert remedy in finding.remedy
    assert finding.state == ("warning" if name in WARNINGS else "fault")
    assert diagnosed.is_well == (name in WARNINGS)
    assert "\n" not in finding.message
    assert not [it for it in diagnosed.findings if "could not be looked at" in it.message]
    assert contents(home) == before


def contents(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): sha256(file.read_bytes()).hexdigest()
        if file.is_file()
        else ""
        for file in sorted(folder.rglob("*"))
    }


def test_where_all_is_well_there_is_no_fault(home: Path) -> None:
    before = contents(home)
    diagnosed = examined(home, {"BLOTTER_KEY_API_DATA_GOV": "x"})
    assert contents(home) == before
    assert diagnosed.is_well
    assert {it.check for it in diagnosed.findings if it.state == "ok"} >= {
        *("program", "config", "files", "disk", "locks", "database", "clock", "log"),
        *("views", "casebook", "index", "letters", "certificates"),
    }


def test_no_home_is_no_fault(tmp_path: Path) -> None:
    diagnosed = examined(tmp_path / "none", {"BLOTTER_CONTACT": "desk@reader.example"})
    assert diagnosed.is_well
    assert "not there yet" in found(diagnosed, "database", "blotter.db").message
    assert not (tmp_path / "none").exists()


def test_what_cannot_be_looked_at_keeps_nothing_else_from_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: object) -> None:
        raise ZeroDivisionError(path)

    monkeypatch.setattr("scheduler.doctor.machine.shutil.disk_usage", broken)
    diagnosed = examined(home, {})
    assert "ZeroDivisionError" in found(diagnosed, "disk", "could not be looked at").message
    assert found(diagnosed, "index", "as far as the log")


@pytest.mark.parametrize(
    ("free", "state"), [(LITTLE_ROOM - 1, "fault"), (LITTLE_ROOM, "ok"), (0, "fault")]
)
def test_a_disk_that_is_nearly_full_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, free: int, state: str
) -> None:
    usage = shutil.disk_usage(home)._replace(free=free)
    monkeypatch.setattr("scheduler.doctor.machine.shutil.disk_usage", lambda _: usage)
    assert found(examined(home, {}), "disk", str(home)).state == state


def test_whoever_holds_a_lock_is_told(home: Path) -> None:
    settings = config.load({"BLOTTER_HOME": str(home)})
    store = connect(settings.database_url)
    with alone(store, "crawl"):
        said = f"`crawl` is held by process {os.getpid()}"
        assert found(examined(home, {}), "locks", said).state == "ok"
    with one_writer(settings.index_dir, 0):
        assert f"process {os.getpid()}" in found(examined(home, {}), "locks", "the index").message


def test_a_lock_that_a_dead_process_held_is_held_by_nobody(home: Path) -> None:
    folder = home / "blotter.db.locks"
    folder.mkdir(exist_ok=True)
    (folder / "crawl").write_text("")
    assert found(examined(home, {}), "locks", "nobody holds one").state == "ok"


def test_a_mail_server_is_asked_where_that_is_wanted(
    home: Path, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = postbox.smtp
    table = f'host = "127.0.0.1"\nport = {given.port}\nsender = "a@b.example"\n'
    table += f'user = "{given.user}"\nca_file = "{given.ca_file}"\n'
    (home / "blotter.toml").write_text(f"{TOML}[smtp]\n{table}")
    environ = {"BLOTTER_HOME": str(home), "BLOTTER_SMTP_PASSWORD": given.password}
    assert not [it for it in diagnosis(environ).findings if "waits for letters" in it.message]
    assert found(diagnosis(environ, network=True), "smtp", "waits for letters").state == "ok"
    assert postbox.letters == []
    wrong = {**environ, "BLOTTER_SMTP_PASSWORD": "another"}
    assert found(diagnosis(wrong, network=True), "smtp", "refused").state == "fault"


def test_a_certificate_is_told_before_it_ends() -> None:
    now = datetime(2026, 11, 30, tzinfo=UTC)
    states = [ends("it", now + timedelta(days=days), now).state for days in (-1, 3, 90)]
    assert states == ["fault", "warning", "ok"]
