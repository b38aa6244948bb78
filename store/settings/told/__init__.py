"""Settings in words: those in force and where they come from, a first file, the reference."""
