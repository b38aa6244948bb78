"""Messages of work that goes on for long, as lines or JSON, without names and secrets."""
