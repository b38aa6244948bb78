"""The table of tools, which is that of questions: in the order in which an assistant needs them."""

from __future__ import annotations

from collections.abc import Mapping

from agents.tools.of_changes import CHANGES_BETWEEN_TOOL, CHANGES_TOOL, DIFF_TOOL, NEWS_TOOL
from agents.tools.of_counts import STATS_OPEN_TOOL, STATS_TOOL
from agents.tools.of_documents import (
    CITE_TOOL,
    LOG_LIST_TOOL,
    LOG_SEAL_TOOL,
    LOOKS_TOOL,
    SHOW_TOOL,
    SOURCES_TOOL,
)
from agents.tools.of_matters import CASE_TOOL, CASES_TOOL, DUE_TOOL, PERSON_TOOL
from agents.tools.of_searches import SAVED_TOOL, SEARCH_TOOL, SIMILAR_TOOL, TIMELINE_TOOL, TRY_TOOL
from agents.tools.tool import Tool

_IN_ORDER = (
    *(SEARCH_TOOL, SHOW_TOOL, SIMILAR_TOOL, TIMELINE_TOOL, CASES_TOOL, CASE_TOOL, PERSON_TOOL),
    *(DUE_TOOL, STATS_TOOL, STATS_OPEN_TOOL, NEWS_TOOL, CHANGES_TOOL, CHANGES_BETWEEN_TOOL),
    *(DIFF_TOOL, SOURCES_TOOL, LOOKS_TOOL, CITE_TOOL, SAVED_TOOL, TRY_TOOL),
    *(LOG_LIST_TOOL, LOG_SEAL_TOOL),
)
TOOLS: Mapping[str, Tool] = {tool.name: tool for tool in _IN_ORDER}
