"""Who gets letters about what, and what these told."""
