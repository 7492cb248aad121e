"""Knowledge packs: one folder of YAML a beat, no code."""

from onrecord.beats.load import digest, load, names
from onrecord.beats.models import Beat

__all__ = ["Beat", "digest", "load", "names"]
