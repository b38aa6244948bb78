"""What a word is: as it is written, its family, and what else it is called."""
