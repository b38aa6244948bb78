"""Settings: from `blotter.toml` in the home folder, overridden by `BLOTTER_*` variables.

This module is the only reader of either. Secrets come from the environment alone.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from store import database_address
from store.mailbox import mailbox
from store.plain_text import web_address

T = TypeVar("T")
Keep = Literal["all", "topic"]
#: The libraries that an index can be made of.
SEARCH_ENGINES = ("whoosh", "tantivy")
Seconds = Annotated[float, msgspec.Meta(ge=0)]
Count = Annotated[int, msgspec.Meta(ge=1)]


class ConfigError(ValueError):
    """A setting is missing, unknown or wrong; the message names it and where it stands."""


#: Fields that no log, traceback or failed test may show.
_HIDDEN = frozenset(("password", "keys", "secrets"))


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file: immutable, every key known, and printed without what is secret."""

    def __repr__(self) -> str:
        fields = ((name, getattr(self, name)) for name in self.__struct_fields__)
        shown = ", ".join(f"{name}={_printable(name, value)}" for name, value in fields)
        return f"{type(self).__name__}({shown})"


def _printable(name: str, value: Any) -> str:
    return "…" if name in _HIDDEN and value else repr(value)


class SourceSettings(_Table, frozen=True, kw_only=True):
    """`[sources.NAME]`: what an installation changes about a source that ships."""

    #: Whether it is followed; None leaves it to the source, like the rest.
    enabled: bool | None = None
    #: Seconds between requests.
    delay: Seconds | None = None
    user_agent: str | None = None
    keep: Keep | None = None
    #: Requests to one host in a day (UTC), at most.
    requests_a_day: Count | None = None


class FeedSettings(_Table, frozen=True, kw_only=True):
    """`[feeds.NAME]`: an RSS or Atom feed followed without code."""

    url: str
    keep: Keep = "topic"
    #: Seconds between requests.
    delay: Seconds = 5.0
    user_agent: str | None = None
    #: Requests to one host in a day (UTC), at most.
    requests_a_day: Count = 500


class SmtpSettings(_Table, frozen=True, kw_only=True):
    """`[smtp]`: the server that takes the letters."""

    host: str
    #: The mailbox the letters come from: `ADDRESS`, `NAME <ADDRESS>` or `"NAME" <ADDRESS>`.
    sender: str
    port: int = 587
    starttls: bool = True
    user: str = ""
    #: Only from BLOTTER_SMTP_PASSWORD.
    password: str = ""
    #: A file of certificate authorities to trust instead of the system's.
    ca_file: Path | None = None


class MailSettings(_Table, frozen=True, kw_only=True):
    """`[mail]`: what comes in at the sender's address."""

    #: A Maildir, seen from the settings' folder, from which bounces and wishes to unsubscribe are
    #: read; None where there is none.
    inbox: Path | None = None


class WebSettings(_Table, frozen=True, kw_only=True):
    """`[web]`: where readers find this Blotter, and who may ask it what."""

    #: The public address that letters lead to; empty where there is none.
    url: str = ""
    #: What a program shows, or a person signs in with; only from BLOTTER_WEB_TOKEN.
    token: str = ""
    #: Addresses and networks, a list or parted by commas, of proxies that say who asks: see
    #: `store.networks`.
    trusted_proxy: str | tuple[str, ...] = ()
    #: The header in which they say it.
    user_header: str = "X-Forwarded-User"
    #: Whether everybody who reaches it may read, wherever it listens.
    public: bool = False
    #: So many of one client, which is an address; those of this machine are not counted.
    requests_a_minute: Count = 600

    @property
    def writes(self) -> bool:
        """Whether there is a way to tell who decides something, so that people may."""
        return bool(self.token or self.trusted_proxy)


class Schedule(_Table, frozen=True, kw_only=True):
    """`[schedule]`: when `blotter serve` starts work, times of day in `Settings.timezone`."""

    crawl_at: time = time(2, 30)
    digest_at: time = time(7, 0)
    #: The day of the weekly letter.
    digest_day: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"] = "mon"


class ServeSettings(_Table, frozen=True, kw_only=True):
    """`[serve]`: what `blotter serve` does beside its work."""

    #: Where it answers whether it is well, e.g. `127.0.0.1:9464`; nowhere where empty.
    health: str = ""


