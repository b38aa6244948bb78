"""The wordings in which servers say that there is no page to be had, and why.

A wording is told by its vocabulary: every word of it is one that such sentences are made of, and
some of them together say what is the matter. So "Sorry, the page you requested could not be found"
is one however it is put, and "Page not found: how records vanished" is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Trouble = Literal[
    "page-not-found",
    "server-error",
    "maintenance",
    "sign-in",
    "access-denied",
    "human-check",
    "script-or-cookies",
    "consent",
    "parked-domain",
    "nothing-to-read",
]

#: Words of the longest sentence that is one.
_LONGEST = 30
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc]")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wording:
    trouble: Trouble
    #: Words that say together what is the matter; one of these sets suffices.
    signs: tuple[frozenset[str], ...]
    #: The further words such a sentence is made of.
    words: frozenset[str]


def _wording(trouble: Trouble, signs: str, words: str) -> _Wording:
    sets = tuple(frozenset(sign.split()) for sign in signs.split(","))
    return _Wording(
        trouble=trouble,
        signs=sets,
        words=frozenset(_COMMON.split()).union(words.split(), *sets),
    )


_COMMON = """
    a about again all also an and any anymore apologies apologize are as at back be because
    been before being but by can cannot cant caused check code could couldnt currently did do
    does doesnt dont due else error errors for from go had has hasnt have hello help here hmm
    home homepage http https i if in inconvenience information is isnt it its just know later
    let like link longer may message might minute minutes moment moments more my need no not
    now of oh on one ooops oops or our page pages please problem problems reach request requested
    requesting return right see seem seems server service services shortly site so some soon
    sorry status temporarily thank thanks that the there these they this those to too try
    trying uh unable us use using view visit wait want was wasnt we web webpage website well
    were weve what when whoops will with work working would you your youre youve
