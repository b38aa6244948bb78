"""A part of an answer: the keys of its JSON that were asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from answers.questions.parameters import Parameter, ParameterError

FIELDS = Parameter(
    name="fields",
    about="Only these keys of the answer: paths parted by commas, which lead through lists too.",
    example="total,hits.id,hits.title",
)


def paths_in(text: str | None) -> tuple[str, ...]:
    """The paths of `fields`."""
    return tuple(path for it in (text or "").split(",") if (path := it.strip()))


def selected(answer: Any, paths: Iterable[str]) -> Any:
    """An answer's JSON with the keys at these paths alone, in the order of the answer; all of it
    where no path is given. Raises ParameterError where an object on the way has no such key."""
    tree = _tree(paths)
    return _part(answer, tree, "") if tree else answer


def _tree(paths: Iterable[str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for path in paths:
        below = tree
        for key in path.split("."):
            below = below.setdefault(key, {})
    return tree


def _part(value: Any, tree: Mapping[str, Any], at: str) -> Any:
    if not tree or value is None:
        return value
    if isinstance(value, list | tuple):
        return [_part(item, tree, at) for item in value]
    missing = [key for key in tree if not isinstance(value, Mapping) or key not in value]
    if missing:
        known = ", ".join(value) if isinstance(value, Mapping) else "none"
        msg = f"fields: there is no key {at}{missing[0]}; there are: {known}"
        raise ParameterError(msg)
    return {key: _part(it, tree[key], f"{at}{key}.") for key, it in value.items() if key in tree}
