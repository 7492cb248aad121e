from __future__ import annotations

from datetime import date
from typing import Any

from onrecord import review
from onrecord.model import Claim


def claim(name: str = "c-1", **changes: Any) -> Claim:
    base: dict[str, Any] = {
        **dict.fromkeys(("trend", "unit", "rate", "per", "metric", "scope", "period", "period_span")),
        **{"id": name, "doc": "a.txt", "start": 0, "end": 1, "exact": "5", "low": 5.0, "high": 5.0},
        **{"number": "5", "number_start": 0, "number_end": 1, "modifier": "exact", "counted": "goals"},
        **{"role": "actual", "sources": (), "source_spans": (), "stance": "asserted", "sentence": (0, 9)},
    }
    return Claim(**{**base, **changes})


def test_a_correction_changes_the_field_and_says_who() -> None:
    decision = review.make(
        "claim", "c-1", "correct", by="An editor", changes={"low": 6.0, "period": ["2025-01-26"] * 2}
    )
    after = review.to_claims([claim()], [decision])[0]
    assert after.low == 6.0
    assert after.period == (date(2025, 1, 26), date(2025, 1, 26))
    assert after.rules["low"] == "corrected by An editor"
    assert after.exact == "5"


def test_a_correction_never_moves_the_span() -> None:
    decision = review.make("claim", "c-1", "correct", changes={"start": 3, "exact": "x"})
    assert review.to_claims([claim()], [decision])[0].start == 0


def test_rejected_claims_go_and_undo_brings_them_back() -> None:
    rejected = review.make("claim", "c-1", "reject")
    undo = review.make("decision", rejected.id, "undo")
    again = review.make("decision", undo.id, "undo")
    assert review.to_claims([claim()], [rejected]) == []
    assert review.to_claims([claim()], [rejected, undo]) == [claim()]
    assert review.to_claims([claim()], [rejected, undo, again]) == []


def test_the_last_decision_stands() -> None:
    first = review.make("claim", "c-1", "reject")
    last = review.make("claim", "c-1", "accept")
    assert review.to_claims([claim()], [first, last]) == [claim()]
