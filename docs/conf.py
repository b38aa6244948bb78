"""How the documentation becomes a site (`make docs`): Sphinx reads pages written in Markdown.

Nothing is loaded from anywhere, neither when it is built nor when it is read, from files.
"""

from __future__ import annotations

project = "Blotter"
author = "The Blotter authors"
language = "en"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
html_theme = "furo"
html_title = "Blotter"
html_copy_source = False
html_show_sphinx = False
templates_path: list[str] = []
# A word in quotation marks is typed by somebody, and a flag has two hyphens.
smartquotes = False
myst_heading_anchors = 4
myst_links_external_new_tab = False
# JSON with "…" in it, and questions in our own language, are shown as they are.
suppress_warnings = ["misc.highlighting_failure"]
