"""Two examples of each command, which its help, its man page and the reference show."""
