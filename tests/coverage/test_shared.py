from __future__ import annotations

from datetime import date

from onrecord import coverage
from onrecord.model import Document

TEXT = (
    "The harbour of Sellin counted 1,204 ships in March, the port office said on Tuesday. It was the highest number "
    "since the second quay was opened, and 96 more than in the month before."
)


def test_an_agency_s_text_and_a_later_copy_are_known_as_such() -> None:
    wire = Document("a", f"SELLIN (Reuters) - {TEXT}", published=date(2025, 4, 1))
    copy = Document("b", TEXT, published=date(2025, 4, 2))
    other = Document("c", "The council of Brock voted on a new library and on the price of parking.")
    found = {one.id: one for one in coverage.shared([copy, wire, other])}
    assert (found["a"].wire, found["a"].copy_of) == ("Reuters", None)
    assert (found["b"].wire, found["b"].copy_of) == (None, "a")
    assert (found["c"].wire, found["c"].copy_of) == (None, None)
