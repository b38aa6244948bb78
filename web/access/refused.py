"""What is not answered, and why."""

from __future__ import annotations

from collections.abc import Mapping


class Refused(Exception):
    """A request is not answered."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        #: Of HTTP.
        self.status = status
        #: For a person: why, and what to do.
        self.detail = detail
        self.headers = headers or {}
