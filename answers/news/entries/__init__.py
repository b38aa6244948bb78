"""News an event at a time, as feeds have it: each told once, for good."""
