"""The letters of one run: `python -m benchmarks.letters [--documents N] [--queries N]`.

A store is given N new documents (5,000): the texts of the sample under invented names, numbers and
days, with other words wherever nothing is claimed, each case of it many times, so that matters are
as large as they are. Then the letters of N subscriptions (500) about all of them are written, in a
process of their own: they ask for names, for words, and for fields beside words. Reported are, for
a quarter, a half and all of the queries, the seconds of CPU and the most memory.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from pathlib import Path

from answers.catch_up import catch_up_on
from answers.news.news import news
from answers.news.rounds import Rounds
from answers.record import record_at
from casebook.asking.casebook_at import EVERYTHING
from casebook.casebook import always
from enforcement.reading.dossier import Dossier
from letters.writing.letter import write
from store.config import Settings, load
from store.documents.known import document_stream, known_from
from store.log import log
from store.log.database import Connection, open_store, reading
from store.log.document import Document
from tests.casebook.histories import publish

ROOT = Path(__file__).resolve().parents[1]
BLOTTER = [sys.executable, "-c", "from cli.main import main; main()"]
WORDS = ("ketamine", "physician", "pharmacy", "telemedicine", "clinic", "restitution", "sentenced")
FIELDS = ("kind:charge", "kind:sentence", "kind:plea", "kind:settlement", "kind:warning")
STATES = ("WA", "TX", "NY", "CO", "AZ", "MN", "FL", "NJ", "CA", "PA")
#: Words of parties' names that are no names.
COMMON = frozenset(
    (
        *("united", "states", "america", "usa", "drug", "enforcement", "administration"),
        *("pharmacy", "compounding", "clinic", "center", "infusion", "telehealth", "chemicals"),
        *("synthesis", "veterinary", "associates", "partners", "services", "cryptocurrency"),
        *("analytical", "outsourcing", "pain"),
    )
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d{4,5}(?!\d)")
_SUM = re.compile(r"\$(\d{1,3}(?:,\d{3})+)")
_MILLIONS = re.compile(r"\$\d+\.\d+(?=\s[Mm]illion)")
_ORDER = re.compile(r"(?<=No\. )\d\d[-\u2013]\d\d(?!\d)")
_SENTENCE = re.compile(r"[^.\n]+[.\n]?|[.\n]")
_SYLLABLES = (
    "ba",
    "den",
    "cor",
    "lin",
    "mar",
    "vo",
    "tes",
    "ul",
    "rik",
    "son",
    "hal",
    "qui",
    "jor",
)
TODAY = date(2026, 10, 16)

Matter = Sequence[tuple[Document, Dossier]]


def sample_matters(home: Path) -> list[Matter]:
    """The documents of the sample, with what is read in them, by matter."""
    replay = [*BLOTTER, "crawl", "--replay", str(ROOT / "sample" / "archive.warc.gz")]
    subprocess.run(replay, check=True, capture_output=True, env={"BLOTTER_HOME": str(home)})
    settings = load({"BLOTTER_HOME": str(home)})
    engine = open_store(settings.database_url)
    with record_at(settings) as record, reading(engine) as connection:
        read = record.book.dossiers(record.book.matters_of(EVERYTHING))
        return [
            [(_document(connection, it.id), dossier) for it, dossier in documents.items()]
            for documents in read.values()
        ]


def _document(connection: Connection, id: str) -> Document:
    document = known_from(log.read(connection, stream=document_stream(id))).document
    assert document is not None
    return document


def invented(matters: Sequence[Matter]) -> Iterator[Document]:
    """The documents of these matters again and again, each time of others."""
    for turn in count():
        for number, matter in enumerate(matters):
            chance = random.Random(f"{turn} {number}")
            names = _names(matter, chance)
            back = timedelta(days=chance.randrange(180))
            for document, dossier in matter:
                yield _again(document, dossier, names, f"{turn:03}", TODAY - back, chance)


def _names(matter: Matter, chance: random.Random) -> Mapping[str, str]:
    named = {party.name for _, dossier in matter for party in dossier.reading.parties}
    for _, dossier in matter:
        named |= {it.title() for it in dossier.linking_keys.named_organizations}
    words = {word for name in named for word in _WORD.findall(name) if word.lower() not in COMMON}
    names = {word: _word(chance).capitalize() for word in sorted(words)}
    return names | {word.upper(): name.upper() for word, name in names.items()}


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3))))


def _again(
    document: Document,
    dossier: Dossier,
    names: Mapping[str, str],
    turn: str,
    day: date,
    chance: random.Random,
) -> Document:
    reading = dossier.reading
    claims = (*reading.actions, *dossier.outcomes, *reading.parties, *reading.sentences)
    starts = [it.start - len(document.title) - 1 for it in (*claims, *reading.coming)]

    def renamed(text: str) -> str:
        text = _WORD.sub(lambda it: names.get(it[0], it[0]), text)
        text = _ORDER.sub(lambda it: f"{it[0]}{int(turn) + 1}", text)
        text = _MILLIONS.sub(lambda it: f"{it[0]}{int(turn) + 1:03}", text)
        text = _SUM.sub(lambda it: f"${int(it[1].replace(',', '')) + 1370 * int(turn):,}", text)
        return _NUMBER.sub(lambda it: _other_number(it[0], int(turn)), text)

    def told(found: re.Match[str]) -> str:
        if any(found.start() <= start < found.end() for start in starts):
            return renamed(found[0])
        return _WORD.sub(lambda it: _other(it[0], chance), renamed(found[0]))

    return replace(
        document,
        id=f"{document.id}-{turn}",
        url=f"{document.url}?{turn}",
        title=renamed(document.title),
        text=_SENTENCE.sub(told, document.text),
        number=renamed(document.number) if document.number else None,
        published_on=day,
        details={label: renamed(value) for label, value in document.details.items()},
    )


def _other_number(number: str, turn: int) -> str:
    """Another number of as many digits, but for years."""
    if number.startswith("20"):
        return number
    return str((int(number) + turn * 7919) % 10 ** len(number)).zfill(len(number))


def _other(word: str, chance: random.Random) -> str:
    keep = word in WORDS or not word.islower() or chance.random() < 0.5
    return word if keep else _word(chance)


def queries(documents: Sequence[Document], many: int) -> list[str]:
    """What subscribers ask for."""
    chance = random.Random(1)

    def one(number: int) -> str:
        if number % 4 == 0:
            return " ".join(chance.choice(documents).title.split()[:2]).replace(",", "")
        if number % 4 == 1:
            return f"{chance.choice(WORDS)} {chance.choice(WORDS)}"
        if number % 4 == 2:
            return f"{chance.choice(FIELDS)} state:{chance.choice(STATES)}"
        return f"{chance.choice(WORDS)} {chance.choice(FIELDS)}"

    return [one(number) for number in range(many)]


def write_letters(settings: Settings, asked: Sequence[str]) -> None:
    """Write the letters of one run, and say what that takes."""
    engine = open_store(settings.database_url)
    begun = time.process_time()
    rounds = Rounds(settings=settings, engine=engine, now=datetime.now(UTC))
    with reading(engine) as connection:
        round = rounds.to(log.head(connection))
    composing, stories, marks = 0.0, 0, {len(asked) // 4, len(asked) // 2, len(asked)}
    for number, query in enumerate(asked, 1):
        start = time.process_time()
        told = news(round, query, since=0)
        composing += time.process_time() - start
        stories += len(told.stories)
        write(told, recipient=None, site="", zone=settings.timezone)
        if number in marks:
            spent = time.process_time() - begun
            print(
                f"  {number} letters of {stories} stories: {spent:.1f} s of CPU,"
                f" {composing:.1f} of them for what they tell; {_most_memory():.0f} MB"
            )


def _most_memory() -> float:
    """Megabytes that this process held at most. `ru_maxrss` would be that of whoever started it,
    where that held more (getrusage(2): it outlives an exec)."""
    status = Path("/proc/self/status").read_text()
    (kilobytes,) = re.findall(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(kilobytes) / 1024


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--home", type=Path, help="write letters about what is there")
    given = parser.parse_args()
    if given.home:
        asked = (given.home / "queries").read_text("utf-8").splitlines()
        write_letters(load({"BLOTTER_HOME": str(given.home)}), asked[: given.queries])
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "letters"
        fill(home, sample_matters(Path(folder) / "sample"), given.documents, given.queries)
        again = [sys.executable, "-m", "benchmarks.letters", "--home", str(home)]
        subprocess.run([*again, "--queries", str(given.queries)], check=True)


def fill(home: Path, matters: Sequence[Matter], documents: int, asked: int) -> None:
    """Record invented documents, and what is asked for."""
    home.mkdir(parents=True)
    settings = load({"BLOTTER_HOME": str(home)})
    engine = open_store(settings.database_url)
    given = list(islice(invented(matters), documents))
    for at in range(0, len(given), 100):
        publish(engine, *given[at : at + 100])
    catch_up_on(engine, settings, always)
    (home / "queries").write_text("\n".join(queries(given, asked)), "utf-8")
    with record_at(settings) as record:
        known = len(record.book.matters_of(EVERYTHING))
    print(f"{documents} documents of {known} matters")


if __name__ == "__main__":
    main()
