"""Positions as a question to the database."""

from __future__ import annotations

from search.index.engine import Selection


def test_selections_are_joined_with_the_values_of_each() -> None:
    one = Selection(sql="SELECT position FROM a WHERE x = :x", values={"x": 1})
    two = Selection(sql="SELECT position FROM b WHERE x = CAST(:x AS text)", values={"x": "y"})
    both = one & (two | one)
    assert both.sql == (
        "(SELECT position FROM a WHERE x = :l_x) INTERSECT"
        " ((SELECT position FROM b WHERE x = CAST(:r_l_x AS text)) UNION"
        " (SELECT position FROM a WHERE x = :r_r_x))"
    )
    assert both.values == {"l_x": 1, "r_l_x": "y", "r_r_x": 1}
