"""How agencies word what they write: rules, scheduling, notices, quotas, guidance, reports.

The forms follow the Federal Register's Document Drafting Handbook and the DEA's and FDA's own
announcements; `register_documents` reads Federal Register documents from their fields.
"""

from __future__ import annotations

from functools import partial

from enforcement.actions.action_rule import ActionRule

_SCHEDULE = r"schedules? (?:i{1,3}v?|iv|v|[1-5])\b"

_correction = partial(ActionRule, "correction")

RULES: tuple[ActionRule, ...] = (
    ActionRule(
        "scheduling",
        "schedul",
        rf"\b(?:plac(?:e|es|ed|ing|ement of)|add(?:s|ed|ing)?|transfer\w*|mov(?:e|es|ed|ing)|"
        rf"list(?:s|ed|ing)?|control\w*) (?!~9(?:hearing|trial|sentencing))~9"
        rf"(?:in|into|on|to|under|from) ~2{_SCHEDULE}|"
        r"\b(?:(?:temporar(?:y|ily)|emergency|permanent(?:ly)?) |re-?|de-?)schedul(?:e|es|ed|ing)\b"
        r"(?! (?:hearing|conference|for))|"
        rf"\b{_SCHEDULE} (?:placement|scheduling|listing|designation)\b|"
        r"\bscheduling (?:orders?|actions?)\b(?= (?:for|of|to|plac|control))|"
        r"\bschedules of controlled substances\b",
        unless=r"\b(?:conspir\w+|distribut\w+|possess\w+|prescri\w+|dispens\w+|trial|hearing)\b",
    ),
    ActionRule(
        "rule-proposed",
        "propos",
        r"\bproposed rule(?:s|making|makings)?\b|\bnotice of proposed rule-?making\b|"
        r"\bpropos(?:es|ed|ing) (?:to (?:amend|revise|require|modify|update|adopt|remove|"
        r"allow|permit)|regulations?|amendments?)\b",
        unless=r"\b(?:comment\w*|period) (?:on|for|to) ~4\Z|\bcorrect\w* ~4\Z",
        before=50,
    ),
    ActionRule(
        "rule-final",
        "final|temporary",
        r"\b(?:interim |direct |temporary )?final (?:rules?|regulations?|orders?)\b"
        r"(?! (?:terminat|announc|deny|debar|revok|rescind|set aside|vacat))|"
        r"\btemporary rules?\b",
        wording="noun",
        unless=r"\bcorrect\w* ~4\Z|\bagreement and proposed \Z",
        before=50,
    ),
    ActionRule(
        "quota",
        "quota|annual",
        r"\b(?:production|manufacturing|procurement|import|dea|individual) quotas?\b|"
        r"\bquotas? (?:for|of|on) ~6(?:controlled|schedules?|opioids?|narcotics?|chemicals?)\b|"
        r"\bcontrolled substances? quotas?\b|\bassessment of annual needs\b",
        wording="noun",
    ),
    ActionRule(
        "extension",
        "exten|reopen",
        r"\bexten(?:d|ds|ded|ding|sions? of|sions? to) ~7(?:comment periods?|flexibilit\w+|"
        r"deadline|compliance date|effective date|temporary|telemedicine|order|registration|waiver)"
        r"\b|\b(?:second|third|fourth|further|another) ~2extension\b|"
        r"\breopen(?:s|ed|ing)? ~5comment\b",
    ),
    _correction(
        "correct",
        r"\bcorrecting amendments?\b|\bcorrections? to ~4(?:rule|notice|release|order|document|"
        r"announcement|statement|regulations?)\b|\bcorrect(?:s|ed|ing) ~6(?:rule|notice|release|"
        r"announcement|preamble|regulatory text)\b|"
        r"\b(?:release|notice|announcement|version) ~3corrected\b",
    ),
    _correction("correct", r"(?:\A|[;:(] )correct(?:ion|ed)\b|\bcorrection\)?\s*\Z", only="title"),
    ActionRule(
        "guidance",
        "guidance|guideline|advisory",
        r"\b(?:draft|final|new|revised|updated|industry|interim) ~2guidance\b|"
        r"\bguidance (?:for|document|on|to|regarding|about)\b|"
        r"\b(?:issu|publish|releas)\w+ ~4(?:guidance|guidelines)\b|\badvisory opinions?\b|"
        r"\bspecial advisory bulletins?\b",
        wording="noun",
        faint=True,
    ),
    ActionRule(
        "hearing",
        "hearing|meeting",
        r"\bpublic hearings?\b|\bnotice of ~2hearing\b|\bhearings? (?:on|regarding|concerning) ~4"
        r"(?:proposed|proposal|placement|rule|rulemaking|rescheduling|scheduling|petition|"
        r"application|registration)\b|\badministrative hearing\b|"
        r"\badvisory committee ~2meeting\b|\bformal hearing\b",
        wording="noun",
    ),
    ActionRule(
        "application",
        "appl",
        r"\bappl(?:ies|ied|ying) (?:to (?:the )?~3(?:be )?regist\w+|"
        r"to (?:manufacture|import|export|market)|for ~3(?:registration|approval|licen[sc]e))\b|"
        r"\b(?:new drug|abbreviated new drug|registration|importer|manufacturer) applications?\b|"
        r"\bapplications? (?:to (?:manufacture|import|export|market)|for (?:approval|registration|"
        r"a certificate))\b|\bcontrolled substances application\b",
        faint=True,
    ),
    ActionRule(
        "notice",
        "notice",
        r"\bnotices? of (?:intent|availability|opportunity|meeting|registration|withdrawal)\b|"
        r"\b(?:publish|issu|post|giv)\w* ~4notices?\b|\binformation collection\b",
        wording="noun",
        faint=True,
    ),
    ActionRule(
        "report",
        "report|audit|statistic|survey",
        r"\b(?:annual|semiannual|semi-annual|final|new|audit|activity|quarterly|oversight) ~1"
        r"reports?\b(?! on form)|\b(?:releas|issu|publish|announc)\w* ~5reports?\b|"
        r"\breport (?:finds|found|shows|says|details|reveals)\b|"
        r"\baudit (?:finds|found|reveals|of)\b",
        wording="noun",
        faint=True,
    ),
    ActionRule(
        "statement",
        "statement|remarks|testif|op-ed",
        r"\bstatement (?:of|on|from|by|regarding)\b|\b(?:issu|releas)\w* ~4statement\b|"
        r"\bremarks\b|\btestif(?:ies|ied)\b",
        wording="noun",
        unless=r"\b(?:false|sworn|plea|bank|financial)\b",
        faint=True,
    ),
)
