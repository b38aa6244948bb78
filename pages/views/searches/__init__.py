"""What the pages of a search show: what is found, how it is spread, and what is new."""
