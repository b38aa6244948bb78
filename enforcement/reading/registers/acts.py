"""What a register document itself does, by its title, its ACTION line and its summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from enforcement.claims import Action, Kind, Status, quoted
from enforcement.kinds import KINDS
from enforcement.reading.register_documents import RegisterKind
from enforcement.reading.registers.amendments import REFUSED
from enforcement.text.stretch import Stretch

_OF_KIND: Mapping[RegisterKind, tuple[Kind, Status]] = {
    "application-importer": ("application", "stated"),
    "application-exporter": ("application", "stated"),
    "application-manufacturer": ("application", "stated"),
    "decision-and-order": ("other", "ordered"),
    "order-to-show-cause": ("order-to-show-cause", "alleged"),
    "scheduling-proposed": ("scheduling", "proposed"),
    "scheduling-temporary": ("scheduling", "ordered"),
    "scheduling-final": ("scheduling", "final"),
    "quota-proposed": ("quota", "proposed"),
    "quota-final": ("quota", "final"),
    "rule-proposed": ("rule-proposed", "proposed"),
    "rule-final": ("rule-final", "final"),
    "information-collection": ("notice", "stated"),
    "extension": ("extension", "stated"),
    "hearing": ("hearing", "stated"),
    "withdrawal": ("notice", "stated"),
    "correction": ("correction", "stated"),
    "guidance": ("guidance", "stated"),
    "notice-other": ("notice", "stated"),
    "not-dea": ("notice", "stated"),
}
#: "Importer of Controlled Substances Registration: Example Inc." is the answer to an application.
_GRANTED = re.compile(r"\bregistrations?\b", re.IGNORECASE)
_APPLIED = re.compile(r"\bapplications?\b", re.IGNORECASE)
#: A temporary rule that extends what an earlier one allowed is an extension as well.
_EXTENDS_A_RULE = re.compile(r"\b(?:temporary )?extension of (?!comment)[^;]*\Z", re.IGNORECASE)
#: Words of a title or an ACTION line, and the act they name; the first that fits is the act.
_NAMED: tuple[tuple[Kind, Status, re.Pattern[str]], ...] = (
    ("correction", "final", re.compile(r"\bcorrect(?:ions?|ing)\b")),
    (
        "extension",
        "stated",
        re.compile(
            r"\b(?:extension|re-?opening|extended|reopened|extending|extends) (?:of "
            r"|the )*(?:\w+ ){0,4}?"
            r"(?:comment|period|deadline|time|compliance|application|closing)"
            r"|\bcomment period (?:extension|re-?opening|extended|reopened)"
        ),
    ),
    ("hearing", "stated", re.compile(r"\bhearings?\b")),
    (
        "rule-final",
        "final",
        re.compile(
            r"\b(?:direct |interim |temporary )*final (?:rules?|orders?|regulations?)\b"
            r"|\b(?:interim|temporary) rules?\b"
        ),
    ),
    (
        "rule-proposed",
        "proposed",
        re.compile(r"\bproposed (?:rules?|rule-?making|regulations?)\b|\ba?nprm\b"),
    ),
    (
        "guidance",
        "stated",
        re.compile(r"\bguidance for industry\b|\bregulatory guide\b|\bguidance\b"),
    ),
    ("application", "proposed", re.compile(r"\bapplications?\b(?=.*\b(?:regist|approv|permit))")),
)
#: That something is withdrawn, or cancelled: in a title or ACTION line, and in a summary. What an
#: agency withdraws its approval of is no document of its own.
_WITHDRAWN = re.compile(
    r"\b(?:withdrawal|withdrawing|withdraws|withdrawn|rescission|rescind(?:s|ed|ing))\b"
    r"(?! (?:of )?(?:\w+ )?approval)"
)
_CANCELLED = re.compile(r"\bcancell?(?:ation|ed|s|ing)\b")
_NOW = re.compile(
    r"\b(?:(?:is|are|hereby|formally) (?:\w+ )?(?:withdrawing|rescinding)|withdraws|rescinds"
    r"|announc\w+ (?:the |its )?(?:withdrawal|rescission) of|being withdrawn)\b"
    r"(?! (?:of )?(?:\w+ )?approval)"
)
#: An ACTION line by which a rule ends: "Final rule; rescission.", "Withdrawal of proposed rule."
#: "Final rule; withdrawal of exemption." is none.
_ENDS_A_RULE = re.compile(
    r"(?:\A|;)\s*(?:notice of )?(?:withdrawal|rescission|withdrawn|rescinded)"
    r"(?: of (?:the |an? )?(?:\w+ ){0,3}(?:rules?|rule-?making|nprm))?\s*\.?\s*\Z"
)
_REACH = 160  # characters in which a summary says what is withdrawn
#: What is withdrawn, in the order in which it is looked for.
_PAPERS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("rule-proposed", re.compile(r"\bpropos(?:ed|al)\b|\ba?nprms?\b|\brulemakings?\b")),
    ("guidance", re.compile(r"\bguidance\b|\bguides?\b|\bcompliance policy\b")),
    ("application", re.compile(r"\bappli(?:cation|cant)s?\b")),
    ("rule-final", re.compile(r"\brules?\b")),
)
_HEARING = re.compile(r"\bhearings?\b")
#: "Notice of proposed rulemaking and public hearing" is both.
_TOGETHER = re.compile(r"\brule-?making and (?:notice of )?(?:public )?hearing\b")
_BARE_NOTICE = re.compile(r"\bnotices?\b(?! of (?:\w+ )?propos| of final)|\bnotification\b")
#: An ACTION line stands within so many characters of the text.
_HEAD = 20_000
_DRAFT = re.compile(r"\bdraft\b")
_FOR_GUIDANCE = re.compile(r"\bguidance for \w+|\bguidance;")


def acts_of_kind(kind: RegisterKind, title: str) -> Iterator[Action]:
    """What a document of drug control does, by its kind; its title is the quote."""
    done, status = _OF_KIND[kind]
    if done == "application" and _GRANTED.search(title) and not _APPLIED.search(title):
        status = "final"
    yield Action(**quoted(title, 0, len(title)), kind=done, status=status)
    if kind == "rule-final" and (extends := _EXTENDS_A_RULE.search(title)):
        yield Action(**quoted(title, *extends.span()), kind="extension", status="stated")


def named_acts(
    whole: str, text: str, title: Stretch, action: Stretch | None, summary: Stretch
) -> tuple[Action, ...]:
    """What a document of any agency does by its ACTION line, else by the end of its title; `text`
    is the whole in lower case. Nothing where neither names an act."""
    where = _trimmed(whole, action or title)
    if action is None and ";" in whole[title.start : title.end]:
        where = Stretch(whole.rindex(";", title.start, title.end) + 1, title.end)
    text = REFUSED.sub(lambda refused: " " * len(refused.group()), text[: title.end + _HEAD])
    if taken := taken_back(whole, text, where, title, summary):
        notice = _BARE_NOTICE.search(text, *where) if action else None
        return (taken, *([_act(whole, notice, "notice")] if notice else []))
    named = [
        _act(whole, found, kind, done)
        for kind, done, words in _NAMED
        if (found := words.search(text, *where))
    ]
    if named:
        return tuple(named if _TOGETHER.search(text, *where) else named[:1])
    return tuple(_published(whole, text, title, where)) if action else ()


def _published(whole: str, text: str, title: Stretch, action: Stretch) -> Iterator[Action]:
    """What a notice without an act of its own puts out: guidance, or nothing but itself."""
    if guidance := _FOR_GUIDANCE.search(text, *title):
        status: Status = "proposed" if _DRAFT.search(text, *title) else "stated"
        yield _act(whole, guidance, "guidance", status)
    elif notice := _BARE_NOTICE.search(text, *action):
        yield _act(whole, notice, "notice")


def taken_back(
    whole: str, text: str, where: Stretch, title: Stretch, summary: Stretch
) -> Action | None:
    """The act that the document withdraws or cancels: where its ACTION line or title says so what
    they name, else what its summary does. None where that cannot be told."""
    if (said := _CANCELLED.search(text, *where)) and any(
        _HEARING.search(text, *place) for place in (where, title)
    ):
        return _act(whole, said, "hearing", "cancelled")
    said = _WITHDRAWN.search(text, *where)
    told = _NOW.search(text, summary.start, min(summary.end, len(text)))
    places = [where, title] if said else []
    if told:
        places.append(Stretch(told.start(), min(told.end() + _REACH, summary.end)))
    for place in places:
        for kind, words in _PAPERS:
            if words.search(text, *place) and (kind != "application" or said):
                return _act(whole, said or told, kind, "withdrawn")  # type: ignore[arg-type]
    return None


def ends_a_rule(whole: str, text: str, action: Stretch | None) -> bool:
    """Whether an ACTION line, whatever the title, says that a rule is withdrawn or rescinded."""
    line = _trimmed(whole, action) if action else Stretch(0, 0)
    return _ENDS_A_RULE.search(text[line.start : line.end].strip()) is not None


def _act(whole: str, found: re.Match[str], kind: Kind, status: Status | None = None) -> Action:
    return Action(**quoted(whole, *found.span()), kind=kind, status=status or KINDS[kind].status)


def _trimmed(whole: str, span: Stretch) -> Stretch:
    """The part's first paragraph: an ACTION line ends where it does."""
    begin = (
        span.start + len(whole[span.start : span.end]) - len(whole[span.start : span.end].lstrip())
    )
    end = whole.find("\n\n", begin, span.end)
    return Stretch(begin, end if end > begin else span.end)
