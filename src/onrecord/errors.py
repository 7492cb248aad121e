"""Everything onrecord raises, as one tree.

OnrecordError
├── UsageError       the command or the call cannot mean anything: say it another way
├── InputError       a file or folder that cannot be read at all
├── BeatError        a beat's YAML is wrong: names file, line and key
├── BusyError        another run holds the dossier
└── DisclosureError  an output would let a suppressed cell be worked out

A problem inside readable data is never raised: it is a finding or a row set aside.
"""


class OnrecordError(Exception):
    """One plain sentence: what is wrong, where, what to do."""


class UsageError(OnrecordError):
    """The command or the call cannot mean anything as it was given."""


class InputError(OnrecordError):
    """A file or folder that cannot be read at all."""


class BeatError(OnrecordError):
    """A beat's YAML does not load."""


class BusyError(OnrecordError):
    """Another run holds the dossier."""


class DisclosureError(OnrecordError):
    """An output would let a suppressed cell be worked out."""
