"""What each quantity counts: the noun, borrowed from another where it has none, and the metric it is of."""
