"""Where each figure holds: what its own words place, whose it is, what the article is about."""
