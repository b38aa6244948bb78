"""What a query finds, and documents by day. It imports nothing heavy: a search is to be quick.

Names are hidden that are masked now, or were at the position a question is asked as of, and nothing
is found by them.
"""

from __future__ import annotations

from search.query.coverage import Coverage
from search.query.search import Answer, Hit, search, timeline

__all__ = ["Answer", "Coverage", "Hit", "search", "timeline"]
