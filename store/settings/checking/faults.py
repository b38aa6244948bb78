"""All that is wrong in a file and in the environment, in the order in which it stands there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from store.settings.checking.exposed_password import exposed_password
from store.settings.checking.source_names import Wrong, wrong_feed_names, wrong_sources
from store.settings.checking.together import unfit
from store.settings.checking.unknown_keys import table_wanted, unknown_key, where
from store.settings.checking.unknown_variables import unknown_variables
from store.settings.checking.values import decoded
from store.settings.config_error import ConfigError, Fault
from store.settings.environment import laid_over, overrides, publishers_keys, signing_secrets
from store.settings.keys import KEYS, Key
from store.settings.toml_text import shown, toml_text

#: By the names of their tables, which end in NAME where there may be many.
_KEYS: dict[str, dict[str, Key]] = {}
for _key in KEYS:
    _KEYS.setdefault(_key.table, {})[_key.name] = _key


def all_faults(
    values: Mapping[str, Any],
    file: Path,
    environ: Mapping[str, str],
    shipped: Collection[str] | None,
) -> Iterator[Fault]:
    """What is wrong: in the values that the file has, in variables, and what neither of them says.

    `shipped` are the names of the sources that ship; None where nobody asks for them.
    """
    for key, problem in _file_faults(values, shipped):
        yield Fault(place=str(file), key=key, problem=problem)
    yield from _exposed_passwords(_table(values, "database"), file)
    yield from _environment_faults(environ, file)
    given = laid_over(values, environ)
    for table, missing in _gaps(given):
        yield Fault(place=str(file), key=f"{table}.{missing.name}", problem=_gap(table, missing))
    for key, problem in unfit(_table(given, "database"), _table(given, "search")):
        yield Fault(place=str(file), key=key, problem=problem)


def _file_faults(values: Mapping[str, Any], shipped: Collection[str] | None) -> Wrong:
    for name, value in values.items():
        if name in _KEYS:
            yield from _table_faults(name, name, value)
        elif f"{name}.NAME" in _KEYS:
            yield from _named_tables(name, value)
        elif problem := _problem("", name, value):
            yield name, problem
    feeds, sources = _table(values, "feeds"), _table(values, "sources")
    yield from wrong_feed_names(feeds)
    if shipped is not None:
        yield from wrong_sources(sources, feeds, shipped)


def _named_tables(outer: str, tables: Any) -> Wrong:
    if not isinstance(tables, dict):
        yield outer, f"{shown(tables)} is not a table; {table_wanted(f'{outer}.NAME')}"
        return
    for name, table in tables.items():
        yield from _table_faults(f"{outer}.NAME", f"{outer}.{name}", table)


def _table_faults(kind: str, name: str, table: Any) -> Wrong:
    """What is wrong in a table, which `KEYS` knows as `kind` and the file calls `name`."""
    if not isinstance(table, dict):
        yield name, f"{shown(table)} is not a table; {table_wanted(name)}"
        return
    for key, value in table.items():
        if problem := _problem(kind, key, value):
            yield f"{name}.{key}", problem


def _problem(table: str, name: str, value: Any) -> str | None:
    key = _KEYS[table].get(name)
    if key is None:
        return unknown_key(name, table)
    if key.is_secret:
        return f"a secret belongs in the environment, as {key.variable}"
    return _wrong_value(key, value, as_text=False)


def _wrong_value(key: Key, value: Any, *, as_text: bool) -> str | None:
    try:
        decoded(key, value, as_text=as_text)
    except ValueError as error:
        return str(error)
    return None


def _environment_faults(environ: Mapping[str, str], file: Path) -> Iterator[Fault]:
    for variable, problem in unknown_variables(environ, file):
        yield Fault(place=variable, problem=problem)
    for variable, key, value in overrides(environ):
        if wrong := _wrong_value(key, value, as_text=True):
            yield Fault(place=variable, problem=wrong)
    for read in (publishers_keys, signing_secrets):
        try:
            read(environ)
        except ConfigError as error:
            yield Fault(place="", problem=str(error))


def _exposed_passwords(database: Mapping[str, Any], file: Path) -> Iterator[Fault]:
    for key in map(_KEYS["database"].__getitem__, ("url", "read_url")):
        if exposed := exposed_password(database.get(key.name), file, str(key.variable)):
            yield Fault(place=str(file), key=key.path, problem=exposed)


def _gaps(values: Mapping[str, Any]) -> Iterator[tuple[str, Key]]:
    """What a table needs that is there, and has not: the table's name, and the key."""
    for key in KEYS:
        if key.is_required:
            for name, table in _tables(values, key.table):
                if key.name not in table:
                    yield name, key


def _gap(table: str, key: Key) -> str:
    by_variable = f", or set {key.variable}" if key.variable else ""
    line = f"{key.name} = {toml_text(key.example)}"
    return f"it is missing: write {line}, say, {where(table)}{by_variable}"


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
