"""People's decisions: kept as plain lines, applied at every rebuild."""

from onrecord.review.apply import gone, known, period, standing, to_claims
from onrecord.review.decisions import append, make, read

__all__ = ["append", "gone", "known", "make", "period", "read", "standing", "to_claims"]
