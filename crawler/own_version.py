"""The version of this program, as requests and archives name it."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def own_version() -> str:
    """0 where it is run without being installed."""
    try:
        return version("enforcement-blotter")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0"