class CrawlSettings(_Table, frozen=True, kw_only=True):
    """`[crawl]`: what holds for all sources."""

    #: Seconds after which a look at a source is ended; None leaves it to the source.
    deadline: Seconds | None = None


class SearchSettings(_Table, frozen=True, kw_only=True):
    """`[search]`: the full-text index."""

    #: One of `SEARCH_ENGINES`: what the next `blotter rebuild` makes the index of.
    engine: str = SEARCH_ENGINES[0]


class _Topic(_Table, frozen=True, kw_only=True):
    """`[topic]`."""

    #: A vocabulary that ships, by its name, or the path of a file, seen from the settings' folder;
    #: the shipped default where it is empty.
    vocabulary: str = ""


class _Database(_Table, frozen=True, kw_only=True):
    """`[database]`."""

    #: SQLAlchemy URL; SQLite in the home folder when empty.
    url: str = ""

    def __repr__(self) -> str:
        return f"_Database(url={database_address.printable(self.url)!r})"


class _File(_Table, frozen=True, kw_only=True):
    """`blotter.toml` as a whole."""

    #: A mail address publishers can write to; it is sent in the user agent.
    contact: str = ""
    #: Name in the IANA time zone database.
    timezone: ZoneInfo = ZoneInfo("America/New_York")
    #: Whether private and loopback addresses may be asked.
    allow_private: bool = False
    topic: _Topic = _Topic()
    database: _Database = _Database()
    sources: dict[str, SourceSettings] = {}
    feeds: dict[str, FeedSettings] = {}
    smtp: SmtpSettings | None = None
    mail: MailSettings = MailSettings()
    web: WebSettings = WebSettings()
    schedule: Schedule = Schedule()
    serve: ServeSettings = ServeSettings()
    crawl: CrawlSettings = CrawlSettings()
    search: SearchSettings = SearchSettings()


class Settings(_File, frozen=True, kw_only=True):
    """All there is to set."""

    #: The folder that holds everything: blotter.db, index/, blotter.toml.
    home: Path
    #: What publishers ask for, by the name sources call it; only from BLOTTER_KEY_<NAME>.
    keys: dict[str, str] = {}
    #: What links in letters are signed with, and then what is still accepted while it is changed;
    #: only from BLOTTER_SECRET and BLOTTER_SECRET_BEFORE.
    secrets: tuple[str, ...] = ()

    @property
    def database_url(self) -> str:
        """The SQLAlchemy URL of the log."""
        return self.database.url or f"sqlite:///{self.home / 'blotter.db'}"

    @property
    def vocabulary(self) -> str:
        """A name, or the whole path of a file: see `enforcement.vocabularies.load`."""
        named = self.topic.vocabulary
        is_path = "/" in named or named.endswith(".toml")
        return str(self.home / Path(named).expanduser()) if is_path else named

    @property
    def index_dir(self) -> Path:
        """Where the full-text index lies."""
        return self.home / "index"

    @property
    def inbox(self) -> Path | None:
        """The Maildir that is read, if any is."""
        return self.home / self.mail.inbox if self.mail.inbox else None

    def source(self, name: str) -> SourceSettings:
        """What is set about one source; the defaults where nothing is."""
        return self.sources.get(name, SourceSettings())


