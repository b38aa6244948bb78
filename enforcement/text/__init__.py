"""How a text is cut, and how days, numbers and words are written in it."""
