"""Official releases to series: files to raw tables, a layout by its headers, rows to counts."""

from onrecord.records.releases import Official, gather, read
from onrecord.records.shares import Share, shares

__all__ = ["Official", "Share", "gather", "read", "shares"]
