"""Announced levels against what was posted and what was recorded."""

from onrecord.targets.attainment import attainment
from onrecord.targets.scores import scores

__all__ = ["attainment", "scores"]
