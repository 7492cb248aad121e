"""What a text says, at its exact characters: quantities, times, and who said what."""
