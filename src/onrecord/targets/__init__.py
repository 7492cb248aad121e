"""Announced levels against what was posted and what was recorded."""

from onrecord.targets.attainment import attainment
from onrecord.targets.lags import Lag, agreement, evidence, lags
from onrecord.targets.scores import scores
from onrecord.targets.slices import named, within
from onrecord.targets.spans import Stretch, statements, trailing, weekly

__all__ = [
    "Lag",
    "Stretch",
    "agreement",
    "attainment",
    "evidence",
    "lags",
    "named",
    "scores",
    "statements",
    "trailing",
    "weekly",
    "within",
]
