"""An index that lies in a directory: its volumes, and who writes them."""
