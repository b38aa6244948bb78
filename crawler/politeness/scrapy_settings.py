"""What Scrapy is told for a source: to be polite, to be quiet, and who is asking."""

from __future__ import annotations

from typing import Any

from crawler.own_version import own_version
from crawler.politeness.courtesy import PRODUCT
from crawler.politeness.credentials import key_header, origin_of
from crawler.politeness.host_turns import LONGEST_ANSWER
from crawler.source.server_answer import MAXSIZE
from crawler.source.source import Source
from store.config import Settings
from store.settings.crawling_tables import FeedSettings, SourceSettings

#: Of what is logged, only what somebody should see; to standard error.
LOGGING: dict[str, Any] = {"LOG_LEVEL": "WARNING", "RETRY_GIVE_UP_LOG_LEVEL": "INFO"}

#: Seconds that the longest look may take.
LONGEST_LOOK = 4 * 3600.0

_REPLAY = "crawler.archives.replay.ReplayHandler"
_TURNS = "crawler.politeness.host_turns.TurnHandler"
#: What a link in a page must not make us open.
NO_OTHER_SCHEMES = dict.fromkeys(("data", "file", "ftp", "s3"))


def scrapy_settings(source: Source, settings: Settings, *, replay: bool) -> dict[str, Any]:
    """Scrapy's settings for looking at a source, on the network or in an archive."""
    return {
        **LOGGING,
        "USER_AGENT": user_agent(source.name, settings),
        "ROBOTSTXT_USER_AGENT": PRODUCT,
        "ROBOTSTXT_OBEY": not source.robots_exception,
        "ITEM_PIPELINES": {"crawler.look.recorder.Recorder": 0},
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "COOKIES_ENABLED": False,
        "HTTPCACHE_ENABLED": False,
        # Scrapy 2.19 starts this many tasks for every response.
        "CONCURRENT_ITEMS": 2,
        # A refresh in a page is how a bot wall sends its answer: it is not to be climbed.
        "METAREFRESH_ENABLED": False,
        "REDIRECT_MAX_TIMES": 5,
        "DOWNLOAD_MAXSIZE": MAXSIZE,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": LONGEST_ANSWER,
        # Bytes kept as evidence must come from whom they seem to come from.
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "RETRY_TIMES": 2,
        # Not 429 and 503: they ask to be left alone, and the next look is soon enough.
        "RETRY_HTTP_CODES": [408, 500, 502, 504, 522, 524],
        **(_replayed() if replay else _live(source, settings)),
    }


def process_settings(settings: Settings) -> dict[str, Any]:
    """Scrapy's settings for a process, whatever it looks at: a reactor has one resolver."""
    # Where messages are JSON, they are written by this process, not by Scrapy.
    logging = {**LOGGING, "LOG_ENABLED": settings.log == "text"}
    if settings.allow_private:
        return logging
    return {**logging, "TWISTED_DNS_RESOLVER": "crawler.politeness.public_addresses.PublicResolver"}


def public_addresses(settings: Settings) -> dict[str, int]:
    """The downloader middleware that goes with `process_settings`."""
    middleware = {"crawler.politeness.public_addresses.PublicAddresses": 760}
    return {} if settings.allow_private else middleware


def user_agent(name: str, settings: Settings) -> str:
    """The one set for a source, else one like a browser's that names the program and a contact:
    some publishers turn away names they do not know, others browsers that give none."""
    ours = f"Mozilla/5.0 (compatible; Blotter/{own_version()}; +mailto:{settings.contact})"
    return _chosen(name, settings).user_agent or ours


def host_delay(source: Source, settings: Settings) -> float:
    """Seconds between two requests to one host, as set or as the source says."""
    delay = _chosen(source.name, settings).delay
    return source.delay if delay is None else delay


def requests_a_day(source: Source, settings: Settings) -> int:
    """How many requests one host gets in a day (UTC) at most, as set or as the source says."""
    return _chosen(source.name, settings).requests_a_day or source.requests_a_day


def look_deadline(source: Source, settings: Settings) -> float:
    """Seconds after which a look is ended, as set; else half as long again as the requests of a day
    take at its delay, but an hour at least and `LONGEST_LOOK` at most."""
    if settings.crawl.deadline is not None:
        return settings.crawl.deadline
    at_its_delay = requests_a_day(source, settings) * host_delay(source, settings)
    return min(max(3600.0, 1.5 * at_its_delay), LONGEST_LOOK)


def _live(source: Source, settings: Settings) -> dict[str, Any]:
    middlewares = public_addresses(settings)
    middlewares |= {
        "crawler.politeness.robots.UnreachableRobots": 110,
        "crawler.politeness.courtesy.Courtesy": 990,
    }
    credential = key_header(source, settings)
    if credential:
        middlewares["crawler.politeness.credentials.ListingCredential"] = 980
    return {
        "CREDENTIAL_HEADER": credential,
        "CREDENTIAL_PLACES": [origin_of(listing) for listing in source.listings],
        "DOWNLOADER_MIDDLEWARES": middlewares,
        # They wait for their turns at a host; Scrapy's own delays know of one source alone.
        "DOWNLOAD_HANDLERS": {**NO_OTHER_SCHEMES, "http": _TURNS, "https": _TURNS},
        "HOST_DELAY": host_delay(source, settings),
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    }


def _replayed() -> dict[str, Any]:
    handlers = {**NO_OTHER_SCHEMES, "http": _REPLAY, "https": _REPLAY}
    return {"DOWNLOAD_HANDLERS": handlers, "RETRY_ENABLED": False}


def _chosen(name: str, settings: Settings) -> SourceSettings | FeedSettings:
    return settings.feeds.get(name) or settings.source(name)
