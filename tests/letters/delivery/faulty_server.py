"""A mail server on loopback that goes wrong as it is told to."""

from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal

Fault = Literal[
    "",
    "421 at once",
    "garbage",
    "silent",
    "drips",
    "no STARTTLS",
    "silent at STARTTLS",
    "unknown authority",
    "certificate of another",
    "535",
    "530",
    "552 to MAIL",
    "553 to MAIL",
    "550 to one",
    "450 to one",
    "550",
    "450",
    "451",
    "554",
    "never answers",
    "answers late",
    "answers at last",
    "hangs up",
    "yes lost",
    "hangs up after its yes",
    "no farewell",
    "farewell without end",
]
#: The address that is refused where one is.
ONE = "one@reader.example"


@dataclass(kw_only=True)
class FaultyServer:
    """What it is to do wrong, and the letters that it took, as they came."""

    fault: Fault = ""
    #: What it is to do wrong in the conversations that come first, one after another.
    first: list[Fault] = field(default_factory=list)
    port: int = 0
    #: With what it encrypts, by what it does wrong; it offers none where there is none.
    encryption: Mapping[Fault, ssl.SSLContext] = field(default_factory=dict)
    #: Seconds until it answers late.
    late: float = 1.0
    taken: list[str] = field(default_factory=list)
    #: Set where it does what it is to do wrong; and by whoever has seen enough of that.
    reached: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)


@contextmanager
def faulty_server(
    encryption: Mapping[Fault, ssl.SSLContext] | None = None,
) -> Iterator[FaultyServer]:
    """Run one for a while."""
    state = FaultyServer(encryption=encryption or {})

    class Session(_Session):
        server_state = state

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        server.daemon_threads = True
        state.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield state
        finally:
            state.over.set()
            server.shutdown()
            thread.join()


class _Session(socketserver.StreamRequestHandler):
    """A conversation, in which one thing goes wrong."""

    server_state: FaultyServer

    def handle(self) -> None:
        state = self.server_state
        self.fault = state.first.pop(0) if state.first else state.fault
        with suppress(OSError):
            if self._greet():
                self._answer_commands()

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")

    def _hang(self) -> None:
        self.server_state.reached.set()
        self.server_state.over.wait()

    def _drip(self, line: bytes) -> None:
        self.server_state.reached.set()
        while not self.server_state.over.wait(0.1):
            self._say(line)

    def _greet(self) -> bool:
        """Whether the conversation goes on after the greeting."""
        match self.fault:
            case "421 at once":
                self._say(b"421 busy")
            case "garbage":
                self._say(b"\x00\xff garbage")
            case "silent":
                self._hang()
            case "drips":
                self._drip(b"220-x")
            case _:
                self._say(b"220 ready")
                return True
        return False

    def _answer_commands(self) -> None:
        while line := self.rfile.readline():
            command = line.decode(errors="replace").upper()
            if command.startswith("DATA"):
                self._say(b"354 go on")
                if not self._take():
                    break
            elif command.startswith("STARTTLS"):
                self._say(b"220 go on")
                self._encrypt()
                break
            elif command.startswith("QUIT"):
                self._take_leave()
                break
            else:
                self._say(self._answer(command).encode())

    def _take_leave(self) -> None:
        if self.fault == "no farewell":
            self._hang()
        if self.fault == "farewell without end":
            self._drip(b"221-x")
        self._say(b"221 bye")

    def _encrypt(self) -> None:
        """Go on under encryption."""
        if self.fault == "silent at STARTTLS":
            self._hang()
            return
        with (
            self._context().wrap_socket(self.connection, server_side=True) as self.connection,
            self.connection.makefile("rb") as self.rfile,
            self.connection.makefile("wb", 0) as self.wfile,
        ):
            self._answer_commands()

    def _context(self) -> ssl.SSLContext:
        encryption = self.server_state.encryption
        return encryption.get(self.fault, encryption[""])

    def _answer(self, command: str) -> str:
        if command.startswith("EHLO"):
            return f"250-here\r\n250 {self._extension()}"
        if command.startswith("AUTH"):
            return "535 no" if self.fault == "535" else "235 yes"
        if command.startswith("MAIL") and self.fault == "530":
            return "530 who are you?"
        if command.startswith("MAIL") and self.fault.endswith("to MAIL"):
            return f"{self.fault[:3]} not this"
        if command.startswith("RCPT") and self._refuses(command):
            return f"{self.fault[:3]} not you"
        return "250 OK"

    def _refuses(self, recipient: str) -> bool:
        to_all = self.fault in ("450", "550")
        return to_all or (self.fault.endswith("to one") and ONE.upper() in recipient)

    def _extension(self) -> str:
        is_plain = not isinstance(self.connection, ssl.SSLSocket)
        offers = self.server_state.encryption and is_plain and self.fault != "no STARTTLS"
        return "STARTTLS" if offers else "AUTH PLAIN LOGIN"

    def _letter(self) -> str | None:
        """A letter as it comes; None where the connection ends before it."""
        lines: list[bytes] = []
        while line := self.rfile.readline():
            if line == b".\r\n":
                return b"".join(lines).decode()
            lines.append(line)
        return None

    def _take(self) -> bool:
        """Read a letter and answer to it; whether the conversation goes on."""
        letter = self._letter()
        if letter is None:
            return False
        match self.fault:
            case "451" | "554":
                self._say(f"{self.fault} no".encode())
                return True
            case "hangs up":
                return False
            case "never answers":
                self._hang()
                return False
            case "answers late":
                self.server_state.over.wait(self.server_state.late)
        self.server_state.taken.append(letter)
        if self.fault == "answers at last":
            self._hang()
        if self.fault == "yes lost":
            return False
        self._say(b"250 OK")
        return self.fault != "hangs up after its yes"
