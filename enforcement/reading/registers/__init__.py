"""What a document of a register says by the parts it labels: acts, days, dockets, relations."""
