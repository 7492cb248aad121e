"""A part of an attainment table: one office, some days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.beats.models import Office
from onrecord.errors import UsageError


def named(office: str | None, known: Sequence[Office]) -> str | None:
    """The beat's name of an office given by name, code or another spelling; "national" is itself.

    Raises:
        UsageError: the beat has no such office.
    """
    if office is None or office.lower() == "national":
        return office and "national"
    for each in known:
        if office.lower() in {name.lower() for name in (each.name, each.code, *each.variants)}:
            return each.name
    raise UsageError(f"The beat has no office {office!r}: use national, {', '.join(each.name for each in known)}.")


def within(attainment: pa.Table, office: str | None, first: date | None, last: date | None) -> pa.Table:
    """The rows of that office and those days; None asks for all."""
    if office is not None:
        attainment = attainment.filter(pc.equal(attainment["office"], office))
    if first is not None:
        attainment = attainment.filter(pc.greater_equal(attainment["day"], pa.scalar(first)))
    if last is not None:
        attainment = attainment.filter(pc.less_equal(attainment["day"], pa.scalar(last)))
    return attainment
