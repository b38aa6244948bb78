"""`python -m crawler`: names, archives, exit codes, and one line a look."""

from __future__ import annotations

import os
import re
import signal
import ssl
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
import trustme
from click.testing import CliRunner
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler.crawl_command import main
from crawler.sources import names
from store.log import events, log
from store.log.database import open_store, reading
from store.log.events import CaptureFailed, DocumentPublished, SourceChecked
from tests.crawler.fakes import ROOT, look_at
from tests.crawler.warc import Warc

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_FEED = (
    "<rss version='2.0'><channel><item><guid isPermaLink='false'>1</guid>"
    "<title>Ketamine clinic \u202eraided</title><description>By the DEA</description></item>"
    "</channel></rss>"
)


def _home(folder: Path, *lines: str) -> Path:
    (folder / "blotter.toml").write_text("\n".join(lines) + "\n")
    return folder


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BLOTTER_")}
    return kept | {"BLOTTER_HOME": str(home)}


def _run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "crawler", *arguments]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=_environment(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def _events(home: Path, stream: str) -> list[events.Event]:
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(store) as connection:
        found = [recorded.event for recorded in log.read(connection, stream=stream)]
    store.dispose()
    return found


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["us_dea_pres_releases"], 2, "did you mean us_dea_press_releases"),
        (["\x1b[31mno_such"], 2, "no source is called  [31mno_such"),
        (["us_dea_press_releases"], 2, 'contact: none is set; contact = "you@example.org" in '),
        (["--replay", "/no/such.warc.gz"], 1, "/no/such.warc.gz: No such file"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    result = CliRunner().invoke(main, arguments, env=_environment(tmp_path))
    assert result.exit_code == code
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


def test_an_archive_without_any_of_the_listings_is_named(tmp_path: Path) -> None:
    warc = Warc(tmp_path / "other.warc.gz")
    warc.answer("2026-03-01T12:00:00Z", "https://other.example/", "other")
    arguments = ["us_dea_press_releases", "--replay", str(warc.written())]
    result = CliRunner().invoke(main, arguments, env=_environment(tmp_path))
    assert result.exit_code == 1
    assert "other.warc.gz: no listing of us_dea_press_releases was captured" in result.stderr


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, [], env=_environment(_home(tmp_path, "contract = 1")))
    assert result.exit_code == 2
    assert "contract" in result.stderr


