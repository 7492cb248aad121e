"""quantulum3."""

import warnings

from protocol import Row, Text, one_by_one, quantity, serve

warnings.simplefilter("ignore")

from quantulum3 import parser  # noqa: E402 - it warns as it is imported


def read(text: Text) -> list[Row]:
    """Its quantities; a mean with an uncertainty is a range."""
    rows = []
    for found in parser.parse(text["text"]):
        spread = found.uncertainty or 0
        unit = "-" if found.unit.name == "dimensionless" else found.unit.name
        low, high = found.value - spread, found.value + spread
        rows.append(quantity(*found.span, found.surface, low, high, unit=unit, change="="))
    return rows


serve(one_by_one(read))
