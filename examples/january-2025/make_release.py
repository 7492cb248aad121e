"""Make the synthetic release of this example: python examples/january-2025/make_release.py

It has the 23 columns of the agency's releases of 2025, six title lines and the header on row 7, and their usual
trouble: offices and states left blank, redaction marks, rows given twice. Every row is drawn by a seeded generator;
no row describes a person or an arrest. The number of rows a day is a little below what was posted for that day.
"""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from pathlib import Path

OUT = Path(__file__).parent / "records" / "synthetic-arrests-2025-01.csv"
TITLES = [
    "SYNTHETIC RELEASE",
    "Administrative Arrests, laid out as in the agency's releases of 2025",
    "Dates: 24 January 2025 to 29 January 2025",
    "One row: one administrative arrest, here an invented one",
    "Offices: drawn with invented weights",
    "SYNTHETIC: made by examples/january-2025/make_release.py, describes no person and no arrest",
]
HEADER = [
    "Apprehension Date", "Apprehension State", "Apprehension County", "Apprehension AOR", "Final Program",
    "Final Program Group", "Apprehension Method", "Apprehension Criminality", "Case Status", "Case Category",
    "Departed Date", "Departure Country", "Final Order Yes No", "Final Order Date", "Birth Date", "Birth Year",
    "Citizenship Country", "Gender", "Apprehension Site Landmark", "Alien File Number", "EID Case ID",
    "EID Subject ID", "Unique Identifier",
]  # fmt: skip
POSTED = [593, 286, 956, 1179, 969, 1016]  # 24-29 January 2025, the days of this release
FIRST = date(2025, 1, 24)
RECORDED_SHARE = 0.93  # invented: so that recorded days are close to posted days, and never the same
NO_OFFICE, NO_STATE, TWICE = 0.02, 0.21, 0.01  # the first two as in real releases
OFFICES = {  # office: (invented weight, a state of its area)
    "Atlanta": (8, "GEORGIA"), "Baltimore": (2, "MARYLAND"), "Boston": (4, "MASSACHUSETTS"),
    "Buffalo": (1, "NEW YORK"), "Chicago": (6, "ILLINOIS"), "Dallas": (9, "TEXAS"), "Denver": (3, "COLORADO"),
    "Detroit": (3, "MICHIGAN"), "El Paso": (2, "TEXAS"), "Harlingen": (3, "TEXAS"), "Houston": (9, "TEXAS"),
    "Los Angeles": (4, "CALIFORNIA"), "Miami": (9, "FLORIDA"), "New Orleans": (6, "LOUISIANA"),
    "New York City": (4, "NEW YORK"), "Newark": (3, "NEW JERSEY"), "Philadelphia": (3, "PENNSYLVANIA"),
    "Phoenix": (3, "ARIZONA"), "Salt Lake City": (3, "UTAH"), "San Antonio": (5, "TEXAS"),
    "San Diego": (2, "CALIFORNIA"), "San Francisco": (4, "CALIFORNIA"), "Seattle": (2, "WASHINGTON"),
    "St. Paul": (3, "MINNESOTA"), "Washington": (4, "VIRGINIA"),
}  # fmt: skip
CRIMINALITY = ["1 Convicted Criminal", "2 Pending Criminal Charges", "3 Other Immigration Violator"]
METHODS = ["CAP Local Incarceration", "Located", "Non-Custodial Arrest", "CAP Federal Incarceration"]
REDACTED = "(b)(6), (b)(7)(C)"


def rows(chance: random.Random) -> list[list[str]]:
    """Every row of the release, day by day."""
    drawn: list[list[str]] = []
    for offset, posted in enumerate(POSTED):
        day = FIRST + timedelta(days=offset)
        for _ in range(round(posted * RECORDED_SHARE)):
            drawn.append(_row(chance, day, len(drawn) + 1))
            if chance.random() < TWICE:
                drawn.append(drawn[-1])
    return drawn


def _row(chance: random.Random, day: date, number: int) -> list[str]:
    weights = [weight for weight, _ in OFFICES.values()]
    office = chance.choices(list(OFFICES), weights)[0]
    values = {
        "Apprehension Date": day.isoformat(),
        "Apprehension State": "" if chance.random() < NO_STATE else OFFICES[office][1],
        "Apprehension AOR": "" if chance.random() < NO_OFFICE else f"{office} Area of Responsibility",
        "Apprehension Method": chance.choice(METHODS),
        "Apprehension Criminality": chance.choice(CRIMINALITY),
        "Birth Date": REDACTED,
        "Birth Year": "",
        "Citizenship Country": f"INVENTED COUNTRY {chance.choice('ABCDE')}",
        "Gender": chance.choice(["Male", "Female"]),
        "Unique Identifier": f"SYNTHETIC-{number:06}",
    }
    return [values.get(name, "") for name in HEADER]


def main() -> None:
    """Write the release."""
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([title] for title in TITLES)
        writer.writerow(HEADER)
        writer.writerows(rows(random.Random(2025)))


if __name__ == "__main__":
    main()
