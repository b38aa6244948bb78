"""Asking one address at a time: what answers is judged before it is read, failures are noted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from scrapy import Request

from crawler.archives.replay import NotCapturedError
from crawler.false_answers.cut_answers import is_closed, lacks_its_end
from crawler.false_answers.judging import CUT_SHORT, FalseAnswer
from crawler.false_answers.mismatches import Expects
from crawler.look.asking.failures import fail
from crawler.look.asking.moments import moment
from crawler.look.asking.refusals import leave_alone, share_rest
from crawler.look.asking.request_headers import accepting, conditions, validators_of
from crawler.look.asking.responses import (
    answer_of,
    by_status,
    cause,
    instead,
    is_good,
    response_header,
)
from crawler.look.look import Findings, Look
from crawler.politeness.courtesy import HostSpared, host_of
from crawler.politeness.host_rests import HostAtRest, rest_asked_for, spare_at_rest
from crawler.politeness.robots import RobotsUnreachable
from crawler.source.server_answer import ServerAnswer
from store.documents.decide import has_moved
from store.log.document import Capture
from store.log.events import CaptureFailed, Validators

if TYPE_CHECKING:
    from scrapy.http import Response

#: Sends a request through Scrapy's downloader and its middlewares.
Download = Callable[[Request], Awaitable["Response"]]

_NOTHING_KNOWN = Validators()


class Fetcher:
    """Asks for pages during one look; hosts that refuse us are not asked again in it."""

    def __init__(
        self,
        look: Look,
        findings: Findings,
        *,
        download: Download,
        stored: Callable[[Capture], ServerAnswer | None],
    ) -> None:
        """`stored` gives an answer as it is kept; None where its body was erased."""
        self._look = look
        self._findings = findings
        self._download = download
        self._stored = stored

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
        known = conditions(validators)
        sent = {**accepting(expects), **(headers or {}), **known}
        response = await self._response(url, sent, body, document)
        if response is None:
            return None
        unmodified = response.status == 304 and bool(known)
        found = None if unmodified else instead(response, expects, titled, accepts)
        if found or not (unmodified or is_good(response.status, accepts)):
            self._turned_away(url, response, found, document)
            return None
        self._note_good(url, response.url, document)
        return answer_of(response, moment(self._look, response))

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
        known = _NOTHING_KNOWN if anyway else validators_of(before)
        answer = await self.ask(url, validators=known, document=document, titled=titled)
        if answer is None:
            return None
        if answer.capture.status != 304:
            return None if self._lost_its_end(url, before, answer, document) else answer
        # That it is to be had elsewhere, unmodified, is new, and is proved by the bytes from there.
        kept = None if has_moved(before, answer.capture) else self._stored(before)
        return kept or await self.ask(url, document=document, titled=titled)

    async def _response(
        self, url: str, headers: Mapping[str, str], body: bytes, document: str | None
    ) -> Response | None:
        """What comes back; None, with the reason noted, where nothing does."""
        host = host_of(url)
        if host in self._findings.spent_hosts:
            self._findings.left.add(url)
        if host in self._findings.left_alone:
            return None
        method = "POST" if body else "GET"
        try:
            spare_at_rest(host, self._look.rests, moment(self._look))
            return await self._download(Request(url, method=method, headers=headers, body=body))
        except NotCapturedError:
            return None
        except Exception as error:  # whatever came between: this one address could not be had
            self._came_between(url, error, document)
            return None

    def _came_between(self, url: str, error: Exception, document: str | None) -> None:
        """Note why an address was not asked, or did not answer."""
        if isinstance(error, HostSpared):
            leave_alone(self._findings, {error.host}, error.until)
            if error.until:
                self._findings.spent_hosts[error.host] = str(error)
                self._findings.left.add(url)
                return
        elif isinstance(error, HostAtRest):
            leave_alone(self._findings, {error.host}, error.until)
        elif isinstance(error, RobotsUnreachable):
            leave_alone(self._findings, {host_of(url)}, error.until)
            share_rest(self._look, self._findings, {host_of(url)}, error.until, str(error))
        self._fail(url, cause(error), document=document, at=moment(self._look))

    def _lost_its_end(
        self, url: str, before: Capture, answer: ServerAnswer, document: str | None
    ) -> bool:
        """Whether a page is not closed that was closed before: its server ended too early."""
        if not lacks_its_end(answer.body):
            return False
        kept = self._stored(before)
        if kept is None or not is_closed(kept.body):
            return False
        at, status = answer.capture.fetched_at, answer.capture.status
        self._fail(url, CUT_SHORT.name, document=document, at=at, status=status)
        return True

    def _turned_away(
        self, url: str, response: Response, found: FalseAnswer | None, document: str | None
    ) -> None:
        """Note what answered instead of a page, or with which status."""
        at = moment(self._look, response)
        reason = found.name if found else by_status(response.status)
        wait = response_header(response, "Retry-After")
        if wait:
            reason += f" (Retry-After: {wait})"
        if found and found.refuses:
            hosts = {host_of(url), host_of(response.url)}
            until = rest_asked_for(wait or "", at)
            leave_alone(self._findings, hosts, until)
            share_rest(self._look, self._findings, hosts, until, f"{reason} at {url}")
        self._fail(url, reason, document=document, at=at, status=response.status, found=found)

    def _fail(
        self,
        url: str,
        reason: str,
        *,
        document: str | None,
        at: datetime,
        status: int | None = None,
        found: FalseAnswer | None = None,
    ) -> None:
        """Note that an address could not be had."""
        failure = CaptureFailed(
            url=url,
            failed_at=at,
            reason=reason,
            status=status,
            wall=found.name if found and found.wall else None,
            document=document,
            absent=found is not None and found.absent,
        )
        fail(self._look, self._findings, failure)

    def _note_good(self, url: str, final: str, document: str | None) -> None:
        self._findings.answered |= {url, final}
        if document and (suspect := self._look.past.suspects.get(document)):
            self._findings.answered.add(suspect.url)
        self._findings.controls.setdefault(host_of(final), final)
