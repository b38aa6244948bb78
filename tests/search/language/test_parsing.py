"""The query language."""

from __future__ import annotations

import pytest
from hypothesis import given

from search.language.grammar.reading import DEEPEST
from search.language.parsing import MOST_LEAVES, MOST_PATTERNS, parse
from search.language.query_error import QueryError
from search.language.tree import (
    And,
    Claim,
    FromSource,
    Fuzzy,
    Near,
    Not,
    Or,
    Pattern,
    SavedSearch,
    Text,
    TextField,
    Tree,
)
from tests.search.language.queries import FIELDS, queries


def word(text: str, field: TextField = None) -> Text:
    return Text(text=text, field=field)


def quoted(text: str, field: TextField = None) -> Text:
    return Text(text=text, field=field, quoted=True)


def both(*parts: Tree, strict: bool = False) -> And:
    return And(parts=parts, strict=strict)


def either(*parts: Tree) -> Or:
    return Or(parts=parts)


def but_not(part: Tree) -> Not:
    return Not(part=part)


def near(words: int, *parts: Text, field: TextField = None) -> Near:
    return Near(parts=parts, words=words, field=field)


def claim(field: str, value: str) -> Claim:
    return Claim(field=field, value=value)


A, B, C = map(word, "abc")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("Ketamine", word("Ketamine")),
        ("a b", both(A, B)),
        ("a  \t b", both(A, B)),
        ("a AND b", both(A, B, strict=True)),
        ("a AND b c", both(A, B, C, strict=True)),
        ("a a", A),
        ('"grand  jury"', quoted("grand jury")),
        ("\u201cgrand jury\u201d", quoted("grand jury")),
        ("\u201dgrand jury\u201d", quoted("grand jury")),
        ("\u201egrand jury\u201c", quoted("grand jury")),
        ("\u00abgrand jury\u00bb", quoted("grand jury")),
        ('"kickback"', quoted("kickback")),
        ('"OR"', quoted("OR")),
        ("and or not", both(word("and"), word("or"), word("not"))),
        ("a OR b c", either(A, both(B, C))),
        ("(a OR b) c", both(either(A, B), C)),
        ("(a OR b)(c)", both(either(A, B), C)),
        ("((a))", A),
        ("(a b) c", both(A, B, C)),
        ("(a b) AND c", both(both(A, B), C, strict=True)),
        ("(a AND b) c", both(both(A, B, strict=True), C)),
        ('(a "b") c', both(both(A, quoted("b")), C)),
        ('"Portland, OR"', quoted("Portland, OR")),
        ("a -b", both(A, but_not(B))),
        ("a NOT b", both(A, but_not(B))),
        ("a AND NOT b", both(A, but_not(B), strict=True)),
        ("a OR -b", either(A, but_not(B))),
        ('-"a b"', but_not(quoted("a b"))),
        ("-(a OR b)", but_not(either(A, B))),
        ("NOT NOT a", A),
        ("NOT a b", both(but_not(A), B)),
    ],
)
def test_words_phrases_and_operators(query: str, tree: Tree) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("a w/5 b", near(5, A, B)),
        ("a W/5 b", near(5, A, B)),
        ("a NEAR/5 b", near(5, A, B)),
        ("a near/5 b c", both(near(5, A, B), C)),
        ('"grand jury" w/3 ketamine', near(3, quoted("grand jury"), word("ketamine"))),
        ("21 USC 841 w/10 ketamine", near(10, word("21 USC 841"), word("ketamine"))),
        ("a w/5 b w/2 c", both(near(5, A, B), near(2, B, C))),
        ("(a OR b) w/5 c", either(near(5, A, C), near(5, B, C))),
        ("-a w/5 b", but_not(near(5, A, B))),
        ("title:(a w/5 b)", near(5, A, B, field="title")),
        ("title:a w/5 title:b", near(5, A, B, field="title")),
        ('"a b"~5', near(5, quoted("a"), quoted("b"))),
        ('"O\'Brien - clinic"~2', near(2, quoted("O'Brien"), quoted("clinic"))),
        ('title:"a b c"~5', near(5, *map(quoted, "abc"), field="title")),
        ("\u201ca b\u201d~5", near(5, quoted("a"), quoted("b"))),
    ],
)
def test_what_is_near_something(query: str, tree: Tree) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("Ketam*", Pattern(text="ketam*")),
        ("esk\u00e9tam*", Pattern(text="esketam*")),
        ("wom?n", Pattern(text="wom?n")),
        ("kick*back", Pattern(text="kick*back")),
        ("ke**", Pattern(text="ke*")),
        ("ke*?n", Pattern(text="ke?*n")),
        ("title:ketam*", Pattern(text="ketam*", field="title")),
        ("Ketmine~", Fuzzy(text="ketmine")),
        ("ketmine~1", Fuzzy(text="ketmine")),
        ("ketmine~2", Fuzzy(text="ketmine", edits=2)),
        ("title:ketmine~2", Fuzzy(text="ketmine", edits=2, field="title")),
    ],
)
def test_patterns_and_misspellings(query: str, tree: Tree) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    "cited",
    [
        "schedule I",
        "Schedule III",
        "21 U.S.C. \u00a7 841(a)(1)",
        "section 841 of title 21",
        "21 USC 841-846",
        "91 FR 33418",
    ],
)
def test_a_citation_is_one_thing_without_quotes(cited: str) -> None:
    assert parse(cited) == word(cited)
    assert parse(f"({cited}) a") == both(word(cited), A)
    assert parse(f"title:{cited}") == word(cited, "title")
    assert parse(f"cites:{cited}", FIELDS) == claim("cites", cited)
    assert parse(f"-{cited}") == but_not(word(cited))


