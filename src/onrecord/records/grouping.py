"""What an engine is asked: rows counted by their raw cells, in one pass, for a table may stream by only once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from onrecord.beats.models import Column, Layout
from onrecord.records.offices import squeezed

_TIME = re.compile(r"[ T]\d{1,2}:\d\d")
_MARKS = {"keep": "", "drop marked": "duplicate", "drop repeated identifier": "identifier"}
Used = Sequence[tuple[Column, int]]  # the columns that are counted by, with where they are


def used(layout: Layout, columns: Used, by: Sequence[str]) -> list[tuple[Column, int]]:
    """The columns of a table that are counted by, with where they are; ``by`` are those of ``breakdowns.BY``."""
    wanted = {"date", "office", "count", "series", *by, _MARKS[layout.duplicates]}
    return [(column, at) for column, at in columns if column.what in wanted]


def without_times(table: Any, columns: Used, head: Sequence[Sequence[str]]) -> Any:
    """The table with its dates cut after the day where the first rows show a time: else every minute is a group."""
    timed = [at for column, at in columns if column.what == "date" and any(_TIME.search(row[at]) for row in head)]
    cut = {f"c{at}": table[f"c{at}"].re_replace(f"{_TIME.pattern}.*$", "") for at in timed}
    return table.mutate(**cut) if cut else table


def grouped(table: Any, columns: Used, layout: Layout) -> Any:
    """One row a combination of raw cells, columns named as in the table.

    Beside them: ``rows``, how many there are; ``repeated``, how many of these repeat the identifier and day of
    another.
    """
    import ibis

    names = [f"c{at}" for _, at in columns]
    identifier = next((f"c{at}" for column, at in columns if column.what == "identifier"), None)
    if identifier is None:
        return table.group_by(names).aggregate(rows=table.count()).mutate(repeated=ibis.literal(0, "int64"))
    day = next(f"c{at}" for column, at in columns if column.what == "date")
    return _once_a_day(table, identifier, day, [name for name in names if name not in (identifier, day)], layout)


def repeats(table: Any, columns: Used, layout: Layout, days: Sequence[str], most: int) -> Any:
    """The first rows, by their number, that repeat the identifier and day of a row before them; of those days alone."""
    import ibis

    identifier = next(f"c{at}" for column, at in columns if column.what == "identifier")
    day = next(f"c{at}" for column, at in columns if column.what == "date")
    named = table.filter(~_nameless(table[identifier], layout), table[day].fill_null("").isin(days))
    before = ibis.row_number().over(ibis.window(group_by=[identifier, day], order_by="row"))
    return named.mutate(before=before).filter(lambda t: t.before > 0).order_by("row").limit(most).select("row")


def _nameless(identifier: Any, layout: Layout) -> Any:
    """Whether an identifier is blank or redacted."""
    plain = identifier.fill_null("").lower().re_replace("[^a-z0-9]", "")
    return plain.isin(["", *(squeezed(mark) for mark in layout.redaction)])


def _once_a_day(table: Any, identifier: str, day: str, others: Sequence[str], layout: Layout) -> Any:
    """Rows with the same identifier on the same day as one; those without an identifier each for itself."""
    import ibis

    nameless = _nameless(table[identifier], layout)
    # For rows with an identifier these are all null, so that they are grouped by identifier and day alone.
    apart = {f"apart_{name}": ibis.ifelse(nameless, table[name].fill_null(""), ibis.null("string")) for name in others}
    told = table.mutate(who=ibis.ifelse(nameless, "", table[identifier]), nameless=nameless, **apart)
    once = told.group_by(["who", "nameless", day, *apart]).aggregate(
        **{name: told[name].min() for name in others}, rows=told.count()
    )
    return once.group_by([day, *others]).aggregate(
        rows=once.rows.sum(), repeated=ibis.ifelse(once.nameless, 0, once.rows - 1).sum()
    )
