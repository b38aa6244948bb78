"""News as feeds, which readers of feeds follow: Atom and JSON Feed."""
