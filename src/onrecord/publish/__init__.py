"""The site, the data files and the exports, written from a ledger."""
