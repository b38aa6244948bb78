"""Crawls by several workers: their processes, and what becomes of the looks of one that is killed."""
