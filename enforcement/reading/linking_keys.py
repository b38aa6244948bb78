"""The keys of a document by which it can be linked to others of its matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enforcement.claims import Kind
from enforcement.text.shingles import Sketch


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkingKeys:
    """What a document shares with others of its matter; all names in small letters."""

    id: str
    published_on: date | None
    #: Kind of the primary action.
    primary: Kind
    #: First and last name of the parties that are people.
    persons: frozenset[str] = frozenset()
    #: Their names as written, with middle names and "Jr.".
    full_names: frozenset[str] = frozenset()
    #: Of people whose age is given: first and last name, "" where the text names nobody, and the
    #: year of birth, which may be a year later.
    births: frozenset[tuple[str, int]] = frozenset()
    #: Parties that are organizations, without the form of company.
    organizations: frozenset[str] = frozenset()
    #: Other people who are named, authorities left out, and other organizations.
    named_persons: frozenset[str] = frozenset()
    named_organizations: frozenset[str] = frozenset()
    #: Organizations of which the text says that somebody works for them.
    employers: frozenset[str] = frozenset()
    #: What the parties are: physician, pharmacy …
    professions: frozenset[str] = frozenset()
    #: US dollars.
    amounts: frozenset[float] = frozenset()
    #: Canonical numbers of court dockets, of agencies' proceedings and of rulemakings (RIN).
    dockets: frozenset[str] = frozenset()
    #: Whom a state proceeds against in a caption: "quennell" of "United States v. Orla Quennell".
    captions: frozenset[str] = frozenset()
    #: Surnames of the judges of trial courts.
    judges: frozenset[str] = frozenset()
    #: Surnames of the prosecutors of a district or a state.
    prosecutors: frozenset[str] = frozenset()
    #: The publisher's own number of the document, in canonical form, and where it is printed.
    number: str | None = None
    page: str | None = None
    #: Numbers of other documents that the text cites.
    cites: frozenset[str] = frozenset()
    #: Numbers and pages of the documents that this one corrects, extends, withdraws or follows.
    continues: frozenset[str] = frozenset()
    district: str | None = None
    #: Two letters (USPS).
    state: str | None = None
    #: The words of the text, those in names of authorities left out (see
    #: `enforcement.text.rare_words`).
    words: frozenset[str] = frozenset()
    #: Those of them that are names, of places for the most part.
    proper_words: frozenset[str] = frozenset()
    #: Whether somebody is charged again here, who was charged in another case before.
    begins_anew: bool = False
    #: Whether it tells of several cases: a takedown, people of several counties.
    is_roundup: bool = False
    source: str | None = None
    #: Of the whole text, and of its first words (see `enforcement.text.shingles`).
    sketch: Sketch = ()
    opening: Sketch = ()

    @property
    def parties(self) -> frozenset[str]:
        """Parties, people and organizations alike."""
        return self.persons | self.organizations
