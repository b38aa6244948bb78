"""How announcements word the ends of a criminal case: plea, conviction, sentence, dismissal …"""

from __future__ import annotations

from functools import partial

from enforcement.actions.action_rule import ActionRule

_TERM = (
    r"(?:prison|probation|imprisonment|incarceration|confinement|jail|behind bars|life sentence|"
    r"suspended sentence|prison sentence|(?<=serve[ ])time)\b"
)
_PROFESSIONALS = (
    r"(?:doctors?|physicians?|nurses?|pharmacists?|dentists?|felons?|psychiatrists?|surgeons?|"
    r"owners?|chiropractors?|fraudsters?|veterinarians?|providers?|dealers?|traffickers?|"
    r"offenders?|criminals?)\b"
)

_plea = partial(ActionRule, "plea")
_conviction = partial(ActionRule, "conviction")
_sentence = partial(ActionRule, "sentence")

RULES: tuple[ActionRule, ...] = (
    _plea(
        "guilty|contest|nolo",
        r"\b(?:plead(?:s|ed|ing)?|pled),? (?!not )(?!~3not guilty)~4"
        r"(?:guilty|no[ -]contest|nolo)\b",
    ),
    _plea(
        "plea",
        r"\bguilty pleas?\b|\badmissions? of guilt\b|\bpleas? of (?:guilty|no contest|nolo)\b|"
        r"\bplea (?:agreement|deal|bargain)s?\b|"
        r"\bpleas? (?:was|were) (?:accepted|entered)\b|\benter(?:s|ed|ing)? ~3pleas?\b(?! of not)|"
        r"\bannounc\w+ ~4(?P<act>pleas?)\b",
        wording="noun",
        unless=r"\bnot \Z",
        before=5,
    ),
    # "Admits" closes a criminal case only as what a court heard; `actions` decides by the rest.
    _plea(
        "admit",
        r"\badmit(?:s|ted|ting)\b(?! (?:into|to (?:the )?(?:hospital|police|agents|invest\w+|"
        r"detectives|officers|authorities)|no\b|patients))",
        unless=r"\b(?:neither|without|not|nor|deny|denied|had|is|are|was|were|be|been)\b ~2\Z",
        before=40,
        faint=True,
    ),
    _conviction(
        "convict",
        r"\bconvict(?:s|ed|ing)\b(?! felons? in possession)",
        unless=r"\b(?:upon being|after being|when) \Z",
        before=20,
    ),
    _conviction("convicted", rf"\bconvicted ~1{_PROFESSIONALS}", wording="adjective"),
    _conviction(
        "conviction",
        r"\bconvictions?\b(?!-| (?:rates?|carr|would|could|that))",
        wording="noun",
        unless=r"\b(?:upon|on|with|our|arrest and|lead\w* to ~2|led to ~2|secure|seeking)\s*\Z",
        before=40,
        listed=True,
    ),
    _conviction(
        "guilty",
        r"\b(?:found|finds?|find) (?!not )(?!~8not guilty)~9guilty\b|"
        r"(?<!not[ ])\bguilty verdicts?\b|\bverdicts? of guilty\b|\bguilty (?:on|of) all\b",
    ),
    _conviction("guilty", r"\bguilty (?:of|in|on)\b", only="title", faint=True),
    _sentence("sentenced", r"\b(?:re-?)?sentenced\b"),
    _sentence(
        "prison|jail",
        r"\b(?:jail|prison) (?:sentence|term|time)s? (?:for|of)\b",
        wording="noun",
        only="title",
        listed=True,
    ),
    _sentence(
        "sentences",
        r"\b(?:judge|court|jury) ~4sentences\b|\bsentences (?:of|were|imposed|handed|for)\b",
        listed=True,
    ),
    _sentence(
        "sentenc",
        r"\bsentencing of\b|\b(?:announc\w+|following|after|today's|yesterday's|of|at|"
        r"imposed|imposes|imposing) "
        r"(?:the |his |her |their )?~2(?P<act>sentenc(?:e|ing))\b(?! (?:is|has been|"
        r"hearing is|guideline|date|will|on|for (?:january|february|march|"
        r"april|may|june|july|august|september|october|november|december))|"
        r",? ~4(?:faces?|could|may)\b)|\bsentence (?:was|handed|imposed|follows)\b",
        wording="noun",
        unless=r"\b(?:maximum|statutory|possible|awaiting)\b",
        before=40,
        listed=True,
    ),
    _sentence(
        "receiv|gets|given|handed|drew|draws|serv|spend|prison|probation|jail|bars",
        rf"\b(?:receiv(?:es|ed)|gets|got|given|handed|drew|draws) (?!~3up to)~5{_TERM}|"
        rf"\bordered to serve\b|\b(?:placed|put) ~3on ~4probation\b|"
        rf"\b(?:to|will) (?:serve|spend) (?!up to)~4{_TERM}|"
        r"\b(?:heads?|headed|heading|goes|going|sent|off|ordered) (?:back )?to "
        r"(?:~2)(?:prison|jail)\b|\bjailed\b",
        unless=r"\b(?:kickbacks?|bribes?|sentenced)\b",
        before=60,
        listed=True,
    ),
    ActionRule(
        "acquittal",
        "acquit|guilty|cleared",
        r"\bacquit(?:s|ted|tals?)\b|\b(?:found|finds) ~6not guilty\b|\bnot guilty verdicts?\b|"
        r"\bcleared of (?:all |the )?charges\b",
    ),
    ActionRule(
        "dismissal",
        "dismiss|drop",
        r"\bdismiss(?:es|ed|ing|al of)? ~6(?:charges?|indictments?|counts?|case|complaint|"
        r"lawsuit|suit|prosecution)\b|"
        r"\b(?:charges?|indictments?|case|complaint|lawsuit|suit) ~3dismissed\b|"
        r"\bdrop(?:s|ped)? ~3(?:charges|case|suit|lawsuit)\b|\bcharges ~3dropped\b",
        unless=r"\bto \Z|\bmotions? ~2\Z",
        before=30,
    ),
    ActionRule(
        "seizure",
        "seiz",
        r"\b(?:seiz(?:es|ed|ing|ures? of)|(?:asset|cash|drug|property) seizures?)\b"
        r"(?! (?:medication|disorder|drug|control|~3(?:opportunit\w+|moment|initiative)))",
        unless=r"\b(?:anti-?|suffer\w* ~3|treat\w* ~4|epilep\w+ ~3|control ~2|for |from )\Z|"
        r"\bsearch and \Z",
        before=40,
    ),
    ActionRule(
        "forfeiture",
        "forfeit",
        r"\bforfeit(?:s|ed|ing|ures?)?\b(?! (?:allegation|count|notice))"
        r"(?! ~5(?:lawsuits?|suits?|complaints?|actions?)\b)",
        unless=r"\b(?:seeks?|seeking|sought|notice of|notifies|subject to|asks?|allegation)\b",
        before=300,
        listed=True,
    ),
)
