"""onrecord holds reported figures to the record.

>>> import onrecord
>>> said = onrecord.read("The harbour counted 1,204 ships last year, about 3.3 a day.", mode="fast")
>>> [claim.exact for claim in said.claims]
['1,204', 'about 3.3']
"""

from __future__ import annotations

from onrecord.errors import BeatError, BusyError, DisclosureError, InputError, OnrecordError, UsageError
from onrecord.opened import Opened
from onrecord.opened import open_folder as open
from onrecord.opened import read_text as read

__all__ = [
    "BeatError",
    "BusyError",
    "DisclosureError",
    "InputError",
    "OnrecordError",
    "Opened",
    "UsageError",
    "open",
    "read",
]
