"""What part each figure plays: one file for each kind of sign, asked in the order of ``rules.RULES``."""
