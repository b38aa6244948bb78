"""A mail server on loopback, in plain text, that goes wrong as it is told to."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal

Fault = Literal[
    "",
    "421 at once",
    "garbage",
    "silent",
    "drips",
    "535",
    "530",
    "550 to one",
    "450 to one",
    "451",
    "554",
    "never answers",
    "answers late",
    "answers at last",
    "hangs up",
    "yes lost",
    "hangs up after its yes",
]
#: The address that is refused where one is.
ONE = "one@reader.example"


@dataclass(kw_only=True)
class FaultyServer:
    """What it is to do wrong, and the letters that it took, as they came."""

    fault: Fault = ""
    port: int = 0
    taken: list[str] = field(default_factory=list)
    #: Set where it does what it is to do wrong; and by whoever has seen enough of that.
    reached: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)


@contextmanager
def faulty_server() -> Iterator[FaultyServer]:
    """Run one for a while."""
    state = FaultyServer()

    class Session(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                _converse(self, state)

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


def _converse(session: socketserver.StreamRequestHandler, state: FaultyServer) -> None:
    def say(line: str) -> None:
        session.wfile.write(f"{line}\r\n".encode())

    if not _greet(session, state):
        return
    for line in session.rfile:
        command = line.decode(errors="replace").upper()
        if command.startswith("DATA"):
            say("354 go on")
            if not _take(session, state):
                return
        elif command.startswith("QUIT"):
            say("221 bye")
            return
        else:
            say(_answer(command, state.fault))


def _greet(session: socketserver.StreamRequestHandler, state: FaultyServer) -> bool:
    """Whether the conversation goes on after the greeting."""
    match state.fault:
        case "421 at once":
            session.wfile.write(b"421 busy\r\n")
        case "garbage":
            session.wfile.write(b"\x00\xff garbage\r\n")
        case "silent":
            state.reached.set()
            state.over.wait()
        case "drips":
            state.reached.set()
            while not state.over.wait(0.1):
                session.wfile.write(b"220-x\r\n")
        case _:
            session.wfile.write(b"220 ready\r\n")
            return True
    return False


def _answer(command: str, fault: Fault) -> str:
    if command.startswith("EHLO"):
        return "250-here\r\n250 AUTH PLAIN LOGIN"
    if command.startswith("AUTH"):
        return "535 no" if fault == "535" else "235 yes"
    if command.startswith("MAIL") and fault == "530":
        return "530 who are you?"
    if command.startswith("RCPT") and fault.endswith("to one") and ONE.upper() in command:
        return f"{fault[:3]} not {ONE}"
    return "250 OK"


def _take(session: socketserver.StreamRequestHandler, state: FaultyServer) -> bool:
    """Read a letter and answer to it; whether the conversation goes on."""
    letter = b"".join(iter(session.rfile.readline, b".\r\n")).decode()
    match state.fault:
        case "451" | "554":
            session.wfile.write(f"{state.fault} no\r\n".encode())
            return True
        case "hangs up":
            return False
        case "never answers":
            state.reached.set()
            state.over.wait()
            return False
        case "answers late":
            state.over.wait(1.0)
    state.taken.append(letter)
    if state.fault == "answers at last":
        state.reached.set()
        state.over.wait()
    if state.fault == "yes lost":
        return False
    session.wfile.write(b"250 OK\r\n")
    return state.fault != "hangs up after its yes"
