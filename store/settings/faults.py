"""What settings are refused that have the right types, and what cannot be done without."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from store import database_address
from store.mailbox import mailbox
from store.plain_text import web_address
from store.settings.config_error import ConfigError
from store.settings.environment import SECRET_LENGTH
from store.settings.file import SEARCH_ENGINES, File, Schedule
from store.settings.keys import KEYS, Key
from store.settings.web_table import WebSettings

#: A line of a mail has 998 characters at most (RFC 5322 section 2.1.1), a token up to 200.
_LONGEST_URL = 500
_VISIBLE, _HEADER = re.compile(r"[!-~]+"), re.compile(r"[A-Za-z0-9-]+")


def refuse_secrets(values: Mapping[str, Any], file: Path) -> None:
    """Refuse a file that holds what only the environment may."""
    for key in KEYS:
        if key.is_secret and key.name in _table(values, key.table):
            msg = f"{file}: {key.path}: secrets belong in the environment, as {key.variable}"
            raise ConfigError(msg)


def refuse_exposed(values: Mapping[str, Any], file: Path) -> None:
    """Refuse a file that others may read, where the password of the database stands in it."""
    url = _table(values, "database").get("url")
    if not isinstance(url, str) or not database_address.holds_password(url):
        return
    status = file.stat()
    # Of a file that is somebody else's, a service's, say, its group may be how it is read at all.
    others = 0o077 if status.st_uid == os.geteuid() else 0o007
    if status.st_mode & others:
        msg = (
            f"{file}: database.url holds a password, and others may read the file"
            f" (mode {stat.S_IMODE(status.st_mode):o}): chmod 600 {file}, or set"
            " BLOTTER_DATABASE_URL in its place"
        )
        raise ConfigError(msg)


def refuse_gaps(values: Mapping[str, Any], file: Path) -> None:
    """Refuse a table that lacks what it cannot do without, and say where that belongs."""
    for table, key in gaps(values):
        by_variable = f", or set {key.variable}" if key.variable else ""
        where = f"write {key.name} under [{table}] in {file}"
        msg = f"{table}.{key.name} is missing: {where}{by_variable}"
        raise ConfigError(msg)


def gaps(values: Mapping[str, Any]) -> Iterator[tuple[str, Key]]:
    """What a table needs that is there, and has not: the table's name, and the key."""
    for key in KEYS:
        if key.is_required:
            for name, table in _tables(values, key.table):
                if key.name not in table:
                    yield name, key


def _tables(values: Mapping[str, Any], name: str) -> list[tuple[str, Mapping[str, Any]]]:
    """The tables that are there under a name, or, where that ends in NAME, under any such."""
    outer, _, is_named = name.partition(".")
    given = {f"{outer}.{it}": table for it, table in _table(values, outer).items()}
    found = given if is_named else {name: values.get(name)}
    return [(it, table) for it, table in found.items() if isinstance(table, dict)]


def _table(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The table of a name; empty where there is none, or something else under its name."""
    table = values.get(name)
    return table if isinstance(table, dict) else {}


def refuse_faults(settings: File) -> None:
    """Refuse what has the right type and cannot work. Raises ConfigError."""
    _refuse_database(settings.database.url)
    _refuse_engine(settings.search.engine)
    _refuse_schedule(settings.schedule)
    _refuse_web(settings.web)
    if settings.smtp:
        _refuse_sender(settings.smtp.sender)


def _refuse_database(url: str) -> None:
    if url and (fault := database_address.fault_of_setting(url)):
        msg = f"database.url: {fault}"
        raise ConfigError(msg)


def _refuse_engine(name: str) -> None:
    if name in SEARCH_ENGINES:
        return
    from difflib import get_close_matches  # only where something is wrong

    (nearest, *_) = get_close_matches(name, SEARCH_ENGINES, 1) or (" or ".join(SEARCH_ENGINES),)
    msg = f"search.engine: there is no engine {name!r}; did you mean {nearest}?"
    raise ConfigError(msg)


def _refuse_schedule(schedule: Schedule) -> None:
    for name in ("crawl_at", "digest_at"):
        if getattr(schedule, name).tzinfo:
            msg = f"schedule.{name}: write a time of day like 07:00:00, which is in `timezone`"
            raise ConfigError(msg)


def _refuse_sender(sender: str) -> None:
    try:
        mailbox(sender)
    except ValueError as error:
        msg = f"smtp.sender: {error}"
        raise ConfigError(msg) from error


def _refuse_web(web: WebSettings) -> None:
    if web.url and not _leads_to_pages(web.url):
        shape = "an address like https://blotter.example.org, with nothing after ? or #"
        msg = f"web.url: it is {shape}"
        raise ConfigError(msg)
    if web.token and (len(web.token) < SECRET_LENGTH or not _VISIBLE.fullmatch(web.token)):
        shape = f"{SECRET_LENGTH} characters of ASCII at least, drawn by chance, and no blanks"
        msg = f"BLOTTER_WEB_TOKEN: it has {shape}"
        raise ConfigError(msg)
    if not _HEADER.fullmatch(web.user_header):
        msg = f"web.user_header: {web.user_header!r} is no name of a header"
        raise ConfigError(msg)
    if web.trusted_proxy:
        _refuse_proxy(web.trusted_proxy)


def _leads_to_pages(url: str) -> bool:
    """Whether addresses of pages can be made by adding to it, which fit on a line of a header."""
    is_plain = url.isascii() and not set("?#@") & set(url) and len(url) <= _LONGEST_URL
    return is_plain and bool(web_address(url))


def _refuse_proxy(named: str | tuple[str, ...]) -> None:
    from store.networks import networks  # only where one is set

    try:
        networks(named)
    except ValueError as error:
        msg = f"web.trusted_proxy: {error}"
        raise ConfigError(msg) from error
