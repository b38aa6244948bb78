"""Feeds and calendars, which programs ask for again and again."""
