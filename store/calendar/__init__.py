"""Days and spans of time, as people write them."""
