"""Answers as text, CSV, Markdown, SVG, calendars and HTML."""
