"""An example of an answer, made from its type: the shape, with a value of each kind."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import inspect

_PLAIN: dict[type[inspect.Type], Any] = {
    inspect.StrType: "text",
    inspect.IntType: 1,
    inspect.FloatType: 1.0,
    inspect.BoolType: False,
    inspect.DateType: "2026-03-01",
    inspect.DateTimeType: "2026-03-01T12:00:00Z",
}


def example_of(answer: type) -> Any:
    """A value of a type, as JSON has it. Pure."""
    return _example(inspect.type_info(answer), ())


def _example(of: inspect.Type, within: tuple[type, ...]) -> Any:
    """What stands within itself is left out."""
    match of:
        case inspect.DataclassType(cls=cls, fields=fields):
            inner = (*within, cls)
            return {field.encode_name: _example(field.type, inner) for field in fields}
        case inspect.UnionType(types=types):
            return _example(next(it for it in types if type(it) is not inspect.NoneType), within)
        case inspect.LiteralType(values=values):
            return values[0]
        case inspect.TupleType(item_types=types):
            return [_example(it, within) for it in types]
        case inspect.VarTupleType(item_type=item) | inspect.ListType(item_type=item):
            return [] if getattr(item, "cls", None) in within else [_example(item, within)]
        case inspect.EnumType(cls=cls):
            return msgspec.to_builtins(next(iter(cls)))
        case inspect.DictType():
            return {}
    return _PLAIN.get(type(of))
