"""What is said of a key or a table that there is not: where it belongs, or what it may mean."""

from __future__ import annotations

from store.nearest import did_you_mean, nearest
from store.settings.keys import KEYS

#: Names of tables, those that hold tables of chosen names by the name before these.
_TABLES = tuple(dict.fromkeys(key.table.partition(".")[0] for key in KEYS if key.table))


def unknown_key(name: str, table: str) -> str:
    """What is wrong with a key of a table, which goes by its name in `KEYS`; "" is before all
    tables."""
    if name == "home" and not table:
        return "it is no key: the variable BLOTTER_HOME names the folder that holds this file"
    known = [key.name for key in KEYS if key.table == table] + ([] if table else [*_TABLES])
    if hint := did_you_mean(nearest(name, known)):
        return f"there is no such key{hint}"
    if stands := " or ".join(where(key.table) for key in KEYS if key.name == name):
        return f"there is no such key here; {name} stands {stands}"
    return f"there is no such key{_elsewhere(name)}; known here are {', '.join(known)}"


def where(table: str) -> str:
    """Where the keys of a table are written."""
    return f"under [{table}]" if table else "before all tables, at the top of the file"


def table_wanted(name: str) -> str:
    """What to write where something else stands in place of a table."""
    keys = ", ".join(key.name for key in KEYS if key.table == _as_in_keys(name))
    return f"a table belongs here: write [{name}], and below it its keys ({keys})"


def _as_in_keys(table: str) -> str:
    outer, dot, _ = table.partition(".")
    return f"{outer}.NAME" if dot else table


def _elsewhere(name: str) -> str:
    """The key of another table that a name may mean."""
    by_name = {key.name: key for key in KEYS}
    meant = nearest(name, by_name)
    return f"; {meant[0]} stands {where(by_name[meant[0]].table)}" if meant else ""
