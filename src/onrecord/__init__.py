"""onrecord holds reported figures to the record."""
