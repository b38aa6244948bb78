"""HEAD says what GET says, and gives no body."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.access.asked import ask, server


@pytest.mark.parametrize("path", ["/sources", "/document/us_a:1", "/api/v1/sources", "/nowhere"])
def test_head_is_get_without_a_body(tmp_path: Path, path: str) -> None:
    app = server(tmp_path)
    whole, head = ask(app, path), ask(app, path, method="HEAD")
    assert head.status_code == whole.status_code
    assert head.content == b""
    assert head.headers["content-type"] == whole.headers["content-type"]


@pytest.mark.parametrize("path", ["/sources", "/document/us_a:1", "/api/v1/sources", "/healthz"])
def test_head_is_allowed_where_get_is(tmp_path: Path, path: str) -> None:
    app = server(tmp_path)
    for method in ("OPTIONS", "PUT"):
        allowed = ask(app, path, method=method).headers["allow"].split(", ")
        assert {"GET", "HEAD"} <= set(allowed)
        assert len(set(allowed)) == len(allowed)
