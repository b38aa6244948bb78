"""Answers as files: calendars, Parquet tables, HTML pages, each written whole or not at all."""
