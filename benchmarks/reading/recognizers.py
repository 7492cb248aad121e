"""Recognizers-Text: numbers alone, or with percentages, currencies and dimensions in their place."""

import re
import sys
import warnings

warnings.simplefilter("ignore")

from protocol import Row, Text, one_by_one, quantity, serve  # noqa: E402
from recognizers_number import Culture, recognize_number, recognize_percentage  # noqa: E402
from recognizers_number_with_unit import recognize_currency, recognize_dimension  # noqa: E402

WITH_UNITS = [] if sys.argv[1] == "numbers" else [recognize_currency, recognize_percentage, recognize_dimension]


def read(text: Text) -> list[Row]:
    """Its quantities; where two of its readers see the same place, the one with a unit stands."""
    rows: list[Row] = []
    for recognize in [*WITH_UNITS, recognize_number]:
        for found in recognize(text["text"], Culture.English):
            start, end = found.start, found.end + 1
            value = str((found.resolution or {}).get("value") or "")
            number = re.fullmatch(r"(-?[\d.]+(?:E[+-]?\d+)?)%?", value)
            if number and not any(row["start"] < end and start < row["end"] for row in rows):
                amount = float(number[1])
                unit = "percentage" if value.endswith("%") else found.resolution.get("unit", "-")
                rows.append(quantity(start, end, found.text, amount, amount, unit=unit, change="="))
    return rows


serve(one_by_one(read))
