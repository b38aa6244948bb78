"""What a sentence says of the names in it."""

from __future__ import annotations

import pytest

from enforcement.parties.evidence.sentence_evidence import involvements
from enforcement.parties.naming.names import names_in
from enforcement.text.lower import lower
from enforcement.text.passage import Sentence


def says(text: str, *, title: bool = False) -> dict[str, str]:
    names = names_in(text, 0, len(text), title=title)
    sentence = Sentence(text, 0, len(text), title)
    given = involvements(text, lower(text), names, sentence)
    return {
        text[name.start : name.end]: involvement.name
        for name, involvement in zip(names, given, strict=True)
    }


@pytest.mark.parametrize(
    "text",
    [
        "Today Nora Quill, 42, of Reno, a nurse.",
        "Today Nora Quill, age 42, a nurse.",
        "Today Nora Quill (42), a nurse.",
        "Today Nora Quill, who is 42, a nurse.",
        "Today Nora Quill, 42 of Reno, a nurse.",
        "Today Nora Quill, a/k/a Nell Marsh, 42, a nurse.",
        'Today Nora Quill, "Nell," 42, a nurse.',
        "Today Nora Quill, M.D., 42, a nurse.",
        "The 42-year-old former nurse, Nora Quill, here.",
        "It was a plea by Nora Quill, 42, to fraud.",
        "So Nora Quill's guilty plea stands.",
        "So Nora Quill\u2019s sentencing stands.",
        "So Nora Quill's illegal sales stand.",
        "It followed Nora Quill's long trial.",
        "The indictment of Nora Quill stands.",
        "Today Nora Quill was sentenced.",
    ],
)
def test_a_party(text: str) -> None:
    assert says(text)["Nora Quill"] in ("PARTY", "UNDOUBTED")


@pytest.mark.parametrize(
    ("text", "name", "involvement"),
    [
        ("Today Nora Quill, 15, a nurse.", "Nora Quill", "UNKNOWN"),
        ("He was harmed by Nora Quill, 42, a nurse.", "Nora Quill", "STRANGER"),
        ("Judge Nora Quill, 42, was charged.", "Nora Quill", "STRANGER"),
        ("So Otto Marsh, a/k/a Nora Quill, was charged.", "Nora Quill", "STRANGER"),
        ("So Otto Marsh, known as Nora Quill, was charged.", "Nora Quill", "STRANGER"),
        ("So Otto Marsh, dba “Nora Quill, was charged.", "Nora Quill", "STRANGER"),
        ('So the drug "Nora Quill" was ordered.', "Nora Quill", "STRANGER"),
        ('So the drug "Nora Quill," was ordered.', "Nora Quill", "STRANGER"),
        ('So they ("Nora Quill") were ordered.', "Nora Quill", "UNKNOWN"),
        ("So they (Nora Quill) were ordered.", "Nora Quill", "UNKNOWN"),
        ("Agents in Crown Dell, Indiana were ordered.", "Crown Dell", "STRANGER"),
        ("The Crown Dell, Indiana, were ordered.", "Crown Dell", "STRANGER"),
        ("So Dr. Crown Dell, Indiana, was ordered.", "Crown Dell", "PARTY"),
        ("So Crown Dell, Inverness, was ordered.", "Crown Dell", "PARTY"),
        ("So Crown Dell doctor was ordered.", "Crown Dell", "OUTSIDER"),
        ("So Crown Dell also was ordered.", "Crown Dell", "PARTY"),
        ("Today Nora Quill's wife was charged.", "Nora Quill", "UNKNOWN"),
        ("Today Nora Quill billed them.", "Nora Quill", "DOER"),
        ("Agents charged, for all, Zephyr, here.", "Zephyr", "UNKNOWN"),
        ("So Orlo Inc. doctor was ordered.", "Orlo Inc.", "UNKNOWN"),
        ("So Zephyr was ordered.", "Zephyr", "PARTY"),
        ("Owner of Orlo Clinic was ordered.", "Orlo Clinic", "STRANGER"),
    ],
)
def test_by_the_words_around_a_name(text: str, name: str, involvement: str) -> None:
    assert says(text)[name] == involvement


def test_a_word_before_a_capital_one_is_part_of_something_else_but_in_a_title() -> None:
    assert says("So Zephyr The was ordered.")["Zephyr"] == "STRANGER"
    assert says("So Zephyr The was ordered.", title=True)["Zephyr"] != "STRANGER"
    assert says("So Zephyr was ordered.", title=True)["Zephyr"] == "PARTY"


