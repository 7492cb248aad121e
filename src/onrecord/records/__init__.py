"""Official releases to series: files to raw tables, a layout by its headers, rows to counts."""

from onrecord.records.releases import Official, gather, read

__all__ = ["Official", "gather", "read"]
