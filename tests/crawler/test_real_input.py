"""Real answers (../shared/data) through whole looks of the shipped sources: once over loopback HTTP
and once from WARC, each of them looked at more than once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from crawler import sources, user_feed
from crawler.answer import Answer, answer, page, reading
from crawler.source import Source
from crawler.sources.us_fda_warning_letters import FdaWarningLetters
from store import log
from store.config import FeedSettings
from store.database import open_store
from store.documents import Document, Reading
from store.events import CaptureFailed, DocumentPublished, DocumentRevised
from store.record import record
from tests.crawler.real import (
    BEGIN,
    FEED,
    Given,
    Letter,
    Origin,
    Web,
    archived,
    block_pages,
    child,
    dockets,
    left,
    letter_list,
    letters,
    raw_texts,
    register,
    register_records,
    renewed,
    repointed,
    snapshots,
)
from tests.crawler.world import World
