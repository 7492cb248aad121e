"""What is settled across the documents of a story, claims of one against those of another."""
