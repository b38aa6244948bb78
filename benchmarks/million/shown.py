"""What the copies were fitted to: the real store beside them, a figure a line."""

from __future__ import annotations

import psycopg

from benchmarks.million.copied.load import plain

#: Each gives a value, or several with what each is of.
_FIGURES = {
    "documents": "SELECT count(*) FROM view_states_a",
    **{
        f"{name} a document": f"SELECT count(*)::float / (SELECT count(*) FROM view_states_a)"
        f" FROM view_{name}_a"
        for name in (
            *("actions", "parties", "amounts", "sentences", "days", "citations", "dockets"),
            *("agencies", "quantities", "terms", "bearers", "links"),
        )
    },
    "characters of an event": "SELECT avg(length(payload)) FROM events TABLESAMPLE SYSTEM (3)",
    "characters of a dossier": "SELECT avg(length(dossier)) FROM view_dossiers_a"
    " TABLESAMPLE SYSTEM (3)",
    "sources": "SELECT count(DISTINCT source) FROM view_states_a",
    "share dated": "SELECT avg((published_on IS NOT NULL)::int) FROM view_states_a",
    "years between the 5th and 95th of a hundred dated": "SELECT"
    " (percentile_disc(0.95) WITHIN GROUP (ORDER BY published_on)"
    " - percentile_disc(0.05) WITHIN GROUP (ORDER BY published_on)) / 365.25 FROM view_states_a",
    "pairing keys that too many bear": "SELECT count(*) FROM view_common_keys_a"
    " WHERE until IS NULL",
}
#: Shares of things by their size.
_SIZES = {
    "matters of {} documents": "SELECT documents FROM view_matters_a WHERE until IS NULL",
    "parties a matter: {}": "SELECT json_array_length(summary::json -> 'parties')"
    " FROM view_matters_a WHERE until IS NULL",
    "people in {} matters": "SELECT count(DISTINCT matter) FROM view_parties_a p"
    " JOIN view_memberships_a m ON m.document = p.position AND m.until IS NULL"
    " WHERE p.type = 'person' GROUP BY party_key",
    "organizations in {} matters": "SELECT count(DISTINCT matter) FROM view_parties_a p"
    " JOIN view_memberships_a m ON m.document = p.position AND m.until IS NULL"
    " WHERE p.type = 'organization' GROUP BY party_key",
    "pairing keys with {} bearers": "SELECT count(*) FROM view_bearers_a GROUP BY key",
}
_CLASSES = ((0, 0), (1, 1), (2, 3), (4, 10), (11, 100), (101, 10**9))


def shown(url: str, other: str) -> str:
    """A line a figure: of the real store, and of the copies."""
    lines = [f"{'':52}{'real':>14}{'copies':>14}"]
    with psycopg.connect(plain(url)) as real, psycopg.connect(plain(other)) as copies:
        for name, query in _FIGURES.items():
            lines.append(_line(name, *(_value(of, query) for of in (real, copies))))
        for name, query in _SIZES.items():
            lines += _by_size(name, *(_sizes(of, query) for of in (real, copies)))
        lines.append("")
        lines.append(f"{'MB of tables and their indexes':52}")
        sizes = _tables(real)
        lines += [_line(name, sizes.get(name, 0.0), of) for name, of in _tables(copies).items()]
    return "\n".join(lines)


def _value(of: psycopg.Connection, query: str) -> float:
    row = of.execute(query.encode()).fetchone()
    return float(row[0] or 0) if row else 0.0


def _sizes(of: psycopg.Connection, query: str) -> dict[tuple[int, int], float]:
    """How many there are, at (-1, -1), the largest, at (-2, -2), and the share of each class."""
    classes = ", ".join(f"avg((n BETWEEN {low} AND {high})::int)" for low, high in _CLASSES)
    row = of.execute(f"SELECT count(*), max(n), {classes} FROM ({query}) of(n)".encode()).fetchone()
    assert row is not None
    return {
        key: float(it or 0) for key, it in zip(((-1, -1), (-2, -2), *_CLASSES), row, strict=True)
    }


def _by_size(
    name: str, real: dict[tuple[int, int], float], copies: dict[tuple[int, int], float]
) -> list[str]:
    lines = [_line(f"{name.format('any number of')}", real[-1, -1], copies[-1, -1])]
    lines.append(_line(f"  the most: {name.format('n')}", real[-2, -2], copies[-2, -2]))
    for low, high in _CLASSES:
        if real[low, high] or copies[low, high]:
            many = str(low) if low == high else f"{low} to {high}" if high < 10**9 else f"{low}+"
            lines.append(_line(f"  share: {name.format(many)}", real[low, high], copies[low, high]))
    return lines


def _tables(of: psycopg.Connection) -> dict[str, float]:
    rows = of.execute(
        "SELECT relname, (pg_total_relation_size(oid) / 1e6)::float FROM pg_class"
        " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        " AND pg_total_relation_size(oid) > 200000 ORDER BY 2 DESC"
    )
    return dict(rows.fetchall())


def _line(of: str, *figures: float) -> str:
    written = (f"{it:,.0f}" if it == int(it) or it > 1000 else f"{it:,.4f}" for it in figures)
    return f"{of:52}" + "".join(f"{it:>14}" for it in written)
