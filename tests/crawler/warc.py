"""WARC files for tests, record by record."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = {"Content-Type": "text/html"}


class Warc:
    """A WARC file being written."""

    def __init__(self, path: Path, *, zipped: bool = True) -> None:
        self.path = path
        self._file = io.BytesIO()
        self._writer = WARCWriter(self._file, gzip=zipped)

    def answer(
        self,
        at: str,
        url: str,
        body: bytes | str = b"",
        *,
        status: str = "200 OK",
        headers: dict[str, str] | None = None,
        truncated: str = "",
    ) -> Warc:
        http = StatusAndHeaders(status, list((headers or HTML).items()), protocol="HTTP/1.1")
        record = self._writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body.encode() if isinstance(body, str) else body),
            http_headers=http,
            warc_headers_dict={"WARC-Date": at}
            | ({"WARC-Truncated": truncated} if truncated else {}),
        )
        self._writer.write_record(record)
        record.raw_stream.close()
        return self

    def revisit(
        self, at: str, url: str, of: str, *, headers: Mapping[str, str] | None = None
    ) -> Warc:
        head = StatusAndHeaders("200 OK", list(headers.items()), "HTTP/1.1") if headers else None
        record = self._writer.create_revisit_record(
            url, "sha1:A", url, of, http_headers=head, warc_headers_dict={"WARC-Date": at}
        )
        self._writer.write_record(record)
        return self

    def written(self, *, short: int = 0) -> Path:
        content = self._file.getvalue()
        self.path.write_bytes(content[: len(content) - short])
        return self.path
