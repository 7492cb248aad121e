"""Why a group of rows is not counted: by its date, its mark, its series or its counts, told by their texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.beats.models import Column, Layout
from onrecord.records import days, offices
from onrecord.records.cells import Texts, number
from onrecord.records.layouts import key
from onrecord.records.setaside import Reasons

_YES = {"true", "t", "1", "1.0", "yes", "y"}
Places = Mapping[str, list[tuple[Column, str]]]  # what -> the columns that hold it, and their names in the table


REPEATED = "it repeats the identifier and day of another row"


def refuse(groups: pa.Table, places: Places, layout: Layout, dated: days.Dated, reasons: Reasons) -> pa.Array:
    """Whether each group of rows is counted; those that are not go to the reasons."""
    left = pa.repeat(pa.scalar(True), groups.num_rows)
    for name, told in _tests(groups, places, layout, dated):
        why = pc.if_else(left, told, pa.scalar(None, pa.string()))
        refused = groups.append_column("why", why).filter(pc.is_valid(why))
        for row in refused.group_by(["why", name]).aggregate([("rows", "sum")]).to_pylist():
            reasons.add(row["why"], int(row["rows_sum"]), name, row[name] or "")
        left = pc.and_(left, pc.is_null(told))
    return left


def _tests(groups: pa.Table, places: Places, layout: Layout, dated: days.Dated) -> Iterator[tuple[str, pa.Array]]:
    """Each column that may refuse a group, with the reason it gives for each, or none."""
    tell: dict[str, Callable[[str], str | None]] = {
        "date": lambda text: _date(text, places["date"][0][0], layout, dated),
        "duplicate": lambda text: "the release marks it as a duplicate to drop" if is_yes(text) else None,
        "series": lambda text: None if text.strip() in layout.series else _series(layout),
    }
    for what, why in tell.items():
        if what in places:
            name = places[what][0][1]
            yield name, Texts(groups[name]).mapped(why, pa.string())
    if counts := [name for _, name in places.get("count", ())]:
        yield counts[0], _no_count([Texts(groups[name]) for name in counts])


def _date(text: str, column: Column, layout: Layout, dated: days.Dated) -> str | None:
    if text in dated.days:
        return None
    if text in dated.isolated:
        return f"its date is more than {days.ISOLATED_DAYS} days away from all other rows"
    if not text.strip():
        return "it has no date"
    if offices.is_redacted(text, layout.redaction):
        return "its date is redacted"
    if key(text) in {key(other) for other in column.names}:
        return "it repeats the header"
    if not dated.days:
        return "its date is written in no form that is known: add the form to the layout, under formats"
    return f"its date is not written as in the rest of the column ({dated.says})"


def is_yes(text: str) -> bool:
    """Whether a mark is set."""
    return text.strip().lower() in _YES


def _series(layout: Layout) -> str:
    return f"its series is not one that the layout counts ({', '.join(layout.series)})"


def _no_count(columns: list[Texts]) -> pa.Array:
    """A reason where none of the columns holds a whole number."""
    filled, usable = pa.scalar(False), pa.scalar(False)
    for texts in columns:
        filled = pc.or_(filled, texts.mapped(lambda text: bool(text.strip()), pa.bool_()))
        usable = pc.or_(usable, texts.mapped(lambda text: number(text) is not None, pa.bool_()))
    why = pc.if_else(filled, "its count is no whole number", "it gives no count")
    return pc.if_else(usable, pa.scalar(None, pa.string()), why)
