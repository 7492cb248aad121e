"""The nouns as Arrow tables, their columns fixed by the types in ``model``, so that an empty table has them too."""

from __future__ import annotations

import base64
import dataclasses
import json
import types
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa
from pydantic import PlainSerializer, PlainValidator

_PLAIN: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
}


def table(noun: type, items: Sequence[Any]) -> pa.Table:
    """One row an item, one column a field; mappings are JSON text, spans and periods are lists."""
    schema = pa.schema([(name, _column(hint)) for name, hint in get_type_hints(noun).items()])
    return pa.Table.from_pylist([row(item) for item in items], schema=schema)


def row(item: Any) -> dict[str, Any]:
    """One noun as a plain dict: tuples as lists, mappings as JSON text."""
    return {field.name: _plain(getattr(item, field.name)) for field in dataclasses.fields(item)}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return row(value)
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return json.dumps(dict(value), ensure_ascii=False, sort_keys=True)
    return value


def _column(hint: Any) -> pa.DataType:
    origin, args = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if origin is Literal:
        return pa.string()
    if origin in (Union, types.UnionType):
        return _column(next(arg for arg in args if arg is not type(None)))
    if origin is tuple:
        return pa.list_(_column(args[0]))
    if dataclasses.is_dataclass(hint):
        return pa.struct([(name, _column(part)) for name, part in get_type_hints(hint).items()])
    return pa.string()


def _packed(content: pa.Table) -> str:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, content.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as stream:
        stream.write_table(content)
    return base64.b64encode(sink.getvalue()).decode()


def _unpacked(content: Any) -> pa.Table:
    return content if isinstance(content, pa.Table) else pa.ipc.open_stream(base64.b64decode(content)).read_all()


Kept = Annotated[pa.Table, PlainValidator(_unpacked), PlainSerializer(_packed)]  # a table within a kept result
