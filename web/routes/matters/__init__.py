"""The pages of matters: one, those of a name, and the list of all."""
