"""Who gets which letter, and the letter."""
