"""The first `blotter.toml` of an installation: the few keys that a newcomer needs, explained."""

from __future__ import annotations

from textwrap import wrap

from store.settings.keys import KEYS, Key
from store.settings.toml_text import toml_text

#: In the order of the file, where keys before all tables come first.
_NEEDED = (
    *("contact", "timezone", "topic.vocabulary", "schedule.crawl_at", "schedule.digest_at"),
    *("smtp.host", "smtp.sender", "web.url"),
)
_HEAD = """\
# Settings of Blotter. A line that begins with # changes nothing: take the # away to set a key,
# and that before its [table]. `blotter config check` says what is wrong, `blotter config show` what
# is in force, and docs/reference/configuration.md explains every key. Secrets do not belong here:
# they are variables of the environment (BLOTTER_SMTP_PASSWORD, BLOTTER_WEB_TOKEN, BLOTTER_SECRET).
"""


def first_file() -> str:
    """TOML in which every key is a remark, so that all is as it is without the file."""
    by_path = {key.path: key for key in KEYS}
    needed = [by_path[path] for path in _NEEDED]
    lines = [_HEAD]
    table = ""
    for key in needed:
        if key.table != table:
            table = key.table
            lines.append(f"# [{table}]")
        lines.append(
            "\n".join([*wrap(_said(key), 98, initial_indent="# ", subsequent_indent="# ")])
        )
        lines.append(f"# {key.name} = {toml_text(key.example)}\n")
    return "\n".join(lines)


def _said(key: Key) -> str:
    if key.is_required or key.default in ("", None):
        return key.meaning
    return f"{key.meaning} Without it: {toml_text(key.default)}."
