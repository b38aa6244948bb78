"""In and out: the log as JSON lines, backups, tables and their releases."""
