"""A person at a page with forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import httpx
from litestar.types import ASGIApp

from store.config import Settings, load
from store.log.database import open_store, reading
from store.log.events import Recorded
from store.log.log import read
from tests.web.access.asked import TOKEN, ask, server


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in at a server."""

    app: ASGIApp
    settings: Settings
    cookie: str

    def see(self, path: str) -> httpx.Response:
        """A page."""
        return ask(self.app, path, headers={"Cookie": self.cookie})

    def send(self, path: str, *, from_page: str = "", **fields: str) -> httpx.Response:
        """Fill in the form of a page, and send it."""
        token = re.search(r'name="form_token" value="([^"]+)"', self.see(from_page or path).text)
        assert token
        form = {"form_token": unescape(token[1]), **fields}
        headers = {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin"}
        return ask(self.app, path, method="POST", data=form, headers=headers)

    def events(self, stream: str) -> list[Recorded]:
        """What the log has of a stream."""
        with reading(open_store(self.settings.database_url)) as connection:
            return list(read(connection, stream=stream))


def ada(home: Path, **settings: str) -> Person:
    """Ada, at a server of this machine."""
    app = server(home, token=TOKEN, **settings)
    form = {"name": "Ada", "token": TOKEN}
    cookie = ask(app, "/sign-in", method="POST", data=form).headers["set-cookie"]
    loaded = load({"BLOTTER_HOME": str(home)})
    return Person(app, loaded, cookie.partition(";")[0])
