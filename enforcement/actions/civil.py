"""How announcements word civil cases: complaint, settlement, judgment."""

from __future__ import annotations

from functools import partial

from enforcement.actions.action_rule import ActionRule

_MATTER = (
    r"(?:allegations?|claims?|lawsuits?|suits?|liability|charges|case|cases|investigations?|"
    r"matter|dispute|accusations?|probe|inquiry|complaints?|violations|billings|litigation|action)\b"
)

#: A suit against a thing: "civil forfeiture complaint", "verified complaint for forfeiture in rem".
_IN_REM = (
    r"(?:(?:(?:civil|judicial|asset|in rem) )?(?:(?:civil|judicial|asset|in rem) )?forfeiture "
    r"(?:complaints?|actions?|lawsuits?|suits?|petitions?)\b|"
    r"(?:complaints?|actions?|lawsuits?|suits?) "
    r"(?:to forfeit|in rem|(?:for|seeking) (?:the )?(?:civil )?(?:condemnation and )?forfeiture)\b|"
    r"in rem (?:complaints?|actions?|lawsuits?|suits?)\b)"
)

_settlement = partial(ActionRule, "settlement")
_civil_complaint = partial(ActionRule, "civil-complaint")
_judgment = partial(ActionRule, "judgment")

RULES: tuple[ActionRule, ...] = (
    _settlement("settl", r"\bsettle(?:s|d)?\b(?! (?:in|into|on|down)\b)|\bsettling\b"),
    _settlement("settlement", r"\bsettlements?\b", wording="noun"),
    _settlement(
        "resolv|resolution", rf"\bresolv(?:e|es|ed|ing) (?!~4(?:by|through) trial)~8{_MATTER}"
    ),
    _settlement(
        "resolution", rf"\bresolution (?:of|to|in|with) (?!~1criminal)~7{_MATTER}", wording="noun"
    ),
    # In a criminal case "agreed to pay restitution" belongs to the plea or the sentence.
    _settlement(
        "agree",
        r"\bagree(?:s|d|ing|ment|ments)? to ~2(?:pay|repay|reimburse|return|refund)\b",
        unless=r"\bpleaded|\bpled\b|\bplead\b|\bsentenced\b|\bguilty\b",
        before=160,
    ),
    _settlement(
        "pay",
        r"\bto pay ~5\$",
        only="title",
        faint=True,
        unless=r"\b(?:sentenced|ordered|must|prison|probation|required|ordering|guilty|orders?|"
        r"judgment|jail|pleads?|fail\w*)\b",
        before=200,
    ),
    _settlement("pays", r"\bpays ~4\$", only="title", faint=True),
    _settlement(
        "recover|recoup|secure|obtain",
        r"\b(?:recovers|recoups|secures|obtains|returns) ~4\$",
        only="title",
        faint=True,
    ),
    _settlement("pay", r"\b(?:will|would|must) (?:re)?pay ~6\$", only="body", faint=True),
    _settlement(
        "consent|stipulat",
        r"\bconsent (?:final )?(?:decrees?|judge?ments?|orders?|agreements?)\b|"
        r"\bconsent(?:s|ed)? to ~4judge?ment\b|\bstipulated (?:judge?ment|settlement)\b",
        wording="noun",
    ),
    _settlement(
        "agreement",
        r"\b(?:reach(?:es|ed)?|secur(?:es|ed)|obtain(?:s|ed)|enter(?:s|ed) into|"
        r"sign(?:s|ed)) (?!~3plea)~5(?:agreements?|accords?)\b|"
        r"\bannounc\w+ (?!~3plea)~5(?P<act>agreements?)\b|"
        r"\b(?:non-prosecution|deferred prosecution|diversion|corporate integrity|"
        r"integrity) agreements?\b",
        unless=r"\b(?:guilty|sentenced)\b",
        before=120,
        faint=True,
    ),
    _civil_complaint(
        "suit|action|complaint",
        r"\b(?:fil(?:es|ed|ing)|brought|brings|lodged) (?!~4(?:qui tam|whistleblower))~8"
        r"(?:lawsuits?|suits?|(?:civil|legal|antitrust|enforcement) action|civil complaint)\b|"
        r"\bannounc\w+ ~4(?P<act>lawsuits? against|suits? against|civil complaint)\b|"
        r"\b(?:lawsuit|suit|civil complaint|civil action) ~2"
        r"(?:filed|it brought|brought|it filed)\b",
        unless=r"\b(?:whistle-?blowers?|relators?|former employees?|qui tam|private)\b",
        before=120,
    ),
    _civil_complaint(
        "forfeit|in rem",
        rf"\b(?:fil(?:es|ed|ing)|brought|brings|lodged) ~6{_IN_REM}|"
        rf"\b{_IN_REM} ~4(?:was|were|has been|have been|is) ~1(?:filed|brought)\b|"
        r"\b(?:was|were|has been|have been) (?:also )?filed in rem\b",
        unless=r"\bcriminal\b",
    ),
    _civil_complaint(
        "forfeit|in rem",
        rf"\b{_IN_REM} ~2(?:against|alleges|alleging|seeks|names|naming|targets)\b|"
        rf"\b(?:named|listed|targeted|defendants?) ~2in (?:an? |the )?{_IN_REM}",
        wording="noun",
        unless=r"\bcriminal\b",
    ),
    _civil_complaint(
        "sues|sued|suing",
        r"\b(?:sues|sued|suing)\b",
        unless=r"\b(?:whistle-?blowers?|relators?|employees?)\b",
    ),
    _civil_complaint(
        "interven|join",
        r"\binterven(?:es|ed|ing) (?:in|and)\b|\bcomplaint[- ]in[- ]intervention\b|"
        r"\b(?:joins|joined|joining) ~7(?:lawsuits?|suits?)\b",
    ),
    _civil_complaint(
        "suit|complaint|litigation|motion to dismiss",
        r"\b(?:lawsuit|suit|civil complaint) (?:alleg(?:es|ing)|seeks|charges|contends|claims|"
        r"names|accus(?:es|ing)|against)\b|\bcomplaint(?:, which)? (?:alleges|seeks|contends)\b|"
        r"\bmotions? to dismiss ~5(?:lawsuit|suit|civil complaint)\b|"
        r"\bmotions? to dismiss (?:submitted|filed|brought) by\b|"
        r"\bfac(?:es?|ed|ing) ~2(?:lawsuits?|suits?|litigation)\b",
        wording="noun",
        faint=True,
    ),
    _judgment(
        "judgment|judgement",
        r"\bjudge?ments? (?:of (?!acquittal|conviction|dismissal)|against|"
        r"in (?:favor|the amount)|for \$)|"
        r"\b(?:enter(?:s|ed)|obtain(?:s|ed)|default|summary|civil|wins|won|secur(?:es|ed)|award\w*)"
        r" ~3judge?ments?\b(?! of (?:acquittal|conviction|dismissal))",
        wording="noun",
        unless=r"\b(?:consent\w*|stipulat\w+)\b",
    ),
    # One that a higher court leaves as it is.
    _judgment(
        "affirm|upheld|uphold",
        r"\b(?:affirm(?:s|ed|ing)|uph(?:eld|olds|olding)) ~5"
        r"(?:judge?ments?(?! of conviction)|injunctions?)\b",
        unless=r"\b(?:asks?|asked|urg\w{1,3}|if|whether|may|might) ~6\Z",
    ),
    _judgment(
        "injunction|enjoin|restraining",
        r"\b(?:grant(?:s|ed)|enter(?:s|ed)|issu(?:es|ed)|obtain(?:s|ed)|permanent|preliminary|"
        r"wins|won|impos(?:es|ed)) ~5injunctions?\b|\benjoin(?:s|ed)\b|"
        r"\b(?:grant|enter|issu|obtain)\w* ~3restraining orders?\b",
        unless=r"\b(?:consent\w*|seek\w*|sought|ask\w*)\b",
    ),
    _judgment(
        "order", r"\b(?:court|judge|jury) ~5order(?:s|ed) ~6to pay\b|\bordered to pay\b", faint=True
    ),
)
