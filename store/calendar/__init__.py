"""Days and spans of time as people write them, and the weeks they are in."""
