"""A dossier that was run, in Python and notebooks; and one text, read on its own.

What is heavy is imported where it is used, so that ``import onrecord`` stays quick.
"""

from __future__ import annotations

import html
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.dossier import Dossier, open_dossier
from onrecord.errors import InputError
from onrecord.model import Document

if TYPE_CHECKING:
    import pandas as pd

    from onrecord.reading import Mode, Read

# The tables that every ledger has; each is an attribute.
TABLES = (
    "documents",
    "stories",
    "times",
    "attributions",
    "claims",
    "figures",
    "findings",
    "releases",
    "targets",
    "scores",
    "series",
    "attainment",
    "revisions",
    "breakdowns",
    "set_aside",
    "decisions",
)


class Opened:
    """The ledger of a dossier as pandas DataFrames: ``.claims``, ``.figures``, ``.findings``, ``.series`` ...

    Pandas comes with ``onrecord[pandas]``; without it an attribute raises InputError, and ``arrow`` goes on working.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    def arrow(self, name: str) -> Any:
        """One table as Arrow, for polars (``polars.from_arrow``), DuckDB and others.

        Raises:
            InputError: the dossier was not run yet.
        """
        from onrecord import store

        return store.read(self.dossier.out / store.NAME, name)

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in TABLES:
            raise AttributeError(f"a dossier has no {name!r}: it has {', '.join(TABLES)}")
        table = self.arrow(name)
        try:
            return table.to_pandas()  # type: ignore[no-any-return]
        except ImportError as error:
            raise InputError(
                f"Data frames need pandas: pip install 'onrecord[pandas]', or take .arrow({name!r}), which needs none."
            ) from error

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]

    def __repr__(self) -> str:
        return f"<dossier {self.dossier.title!r}>"

    def _repr_html_(self) -> str:
        """The findings that do not add up, for a notebook."""
        findings = self.arrow("findings").to_pylist()
        problems = [finding for finding in findings if finding["verdict"] == "does not add up"]
        lines = "".join(
            f"<li>{html.escape(f['says'])}<br><small>{html.escape(f['working'])}</small></li>" for f in problems
        )
        title = html.escape(self.dossier.title)
        return f"<h3>{title}</h3><p>{len(findings)} checks, {len(problems)} that do not add up</p><ol>{lines}</ol>"


def open_folder(path: str | Path) -> Opened:
    """The dossier in that folder, with all that its last run found.

    Raises:
        InputError: there is no dossier there.
    """
    return Opened(open_dossier(Path(path)))


def read_text(text: str, published: date | None = None, beat: str | None = None, mode: Mode = "full") -> Read:
    """What one text says: its ``claims``, ``times`` and ``attributions``.

    Args:
        published: the day it was published, which places "on Sunday".
        beat: the name or folder of a beat; without one, no claim has a metric.
        mode: "fast" reads without a language model.
    """
    from onrecord import beats, reading

    asked = reading.Asked(beats.load(beat) if beat else None, mode)
    document = Document("text", text, published=published)
    return next(read for _, read in reading.read([document], asked))
