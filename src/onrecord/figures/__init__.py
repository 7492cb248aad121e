"""The same claim across documents: grouped, followed to its origins, with how its wording drifted and who denies it."""

from onrecord.figures.group import group

__all__ = ["group"]