@pytest.mark.parametrize(
    "text",
    [
        "Agents arrested Nora Quill, 34, of Reno; Otto Marsh, 45; and Ada Holt, here.",
        "Agents arrested Nora Quill and Otto Marsh, along with Ada Holt, here.",
        "Agents arrested Nora Quill as well as Otto Marsh, and Ada Holt here.",
        "Today Nora Quill, Otto Marsh and Ada Holt, 40, a nurse.",
        "Today Nora Quill (a nurse), and her husband, Otto Marsh, and Dr. Ada Holt, 40, here.",
        "Agents arrested Nora Quill; 45-year-old Otto Marsh; and “Ada Holt, here.",
    ],
)
def test_what_is_said_of_one_of_a_list_is_said_of_all(text: str) -> None:
    said = says(text)
    assert [said[name] for name in ("Nora Quill", "Otto Marsh", "Ada Holt")] == ["PARTY"] * 3


@pytest.mark.parametrize(
    ("text", "involvement"),
    [
        ("Agents arrested Nora Quill for robbing it, and Otto Marsh, here.", "UNKNOWN"),
        ("Agents arrested Nora Quill, who had met, and Otto Marsh, here.", "UNKNOWN"),
        ("Agents arrested Nora Quill. and Otto Marsh, here.", "UNKNOWN"),
        ("Agents arrested Nora Quill, " + "a nurse and " * 10 + "Otto Marsh here.", "PARTY"),
        ("Agents arrested Nora Quill, " + "a nurse and " * 12 + "Otto Marsh here.", "UNKNOWN"),
        ("Agents arrested Nora Quill, was charged, and Otto Marsh, here.", "UNKNOWN"),
        ("Agents arrested Nora Quill, used it, and Otto Marsh, here.", "PARTY"),
        ("Agents arrested Nora Quill, and (Otto Marsh) here.", "UNKNOWN"),
        ("Agents arrested Nora Quill and patient Otto Marsh, here.", "OUTSIDER"),
    ],
)
def test_what_ends_a_list(text: str, involvement: str) -> None:
    assert says(text)["Otto Marsh"] == involvement


@pytest.mark.parametrize(
    ("text", "name", "involvement"),
    [
        ("Agents arrested Nora Quill and Orlo Inc. here.", "Orlo Inc.", "PARTY"),
        ("Agents arrested Nora Quill, along with her company, Orlo Inc. here.",
         "Orlo Inc.", "PARTY"),
        ("Agents arrested Nora Quill, Orlo Inc. here.", "Orlo Inc.", "UNKNOWN"),
        ("Agents arrested Nora Quill and Zephyr here.", "Zephyr", "PARTY"),
        ("Agents arrested Nora Quill, Zephyr here.", "Zephyr", "UNKNOWN"),
        ("Agents sued Orlo Inc., Vellum LLC here.", "Vellum LLC", "PARTY"),
        ("So she ran clinics for Orlo Inc. and Vellum LLC, and was charged.",
         "Vellum LLC", "STRANGER"),
        ("So she ran clinics for Orlo Inc., Vellum LLC and was charged.",
         "Vellum LLC", "STRANGER"),
        ("So she ran clinics for Orlo Inc. then Vellum LLC was charged.", "Vellum LLC", "PARTY"),
        ("So she ran dba Orlo Inc., Vellum LLC was charged.", "Vellum LLC", "PARTY"),
        ("So she ran for Orlo Inc., Nora Quill was charged.", "Nora Quill", "PARTY"),
    ],
)  # fmt: skip
def test_lists_of_people_and_companies(text: str, name: str, involvement: str) -> None:
    assert says(text)[name] == involvement


@pytest.mark.parametrize(
    "mark",
    ["a/k/a", "a/k/a,", "aka", "a.k.a.", "a.k.a", "d/b/a", "dba", "known as", "doing business as"],
)
def test_what_stands_before_another_name_of_somebody(mark: str) -> None:
    assert says(f"So Otto Marsh, {mark} “Orlo Inc. was charged.")["Orlo Inc."] == "STRANGER"
    pair = says(f"So Otto Marsh for {mark} Orlo Inc., Vellum LLC was charged.")
    assert pair["Vellum LLC"] == "PARTY"


@pytest.mark.parametrize(("length", "involvement"), [(140, "PARTY"), (141, "UNKNOWN")])
def test_how_far_apart_the_names_of_a_list_may_stand(length: int, involvement: str) -> None:
    gap = ", " + "n" * (length - 7) + " and "
    assert says(f"Agents arrested Nora Quill{gap}Otto Marsh here.")["Otto Marsh"] == involvement


def test_the_text_is_read_from_its_first_letter() -> None:
    assert says("dba Orlo Inc., Vellum LLC was charged.") == {
        "Orlo Inc.": "STRANGER",
        "Vellum LLC": "PARTY",
    }
    assert says("of Nora Quill")["Nora Quill"] == "STRANGER"


def test_only_so_many_words_to_the_left_are_read() -> None:
    assert says("patients of " + "very " * 2 + "Nora Quill said.")["Nora Quill"] == "STRANGER"
    far = "Today of " + "x" * 90 + " Nora Quill was charged."
    assert says(far)["Nora Quill"] == "PARTY"
