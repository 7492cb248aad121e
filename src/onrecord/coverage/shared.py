"""Documents with what they share with others: an agency's text, an earlier article's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.coverage import copies, wires
from onrecord.model import Document


def shared(documents: Sequence[Document]) -> list[Document]:
    """The documents, each with the agency it credits and the earlier document it copies, where there is one."""
    of = {copy.doc: copy.of for copy in copies.find(documents)}
    return [replace(one, wire=wires.credit(one.text), copy_of=of.get(one.id)) for one in documents]
