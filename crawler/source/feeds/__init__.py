"""Feeds read from bytes that anybody may have written: RSS, RDF, Atom and JSON Feed."""
