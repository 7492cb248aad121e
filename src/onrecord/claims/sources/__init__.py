"""Who is behind each figure."""
