"""Work by hand: the table of commands."""
