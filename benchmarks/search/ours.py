"""Our index of the documents, in either engine."""

from __future__ import annotations
