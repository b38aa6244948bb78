"""How announcements word the steps of a criminal case: investigation, arrest, charge."""

from __future__ import annotations

from functools import partial

from enforcement.actions.action_rule import ActionRule

# Who can be "charged" a price: "charged Medicare for services never given" accuses nobody.
_PAYERS = (
    r"(?:(?:(?:the|its|his|her|their|each|all|some|many|those|these|other|private|state|federal|"
    r"certain) ){0,2}(?:medicare|medicaid|medi-cal|tenncare|masshealth|tricare|governments?|"
    r"programs?|patients?|clients?|customers?|consumers|insur\w+|taxpayers|payers|fees?|prices?|rates?|"
    r"amounts?|double|hospitals?)\b|(?:up to |over |about |more than |at least |between |an? )?\$|"
    r"(?:more|less|extra|as much)\b|"
    r"for ~3(?:services|treatments?|visits?|tests?|sessions?|drugs)\b)"
)
# An agency's task is no accusation: "the unit charged with protecting patients".
_TASKS = (
    r"with (?:the (?:responsib\w+|duty|task)|oversee\w+|ensuring|enforc\w+|protect\w+|"
    r"administ\w+|investigat\w+|prosecut\w+|regulat\w+|safeguard\w+|caring)\b"
)
# After these the word "charges" says what a later step was about, not that charges were brought.
_LATER_STEP = (
    r"\b(?:plead\w*|pled|pleas?|admi(?:t\w*|ssion)|convict\w*|guilty|"
    r"sentenc\w*|resolv\w+|resolution|settl\w+|dismiss\w*|drop\w*|acquit\w*|cleared|no)\b"
)

_investigation = partial(ActionRule, "investigation")
_arrest = partial(ActionRule, "arrest")
_charge = partial(ActionRule, "charge")

