"""Answers in forms that other programs read: CSV, Parquet, calendars, citations, pictures."""
