"""One file a command: options and printing only."""