def test_a_feed_of_the_settings_is_looked_at(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/rss").respond_with_data(_FEED, content_type="application/rss+xml")
    home = _home(
        tmp_path,
        'contact = "reader@agency.example"',
        "allow_private = true",
        "[feeds.board]",
        f'url = "{httpserver.url_for("/rss")}"',
        "delay = 0.0",
        "[feeds.walled]",
        f'url = "{httpserver.url_for("/walled")}"',
        "delay = 0.0",
    )
    httpserver.expect_request("/walled").respond_with_data("\x1b[2J", 403)
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    done = _run(home, "board", "walled")
    *lines, last = done.stdout.splitlines()
    assert last.startswith("2 looks: 1 ok, 1 walled; 1 new, 0 edited; ")
    assert sorted(lines) == [
        "board: ok, 1 listed, 1 recorded, 0 failed",
        "walled: walled, 0 listed, 0 recorded, 1 failed "
        f"(refused-403 at {httpserver.url_for('/walled')})",
    ]
    assert (done.returncode, done.stderr) == (0, "")
    (published,) = _events(home, "document/board:1")
    assert isinstance(published, DocumentPublished)


def test_a_walled_feed_is_left_alone_unless_it_is_named(
    tmp_path: Path, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    httpserver.expect_request("/walled").respond_with_data("no", 403)
    off = "\n".join(f"[sources.{name}]\nenabled = false" for name in names())
    home = _home(
        tmp_path,
        'contact = "reader@agency.example"',
        "allow_private = true",
        off,
        "[feeds.walled]",
        f'url = "{httpserver.url_for("/walled")}"',
        "delay = 0.0",
    )
    reason = f"refused-403 at {httpserver.url_for('/walled')}"
    assert _run(home).stdout.startswith("walled: walled, ")
    asked = len(httpserver.log)
    spared = _run(home)
    assert re.fullmatch(
        rf"walled: left alone until 20..-..-.. ..:.. UTC \({re.escape(reason)}\)\n", spared.stdout
    )
    assert (spared.returncode, len(httpserver.log)) == (0, asked)
    first, second = _run(home, "walled").stdout.splitlines()
    assert first.startswith("walled: asked, though it was to be left alone until 20")
    assert reason in first
    assert second.startswith("walled: walled, ")


def test_a_source_without_its_key_is_named_and_where_it_was_asked_for_an_error(
    tmp_path: Path, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    httpserver.expect_request("/rss").respond_with_data(_FEED, content_type="application/rss+xml")
    others = [name for name in names() if name != "us_congress_bills"]
    home = _home(
        tmp_path,
        'contact = "reader@agency.example"',
        "allow_private = true",
        *(f"[sources.{name}]\nenabled = false" for name in others),
        "[feeds.board]",
        f'url = "{httpserver.url_for("/rss")}"',
        "delay = 0.0",
    )
    needed = "us_congress_bills: needs key (BLOTTER_KEY_API_DATA_GOV is not set)"
    done = _run(home)
    lines = done.stdout.splitlines()
    assert (lines[0], lines[1].split(",")[0], done.returncode) == (needed, "board: ok", 0)
    named = _run(home, "board", "us_congress_bills")
    assert (named.returncode, named.stdout, named.stderr) == (2, "", f"Error: {needed}\n")
    assert _events(home, "source/us_congress_bills") == []


def test_who_cannot_be_reached_or_proven_is_reported_and_costs_no_other(
    tmp_path: Path, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/rss").respond_with_data(_FEED, content_type="application/rss+xml")
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)  # by nobody who is trusted
    with HTTPServer(host="127.0.0.1", ssl_context=context) as forger:
        with HTTPServer(host="127.0.0.1") as closed:
            nobody = closed.url_for("/rss")
        home = _home(
            tmp_path,
            'contact = "reader@agency.example"',
            "allow_private = true",
            *(
                f'[feeds.{name}]\nurl = "{url}"\ndelay = 0.0'
                for name, url in (
                    ("closed", nobody),
                    ("forged", forger.url_for("/rss")),
                    ("board", httpserver.url_for("/rss")),
                )
            ),
        )
        done = _run(home, "closed", "forged", "board")
        assert forger.log == []
    *lines, last = done.stdout.splitlines()
    assert last.startswith("3 looks: 2 failed, 1 ok; 1 new, 0 edited; ")
    board_line, closed_line, forged_line = sorted(lines)  # they come as each ends
    assert closed_line.startswith("closed: failed, 0 listed, 0 recorded, 1 failed (robots.txt ")
    assert "refused" in closed_line
    assert forged_line.startswith("forged: failed, 0 listed, 0 recorded, 1 failed (robots.txt ")
    assert "certificate" in forged_line
    assert board_line == "board: ok, 1 listed, 1 recorded, 0 failed"
    assert (done.returncode, done.stderr) == (0, "")


def test_an_archive_needs_no_contact_and_all_that_is_enabled_takes_part(tmp_path: Path) -> None:
    home = _home(tmp_path, "[feeds.board]", 'url = "https://www.board.example/rss"')
    warc = Warc(tmp_path / "board.warc")
    feed = {"Content-Type": "application/rss+xml"}
    warc.answer("2026-03-01T12:00:00Z", "https://www.board.example/rss", _FEED, headers=feed)
    done = _run(home, "--replay", str(warc.written()))
    assert done.stdout == "2026-03-01 board: ok, 1 listed, 1 recorded, 0 failed\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_a_private_address_is_not_asked(tmp_path: Path, httpserver: HTTPServer) -> None:
    base = httpserver.url_for("").rstrip("/")
    look_at(tmp_path, base, ["releases_private"])
    failure, checked = _events(tmp_path, "source/releases_private")
    assert isinstance(failure, CaptureFailed)
    assert isinstance(checked, SourceChecked)
    assert "is a private address; allow_private = true" in failure.reason
    assert checked.outcome == "failed"
    assert httpserver.log == []


def test_a_look_that_is_stopped_says_so(tmp_path: Path, httpserver: HTTPServer) -> None:
    begun = Event()

    def robots(_: Request) -> Response:
        begun.set()
        return Response("", 404)

    httpserver.expect_request("/robots.txt").respond_with_handler(robots)
    home = _home(
        tmp_path,
        'contact = "reader@agency.example"',
        "allow_private = true",
        "[feeds.first]",
        f'url = "{httpserver.url_for("/rss")}"',
        "delay = 600.0",
        "[feeds.second]",
        f'url = "{httpserver.url_for("/rss")}"',
    )
    command = [sys.executable, "-m", "crawler", "first", "second"]
    with subprocess.Popen(
        command, cwd=ROOT, env=_environment(home), stdout=subprocess.PIPE, text=True
    ) as child:
        assert begun.wait(30)
        child.send_signal(signal.SIGTERM)
        printed, _ = child.communicate(timeout=30)
    assert child.returncode == 1
    told = "failed, 0 listed, 0 recorded, 0 failed (stopped before the end)"
    *lines, last = printed.splitlines()
    assert last.startswith("2 looks: 2 interrupted; 0 new, 0 edited; ")
    assert sorted(lines) == [f"first: {told}", f"second: {told}"]
    for name in ("first", "second"):
        (checked,) = _events(home, f"source/{name}")
        assert isinstance(checked, SourceChecked)
        assert checked.validators == {}