"""
_WORDINGS = (
    _wording(
        "page-not-found",
        """404, not found, cannot found, couldnt found, cant found, cant find, cannot find,
        couldnt find, could not find, unable find, unable locate, cannot locate, cant
        locate, could not locate, doesnt exist, not exist, no longer exists, no longer
        exist, no longer available, nothing found, page unavailable, page missing, page
        gone, page expired, page removed, page deleted, content removed, content
        unavailable, not available, page moved, isnt available, 410 gone, page invalid, no
        longer here, cannot displayed, cant displayed, link expired, article removed""",
        """address archived article broken changed content deleted directory
        displayed document entered
        existing exists expired file find finding folder followed incorrect invalid item
        located location looking lost mistyped moved name news node object old outdated
        path post press release renamed removed resource results reached searching
        specified story title tried typed
        typo unpublished url valid wrong gone unavailable nowhere looks""",
    ),
    _wording(
        "server-error",
        """internal server error, connect database,
        website error, request timed out, mysql server, 500, 502, 503, 504, database
        error, database connection,
        database unavailable, unexpected error, critical error, fatal error, application
        error, runtime error, server error, bad gateway, gateway timeout, gateway time,
        service unavailable, technical difficulties, technical problem, something went
        wrong, error occurred, proxy error, backend fetch failed, upstream connect, no
        healthy upstream, too many connections, request timeout, connection timed out, web
        server down, application unavailable, unhandled exception, guru meditation,
        whitelabel error""",
        """administrator after application backend bad complete configuration connect
        connecting
        connection contact critical database difficulties difficulty down during
        encountered establishing exception experienced experiencing failed failure fatal few
        fetch gateway happened healthy internal logged many notified occurred offline onto
        out overloaded performing processing prevented while recommendations refresh runtime
        something team technical temporary time timed timeout uncaught unavailable
        unexpected unfortunately unhandled upstream varnish went wrong""",
    ),
    _wording(
        "maintenance",
        """maintenance, site off line, website off line,
        be right back, back soon, back shortly, site down, website down, site
        offline, website offline, site unavailable, website unavailable, temporarily
        unavailable, currently unavailable, under construction, coming soon""",
        """available briefly capacity closed complete completed construction currently down downtime
        emergency
        few hour hours improve improvements improving making mode offline online patience
        performed performing period planned portal regular regularly routine scheduled
        system systems temporary today undergoing under unavailable up update updates
        updating upgrade upgrades upgrading""",
    ),
    _wording(
        "sign-in",
        """sign in, log in, login, signin, log on, logon, sign on, session expired, session
        timed out, authentication required, password protected, members only, subscribers
        only, must registered, must logged""",
        """access account accounts already authenticate authenticated authentication authorized
        below box content continue create credentials customer email employee enter expired
        first id inactivity logged member members must new only order out password portal
        protected register registered required secure session signed single staff subscriber
        subscribers timed user username users welcome""",
    ),
    _wording(
        "access-denied",
        """access denied, 403, 401, forbidden, unauthorized, request blocked, been
        blocked, access limited,
        too many requests, rate limit exceeded, not authorized, dont permission, not
        permission, request rejected, request unsuccessful,
        access restricted, not
        allowed, not available, isnt available""",
        """access accessing administrator allowed area
        available content authorized been blocked by consult contact
        country denied directory enough exceeded
        firewall incident ip address location owner
        many
        permission permissions permitted policy region rejected resource restricted rules
        security sufficient support unsuccessful url web""",
    ),
    _wording(
        "human-check",
        """just moment, attention required, verify human, wait verify browser,
        verifying human, you human, you
        robot, not robot, checking browser, security check, security checkpoint, security
        verification, human verification, bot verification, robot check, pardon
        interruption, access verification, client challenge, unusual traffic, one moment
        please, ddos protection, security service, bot detected, automated access,
        suspicious activity,
        in line, waiting room""",
        """access accessing activity allow automated automatically below bot bots browser box
        captcha challenge checking cloudflare complete completing confirm connection
        continue ddos detected human interruption loading made make sure network pardon person press
        proceed process protect protected protection protects puzzle queue
        redirected review robot
        secure security second seconds something solve suspicious take took traffic unusual
        vercel verification verify verifying verified while waiting room estimated time""",
    ),
    _wording(
        "script-or-cookies",
        """enable javascript, enable js, enable cookies, javascript required, javascript
        disabled, javascript enabled, requires javascript, need javascript, cookies
        required, cookies disabled, cookies enabled, requires cookies, turn javascript, turn
        cookies, accept cookies, without javascript, support javascript, disable ad blocker""",
        """access accept ad allow app application blocked blocker browser browsers browsing
        click continue cookie cookies correctly disable disabled display enable enabled
        enabling full function javascript js must needs off order properly refresh reload
        required requires run script scripts settings support supported supports turn turned
        without your""",
    ),
    _wording(
        "consent",
        """cookie consent, before you continue, value privacy, privacy choices, privacy
        preference, cookie preferences, consent required, terms use agree, must agree,
        accept terms""",
        """accept agree agreed agreement browsing button center choices click conditions
        consent content continue cookie cookies disclaimer experience i improve manage must
        notice policy preference preferences privacy read reject settings terms understand
        value warning""",
    ),
    _wording(
        "parked-domain",
        """domain sale, domain parked, domain expired, buy domain, account suspended, website
        suspended, site suspended, website expired, welcome nginx, default web page, apache
        default page, default page, future home, works, iis windows, index of""",
        """account apache apache2 buy contact courtesy debian default domain expired free
        future hosting iis index inquire installed name nginx owner parked parking provider
        purchase quite cool sale something successfully suspended ubuntu welcome windows
        works""",
    ),
)


def status_wording(text: str) -> Trouble | None:
    """What a title, a heading or a sentence says is the matter; None where it says anything else.
    Pure."""
    words = _WORD.findall(_APOSTROPHES.sub("", text.casefold()))
    if not 0 < len(words) <= _LONGEST:
        return None
    said = frozenset(words)
    for wording in _WORDINGS:
        if said <= wording.words and any(sign <= said for sign in wording.signs):
            return wording.trouble
    return None
