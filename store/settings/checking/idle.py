"""Settings that are accepted and have no effect."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from store.settings.environment import KEY, overrides
from store.settings.file import File


def idle_settings(
    settings: File,
    values: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    followed: Collection[str],
    asked: Collection[str],
) -> Iterator[str]:
    """Each in a line that begins with the key or the variable.

    `values` are those of the file, `followed` the names of the sources that are followed, `asked`
    the variables that sources ask for.
    """
    for variable, key, _ in overrides(environ):
        table = values.get(key.table, {}) if key.table else values
        if key.name in table:
            yield f"{key.path}: {variable} is set and overrides the file"
    smtp = settings.smtp
    if smtp and smtp.ca_file and not smtp.starttls:
        yield "smtp.ca_file: without starttls nothing is encrypted, and no authority is asked for"
    if smtp and smtp.password and not smtp.user:
        yield "BLOTTER_SMTP_PASSWORD: nobody signs in, since smtp.user is not set"
    if "user_header" in values.get("web", {}) and not settings.web.trusted_proxy:
        yield "web.user_header: no proxy is trusted to say who asks (web.trusted_proxy)"
    for name, chosen in settings.sources.items():
        if name not in followed and chosen.enabled is None:
            yield f"sources.{name}: it is not followed: set enabled = true under [sources.{name}]"
    for variable in environ:
        if variable.startswith(KEY) and variable.upper() not in asked:
            known = ", ".join(sorted(asked))
            yield f"{variable}: no source asks for this key; those asked for are {known}"
