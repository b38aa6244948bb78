"""The API: every question over HTTP, and how it is described to programs."""
