"""Asking one address at a time: what answers is judged before it is read, failures are noted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.exceptions import IgnoreRequest, ResponseDataLossError

from crawler.archives.replay import NotCapturedError
from crawler.false_answers.cut_answers import is_closed, lacks_its_end
from crawler.false_answers.judging import CUT_SHORT, FalseAnswer, false_answer
from crawler.false_answers.mismatches import Expects
from crawler.look.absence import failed_check
from crawler.look.look import Findings, Look
from crawler.politeness.courtesy import HostSpared, host_of, rest_asked_for
from crawler.politeness.robots import RobotsUnreachable
from crawler.source.server_answer import ServerAnswer, server_answer
from store.documents.decide import has_moved
from store.log.document import Capture, Redirect
from store.log.events import CaptureFailed, Validators
from store.views.updates import GONE

if TYPE_CHECKING:
    from scrapy.http import Response

#: Sends a request through Scrapy's downloader and its middlewares.
Download = Callable[[Request], Awaitable["Response"]]

_NOTHING_KNOWN = Validators()
#: What is asked for where one address may answer in several forms (RFC 9110 section 12.5.1), as
#: feed readers and API clients ask; a page is asked for as Scrapy does it, HTML first.
_ACCEPT = {
    "feed": "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1",
    "xml": "application/xml, text/xml;q=0.9, */*;q=0.1",
    "json": "application/json, */*;q=0.1",
}


class Fetcher:
    """Asks for pages during one look; hosts that refuse us are not asked again in it."""

    def __init__(
        self,
        look: Look,
        findings: Findings,
        *,
        download: Download,
        kept: Callable[[str], bytes],
    ) -> None:
        """`kept` gives a stored body by its SHA-256; it raises KeyError where there is none."""
        self._look = look
        self._findings = findings
        self._download = download
        self._kept = kept

    async def ask(
        self,
        url: str,
        *,
        expects: Expects = "any",
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        accepts: int | None = None,
        validators: Validators = _NOTHING_KNOWN,
        document: str | None = None,
        titled: str = "",
    ) -> ServerAnswer | None:
        """The answer, or a 304 where validators were sent; None where there is nothing to go on.

        A `body` is sent with POST; a status that `accepts` names is as good as 200; `document` is
        the known document whose page this is, if it is one, and `titled` its title.
        """
        host = host_of(url)
        if host in self._findings.spent_hosts:
            self._findings.left.add(url)
        if host in self._findings.left_alone:
            return None
        sent = {**_accepting(expects), **(headers or {}), **_conditions(validators)}
        method = "POST" if body else "GET"
        try:
            response = await self._download(Request(url, method=method, headers=sent, body=body))
        except NotCapturedError:
            return None
        except HostSpared as spared:
            self._leave_alone({spared.host}, spared.until)
            if spared.until:
                self._findings.spent_hosts[spared.host] = str(spared)
                self._findings.left.add(url)
            else:
                self.fail(url, str(spared), document=document)
            return None
        except RobotsUnreachable as failed:
            self._leave_alone({host}, failed.until)
            self.fail(url, str(failed), document=document)
            return None
        except Exception as error:  # whatever came between: this one address could not be had
            self.fail(url, _cause(error), document=document)
            return None
        unmodified = response.status == 304 and bool(_conditions(validators))
        found = None if unmodified else _false(response, expects, titled)
        if found and found.absent and response.status == accepts:
            found = None  # a listing that rightly shows nothing says so
        if found or not (unmodified or _is_good(response.status, accepts)):
            self._turned_away(url, response, found, document)
            return None
        self._note_good(url, response.url, document)
        return _answer(response, self._moment(response))

    async def again(
        self,
        url: str,
        before: Capture,
        document: str | None = None,
        *,
        titled: str = "",
        anyway: bool = False,
    ) -> ServerAnswer | None:
        """The answer of a page captured before; the stored one where the server says so (304), of
        which it is not given the chance where the page is wanted `anyway`."""
        known = _NOTHING_KNOWN if anyway else _validators_of(before)
        answer = await self.ask(url, validators=known, document=document, titled=titled)
        if answer is None:
            return None
        if answer.capture.status != 304:
            return None if self._lost_its_end(url, before, answer, document) else answer
        # That it is to be had elsewhere, unmodified, is new, and is proved by the bytes from there.
        kept = None if has_moved(before, answer.capture) else self.stored(before)
        return kept or await self.ask(url, document=document, titled=titled)

    def _lost_its_end(
        self, url: str, before: Capture, answer: ServerAnswer, document: str | None
    ) -> bool:
        """Whether a page is not closed that was closed before: its server ended too early."""
        if not lacks_its_end(answer.body):
            return False
        kept = self.stored(before)
        if kept is None or not is_closed(kept.body):
            return False
        at = answer.capture.fetched_at
        status = answer.capture.status
        self.fail(url, CUT_SHORT.name, status=status, document=document, at=at)
        return True

    def stored(self, capture: Capture) -> ServerAnswer | None:
        """An answer as it is kept; None where its body was erased."""
        try:
            body = self._kept(capture.sha256)
        except KeyError:
            return None
        return ServerAnswer(capture=replace(capture, record=None, parts=()), body=body)

    def fail(
        self,
        url: str,
        reason: str,
        *,
        status: int | None = None,
        wall: str | None = None,
        document: str | None = None,
        absent: bool = False,
        at: datetime | None = None,
    ) -> None:
        """Note that an address could not be had or understood."""
        failure = CaptureFailed(
            url=url,
            failed_at=at or self._moment(None),
            reason=reason,
            status=status,
            wall=wall,
            document=document,
            absent=absent,
        )
        self._findings.failures.append(failure)
        if document and status and (status in GONE or absent) and not wall:
            self._findings.missing.append(
                failed_check(
                    self._look.past.suspects.get(document),
                    document=document,
                    url=url,
                    status=status,
                    at=failure.failed_at,
                    reason=reason if absent else "",
                )
            )

    def disown(self, page: Capture, reason: str, *, document: str) -> None:
        """Note that what answered is not the document's page, though it looked like a page."""
        host = host_of(page.url)
        if self._findings.controls.get(host) == page.url:
            del self._findings.controls[host]
        asked = page.redirects[0].url if page.redirects else page.url
        at = page.fetched_at
        self.fail(asked, reason, status=page.status, document=document, absent=True, at=at)

    def fail_likewise(self, url: str, document: str) -> None:
        """Note, where an address has failed in this look, that another document is read from it."""
        failed = (failure for failure in self._findings.failures if failure.url == url)
        if failure := next(failed, None):
            self.fail(
                url,
                failure.reason,
                status=failure.status,
                wall=failure.wall,
                document=document,
                absent=failure.absent,
                at=failure.failed_at,
            )

    def _turned_away(
        self, url: str, response: Response, found: FalseAnswer | None, document: str | None
    ) -> None:
        """Note what answered instead of a page, or with which status."""
        at = self._moment(response)
        reason = found.name if found else _by_status(response.status)
        wait = response_header(response, "Retry-After")
        if wait:
            reason += f" (Retry-After: {wait})"
        if found and found.refuses:
            hosts = {host_of(url), host_of(response.url)}
            self._leave_alone(hosts, rest_asked_for(wait or "", at))
        self.fail(
            url,
            reason,
            status=response.status,
            wall=found.name if found and found.wall else None,
            document=document,
            absent=found is not None and found.absent,
            at=at,
        )

    def _leave_alone(self, hosts: Iterable[str], until: datetime | None) -> None:
        """Ask these hosts no more in this look, and the source not before that moment."""
        findings = self._findings
        findings.left_alone.update(hosts)
        findings.not_before = max(filter(None, (findings.not_before, until)), default=None)

    def _note_good(self, url: str, final: str, document: str | None) -> None:
        self._findings.answered |= {url, final}
        if document and (suspect := self._look.past.suspects.get(document)):
            self._findings.answered.add(suspect.url)
        self._findings.controls.setdefault(host_of(final), final)

    def _moment(self, response: Response | None) -> datetime:
        """When something happened, UTC: by our clock, or the archive's in a replay."""
        if self._look.day is None:
            return datetime.now(UTC)
        captured: datetime | None = response.meta.get("captured_at") if response else None
        return captured or self._look.at