#: Each variable and the setting it overrides.
_VARIABLES: dict[str, tuple[str, ...]] = {
    f"BLOTTER_{'_'.join(path).upper()}": path
    for path in (
        *((name,) for name in ("contact", "timezone", "allow_private")),
        *(("database", name) for name in _Database.__struct_fields__),
        *(("smtp", name) for name in SmtpSettings.__struct_fields__),
        *(("search", name) for name in SearchSettings.__struct_fields__),
        *(("mail", name) for name in MailSettings.__struct_fields__),
        *(("web", name) for name in WebSettings.__struct_fields__),
    )
}
#: Begins the variables that hold keys.
_KEY = "BLOTTER_KEY_"
#: The variables that hold secrets to sign with, the one in force first.
_SECRETS = ("BLOTTER_SECRET", "BLOTTER_SECRET_BEFORE")
#: What only letters and the page need: no process that fetches pages is given it.
_NOT_FOR_CRAWLERS = frozenset((*_SECRETS, "BLOTTER_SMTP_PASSWORD", "BLOTTER_WEB_TOKEN"))
#: A line of a mail has 998 characters at most (RFC 5322 section 2.1.1), a token up to 200.
_LONGEST_URL = 500
#: Settings that a file may not hold.
_SECRET_SETTINGS = (("smtp", "password"), ("web", "token"))
#: What nobody guesses has so many characters at least.
_SECRET_LENGTH = 16
_VISIBLE, _HEADER = re.compile(r"[!-~]+"), re.compile(r"[A-Za-z0-9-]+")


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force. Raises ConfigError with one line that names what is wrong."""
    home = _home(environ)
    file = home / "blotter.toml"
    values = _parse(file)
    for table, key in _SECRET_SETTINGS:
        if key in _table(values, table):
            variable = f"BLOTTER_{table}_{key}".upper()
            msg = f"{file}: {table}.{key}: secrets belong in the environment, as {variable}"
            raise ConfigError(msg)
    given = _override(deepcopy(values), environ)
    _refuse_gaps(given, file)
    # What the file leaves open the environment gives.
    in_file = {name: it for name, it in values.items() if name != "smtp" or not _gaps(values)}
    _convert(in_file, _File, str(file))
    there = {"home": str(home), "keys": _keys(environ), "secrets": _secrets(environ)}
    settings = _convert(given | there, Settings, "environment")
    _refuse_faults(settings)
    return settings


def crawlers_environment(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What a process is given that fetches pages: all but the secrets that only letters
    and the page need.

    The database's address and the publishers' keys stay, without which it could not work; so does
    what is not ours, such as the address of a proxy.
    """
    return {name: value for name, value in environ.items() if name not in _NOT_FOR_CRAWLERS}


