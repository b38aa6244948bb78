"""Answers as files, each written whole or not at all, and pages that stand on their own."""
