"""Crawls by several workers: their processes, and what becomes of the looks of a killed one."""