RULES: tuple[ActionRule, ...] = (
    # An investigation as a step of the case; "according to the investigation" is only attribution,
    # and "Bureau of Investigation" a name (see `action_mentions` for capitals).
    _investigation(
        "investigation",
        r"\b(?:(?:undercover|joint|criminal|civil|ongoing|federal|state|expanded) ){0,2}"
        r"investigations?\b"
        r"(?! (?:alleges?|reveal|found|shows?|showed|indicat|division|unit|section|bureau|"
        r"command|services?|and prosecution))",
        wording="noun",
        unless=r"according to ~6\Z|\b(?:call\w*|ask\w*) for ~3\Z|\bdemand\w* ~3\Z|"
        r"(?:office|bureau|division|department|director) of ~1\Z|"
        r"\bclinical \Z|(?:security|revenue service|irs|tbi|fbi)[,:(\u2013-]* ~1\Z",
        before=60,
    ),
    _investigation(
        "investigat", r"\b(?:under investigation|being investigated|investigated for)\b"
    ),
    _investigation(
        "warrant|raid",
        r"\bsearch(?: and seizure)? warrants?\b|\bwarrants? search\b|"
        r"\braid(?:ed|s)?\b(?= (?:the|on|of|at|a|an|his|her|their|several|two|three)\b)",
        wording="noun",
    ),
    _investigation(
        "undercover|probe|sting",
        r"\b(?:undercover|sting) (?:operations?|probe|sting|buys?)\b|"
        r"(?<!to[ ])\bprobes?\b(?= (?:into|of|by|that)|\s*\Z|[\n.,])",
        wording="noun",
    ),
    _arrest(
        "arrest",
        r"\b(?:re-?)?arrest(?:ed|s(?= (?!of|made|and|in|were|on)))\b",
        unless=r"\b(?:cardiac|respiratory) \Z|\bhaving (?!been )~6\Z",
        before=80,
    ),
    _arrest(
        "arrest",
        r"\barrests?\b(?! (?:warrants?|records?|powers?))",
        wording="noun",
        unless=r"\b(?:to|house|cardiac|respiratory|resist\w*|warrants? (?:issued )?for ~3|"
        r"(?:lead|leading|that leads) to the)\s*\Z",
        before=40,
    ),
    _arrest("facing|faces", r"\bfac(?:es|ing) ~3arrest\b"),
    _arrest(
        "custody|apprehend|booked|handcuff",
        r"\btaken into (?:\w{1,20} )?custody\b|\bapprehend(?:s|ed)\b|\bbooked (?:into|in|at|on)\b|"
        r"\bin handcuffs\b",
    ),
    _charge(
        "charged",
        rf"(?:\bre-|(?<!-)\b)charged\b(?! {_PAYERS})(?! {_TASKS})",
        unless=r"\b(?:as|amounts?|prices?|fees?|rates?|costs?|sums?|"
        r"(?:medicare|medicaid|tenncare|tricare|patients?|government|insurers?|programs?) "
        r"(?:was|were|is|are|being|be))\s*\Z|"
        r"\b(?:fraudulently|improperly|routinely|emotionally|highly|politically|fully) \Z",
        before=40,
    ),
    _charge(
        "charging",
        rf"\b(?:indictments?|informations?|complaints?|charges|warrants?|round-?up)(?: ~6|, ~6)?"
        rf"charging\b(?! {_PAYERS})|\bcharging (?:document|her|him|them)\b",
    ),
    _charge(
        "charges",
        r"\b(?:(?:announc\w+|fil\w+|brings?|brought|unseal\w*|fac(?:es?|ed|ing)|on|federal|state|"
        r"criminal|felony|misdemeanor|formal|fraud|drug|drug-related|theft|related|additional|"
        r"new|similar|same|multiple|numerous|several|conspiracy) )charges\b|"
        r"\bcharges (?:against|alleg\w+|accus\w+|stem|were|have been|say|follow|of|that|related|"
        r"include|involving|in connection|announced)\b",
        wording="noun",
        unless=_LATER_STEP,
        before=300,
    ),
    # The charge against somebody, whatever became of it.
    _charge(
        "charge against|case against|trial of",
        r"\b(?:felony|misdemeanor|criminal|~1(?:manslaughter|murder|robbery|assault|theft|bribery|"
        r"perjury|arson|drug|trafficking|fraud)) charge against\b|"
        r"\b(?:criminal|bribery|embezzlement|theft|manslaughter|murder|trafficking|arson|robbery|"
        r"perjury|wire fraud|mail fraud) (?:case against|trial of)\b",
        wording="adjective",
        unless=r"\b(?:fil(?:e|es|ing)|bring(?:s|ing)?|consider\w*|weigh\w*|press\w*|pursue|new|"
        r"any|no|possible|potential) ~3\Z",
        before=40,
    ),
    # The accuser's verb, as in "Grand Jury Charges Doctor" or "A.G. Charges Two Nurses".
    _charge(
        "charges",
        rf"\b(?!~4announc)(?:jury|indictment|information|complaint|attorney|a\.g\.|ag|general|"
        rf"office|state|government|states|authorities|prosecutors?|department|u\.s\.) "
        rf"~4charges\b(?! {_PAYERS})"
        r"(?= (?:an? |the |two|three|four|five|six|\d|former|"
        r"[\w.]{1,20} (?:man|woman|\w{1,20}or|\w{1,20}ist)))",
    ),
    _charge(
        "faces|facing|faced",
        r"\bfac(?:es|ing|ed) (?!up to)~5(?:charges?|counts?|indictment)\b",
        unless=r"\bif\b",
    ),
    _charge(
        "indict",
        r"\b(?:re-?)?indict(?:s|ed|ing)\b",
        unless=r"\b(?:right to be |unindicted )\Z",
        before=20,
    ),
    _charge(
        "indictment",
        r"\bindictments?\b",
        wording="noun",
        unless=r"\b(?:waiv\w+ ~3|right to |proceed by )\Z",
        before=40,
    ),
    _charge(
        "information",
        r"\b(?:criminal|felony|superseding|sealed|[\w-]{1,20}-count) information\b|"
        r"\bbills? of information\b|\binformation (?:charg\w+|(?:was )?filed|alleg\w+)\b|"
        r"\b(?:to|by|in) an information\b",
        wording="noun",
    ),
    _charge(
        "complaint",
        r"\bcriminal complaints?\b|\bcomplaints? charg\w+|\bfederal complaint\b",
        wording="noun",
    ),
    # A superseding indictment charges anew, and takes the place of the one before.
    _charge(
        "supersed",
        r"\bsuperseding (?:indictments?|informations?|charges|complaints?)\b|"
        r"\bindictment ~9superseded\b",
        wording="noun",
        became="superseded",
    ),
    # Giving oneself up on a warrant or charge is what the guide counts with charges.
    _charge(
        "surrender|turned",
        r"\bsurrendered (?:~3(?:himself|herself|themselves)|~2to ~3(?:authorities|police|agents|"
        r"fbi|marshals?|custody|enforcement|sheriff\w*|officials|investigators)|on ~4charges)\b|"
        r"\bturned (?:himself|herself|themselves) in\b",
    ),
    _charge("arraigned", r"\barraigned\b"),
    _charge("accused|accuses", r"\baccused of\b|\baccuses\b", faint=True),
)
