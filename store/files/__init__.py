"""Files of an installation: which may be written, and who else may read them."""