@pytest.mark.parametrize(
    "compound",
    [
        "841(a)(1)",
        "2:24-cr-00236",
        "ketamine-assisted",
        "O'Brien",
        "and/or",
        "AT&T",
        "2020\u20132024",
    ],
)
def test_what_has_no_blank_is_one_thing(compound: str) -> None:
    assert parse(compound) == word(compound)
    assert parse(f"number:{compound}") == word(compound, "number")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("title:ketamine", word("ketamine", "title")),
        ('Title:"a b"', quoted("a b", "title")),
        ("title:(a OR b)", either(word("a", "title"), word("b", "title"))),
        ("title:(a -number:b)", both(word("a", "title"), but_not(word("b", "number")))),
        ("title:a,b", either(word("a", "title"), word("b", "title"))),
        ("number:2025-01234", word("2025-01234", "number")),
        ("source:US_DEA_news", FromSource(name="us_dea_news")),
        ("source:us_*", FromSource(name="us_*")),
        ("source:(a OR b)", either(FromSource(name="a"), FromSource(name="b"))),
        ("-source:us_*", but_not(FromSource(name="us_*"))),
        ("is:revised", claim("is", "revised")),
        ("IS:revised,", claim("is", "revised")),
        ("is:revised.", claim("is", "revised")),
        ("party:M.D.", claim("party", "M.D.")),
        ("kind:charge,sentence", either(claim("kind", "charge"), claim("kind", "sentence"))),
        ("kind:(charge OR sentence)", either(claim("kind", "charge"), claim("kind", "sentence"))),
        ("published:2024-01..2024-06", claim("published", "2024-01..2024-06")),
        ("published:2024..", claim("published", "2024..")),
        ("amount:>$1,000,000", claim("amount", ">$1,000,000")),
        ("amount:$7,500..$9,000", claim("amount", "$7,500..$9,000")),
        ("amount:$7,500..", claim("amount", "$7,500..")),
        ("amount:$7,500.", claim("amount", "$7,500")),
        ("amount:5 21 USC 841", both(claim("amount", "5"), word("21 USC 841"))),
        ("published:2024 to b", both(claim("published", "2024"), word("to"), B)),
        ("published:2024.. b", both(claim("published", "2024.."), B)),
        ("amount:>=60", claim("amount", ">=60")),
        ("docket:2:24-cr-00236", claim("docket", "2:24-cr-00236")),
        ('state:"New  Jersey"', claim("state", "New Jersey")),
        (
            "state:(New Jersey OR Ohio)",
            either(claim("state", "New Jersey"), claim("state", "Ohio")),
        ),
        ("party:(-Jane Doe)", but_not(claim("party", "Jane Doe"))),
        ("party:(Johnson & Johnson)", claim("party", "Johnson & Johnson")),
        ("-is:revised", but_not(claim("is", "revised"))),
        ("@Mine", SavedSearch(name="mine")),
        ("a -@their-own_2", both(A, but_not(SavedSearch(name="their-own_2")))),
    ],
)
def test_fields(query: str, tree: Tree) -> None:
    assert parse(query, FIELDS) == tree


