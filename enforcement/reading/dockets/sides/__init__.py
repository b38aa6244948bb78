"""Who is named on a docket, and on which side of the case."""
