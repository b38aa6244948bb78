"""What an article is about, and what it only recalls."""

from __future__ import annotations

import pytest

from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement


def subject(title: str, text: str, office: str) -> str:
    return read_text(Announcement(id="x", title=title, text=text, office=office)).primary


@pytest.mark.parametrize("office", ["", "Tarn Pain News"])
@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Could an Old Anesthetic Ease Nerve Pain?",
         "A new review suggests that infusions may ease nerve pain. The drug is under scrutiny"
         " after two doctors were arrested in connection with the death of an actor. Researchers"
         " pooled nine trials."),
        ("Study: Nasal Spray Helps Veterans With Depression",
         "Veterans who took a spray felt better within a day, a study found. Interest grew after"
         " five people were charged over the death of a star. The trial enrolled 120 veterans."),
        ("Remembering Comedian Orla Quennell, 1969-2024",
         "Orla Quennell made three generations laugh. Five people were arrested in connection with"
         " her death, but friends spoke of her kindness."),
        ("Startup Raises $40 Million for At-Home Therapy",
         "Tarn Health will use the money to enter nine states. Its founder said rules are coming"
         " after prosecutors charged a doctor who sold vials to an actor."),
        ("What Doctors Should Know About the New Telehealth Rules",
         "The rules let physicians prescribe by video. They come months after a physician pleaded"
         " guilty to selling ketamine to an actor."),
        ("My Life With Pain, and the Infusions That Gave It Back",
         "I had tried everything. When a dealer was sentenced to prison last month, my mother"
         " called to ask whether I was safe."),
        ("Ketamine Clinics Face Fresh Questions as Demand Soars",
         "Demand for infusions has tripled. A clinic owner was indicted in May."),
    ],
)  # fmt: skip
def test_it_only_recalls_what_neither_title_nor_lead_states(
    title: str, text: str, office: str
) -> None:
    assert subject(title, text, office) == "other"


@pytest.mark.parametrize(
    ("title", "text", "about"),
    [
        ("Two Doctors Arrested in Actor's Death",
         "Two doctors were arrested on Thursday. A study of the drug came out.", "arrest"),
        ("Pain Clinic Owner Pleads Guilty",
         "The owner of a pain clinic pleaded guilty on Tuesday. Research goes on.", "plea"),
        ("Pain Doctor in Court",
         "A physician was charged on Wednesday with distributing ketamine.", "charge"),
        ("Ketamine Doctor in Court",
         "He wore a suit. The physician was charged on Wednesday with theft.", "charge"),
    ],
)  # fmt: skip
def test_it_is_about_the_act_that_they_state(title: str, text: str, about: str) -> None:
    assert subject(title, text, "") == about


def test_what_an_authority_issues_is_about_its_own_act() -> None:
    text = "Pills were sold without need. A physician was charged on Wednesday."
    assert subject("Why Pain Pills Kill", text, "U.S. Attorney; District of Ohio") == "charge"
