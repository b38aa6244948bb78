"""What every command says of settings that it cannot work with."""

from __future__ import annotations

from dataclasses import dataclass

from store.plain_text import clean


class ConfigError(ValueError):
    """A setting is missing, unknown or wrong; the message names it and where it stands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One thing that is wrong in the settings."""

    #: The path of the file, or the name of the variable.
    place: str
    #: Dotted, as in the file; empty where it is about the place as a whole.
    key: str = ""
    problem: str

    def __str__(self) -> str:
        """On one line: where it stands, what is wrong, and what may stand there."""
        return clean(": ".join(filter(None, (self.place, self.key, self.problem))))
