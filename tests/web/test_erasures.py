"""An erasure and the processes that answer: each is waited for, whatever befalls it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from click.testing import CliRunner, Result

from answers.catch_up import catch_up
from cli.main import main
from tests.postgresql import Server
from tests.search.examples import Blotter, document, published
from tests.web.test_serving import command

pytestmark = pytest.mark.servers

SECRET = "Quillfeather"
#: Seconds after which a test gives up; a process says something within a few.
PATIENCE = 120


@dataclass(frozen=True, kw_only=True)
class Web:
    """A server that runs."""

    process: subprocess.Popen[str]
    port: int

    def hits(self) -> int:
        found = httpx.get(f"http://127.0.0.1:{self.port}/api/v1/search?query={SECRET}", timeout=60)
        return int(found.raise_for_status().json()["total"])


@contextmanager
def web(home: Path, **environment: str) -> Iterator[Web]:
    """A server, which ends however it can."""
    with command(home, "--port", "0", **environment) as process:
        try:
            assert process.stderr
            line = process.stderr.readline()
            match = re.search(r":(\d+)/", line)
            assert match, line
            yield Web(process=process, port=int(match[1]))
        finally:
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGCONT)
                process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


@dataclass(frozen=True, kw_only=True)
class Keeper:
    """Whoever keeps the record, at the command line."""

    home: Path
    url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        return {"BLOTTER_DATABASE_URL": self.url} if self.url else {}

    def types(self, *words: str) -> Result:
        environment = {"BLOTTER_HOME": str(self.home), **self.environment}
        return CliRunner().invoke(main, words, env=environment)

    def erases(self, position: int) -> list[str]:
        done = self.types("erase", str(position), "--reason", "order 12", "--by", "ana", "--yes")
        assert done.exit_code == 0, done.output
        return done.output.splitlines()

    def status(self) -> dict[str, Any]:
        done = self.types("erase", "--status", "--format", "json")
        found: dict[str, Any] = json.loads(done.stdout)
        assert SECRET not in done.output
        assert done.exit_code == (0 if found["complete"] else 1)
        return found

    def standings(self) -> dict[str, list[str]]:
        """How those of each kind stand."""
        readers = self.status()["readers"]
        kinds = sorted({it["kind"] for it in readers})
        return {
            kind: sorted(it["standing"] for it in readers if it["kind"] == kind) for kind in kinds
        }


def once(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_two_servers_on_one_postgresql(tmp_path: Path, postgresql: Server) -> None:
    """Each has an index of its own. One is stopped, and one is killed."""
    with postgresql.database() as url, ExitStack() as stack:
        keeper = Keeper(home=tmp_path / "keeper", url=url)
        record = Blotter(keeper.home, url)
        for number in range(1, 5):
            text = f"{SECRET} sold ketamine, number {number}."
            record.append(published(document(f"us_example:{number}", text)))
        catch_up(record.settings)
        one, other = (
            stack.enter_context(web(tmp_path / name, **keeper.environment)) for name in "ab"
        )
        assert [it.hits() for it in (one, other)] == [4, 4]
        assert keeper.status()["position"] == 0

        said = keeper.erases(1)
        once(lambda: keeper.status()["complete"])
        assert any("complete: " in line for line in said)
        assert keeper.standings() == {
            "files": ["passed"],
            "index": ["passed"] * 2,
            "web": ["passed"] * 2,
        }

        other.process.send_signal(signal.SIGSTOP)
        said = keeper.erases(2)
        assert any(line.startswith("not complete: 2 of 5 ") for line in said), said
        assert not any(SECRET in line for line in said)
        assert keeper.standings()["web"] == ["behind", "passed"]
        assert keeper.standings()["index"] == ["behind", "passed"]
        other.process.send_signal(signal.SIGCONT)
        once(lambda: keeper.status()["complete"])
        assert [it.hits() for it in (one, other)] == [2, 2]

        other.process.kill()
        other.process.wait()
        keeper.erases(3)
        once(lambda: keeper.standings()["web"] == ["passed"])
        behind = [it for it in keeper.status()["readers"] if it["standing"] == "behind"]
        assert [it["kind"] for it in behind] == ["index"]  # which lies there all the same

        # As if the one that was killed had run on another machine, where nobody sees that.
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
            at = f"web@%:{other.process.pid}:%"
            elsewhere = "UPDATE view_readers SET process = '' WHERE name LIKE %s"
            connection.execute(elsewhere, (at,))
            (name,) = connection.execute(
                "SELECT name FROM view_readers WHERE name LIKE %s", (at,)
            ).fetchone() or ("",)
            refused = keeper.types("erase", "--gone", name)
            assert refused.exit_code == 1
            assert refused.stderr.startswith(f"Error: {name} is not gone")
            connection.execute(
                "UPDATE view_readers SET said_at = '2026-01-01T00:00:00+00:00' WHERE name = %s",
                (name,),
            )
        assert keeper.standings()["web"] == ["passed", "silent"]
        assert keeper.types("erase", "--gone", name).output == f"{name} is struck off\n"
        assert keeper.types("erase", "--gone", behind[0]["name"]).exit_code == 0
        assert keeper.status()["complete"]
        record.engine.dispose()


def test_a_server_on_one_file(tmp_path: Path) -> None:
    keeper = Keeper(home=tmp_path)
    record = Blotter(tmp_path)
    for number in range(1, 3):
        text = f"{SECRET} sold ketamine, number {number}."
        record.append(published(document(f"us_example:{number}", text)))
    catch_up(record.settings)
    record.engine.dispose()
    with web(tmp_path) as one:
        assert one.hits() == 2
        one.process.send_signal(signal.SIGSTOP)
        said = keeper.erases(1)
        assert any(line.startswith("not complete: 1 of 3 ") for line in said), said
        assert keeper.standings() == {"files": ["passed"], "index": ["passed"], "web": ["behind"]}
        one.process.send_signal(signal.SIGCONT)
        once(lambda: keeper.status()["complete"])
        assert one.hits() == 1
        one.process.send_signal(signal.SIGTERM)
        assert one.process.wait(timeout=20) == 0
    assert keeper.standings() == {"files": ["passed"], "index": ["passed"]}


def test_a_server_that_may_only_read_says_that_it_is_not_seen(
    tmp_path: Path, postgresql: Server
) -> None:
    with postgresql.database() as url:
        record = Blotter(tmp_path / "keeper", url)
        record.append(published(document("us_example:1", f"{SECRET} sold ketamine.")))
        catch_up(record.settings)
        record.engine.dispose()
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute("CREATE ROLE sees_only LOGIN")
            connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO sees_only")
            theirs = url.replace("postgres@", "sees_only@")
            process = command(tmp_path / "reader", "--port", "0", BLOTTER_DATABASE_URL=theirs)
            with process:
                assert process.stderr
                told = process.stderr.readline()
                assert "this reader may not write to the store" in told
                assert re.search(r":(\d+)/", process.stderr.readline())
                process.send_signal(signal.SIGTERM)
                assert process.wait(timeout=20) == 0
            connection.execute("DROP OWNED BY sees_only")
            connection.execute("DROP ROLE sees_only")
        assert Keeper(home=tmp_path / "keeper", url=url).status()["readers"] == []
