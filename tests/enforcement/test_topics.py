"""The topic filter: what counts, what does not, and that the text is quoted verbatim."""

from __future__ import annotations

import csv
import gzip
import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.topics import Topic, topic
from enforcement.vocabularies import VocabularyError

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


@pytest.fixture(scope="module")
def ketamine() -> Topic:
    return topic()


#: A character class in the text of a pattern.
_CLASS = r"\[(?:\\.|[^\]\\])*\]"


def words(topic: Topic, text: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in topic.mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KETAMINE'S SCHEDULE", ["KETAMINE"]),
        ("a ketamine-assisted session", ["ketamine"]),
        ("two ketamines, racemic and (S)-ketamine", ["ketamines", "ketamine"]),
        ("10 vials of ketamine hydrochloride (Ketalar)", ["ketamine", "Ketalar"]),
        ("esketamine nasal spray (SPRAVATO®)", ["esketamine", "SPRAVATO"]),
        ("ke\u00adta\u200bmine and keta\u00a0mine", ["ke\u00adta\u200bmine", "keta\u00a0mine"]),
        ("a dissociative\nanaesthetic", ["dissociative\nanaesthetic"]),
        ("sold 2-FDCK, 2FDCK and 2F-DCK", ["2-FDCK", "2FDCK", "2F-DCK"]),
        ("2-fluorodeschloroketamine in schedule I", ["2-fluorodeschloroketamine"]),
        ("stolen: Ketaset, Keta-Sthetic, VETAKET", ["Ketaset", "Keta-Sthetic", "VETAKET"]),
        ("the ketaminergic system of Ketamir-2", []),
        ("norketamine", ["norketamine"]),
        ("", []),
    ],
)
def test_words_that_count_alone(ketamine: Topic, text: str, found: list[str]) -> None:
    assert words(ketamine, text) == found
    assert ketamine.touches(text) is bool(found)


@pytest.mark.parametrize(
    "text",
    [
        "He sold cocaine, MDMA and “Special K” at concerts.",
        'a club drug known by the street name special "K"',
        "Users snort Vitamin K to reach what they call a K-hole.",
        "texts offering “kit kat” and Xanax pills",
        "trafficking in Special-K",
        "cat valium is a controlled substance",
    ],
)
def test_street_names_count_near_a_drug_word(ketamine: Topic, text: str) -> None:
    assert {mention.kind for mention in ketamine.mentions(text)} == {"slang"}


@pytest.mark.parametrize(
    "text",
    [
        "She eats Special K every morning.",
        "A truck of Special K cereal was stolen by a drug dealer, who sold drugs from it.",
        "Kellogg's, maker of Special K, settled with the shareholders; no illegal drugs involved.",
        "Pitcher Kevin “Special K” Durbin was suspended over a controlled substance.",
        "Mrs. Kay, known in her kindergarten as Special K, spoke to the children about drugs.",
        "Anticoagulant drugs such as warfarin block vitamin K.",
        "a good source of vitamin K, potassium and other minerals",
        "They sold Kit Kat bars and marijuana edibles.",
        "inspections of the web at the K-hole between certain stringers",
        "Special K " + "of a quiet town " * 6 + "and, on another page, cocaine",
    ],
)
def test_street_names_do_not_count_alone_or_near_a_trap(ketamine: Topic, text: str) -> None:
    assert words(ketamine, text) == []


def test_the_drug_itself_is_a_drug_word(ketamine: Topic) -> None:
    found = ketamine.mentions("ketamine, which the messages called Super K")
    assert [(mention.term, mention.kind) for mention in found] == [
        ("ketamine", "substance"),
        ("super k", "slang"),
    ]


def test_every_topic_is_a_vocabulary_file() -> None:
    with pytest.raises(VocabularyError, match="aspirin"):
        topic("aspirin")


def test_every_word_is_dated_and_means_one_thing(ketamine: Topic) -> None:
    assert all(isinstance(term.since, date) for term in ketamine.terms)
    for term in ketamine.terms:
        found = ketamine.pattern.fullmatch(term.word.lower())
        assert found is not None and found.lastindex is not None
        assert ketamine.terms[found.lastindex - 1] == term, "two words of one meaning"


