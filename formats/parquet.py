"""Tables as Parquet files, by arro3 (the Arrow and Parquet of Rust), which is an extra of ours."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from formats.format_error import FormatError
from store.transfer.dataset import ColumnType, TableRow

if TYPE_CHECKING:
    from arro3.core import Array, DataType, RecordBatch

#: Rows that are written together; with texts they are a few megabytes.
_TOGETHER = 1000


def write_parquet(
    out: BinaryIO, columns: Mapping[str, ColumnType], rows: Iterable[TableRow]
) -> None:
    """Write rows, some at a time. Dates and times (UTC, microseconds) are typed; lists and objects
    are JSON text, which every reader of Parquet takes."""
    try:
        from arro3.core import Field, RecordBatch, RecordBatchReader, Schema
        from arro3.io import write_parquet as write
    except ImportError as error:
        msg = "Parquet needs the extra `parquet`: pip install 'enforcement-blotter[parquet]'"
        raise FormatError(msg) from error
    schema = Schema([Field(name, _type(kind)) for name, kind in columns.items()])
    remaining = iter(rows)

    def batches() -> Iterator[RecordBatch]:
        while some := list(islice(remaining, _TOGETHER)):
            arrays = [_array([row[name] for row in some], kind) for name, kind in columns.items()]
            yield RecordBatch.from_arrays(arrays, schema=schema)

    reader = RecordBatchReader.from_batches(schema, batches())
    write(reader, out, compression="zstd(3)", max_row_group_size=10 * _TOGETHER)


def _type(kind: ColumnType) -> DataType:
    from arro3.core import DataType

    return {
        "text": DataType.string(),
        "json": DataType.string(),
        "integer": DataType.int64(),
        "number": DataType.float64(),
        "boolean": DataType.bool(),
        "date": DataType.date32(),
        "time": DataType.timestamp("us", tz="UTC"),
    }[kind]


def _array(values: list[Any], kind: ColumnType) -> Array:
    from arro3.core import Array, DataType

    if kind == "json":
        values = [json.dumps(value, ensure_ascii=False) for value in values]
    if kind in ("date", "time"):
        return Array(values, DataType.string()).cast(_type(kind))
    return Array(values, _type(kind))