def sentence(text: str) -> Tree:
    return both(*map(word, text.split()))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("who was charged in New Jersey?", "who was charged in New Jersey"),
        ("Re: ketamine", "Re ketamine"),
        ("HHS | Agency for Toxic Substances", "HHS Agency for Toxic Substances"),
        ("* naloxone recalls grow * more", "naloxone recalls grow more"),
        ("Ketamine: a review.", "Ketamine a review"),
        ("hello? world", "hello world"),
        ("(hello?) world", "hello world"),
        ("Really?! Yes...", "Really Yes"),
        ("a - b \u2013 c \u2014 d -- e", "a b c d e"),
        ("a / b & c \u2026 d ... e", "a b c d e"),
        ("a--b...c..d --e", "a b c d e"),
        ("BOSTON\u2013(WIRE)\u2013A clinic", "BOSTON WIRE A clinic"),
        ("Lantern (a telehealth clinic) in Ohio", "Lantern a telehealth clinic in Ohio"),
        ("Doctor of 'ketamine mill' sentenced", "Doctor of ketamine mill sentenced"),
        ("a, b; c,d\u2026e\u2014f", "a b c d e f"),
        ("seized $1,000,000, and 2,500 vials", "seized $1,000,000 and 2,500 vials"),
        ("2024,2025", "2024 2025"),
        ("at 10:30, open 24/7", "at 10:30 open 24/7"),
        ("see https://www.dea.gov/a?b=c*d&~e:f", "see https://www.dea.gov/a?b=c*d&~e:f"),
        ("www.dea.gov/a?b=c now", "www.dea.gov/a?b=c now"),
        ("a physician (M.D.).", "a physician M.D."),
        ("the U.S. court", "the U.S. court"),
        ("Controlled Substances Act (CSA)", "Controlled Substances Act CSA"),
        ("the clinic(s) of Act(CSA)", "the clinic of Act CSA"),
        ("[sic] {x} <y>", "sic x y"),
        ("<https://www.dea.gov/a> says", "https://www.dea.gov/a says"),
        ("'90s; 1/-2", "90s 1/-2"),
        ("\u00bfqu\u00e9? \u00a1no!", "qu\u00e9 no"),
        ("e-mail: a@b.org", "e-mail a@b.org"),
        ("sold w/o prescription", "sold w/o prescription"),
        ("the doctors' clinic", "the doctors clinic"),
        ("\u2018s 'em", "s em"),
        ("5% of + $ # 3", "5% of 3"),
        ("soft\u00adhyphen here", "soft\u00adhyphen here"),
        ("two\nlines", "two lines"),
    ],
)
def test_punctuation_of_a_sentence_is_punctuation(query: str, words: str) -> None:
    assert parse(query) == sentence(words)


