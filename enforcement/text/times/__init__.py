"""Days and periods, as texts write them."""
