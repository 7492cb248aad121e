"""Releases made to the headers of real ones: seeded, small, with the traps of the real ones."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

Cell = str | int | date | None
Sheets = dict[str, list[list[Cell]]]

HEADERS = {
    "march 2025": [
        "Apprehension Date", "Apprehension State", "Apprehension County", "Apprehension AOR", "Final Program",
        "Final Program Group", "Apprehension Method", "Apprehension Criminality", "Case Status", "Case Category",
        "Departed Date", "Departure Country", "Final Order Yes No", "Final Order Date", "Birth Date", "Birth Year",
        "Citizenship Country", "Gender", "Alien File Number", "EID Case ID", "EID Subject ID", "Unique Identifier",
    ],
    "december 2025": [
        "Apprehension Date", "Apprehension State", "Apprehension County", "Apprehension AOR", "Final Program",
        "Final Program Group", "Apprehension Method", "Apprehension Criminality", "Case Status", "Case Category",
        "Departed Date", "Departure Country", "Final Order Yes No", "Final Order Date", "Birth Date", "Birth Year",
        "Citizenship Country", "Gender", "Apprehension Site Landmark", "Alien File Number", "EID Case ID",
        "EID Subject ID", "Unique Identifier",
    ],
    "march 2026": [
        "Apprehension Date", "Apprehension Type", "State", "County", "TOA Current Duty AOR",
        "Apprehension Final Program", "Arresting Agency", "Apprehension Method", "Apprehension Criminality",
        "Case Status", "Case Category", "Departure Country", "Final Order Yes No", "Birth Date", "Birth Year",
        "Citizenship Country", "Gender", "Departed Date", "Final Order Date", "Apprehension Site Landmark",
        "Operation", "TOA Current Duty Site", "Case Criminality", "Case Threat Level", "Anonymized Identifier",
    ],
    "2012-2023": [
        "Apprehension Date", "Apprehension Method", "Arrest Created By", "Case ID", "Subject ID",
        "Alien File Number", "Anonymized Identifier",
    ],
}  # fmt: skip
OFFICE_COLUMNS = {"Apprehension AOR", "TOA Current Duty AOR"}
REDACTED = ["(b)(6), (b)(7)(C)", "(B)(6);(B)(7)(C) ", "b(6), b(7)c", "(B)(7)(E) "]
CRIMINALITY = ["1 Convicted Criminal", "2 Pending Criminal Charges", "3 Other Immigration Violator"]


@dataclass
class Made:
    """A release and what a right reading of it gives."""

    rows: list[list[Cell]] = field(default_factory=list)
    counts: dict[tuple[str, date], int] = field(default_factory=dict)
    doubled: int = 0  # rows that repeat the identifier and day of another


def make(kind: str, seed: int, offices: Sequence[str], first: date, days: int = 30, arrests: int = 400) -> Made:
    """Rows below one of the real headers: redactions, blank offices, doubled rows and a date in the future."""
    chance, release = random.Random(seed), Made()
    with_office = bool(OFFICE_COLUMNS & set(HEADERS[kind]))
    for number in range(arrests):
        day = first + timedelta(days=chance.randrange(days))
        office = chance.choice(offices) if chance.random() > 0.02 else ""
        row = _row(HEADERS[kind], chance, day, office, f"{seed}-{number:06}")
        release.rows.append(row)
        cell = (office or "office not given") if with_office else "national", day
        release.counts[cell] = release.counts.get(cell, 0) + 1
        if chance.random() < 0.05:
            release.rows.append(list(row))
            release.doubled += 1
    release.rows.append(_row(HEADERS[kind], chance, date(2051, 3, 1), offices[0], f"{seed}-future"))
    return release


def _row(header: list[str], chance: random.Random, day: date, office: str, identifier: str) -> list[Cell]:
    cells: dict[str, Cell] = {
        "Apprehension Date": day,
        "Apprehension Method": chance.choice(["Located", "CAP Local Incarceration", "Non-Custodial Arrest"]),
        "Apprehension Criminality": chance.choice(CRIMINALITY),
        "Birth Date": chance.choice(REDACTED),
        "Alien File Number": chance.choice(REDACTED),
        "Birth Year": 1950 + chance.randrange(55),
        "Gender": chance.choice(["Male", "Female"]),
        "Unique Identifier": identifier,
        "Anonymized Identifier": identifier,
        **dict.fromkeys(OFFICE_COLUMNS, f"{office} Area of Responsibility" if office else None),
    }
    return [cells.get(name) for name in header]


def write_workbook(path: Path, sheets: Sheets) -> None:
    """Sheets as a plain xlsx file; days as Excel keeps them, numbers with a date style."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(sheets).items():
            archive.writestr(name, content)


_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _parts(sheets: Sheets) -> dict[str, str]:
    numbered = list(enumerate(sheets.items(), start=1))
    names = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, (name, _) in numbered)
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_DOCS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n, _ in numbered
    )
    parts = {"workbook": "sheet.main", "styles": "styles"}
    parts |= {f"worksheets/sheet{n}": "worksheet" for n, _ in numbered}
    kinds = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_SHEET}.{kind}+xml"/>' for part, kind in parts.items()
    )
    links += f'<Relationship Id="rId0" Type="{_DOCS}/styles" Target="styles.xml"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml"'
        ' ContentType="application/xml"/><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{kinds}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_DOCS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCS}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        **{f"xl/worksheets/sheet{n}.xml": _sheet(rows) for n, (_, rows) in numbered},
    }


def _sheet(rows: list[list[Cell]]) -> str:
    body = "".join(
        f'<row r="{at}">{"".join(_cell(cell, column, at) for column, cell in enumerate(row))}</row>'
        for at, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'


def _cell(cell: Cell, column: int, row: int) -> str:
    place = f"{chr(65 + column)}{row}"
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f'<c r="{place}" s="1"><v>{(cell - date(1899, 12, 30)).days}</v></c>'
    if isinstance(cell, int):
        return f'<c r="{place}"><v>{cell}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
