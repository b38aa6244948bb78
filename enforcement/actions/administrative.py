"""How agencies and boards word what they do themselves: DEA, FDA, HHS-OIG, licensing boards."""

from __future__ import annotations

from functools import partial

from enforcement.actions.action_rule import ActionRule

# What a board or the DEA gives and takes away.
_LICENCE = (
    r"(?:licen[sc]es?|licensure|registrations?|certificates?|certifications?|permits?|"
    r"credentials|privileges|cor)\b"
)

#: "Her nursing license and her DEA registration".
_AND_ANOTHER = rf"(?: and ~3{_LICENCE})?"

_WAS = r"(?:(?:was|were|is|are|has|have|been|had|also|\w{1,20}ly) ){0,4}"

#: Who gave up a licence, or took one away.
_TAKERS = (
    r"(?:it|they|he|she|(?:the|a|its|state) ~2(?:board|agency|state|commission|department)|"
    r"regulators|officials)"
)

_SURELY = r"(?!~2(?:not|never|may|might|could|would|will|should|can|must|neither)\b)"

_suspension = partial(ActionRule, "suspension")
_revocation = partial(ActionRule, "revocation")
_surrender = partial(ActionRule, "surrender")
_warning = partial(ActionRule, "warning")

RULES: tuple[ActionRule, ...] = (
    ActionRule(
        "order-to-show-cause",
        "cause",
        r"\borders? to show[ -]cause\b|\bshow[ -]cause orders?\b",
        wording="noun",
    ),
    _suspension(
        "suspen",
        rf"(?<!\ba[ ])\bsuspend(?:s|ed|ing)? ~6{_LICENCE}{_AND_ANOTHER}|"
        rf"\b{_LICENCE} {_WAS}suspended\b|"
        rf"\bsuspension of ~6{_LICENCE}|\b{_LICENCE} suspension\b|"
        r"\b(?:immediate|emergency|summary|interim|temporary|indefinite) suspension\b|"
        r"\bsuspension orders?\b|"
        r"\bsuspend(?:s|ed|ing)? ~3(?:payments?|providers|shipments|sales)\b|"
        r"\b(?:payment|medicare|medicaid) suspensions?\b",
        unless=r"\b(?:if|prison|sentence)\b",
        before=30,
    ),
    # "practised on a suspended licence" recalls what had been done.
    _suspension("suspended", rf"(?<=\ba[ ])suspended ~2{_LICENCE}", wording="adjective"),
    _revocation("revoked", rf"(?<=\ba[ ])revoked ~2{_LICENCE}", wording="adjective"),
    _suspension(
        "suspended",
        r"\bsuspended ~2(?:doctor|physician|nurse|pharmacist|dentist|psychiatrist|veterinarian|"
        r"practitioner|chiropractor|surgeon)\b",
        wording="adjective",
    ),
    _surrender(
        "surrender|relinquish|gave|give",
        rf"\b(?:surrender(?:s|ed|ing|s? of)?|relinquish(?:es|ed|ing|ment of)?|"
        rf"(?:gave|gives?|given|giving) up) (?:(?!to |on )\S+ )?~6{_LICENCE}{_AND_ANOTHER}",
    ),
    # "the licence of Ada Quill, which it had revoked", "the licence she surrendered"
    *(
        ActionRule(
            kind, cue, rf"\b{_LICENCE} (?:of ~6)?(?:which |that )?{_TAKERS} {_SURELY}~3{verb}\b"
        )
        for kind, cue, verb in (
            ("suspension", "suspended", "suspended"),
            ("revocation", "revoked", "revoked"),
            ("surrender", "surrendered", "surrendered"),
        )
    ),
    _surrender("voluntary", r"\bvoluntary surrender\b", wording="noun"),
    _surrender("surrendered", rf"\b{_LICENCE} {_WAS}surrendered\b"),
    _revocation(
        "revok|revoc",
        rf"(?<!\ba[ ])\brevok(?:e|es|ed|ing) (?!~3(?:probation|release|bond|bail))"
        rf"~7{_LICENCE}{_AND_ANOTHER}|"
        rf"\b{_LICENCE} {_WAS}revoked\b|\brevocation of ~6{_LICENCE}|\b{_LICENCE} revocations?\b",
    ),
    ActionRule(
        "denial",
        "deny|denie|denial",
        rf"\bden(?:y|ies|ied|ying) ~7(?:applications?|petitions?|requests? for|"
        rf"reinstatement|{_LICENCE})|\bdenial of ~6(?:applications?|petitions?|{_LICENCE})|"
        r"\b(?:applications?|petitions?) ~4denied\b",
        unless=r"\b(?:coverage|claims|patients?)\b",
    ),
    ActionRule(
        "exclusion",
        "exclu|barred|banned|debar",
        r"\bexclud(?:es|ed|ing|e) ~4from\b ~6(?:medicare|medicaid|medi-cal|programs?|health|federal"
        r"|participat\w+|tricare)\b|\bexclu(?:ded|sion) by (?:the )?(?:hhs|u\.s\.|oig|department)|"
        r"\bexclusions? from ~6(?:medicare|medicaid|medi-cal|programs?|health|federal|participat\w+"
        r"|tricare|government|billing)\b|\bexclusions? agreement\b|"
        r"\b[\w-]{1,20}[ -]year ~2exclusion\b|"
        r"\b(?:agree|consent)(?:s|d|ed|ing)? to (?:~3exclusion|be ~1excluded)\b|"
        r"\baccept(?:s|ed|ing)? (?!~3from)~3exclusion\b|\bvoluntary exclusions?\b|"
        r"\b(?:barred|debarred|banned) from ~5(?:medicare|medicaid|programs?|health|federal|"
        r"participat\w+|billing)\b|\bdebar(?:s|red|ments?)\b",
        unless=r"\b(?:employ(?:s|ed|ing)|hir(?:ed|ing)|(?:individuals?|persons?) ~2who|"
        r"waiv\w+)\b",
        listed=True,
    ),
    # "previously excluded for ten years" recalls what had been done.
    ActionRule(
        "exclusion",
        "exclu",
        r"\b(?:oig|hhs|inspector general) (?:(?:has|have|also|\w{1,20}ly) ){0,2}exclud(?:es|ed)\b|"
        r"\bexcluded for ~6(?:years?|months|life)\b|\bpermanently excluded\b|"
        r"\bexcluded (?:permanently|indefinitely)\b",
        unless=r"\b(?:previous\w*|already|formerly|earlier|had been|"
        r"(?:while|although|after|when) ~3|who (?:was|were|had|is|are) ~2|"
        r"patients?|participants|subjects|stud(?:y|ies))\s{0,3}\Z",
        listed=True,
    ),
    ActionRule(
        "penalty",
        "penalt",
        r"\bpa(?:ys|id) (?!~4(?:settle|death|ultimate|late))~4(?:(?:civil|monetary|money|"
        r"administrative|regulatory) penalt(?:y|ies)|\$[\d,.]+ (?:million )?(?:in ~1)?"
        r"penalt(?:y|ies))\b",
    ),
    ActionRule(
        "exclusion",
        "excluded",
        r"\bexcluded (?:after|following|over|because|until)\b",
        only="title",
    ),
    ActionRule(
        "penalty",
        "fine|penaliz",
        r"\bfined\b|\bpenalized\b|\bpa(?:ys|id) ~2fines?\b",
        only="title",
        faint=True,
    ),
    ActionRule(
        "penalty",
        "penalt",
        r"\bpa(?:ys|id) (?!the|death|ultimate|tax|late)~2penalt(?:y|ies)\b",
        only="title",
    ),
    ActionRule(
        "penalty",
        "penalt|fines|fined",
        r"\bcivil (?:monetary|money) penalt(?:y|ies)\b(?! law)|\bstipulated penalt(?:y|ies)\b|"
        r"\b(?:assess|impos|levi|issu)(?:es|ed|ing) (?!~2result)~4(?:penalt(?:y|ies)|fines?)\b|"
        r"\b(?:board|commission|fda|dea|agency|oig) fin(?:es|ed)\b",
        unless=r"\b(?:court|judge|sentenc\w+|up to|provid\w+|treble|law|prison|may|probation|"
        r"liability)\b",
        before=100,
        listed=True,
    ),
    ActionRule(
        "penalty",
        "penalt|fine|cmp",
        r"\b(?:determination|decision) to impose ~4(?:penalt(?:y|ies)|fines?|cmps?)\b",
    ),
    ActionRule(
        "exclusion",
        "reinstat|eligibility|removed",
        r"\breinstat(?:es|ed) ~5(?:to|in|into) ~3(?:medicare|medicaid|programs?)\b|"
        r"\b(?:reinstat|restor)(?:es|ed) (?:the |his |her |its )?eligibility\b|"
        r"\beligibility ~9(?:was|were|been) ~1(?:reinstated|restored)\b|"
        r"\bremoved from ~3(?:list of excluded|exclusions? list|leie)\b",
        unless=r"\b(?:not|never|until|before|to be|be|ask\w{0,3}|appl\w{1,3}) ~4\Z",
        became="lifted",
    ),
    _warning(
        "close-out|closeout|close out", r"\bclose[- ]?out letters?\b", only="title", became="lifted"
    ),
    _warning(
        "addressed",
        r"\baddressed ~4(?:violations?|deviations?|issues) ~1in ~4warning letter\b",
        unless=r"\b(?:not|fail\w{0,3}|until|once|whether|if) ~2\Z",
        became="lifted",
    ),
    # "The board returned the licence of Ada Quill"; she who returns hers gives it up.
    ActionRule(
        "other",
        "return|back|reissue",
        rf"\b(?:board|commission|agency|department|regulators|officials|court|judge) ~4"
        rf"(?:(?:return|hand|re-?issu)(?:s|ed|es)|g[ai]ves?)(?: back)? "
        rf"(?:the |his |her |a )?~2{_LICENCE}(?= (?:of|that|which|it|to)\b| back\b)|"
        rf"\b(?:gets?|got|g[ai]ves?|given|w[io]ns?) ~4{_LICENCE} back\b",
        unless=r"\b(?:not|never|if|until|unless|once|when|before|asks?|asked|hop\w{1,3}|wants?|seek\w{0,3}|"
        r"tr(?:y|ies|ied)|whether) ~6\Z",
        became="lifted",
    ),
    # Names that come off a list of sanctions.
    ActionRule(
        "other",
        "removed|deleted|delisted",
        r"\b(?:removed|deleted|delisted) from ~4(?:specially designated|sdn list|entity list|"
        r"sanctions lists?)\b",
        became="lifted",
    ),
    _warning(
        "close-out|closeout|close out",
        r"\b(?:issu|sent|send|receiv|post|publish)\w{0,3} ~4close[- ]?out letters?\b",
        became="lifted",
    ),
    _warning(
        "warn|alert",
        r"\bwarning letters?\b|\b(?:issu\w+|sent|sends|post\w*) ~4(?:warnings?|alerts?)\b|"
        r"\bletters? of (?:warning|reprimand)\b|\bwarn(?:s|ed|ing) ~6(?:consumers|patients|public|"
        r"parents|seniors|providers|residents|companies|firms?|physicians|professionals|"
        r"compounders|pharmac\w+|against|about|of|over|that|not to)\b|"
        r"\b(?:safety|import|consumer|fraud|public health|scam) (?:alert|advisory|warning)s?\b",
        unless=r"\b(?:after|ignor\w+|despite|previous\w*|had been)\b ~2\Z",
        faint=True,
    ),
    _warning("warning", r"\bwarning letters?\b(?! (?:recipient|response))", wording="noun"),
    ActionRule(
        "recall",
        "recall",
        r"\brecall(?:s|ed|ing)? (?!that|how|the (?:day|time|conversation|moment))"
        r"~8(?:lots?|products?|vials?|drugs?|tablets?|injections?|batch\w*|units|bottles|devices?|"
        r"nationwide|levels?|due|because|solution|capsules?|hydrochloride)\b|"
        r"\b(?:voluntar\w+|nationwide|class i{1,3}|issu\w+|initiat\w+|announc\w+|expand\w*|"
        r"product|drug|market) ~3recall(?:s|ed|ing)?\b",
    ),
)
