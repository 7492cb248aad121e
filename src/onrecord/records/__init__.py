"""Official releases to series: files to raw tables, a layout by its headers, rows to counts."""

from onrecord.records.read import read

__all__ = ["read"]