def _accepting(expects: Expects) -> dict[str, str]:
    return {"Accept": _ACCEPT[expects]} if expects in _ACCEPT else {}


def _validators_of(before: Capture) -> Validators:
    return Validators(etag=before.etag, last_modified=before.last_modified)


def _conditions(validators: Validators) -> dict[str, str]:
    """The headers of a conditional request (RFC 9110 section 13.1)."""
    asked = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in asked.items() if value}


def _false(response: Response, expects: Expects, titled: str) -> FalseAnswer | None:
    return false_answer(
        response.status,
        response.url,
        response_header(response, "Content-Type") or "",
        response.body,
        expects=expects,
        redirects=response.meta.get("redirect_urls", ()),
        titled=titled,
        unmeasured="partial" in response.flags,
    )


def _by_status(status: int) -> str:
    """Why an answer of that status alone is not the page."""
    return f"HTTP {status}" + (" (unmodified), though no condition was sent" * (status == 304))


def _is_good(status: int, accepts: int | None) -> bool:
    return 200 <= status < 300 or status == accepts


def _answer(response: Response, at: datetime) -> ServerAnswer:
    asked = response.meta.get("redirect_urls", ()), response.meta.get("redirect_reasons", ())
    return server_answer(
        response.body,
        url=response.url,
        fetched_at=at,
        status=response.status,
        media_type=response_header(response, "Content-Type") or "",
        etag=response_header(response, "ETag"),
        last_modified=response_header(response, "Last-Modified"),
        redirects=tuple(
            Redirect(url=url, status=int(why)) for url, why in zip(*asked, strict=True)
        ),
    )


def response_header(response: Response, name: str) -> str | None:
    """A header of a response; None where it has none of that name."""
    value: bytes | None = response.headers.get(name)
    return value.decode("latin-1") if value else None


def _cause(error: Exception) -> str:
    """One line that says what came between."""
    message = " ".join(str(error).split())
    if isinstance(error, ResponseDataLossError):
        return f"{CUT_SHORT.name}: the connection ended before the answer did"
    if isinstance(error, IgnoreRequest) and message:
        return message
    return f"{type(error).__name__}: {message}" if message else type(error).__name__
