"""How announcements word the ends of a criminal case: plea, conviction, sentence, dismissal …"""

from __future__ import annotations

from functools import partial

from enforcement.actions.action_rule import ActionRule

_TERM = (
    r"(?:prison|probation|imprisonment|incarceration|confinement|jail|behind bars|life sentence|"
    r"suspended sentence|prison sentence|split sentence|(?<=serve[ ])time)\b"
)
_PROFESSIONALS = (
    r"(?:doctors?|physicians?|nurses?|pharmacists?|dentists?|felons?|psychiatrists?|surgeons?|"
    r"owners?|chiropractors?|fraudsters?|veterinarians?|providers?|dealers?|traffickers?|"
    r"offenders?|criminals?)\b"
)

_plea = partial(ActionRule, "plea")
_conviction = partial(ActionRule, "conviction")
_sentence = partial(ActionRule, "sentence")
_dismissal = partial(ActionRule, "dismissal")

# Clemency that is only asked for, refused or spoken of.
_ASKED_FOR = (
    r"\b(?:seek\w{0,3}|sought|asks?|asked|asking|request\w{0,3}|petition\w{0,3}|appl(?:y|ies|ied)|"
    r"appeal\w{0,3}|den(?:y|ies|ied|ying)|reject\w{0,3}|refus\w{1,3}|declin\w{1,3}|consider\w{0,3}|"
    r"hop(?:es?|ed|ing)|plea(?:s|d|ds|ded)? for|bid|push\w{0,3}|call(?:s|ed)? for|"
    r"urg(?:es|ed|ing)) ~6\Z"
)

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
    _sentence("sentenced", r"\bsentenced\b"),
    _sentence(
        "serving",
        r"\b(?:is|are|was|were) (?:now |currently |still )?serving ~4"
        r"(?:(?:prison|jail|life) (?:sentences?|terms?)|(?:years|months) (?:in|of) ~2(?:prison|"
        r"jail|imprisonment|custody|incarceration|probation|home confinement))\b",
    ),
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
        r"\bsentencing of\b|\b(?:announc\w+|following|after|today's|yesterday's|of|"
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
    # A hearing of which a plea tells what is to come there.
    _sentence(
        "sentenc",
        r"\bat (?:the |his |her |their |today's )?~2(?P<act>sentenc(?:e|ing))\b"
        r"(?! (?:is|has been|hearing is|guideline|date|will|on|for|in (?:january|february|march|"
        r"april|may|june|july|august|september|october|november|december))|"
        r",? ~6(?:faces?|could|may|will|plans?|intends?|expects?)\b)",
        wording="noun",
        unless=r"\b(?:maximum|statutory|possible|awaiting|will|shall|to be|to recommend|"
        r"agree[sd]? ~2to|agreement|recommend\w{0,6}|promis\w{1,3}|expect\w{0,3}|plans?|"
        r"intends?|seek\w{0,3}|until|remain\w{0,3})\b",
        before=120,
        listed=True,
    ),
    _sentence(
        "receiv|gets|given|handed|drew|draws|serv|spend|prison|probation|jail|bars",
        rf"\b(?:receiv(?:es|ed)|gets|got|given|handed|drew|draws) (?!~3up to)~5{_TERM}|"
        rf"\bordered to serve\b|\b(?:placed|put) ~3on ~4probation\b|"
        rf"\b(?:to|will) (?:serve|spend) (?!up to)~4{_TERM}|"
        r"\b(?:heads?|headed|heading|goes|going|sent|off|ordered) (?:back )?to "
        r"(?:~2)(?:prison|jail)\b|\bjailed\b|"
        r"\bsen(?:t|ds) ~4to (?:federal |state )?(?:prison|jail)\b",
        unless=r"\b(?:kickbacks?|bribes?|sentenced)\b|\b(?:licen[sc]es?|registrations?) ~3\Z",
        before=60,
        listed=True,
    ),
    ActionRule(
        "acquittal",
        "acquit|guilty|cleared|exonerat|innocen",
        r"\bacquit(?:s|ted|ting|tals?)\b|\b(?:found|finds) ~6not guilty\b|"
        r"\bnot guilty verdicts?\b|\bverdicts? of not guilty\b|\bnot guilty (?:on|of) ~1(?:all|any|"
        r"every|each|both)\b|\bcleared ~4of (?:all|any|every|the|these|those|criminal|federal|"
        r"state|felony|fraud|wrong-?doing|murder|conspiracy|medicare|medicaid|health)\b|"
        r"\bcleared by (?:an? |the )?~2(?:jury|jurors|judge|court)\b|"
        r"\bjur(?:y|ors) clear(?:s|ed)\b|"
        r"\bexonerat(?:es|ed|ing|ion)\b|\b(?:declared|found|ruled) ~3innocent\b",
        unless=r"\b(?:den(?:y|ies|ied|ying)|seek\w{0,3}|sought|asks?|asked|motions? (?!~5and )|"
        r"request\w{0,3}|"
        r"mov(?:ed|es|ing)|argu\w{1,3}) ~5\Z|\bplea\w* ~3\Z|"
        r"\b(?:bonds?|bail|suret(?:y|ies)) ~2(?:is|are|was|were|be|been) \Z",
        before=60,
    ),
    _dismissal(
        "nolle|nol-pros|nol pros|declin|refus|no-bill|no bill|true bill",
        r"\bnolle pros\w{0,7}\b|\bnol[- ]pros\w{0,7}\b|"
        r"\b(?:declin|refus)(?:es|ed) (?:to ~2(?:prosecute|"
        r"charge|indict|(?:file|bring|press|pursue) ~2(?:charges|prosecution|case))|prosecution)\b|"
        r"\bno[- ](?:true )?bill(?:ed|s)?\b",
    ),
    _dismissal(
        "nonsuit|non-suit|voluntary dismissal|discontinuance",
        r"\bnotices? of (?:voluntary dismissal|non-?suit|discontinuance)\b|"
        r"\b(?:took|takes|taken) ~3non-?suits?\b",
        unless=r"\b(?:den(?:y|ies|ied|ying)|reject\w{0,3}|str(?:uck|ikes?)) ~5\Z",
    ),
    # What nobody goes on with.
    _dismissal(
        "no longer|not pursue|not prosecute|not pursuing",
        r"\b(?:(?:will|would|does|is) )?(?:no longer|not) (?:be )?(?:pursu|prosecut)(?:e|es|ing) "
        r"~8(?:suits?|lawsuits?|cases?|charges?|complaints?)\b",
        unless=r"\b(?:if|whether|may|might|could|asks?|asked|urg\w{1,3}) ~6\Z",
    ),
    # A suit that stays dismissed.
    _dismissal(
        "reviv|affirm|upheld|uphold|backs|backed",
        r"\b(?:won't|wouldn't|(?:will|would|did|does) not|refus(?:es|ed) to|declin(?:es|ed) to) "
        r"~1revive ~9(?:suits?|lawsuits?|cases?|complaints?|claims(?! act)|charges|indictments?)\b|"
        r"\b(?:affirm(?:s|ed|ing)|uph(?:eld|olds|olding)|back(?:s|ed)) ~6(?:dismissals?\b|"
        r"(?:dismissing|tossing|throwing out) ~9(?:suits?|lawsuits?|cases?|complaints?|"
        r"claims(?! act)|charges|indictments?)\b)",
        unless=r"\b(?:asks?|asked|urg\w{1,3}|if|whether|may|might) ~6\Z",
    ),
    # What was asked for, and done.
    _dismissal(
        "dismissed|dropped",
        r"\b(?:asked|moved|requested|motion) ~9(?:charges?|indictments?|cases?|counts?|complaints?|"
        r"suits?|lawsuits?)(?: against ~4| )be (?:dismissed|dropped)"
        r"(?: with(?:out)? prejudice)?,? and (?:a|the) ~3"
        r"(?:judge|magistrate|court) ~2(?:signed|granted|agreed|approved|complied|obliged)\b",
    ),
    _dismissal(
        "dismiss|drop",
        r"\b(?:was|were|been) ~1(?:dismissed|dropped) (?:as a defendant |as defendants )?from "
        r"(?!~2(?:job|post|position))~4(?:cases?|suits?|lawsuits?|complaints?|indictments?)\b",
    ),
    # A list of those with whom nobody may deal.
    ActionRule(
        "other",
        "removal of|removed from|removes|removing",
        r"\b(?:remov(?:es|ed|ing)|removal of) ~9(?:from|on) ~6"
        r"(?:sdn|entity|unverified|sanctions|blocked persons) list\b",
        unless=r"\b(?:seek\w{0,3}|sought|asks?|asked|request\w{0,3}|petition\w{0,3}|den\w{1,4}|"
        r"not) ~6\Z",
        became="lifted",
    ),
    ActionRule(
        "acquittal",
        "acquittal",
        r"\bmotions? for ~4acquittal (?:is|was|are|were) (?:hereby )?(?:granted|allowed)\b",
    ),
    # A judge acquits of what a jury had found.
    ActionRule(
        "conviction",
        "acquit",
        r"\bacquit(?:s|ted|ting) ~4of ~9(?:jury|jurors) (?:had )?(?:convicted|found)\b",
        became="vacated",
    ),
    # A trial that has to be held again leaves nobody convicted.
    ActionRule(
        "conviction",
        "new trial|retrial",
        r"\b(?:grant(?:s|ed|ing)|order(?:s|ed|ing)|award(?:s|ed)|w[io]ns?|gets?|got|given|receiv(?:es|ed)|"
        r"remand(?:s|ed|ing)) ~8(?:new trials?|retrials?)\b(?! (?:dates?|motions?))|"
        r"\b(?:new trials?|retrials?) (?:was|were|has been|have been) ~1(?:granted|ordered)\b|"
        r"\b(?:upheld|affirm(?:s|ed)) ~5to (?:grant|order) ~8(?:new trials?|retrials?)\b",
        unless=r"\b(?:den(?:y|ies|ied|ying)|not|refus\w{1,3}|declin\w{1,3}|reject\w{0,3}|hopes?|asks?|"
        r"asked|seek\w{0,3}) ~4\Z",
        became="vacated",
    ),
    ActionRule(
        "sentence",
        "resentenc|re-sentenc",
        r"\bremand(?:s|ed|ing) ~8for ~3re-?sentencing\b|"
        r"\border(?:s|ed|ing) ~4re-?sentenc(?:ing|ed)\b",
        became="vacated",
    ),
    ActionRule(
        "sentence",
        "resentenc|re-sentenc|sentenced again",
        r"\bre-?sentenc(?:es|ed)\b|\bsentenced again\b|\bfor ~2re-?sentencing\b",
        unless=r"\border\w{0,3} ~5\Z",
        became="resentenced",
    ),
    ActionRule(
        "conviction",
        "pardon",
        r"\bpardon(?:s(?! (?:are|is|were|can|may|and|or|in|as|will)\b)|ed|ing)\b"
        r"(?! (?:power|board|application|request|attorney))|"
        r"\b(?:grant(?:s|ed|ing)|receiv(?:es|ed|ing)|issu(?:es|ed|ing)|g[ai]v(?:es?|ing)|given|"
        r"sign(?:s|ed)|w[io]ns?|accept(?:s|ed)) ~8pardons?\b|\bpardons? of\b",
        unless=_ASKED_FOR,
        before=80,
        became="pardoned",
    ),
    ActionRule(
        "sentence",
        "commut|clemency",
        r"\bcommut(?:es|ed|ing) ~9(?:sentences?|terms?|time)\b|"
        r"\b(?:sentences?|prison terms?) ~9(?:was|were|been|is|are) ~2commuted\b|"
        r"\bcommutations? of ~4sentences?\b|\bsentence commut(?:ed|ations?)\b|"
        r"\b(?:grant(?:s|ed|ing)|receiv(?:es|ed|ing)|g[ai]v(?:es?|ing)|given|w[io]ns?) ~6"
        r"(?:clemency|commutations?)\b|\bclemency (?:to|for)\b|"
        r"\bclemency (?:was|were|has been) ~1(?:granted|given)\b",
        unless=_ASKED_FOR,
        before=80,
        became="commuted",
    ),
    # A trial without a verdict: the charge stands.
    ActionRule(
        "other",
        "mistrial|hung jur|deadlock",
        r"\b(?:declar(?:es|ed|ing)|end(?:s|ed) in|result(?:s|ed) in|order(?:s|ed)|"
        r"grant(?:s|ed)) ~3mistrials?\b|"
        r"\bmistrials? (?:was |were |is )?(?:declared|granted|ordered)\b|"
        r"\bhung jur(?:y|ies)\b|\bjur(?:y|ors) (?:was |were )?~2deadlock(?:s|ed)\b",
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
        r"(?! ~5(?:lawsuits?|suits?|complaints?|actions?|petitions?)\b)",
        unless=r"\b(?:seeks?|seeking|sought|notice of|notifies|subject to|ask(?:s|ed|ing)?|"
        r"allegation)\b|"
        r"\b(?:complaints?|actions?|lawsuits?|suits?|petitions?|moves?|moved|sues|sued) "
        r"(?:in rem )?"
        r"(?:to|for) (?:civil )?\Z",
        before=300,
        listed=True,
    ),
)
