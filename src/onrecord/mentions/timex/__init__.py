"""The grammar of time expressions; ``onrecord.mentions.times`` is its door."""