def _table(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The table of a name; empty where there is none, or something else under its name."""
    table = values.get(name)
    return table if isinstance(table, dict) else {}


def _gaps(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What a table needs that is there, and has not: the table and the key."""
    feeds = _table(values, "feeds")
    tables: list[tuple[str, type[_Table], Any]] = [("smtp", SmtpSettings, values.get("smtp"))]
    tables += [(f"feeds.{name}", FeedSettings, feed) for name, feed in feeds.items()]
    return [
        (name, field.name)
        for name, kind, table in tables
        if isinstance(table, dict)
        for field in msgspec.structs.fields(kind)
        if field.required and field.name not in table
    ]


def _refuse_gaps(values: Mapping[str, Any], file: Path) -> None:
    """Refuse a table that lacks what it cannot do without, and say where that belongs."""
    for table, key in _gaps(values):
        variable = f"BLOTTER_{table}_{key}".upper()
        by_variable = f", or set {variable}" if variable in _VARIABLES else ""
        msg = f"{table}.{key} is missing: write {key} under [{table}] in {file}{by_variable}"
        raise ConfigError(msg)


def _refuse_faults(settings: Settings) -> None:
    """Refuse what has the right type and cannot work."""
    url = settings.database.url
    if url and (fault := database_address.fault_of_setting(url)):
        msg = f"database.url: {fault}"
        raise ConfigError(msg)
    if settings.search.engine not in SEARCH_ENGINES:
        msg = f"search.engine: {_no_engine(settings.search.engine)}"
        raise ConfigError(msg)
    for name in ("crawl_at", "digest_at"):
        if getattr(settings.schedule, name).tzinfo:
            msg = f"schedule.{name}: write a time of day like 07:00:00, which is in `timezone`"
            raise ConfigError(msg)
    if settings.web.url and not _leads_to_pages(settings.web.url):
        msg = (
            "web.url: it is an address like https://blotter.example.org, with nothing after ? or #"
        )
        raise ConfigError(msg)
    _refuse_web_faults(settings.web)
    if settings.smtp:
        try:
            mailbox(settings.smtp.sender)
        except ValueError as error:
            msg = f"smtp.sender: {error}"
            raise ConfigError(msg) from error


def _leads_to_pages(url: str) -> bool:
    """Whether addresses of pages can be made by adding to it, which fit on a line of a header."""
    is_plain = url.isascii() and not set("?#@") & set(url) and len(url) <= _LONGEST_URL
    return is_plain and bool(web_address(url))


def _refuse_web_faults(web: WebSettings) -> None:
    token = web.token
    if token and (len(token) < _SECRET_LENGTH or not _VISIBLE.fullmatch(token)):
        msg = (
            f"BLOTTER_WEB_TOKEN: it has {_SECRET_LENGTH} characters of ASCII at least, drawn by"
            " chance, and no blanks"
        )
        raise ConfigError(msg)
    if not _HEADER.fullmatch(web.user_header):
        msg = f"web.user_header: {web.user_header!r} is no name of a header"
        raise ConfigError(msg)
    if web.trusted_proxy:
        from store.networks import networks  # only where one is set

        try:
            networks(web.trusted_proxy)
        except ValueError as error:
            msg = f"web.trusted_proxy: {error}"
            raise ConfigError(msg) from error


def _no_engine(name: str) -> str:
    from difflib import get_close_matches  # only where something is wrong

    (nearest, *_) = get_close_matches(name, SEARCH_ENGINES, 1) or (" or ".join(SEARCH_ENGINES),)
    return f"there is no engine {name!r}; did you mean {nearest}?"


def _home(environ: Mapping[str, str]) -> Path:
    if named := environ.get("BLOTTER_HOME"):
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path  # only where no folder is named: saves its import

    return user_data_path("blotter")


def _parse(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        msg = f"{file}: {error}"
        raise ConfigError(msg) from error


def _override(values: dict[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """The file's values with those of the environment laid over them."""
    for variable, value in environ.items():
        is_ours = variable.startswith("BLOTTER_") and variable != "BLOTTER_HOME"
        if not is_ours or variable.startswith(_KEY) or variable in _SECRETS:
            continue
        if variable not in _VARIABLES:
            msg = f"{variable}: no such setting; known are {', '.join(sorted(_VARIABLES))}"
            raise ConfigError(msg)
        *tables, key = _VARIABLES[variable]
        target = values
        for table in tables:
            target = target.setdefault(table, {})
            if not isinstance(target, dict):
                msg = f"{table}: it is a table, [{table}], and {variable} belongs in it"
                raise ConfigError(msg)
        target[key] = value
    return values


def _keys(environ: Mapping[str, str]) -> dict[str, str]:
    """The keys by name, in lower case; a variable that is empty is not set.

    Raises ConfigError, which does not repeat the key, for what cannot stand in a header
    (RFC 9110 section 5.5).
    """
    keys: dict[str, str] = {}
    for variable, value in environ.items():
        if not variable.startswith(_KEY) or not value:
            continue
        if not value.isascii() or not value.isprintable() or value != value.strip():
            msg = f"{variable}: a key is printable ASCII, without a space or line end around it"
            raise ConfigError(msg)
        keys[variable.removeprefix(_KEY).lower()] = value
    return keys


def _secrets(environ: Mapping[str, str]) -> tuple[str, ...]:
    """What to sign with, then what is accepted too; a variable that is empty is not set.

    Raises ConfigError, which does not repeat the secret.
    """
    given = {variable: secret for variable in _SECRETS if (secret := environ.get(variable, ""))}
    for variable, secret in given.items():
        if len(secret) < _SECRET_LENGTH:
            msg = f"{variable}: a secret has {_SECRET_LENGTH} characters at least, drawn by chance"
            raise ConfigError(msg)
    if given and _SECRETS[0] not in given:
        msg = f"{_SECRETS[1]} is for what {_SECRETS[0]} was before: set {_SECRETS[0]} too"
        raise ConfigError(msg)
    return tuple(given.values())


def _convert(values: dict[str, Any], kind: type[T], place: str) -> T:
    try:
        return msgspec.convert(values, kind, strict=False, dec_hook=_own_type)
    except msgspec.ValidationError as error:
        msg = f"{place}: {error}"
        raise ConfigError(msg) from error


def _own_type(kind: type, value: Any) -> Any:
    """Build the types msgspec does not know; it names the key in the error itself."""
    if kind is Path:
        return Path(value).expanduser()
    try:
        return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError) as error:
        msg = f"{value!r} is no time zone of the IANA database"
        raise ValueError(msg) from error
