"""Every form of a citation, docket or number finds every other, and no other family's; every
document of the sample finds itself by its number and by how it is cited."""

from __future__ import annotations

from pathlib import Path

import pytest

from answers.searches.search import search as ask
from crawler.archives.archive import open_archive
from sample.make import ARCHIVE
from search.engines import chosen_index
from search.query.search import search
from store.config import Settings, load
from store.log.document import Document
from store.log.projections import catch_up
from store.views.views import Views
from tests.sample.looks import read
from tests.search.examples import Blotter, document, published

#: The forms of one thing, by a name of the thing.
FAMILIES = {
    "schedule I": ("schedule I", "Schedule 1", "C-I", "SCHEDULE I", "Schedule-I"),
    "schedule II": ("schedule II", "Schedule 2", "C-II", "schedule-II"),
    "schedule III": ("schedule III", "Schedule 3", "C-III", "Schedule IIIN"),
    "21 USC 841(a)(1)": (
        "21 U.S.C. § 841(a)(1)",
        "21 USC 841(a)(1)",
        "21 U.S.C. 841 (a) (1)",
        "Title 21, United States Code, Section 841(a)(1)",
        "section 841(a)(1) of title 21",
        "21 U. S. C. § 841(a)(1)",
    ),
    "21 USC 8410": ("21 U.S.C. § 8410",),
    "21 USC 846": ("21 U.S.C. § 846", "21 usc 846", "Section 846 of Title 21"),
    "21 CFR 1301.37(d)": (
        "21 C.F.R. § 1301.37(d)",
        "21 CFR 1301.37(d)",
        "Title 21, Code of Federal Regulations, Section 1301.37(d)",
    ),
    "21 CFR 1306": ("21 C.F.R. Part 1306", "21 CFR part 1306", "21 CFR 1306"),
    "90 FR 6541": ("90 Fed. Reg. 6541", "90 FR 6541", "90 F.R. 6541", "90 Fed. Reg. 6,541"),
    "2:24-cr-00236": (
        "2:24-cr-00236",
        "2:24-cr-236",
        "2:24-CR-00236",
        "2:24-cr-00236-JAM",
        "No. 2:24-cr-00236",
        "Case No. 2:24-cr-236",
    ),
    "2:24-cv-00236": ("2:24-cv-00236",),
    "RIN 1117-AB45": ("RIN 1117-AB45", "RIN: 1117-AB45", "1117-AB45"),
    "Docket No. DEA-1234": ("Docket No. DEA-1234", "DEA-1234"),
    "2025-01234": ("FR Doc. 2025-01234", "2025-01234"),
    "esketamine": ("esketamine", "Esketamine"),
}
#: What is asked for by the name of what stands above it.
ANCESTORS = {"21 USC 841": "21 USC 841(a)(1)", "21 USC 841(a)": "21 USC 841(a)(1)"}
FORMS = [(family, form) for family, forms in FAMILIES.items() for form in forms]


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def forms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Blotter:
    """A document for each form, of the source of its family."""
    blotter = in_engine(tmp_path_factory.mktemp("forms"), request.param)
    for number, (family, form) in enumerate(FORMS):
        source = f"us_family_{list(FAMILIES).index(family)}"
        text = f"It was said of {form}, which is one of {len(FORMS)}."
        blotter.append(published(document(f"{source}:{number}", text, source=source)))
    built(blotter)
    return blotter


def in_engine(home: Path, engine: str) -> Blotter:
    (home / "blotter.toml").write_text(f'[search]\nengine = "{engine}"\n', "utf-8")
    return Blotter(home)


def built(blotter: Blotter) -> None:
    catch_up(blotter.engine, Views(blotter.engine))
    chosen_index(blotter.settings, blotter.engine).rebuild()


def found(settings: Settings, query: str) -> set[int]:
    hits = search(settings, query, limit=None).hits
    return {int(hit.id.partition(":")[2]) for hit in hits}


def expected(family: str) -> set[int]:
    return {number for number, (of, _) in enumerate(FORMS) if of == family}


@pytest.mark.parametrize(("family", "form"), FORMS, ids=[form for _, form in FORMS])
def test_every_form_finds_every_other_and_nothing_else(
    forms: Blotter, family: str, form: str
) -> None:
    assert found(forms.settings, form) == expected(family)
    if family != "esketamine":
        assert found(forms.settings, f"whatever {form}") == expected(family)


@pytest.mark.parametrize(("asked", "family"), ANCESTORS.items())
def test_what_stands_above_it_finds_a_citation(forms: Blotter, asked: str, family: str) -> None:
    assert found(forms.settings, asked) == expected(family)


def test_a_drug_is_not_found_by_the_end_of_its_name(forms: Blotter) -> None:
    assert found(forms.settings, "ketamine") == set()


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def sample(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Settings, list[Document]]:
    blotter = in_engine(tmp_path_factory.mktemp("sample"), request.param)
    known = {it.id: it for day in open_archive([ARCHIVE]) for it in read(day)}
    blotter.append(*map(published, known.values()))
    built(blotter)
    return load({"BLOTTER_HOME": str(blotter.settings.home)}), list(known.values())


def test_every_document_of_the_sample_finds_itself_by_its_number(
    sample: tuple[Settings, list[Document]],
) -> None:
    settings, documents = sample
    numbered = [one for one in documents if one.number]
    assert len(numbered) > 5
    lost = [
        (one.id, asked)
        for one in numbered
        for asked in (one.number or "", f"number:{one.number}", f'"{one.number}"')
        if one.id not in {hit.id for hit in ask(settings, asked, limit=1000, copies=True).hits}
    ]
    assert lost == []
