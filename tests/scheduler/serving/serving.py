"""`blotter serve` as a process of its own, with a home where letters are due, and what it says."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner, Result

from cli.main import main
from crawler import sources
from store.log import log
from store.log.database import Engine, open_store, reading, writing
from store.log.letter_events import DigestPrepared, DigestSent, Subscription
from store.subscriptions.decisions import create_subscription
from store.subscriptions.state import subscription_stream
from tests.scheduler.examples import published

#: Seconds that it may take to end, and until one that does not do what is waited for is killed.
_TO_END, _TOO_LONG = 10.0, 150.0
#: How a waking of the letters is told.
_LETTERS = re.compile(r"\bletters: (.+), in ")


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """A home in which no source is followed."""

    path: Path
    engine: Engine
    #: What a command is started with.
    environment: dict[str, str]

    def run(self, *arguments: str) -> Result:
        """Run a command to its end, in this process."""
        return CliRunner(env=self.environment).invoke(main, arguments)

    def prepared(self, subscription: Subscription) -> list[str]:
        """The ids of the letters of a subscription that were to be sent, in order."""
        return self._ids(subscription, DigestPrepared)

    def sent(self, subscription: Subscription) -> list[str]:
        """Those that the log holds to have been taken."""
        return self._ids(subscription, DigestSent)

    def _ids(
        self, subscription: Subscription, kind: type[DigestPrepared | DigestSent]
    ) -> list[str]:
        with reading(self.engine) as connection:
            entries = log.read(connection, stream=subscription_stream(subscription.id))
            return [it.event.message_id for it in entries if isinstance(it.event, kind)]


def a_home(
    path: Path, settings: str, *due: Subscription, title: str = "Clinic owner charged"
) -> Home:
    """A home with these settings (TOML), in which a letter of each subscription is due."""
    off = "".join(f"[sources.{name}]\nenabled = false\n" for name in sources.names())
    path.mkdir()
    (path / "blotter.toml").write_text(f"{settings}\n{off}", encoding="utf-8")
    engine = open_store(f"sqlite:///{path / 'blotter.db'}")
    before = datetime.now(UTC) - timedelta(days=8)
    for subscription in due:
        create_subscription(engine, subscription, now=before)
    with writing(engine) as connection:
        entry = log.NewEvent(stream="document/us_example:1", event=published(title=title))
        log.append(connection, [entry], now=before)
    secrets = {"BLOTTER_SECRET": "correct horse battery"}
    if "[smtp]" in settings:
        secrets["BLOTTER_SMTP_PASSWORD"] = "hush"
    return Home(path=path, engine=engine, environment={"BLOTTER_HOME": str(path), **secrets})


@dataclass(kw_only=True)
class Serving:
    """A process that runs, and the lines that were read of what it says."""

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def letters(self) -> str:
        """Wait until it has done with the letters that are due; what it says of them."""
        for line in self._lines():
            if told := _LETTERS.search(line):
                return told[1]
        raise AssertionError(self.said)

    @property
    def errors(self) -> list[str]:
        """What it said went wrong, without the times."""
        return [line.partition(" ERROR ")[2] for line in self.said if " ERROR " in line]

    def stop(self) -> None:
        """End it by SIGTERM, which must not take long."""
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(_TO_END) == 0
        self.said.extend(self._lines())

    def _lines(self) -> Iterator[str]:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said.append(line.rstrip("\n"))
            yield line


@contextmanager
def serving(home: Home) -> Iterator[Serving]:
    """Run it; a process that is still there in the end is killed."""
    command = [sys.executable, "-c", "from cli.main import main; main()", "serve"]
    environment = {**os.environ, **home.environment}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        too_long = threading.Timer(_TOO_LONG, process.kill)
        too_long.start()
        try:
            yield Serving(process=process)
        finally:
            too_long.cancel()
            process.kill()
