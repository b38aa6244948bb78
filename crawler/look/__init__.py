"""One look at one source, from its listings into the log."""
