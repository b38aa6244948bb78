"""Whether a database is still what the migrations make of an empty one."""
