"""Whether a source behaves as it used to."""
