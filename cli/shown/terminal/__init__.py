"""What a terminal is shown: colour, lines broken between words, a screen at a time."""
