"""Articles in: from folders and corpora, dated where nobody says when they came out."""

from onrecord.coverage.dates import date_documents
from onrecord.coverage.folder import read
from onrecord.coverage.jsonl import corpus
from onrecord.coverage.shared import shared

__all__ = ["corpus", "date_documents", "read", "shared"]