@pytest.mark.parametrize(
    ("query", "at", "said"),
    [
        ("", 0, "no word"),
        ("   ", 0, "no word"),
        ("- ...", 0, "no word"),
        ('""', 0, "no word"),
        ('a "..."', 2, "no word"),
        ('a "bc', 2, "not closed"),
        ('abc"', 3, "not closed"),
        ('a "', 2, "not closed"),
        ('\u201cab"', 3, "cannot end with"),
        ("a (b", 2, "not closed"),
        ("a) b", 1, "no opening"),
        (")", 0, "no opening"),
        ("a ()", 3, "nothing stands"),
        ("(...)", 4, "nothing stands"),
        ("(a OR)", 5, ") stands"),
        ("NOT", 3, "after NOT"),
        ("a NOT OR x", 6, "OR stands"),
        ("a OR", 4, "after OR"),
        ("OR a", 0, "OR stands"),
        ("a AND", 5, "after AND"),
        ("a AND/ b", 2, "AND joins"),
        ("OR: a", 0, "OR joins"),
        ("a AND AND b", 6, "AND stands"),
        ("*", 0, "end of a single word"),
        ("a OR *", 5, "end of a single word"),
        ('"grand jur"*', 11, "end of a single word"),
        ("21 USC 84*", 9, "end of a single word"),
        ('"grand jury"^2', 12, "weight"),
        ("ketamine|clinic", 0, "ketamine OR clinic?"),
        ("a ANDNOT b", 2, "NOT?"),
        ("clinic w/ ketamine", 7, "w/5"),
        ("NEAR(a b)", 0, "w/5"),
        ("title=ketamine", 0, "title:ketamine?"),
        ("a amount>=1000", 2, "amount:>=1000?"),
        ("``grand jury''", 1, '"grand jury"?'),
        ("party:'Jane Doe'", 6, "is none"),
        ("*tamine", 0, "2 letters"),
        ("a k*", 2, "2 letters"),
        ("o?r", 0, "2 letters"),
        ("841(a)*", 0, "single word"),
        ("re-sched*", 0, "single word"),
        ('"grand jur*"', 10, "quotation marks"),
        ('"grand * jury"', 7, "quotation marks"),
        ('"wom?n"', 4, "quotation marks"),
        ("ketmine~3", 0, "1 or 2"),
        ("ketmine~0", 0, "1 or 2"),
        ("ketmine~x", 0, "1 or 2"),
        ("ket*~", 0, "single word"),
        ("re-sched~", 0, "single word"),
        ("ab~", 0, "fewer than 3"),
        ("abc~2", 0, "fewer than 4"),
        ("a ~5", 2, "right after"),
        ('"a b" ~5', 6, "right after"),
        ('"a b"~', 5, "right after"),
        ('"a"~5', 0, "two words"),
        ('"a b"~0', 5, "side by side"),
        ('"a b"~51', 5, "at most 50"),
        ("a w/0 b", 2, "side by side"),
        ("a w/999 b", 2, "at most 50"),
        ("a w/5", 5, "after w/5"),
        ("w/5 a", 0, "w/5 stands"),
        ("a w/5 NOT b", 6, "NOT stands"),
        ("a w/5 ket*", 6, "without *, ? and ~"),
        ("(a b) w/5 c", 0, "nothing else"),
        ("title:a w/5 b", 8, "one field"),
        ("a /5 b", 2, "w/5"),
        ("a n/5 b", 2, "w/5"),
        ("a pre/5 b", 2, "w/5"),
        ("a w/s b", 2, "w/5"),
        ("a /p b", 2, "w/5"),
        ("a w/in 5 b", 2, "w/5"),
        ("a NEAR b", 2, "w/5"),
        ("a NEAR5 b", 2, "w/5"),
        ("a ADJ5 b", 2, "w/5"),
        ("a && b", 2, "AND?"),
        ("a | b", 2, "OR?"),
        ("a || b", 2, "OR?"),
        ("a|b of the nursing board", 0, "a OR b?"),
        ("naloxone | nasal spray", 9, "OR?"),
        ("kind:charge owner of a clinic | spa", 30, "OR?"),
        ("(naloxone | opana) clinic owner sentenced", 10, "OR?"),
        ('x "a b c"~25', 2, "too many ways"),
        ('"a b c d e f"~1', 0, "too many ways"),
        (f'"{"a " * 1900}"~5', 0, "too many ways"),
        ("a ?pioid", 2, "before * or ?"),
        ("(??a OR b)", 1, "before * or ?"),
        ("!a", 0, "NOT a?"),
        ("+ketamine", 0, "+"),
        ("Portland, OR clinic", 10, "comma"),
        ("Portland,OR", 9, "comma"),
        ("\u2013ketamine", 0, "-ketamine?"),
        ("\u2212ketamine", 0, "-ketamine?"),
        ("ketamine^2", 0, "weight"),
        (" 'grand jury'", 1, '"grand jury"?'),
        ("\u2018grand jury\u2019", 0, '"grand jury"?'),
        ("colour:red", 0, "no field colour"),
        ("Sourc:x", 0, "source:?"),
        ("titel:x", 0, "title:?"),
        ("date:2024", 0, "published:?"),
        ("stat:x", 0, "state:?"),
        ("title: ketamine", 6, "title:ketamine?"),
        ("amount: >5", 7, "amount:>5?"),
        ('title: "a b" c', 6, 'title:"a b"?'),
        ("title:", 6, "right after"),
        ("a is: b", 5, "right after"),
        ("title :ketamine", 6, "colon"),
        ("title:-x", 6, "-title:x?"),
        ("title:NOT x", 6, "right after"),
        ("title:number:x", 6, "one value"),
        ('title:"', 6, "not closed"),
        ("title:...", 6, ". is none"),
        ("title:(@mine)", 7, "cannot stand"),
        ("state:(title:x)", 7, "cannot stand"),
        ("source:u*s", 7, "at its end"),
        ("source:*", 7, "at its end"),
        ("kind:char*", 9, "whole value"),
        ("a state:Utopia", 8, "did you mean NJ?"),
        ("state:New Jersey", 6, 'state:"New Jersey"'),
        ("state:NJ,Utopia", 9, "did you mean NJ?"),
        ("party:(Doe, Roe)", 7, "OR"),
        ('party:"a b"~5', 6, "value"),
        ("is:revised|withdrawn", 3, "is:revised,withdrawn?"),
        ("title:a|b", 6, "title:a,b?"),
        ("published:2024 to 2025 a", 14, "published:2024..2025?"),
        ("published:2024 - 2025", 14, "published:2024..2025?"),
        ("published:2024-01 .. 2024-06", 18, "no blanks"),
        ("published:2024-01 ..2024-06", 18, "no blanks"),
        ("(published:2024.. 2025)", 17, "published:2024..2025?"),
        ("amount:5 until $9", 8, "amount:5..$9?"),
        ("a .. b", 2, "no blanks"),
        ("published:[2024 TO 2025]", 10, "A..B"),
        ("ket\u200bamine", 3, "U+200B"),
        ("\ufeffketamine", 0, "U+FEFF"),
        ("a\x1b[31m", 1, "U+001B"),
        ("a \x00", 2, "U+0000"),
        ("a \u202eb", 2, "U+202E"),
        ("a \ud800", 2, "U+D800"),
        ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), DEEPEST, "too deeply"),
        ("NOT " * (DEEPEST + 1) + "a", 4 * DEEPEST, "too deeply"),
        ("a " * 2001, 4000, "longer than"),
        (" OR ".join(f"a{n}" for n in range(MOST_LEAVES + 1)), 0, "at most 200"),
        (" OR ".join(f"aa{n}*" for n in range(MOST_PATTERNS + 1)), 0, "at most 25"),
    ],
)
def test_what_is_not_understood_is_refused(query: str, at: int, said: str) -> None:
    with pytest.raises(QueryError) as error:
        parse(query, FIELDS)
    assert (error.value.offset, error.value.query) == (at, query)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_what_is_asked_twice_counts_once() -> None:
    assert parse("ta* OR " * 250 + "ta*") == Pattern(text="ta*")


@given(queries())
def test_any_text_parses_or_is_refused_at_a_place_in_it(query: str) -> None:
    try:
        parse(query, FIELDS)
    except QueryError as error:
        assert "\n" not in str(error)
        assert error.offset is not None
        assert 0 <= error.offset <= len(query)


def test_a_pair_is_asked_for_once() -> None:
    assert parse("the w/5 the w/5 the w/5 the") == parse("the w/5 the")
