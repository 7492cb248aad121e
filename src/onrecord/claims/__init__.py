"""Mentions to claims: what each quantity counts, in which role, where, when and by whose word."""

from onrecord.claims.across.align import align
from onrecord.claims.build import build

__all__ = ["align", "build"]
