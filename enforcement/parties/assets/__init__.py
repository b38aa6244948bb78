"""Property that is sued itself, and the estates of the dead."""
