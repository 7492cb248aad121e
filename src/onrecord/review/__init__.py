"""People's decisions: kept as plain lines, applied at every rebuild."""

from onrecord.review.apply import gone, period, to_claims
from onrecord.review.decisions import append, make, read
from onrecord.review.regroup import named, regrouping, speaks_of
from onrecord.standing import in_force, standing

__all__ = [
    "append",
    "gone",
    "in_force",
    "make",
    "named",
    "period",
    "read",
    "regrouping",
    "speaks_of",
    "standing",
    "to_claims",
]
