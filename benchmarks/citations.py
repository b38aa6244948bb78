"""How many of the citation forms each reader finds: `python -m benchmarks.citations`.

The forms are those of tests/enforcement/citations/citation_forms.jsonl, as publishers wrote them,
and each is
found when exactly its citations are. eyecite (2.7.8) and citeurl (12.0.4) are compared where they
are installed, with `PYTHONPATH` naming this checkout, and named where they are not. What they find
is given our canonical form, so that they are judged by what they found and not by how they write
it; beside that stands the share of the expected citations that are among the found, over all forms
and over those with federal codes and state codes only, which all three mean to read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from enforcement.citations.citations import citations_in

FORMS = Path("tests/enforcement/citations/citation_forms.jsonl")
Reader = Callable[[str], Iterable[str]]


def ours(text: str) -> list[str]:
    return [one.canonical for one in citations_in(text)]


def by_eyecite() -> Reader:
    """Citations as eyecite finds them in the text, with their subsections."""
    get = import_module("eyecite").get_citations

    def read(text: str) -> list[str]:
        found = get(text)
        return _canonical(f"{one.matched_text()}{one.metadata.pin_cite or ''}" for one in found)

    return read


def by_citeurl() -> Reader:
    """Citations by the name that citeurl gives them, else as they stand in the text."""
    citator = import_module("citeurl").Citator()

    def read(text: str) -> list[str]:
        found = citator.list_cites(text)
        return _canonical(one.name if one.name and ours(one.name) else one.text for one in found)

    return read


def _canonical(found: Iterable[str]) -> list[str]:
    return [name for text in found for name in ours(text)]


def compare(readers: Mapping[str, Reader]) -> None:
    forms = [json.loads(line) for line in FORMS.read_text("utf-8").splitlines()]
    codes = [form for form in forms if _of_codes(form["citations"])]
    print(f"{len(forms)} forms, {len(codes)} of them of federal and state codes only")
    for name, reader in readers.items():
        everything, shared = _shares(reader, forms), _shares(reader, codes)
        print(f"{name:8} all: {everything}   codes: {shared}")


def _of_codes(citations: list[str]) -> bool:
    return all(
        {one.kind for one in citations_in(name)} <= {"usc", "cfr", "state-code"}
        for name in citations
    ) and all(ours(name) for name in citations)


def _shares(reader: Reader, forms: list[dict[str, list[str] | str]]) -> str:
    exact = expected = among = 0
    for form in forms:
        found, wanted = list(reader(str(form["text"]))), list(form["citations"])
        exact += sorted(found) == sorted(wanted)
        expected += len(wanted)
        among += sum(name in found for name in wanted)
    return f"{exact / len(forms):.3f} of forms exactly, {among / expected:.3f} of citations"


def main() -> None:
    readers: dict[str, Reader] = {"blotter": ours}
    for name, reader in (("eyecite", by_eyecite), ("citeurl", by_citeurl)):
        if find_spec(name):
            readers[name] = reader()
        else:
            print(f"{name} is not installed")
    compare(readers)


if __name__ == "__main__":
    main()