def test_time_grows_with_length_because_no_repeat_can_be_given_back(ketamine: Topic) -> None:
    # What a repeat takes cannot begin what follows; with one start a word, matching is linear.
    characters = "".join(map(chr, range(0x3000)))
    for pattern in (ketamine.pattern, ketamine.neighbour_pattern):
        repeats = re.findall(rf"({_CLASS})[*+](?=({_CLASS}|.))", pattern.pattern)
        for repeated, following in set(repeats):
            taken = "".join(re.findall(repeated, characters))
            assert taken and not re.search(following, taken, re.IGNORECASE)
        assert not re.search(r"[*+{]", re.sub(rf"{_CLASS}[*+]?", "", pattern.pattern))


@pytest.mark.parametrize(
    "hostile",
    [
        "k" + "\u00ad" * 100_000,
        "special " + " " * 100_000,
        "special k " * 10_000,
        "special k cereal drugs " * 4_000,
        "a\u00ad" * 50_000,
        "keta" * 25_000,
    ],
)
def test_hostile_texts_are_read_to_their_end(ketamine: Topic, hostile: str) -> None:
    assert words(ketamine, hostile) == []
    assert words(ketamine, hostile + " ketamine")[-1:] == ["ketamine"]


@given(st.text(), st.text())
def test_the_drug_is_found_between_any_other_words(before: str, after: str) -> None:
    text = f"{before} ketamine. {after}"
    mentions = topic().mentions(text)
    assert "ketamine" in [text[mention.start : mention.end] for mention in mentions]
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@given(st.lists(st.text(INVISIBLE, max_size=3), min_size=7, max_size=7))
def test_invisible_characters_are_read_over(inserted: list[str]) -> None:
    letters = [*zip("esketam", inserted, strict=True)]
    written = "".join(letter + gap for letter, gap in letters) + "INE"
    assert words(topic(), f"[{written}]") == [written]


def test_the_deas_own_street_names_are_known_or_left_out_on_purpose(
    ketamine: Topic, shared: Path
) -> None:
    left_out = {"green", "honey oil", "jet", "k", "keller"}
    with (shared / "dea" / "dea_street_names.csv").open(encoding="utf-8") as file:
        names = {row["slang"] for row in csv.DictReader(file) if row["category"] == "Ketamine"}
    assert len(names) == 13
    unknown = {name for name in names if not words(ketamine, f"the street name {name}")}
    assert {name.lower() for name in unknown} == left_out


def test_wire_releases(ketamine: Topic, shared: Path) -> None:
    # Read by hand: the four beyond the 149 that say ketamine say Spravato. Six name the nutrient,
    # one a cat called KitKat; none of these is touched.
    stems = [b"ketam", b"ketal", b"spravato", b"dissociative an", b"special k", b"vitamin k"]
    stems += [b"kit kat", b"kitkat", b"k-hole", b"k hole", b"super k", b"cat valium"]
    saying, touched = 0, []
    with gzip.open(shared / "news_wire" / "newsworthy_archive.jsonl.gz") as lines:
        for line in lines:
            lowered = line.lower()
            if any(stem in lowered for stem in stems):
                release = json.loads(line)
                text = f"{release['title']}\n{release['body']}"
                saying += "ketamin" in text.lower()
                touched += [text] * ketamine.touches(text)
    assert saying == 149
    assert len(touched) == 153
    assert sum("ketamin" in text.lower() for text in touched) == 149
    assert all("ketamin" in text.lower() or "Spravato" in text for text in touched)


def test_inspector_general_leads(ketamine: Topic, shared: Path) -> None:
    with gzip.open(shared / "hhs_oig" / "hhs_oig_enforcement.jsonl.gz", "rt") as lines:
        touched = [line for line in lines if ketamine.touches(line)]
    assert len(touched) == 1
    assert "Overbilling Medicaid for Ketamine" in touched[0]


def test_federal_register_titles_and_abstracts(ketamine: Topic, shared: Path) -> None:
    touched = []
    with (shared / "federal_register" / "fr_dea_subset.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if ketamine.touches(f"{record['title']}\n{record.get('abstract') or ''}"):
                touched.append(record["title"])
    assert len(touched) == 5
    assert sum("ketamine" in title.lower() for title in touched) == 4
