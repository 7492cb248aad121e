"""Announced levels against what was posted and what was recorded."""

from onrecord.targets.attainment import attainment
from onrecord.targets.scores import scores
from onrecord.targets.slices import named, within

__all__ = ["attainment", "named", "scores", "within"]
