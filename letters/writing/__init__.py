"""The words and looks of a letter: text and HTML from one piece of data."""
