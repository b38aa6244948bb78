"""`blotter.toml` as a whole, and its tables about this installation."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from msgspec import field

from store import database_address
from store.settings.crawling_tables import (
    CrawlSettings,
    FeedSettings,
    SourceSettings,
    TopicSettings,
)
from store.settings.mail_tables import MailSettings, SmtpSettings
from store.settings.shapes import DATABASE, HOST_AND_PORT, MAIL_ADDRESS
from store.settings.table import Table, key
from store.settings.web_table import WebSettings

#: The libraries that an index can be made of.
SearchEngine = Literal["whoosh", "tantivy", "postgres"]


class Schedule(Table, frozen=True, kw_only=True):
    """`[schedule]`: when `blotter serve` starts work, times of day in `timezone`."""

    crawl_at: Annotated[time, key("When sources are crawled.", "03:15")] = time(2, 30)
    digest_at: Annotated[time, key("When letters are written.", "08:00")] = time(7, 0)
    digest_day: Annotated[
        Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        key("The day of weekly letters.", "fri"),
    ] = "mon"


class ServeSettings(Table, frozen=True, kw_only=True):
    """`[serve]`: what `blotter serve` does beside its work."""

    health: Annotated[
        str,
        key(
            "Where it answers whether it is well; nowhere where empty.",
            "127.0.0.1:9464",
            HOST_AND_PORT,
        ),
    ] = ""


class SearchSettings(Table, frozen=True, kw_only=True):
    """`[search]`: the full-text index."""

    engine: Annotated[
        SearchEngine,
        key(
            "What the next `blotter rebuild` makes the index of: whoosh or tantivy; or postgres,"
            " which keeps it in the database of the log.",
            "tantivy",
        ),
    ] = "whoosh"


class DatabaseSettings(Table, frozen=True, kw_only=True):
    """`[database]`: where the log lies."""

    url: Annotated[
        str,
        key(
            "SQLAlchemy's address of a database; SQLite in the home folder where empty.",
            "postgresql+psycopg://blotter@db.observatory.example/blotter",
            DATABASE,
        ),
    ] = ""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(url={database_address.printable(self.url)!r})"


class File(Table, frozen=True, kw_only=True):
    """`blotter.toml` as a whole."""

    contact: Annotated[
        str,
        key(
            "A mail address publishers can write to; it is sent in the user agent.",
            "records@observatory.example",
            MAIL_ADDRESS,
        ),
    ] = ""
    timezone: Annotated[ZoneInfo, key("Name in the IANA time zone database.", "Europe/Berlin")] = (
        ZoneInfo("America/New_York")
    )
    allow_private: Annotated[
        bool, key("Whether private and loopback addresses may be asked.", True)
    ] = False
    log: Annotated[
        Literal["text", "json"],
        key("How `serve`, `web` and `crawl` write messages: as lines, or as JSON.", "json"),
    ] = "text"
    topic: TopicSettings = TopicSettings()
    database: DatabaseSettings = DatabaseSettings()
    sources: dict[str, SourceSettings] = field(default_factory=dict)
    feeds: dict[str, FeedSettings] = field(default_factory=dict)
    smtp: SmtpSettings | None = None
    mail: MailSettings = MailSettings()
    web: WebSettings = WebSettings()
    schedule: Schedule = Schedule()
    serve: ServeSettings = ServeSettings()
    crawl: CrawlSettings = CrawlSettings()
    search: SearchSettings = SearchSettings()
