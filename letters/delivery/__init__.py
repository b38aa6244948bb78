"""Letters on their way: as mail, and handed over to a server."""
