"""Whatever the description allows, and much that it does not, is asked and answered as it says."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from answers.questions.table import QUESTIONS
from tests.web.record import a_record
from web.app import application

with warnings.catch_warnings():  # of its own, on being imported
    warnings.simplefilter("ignore")
    schemathesis = pytest.importorskip("schemathesis")
    from schemathesis.python.asgi import shutdown_lifespans
    from schemathesis.specs.openapi.checks import positive_data_acceptance

pytestmark = [pytest.mark.servers, pytest.mark.filterwarnings("ignore")]

#: A text may be no query, and no value of a field: a schema cannot say so.
_CANNOT_BE_SAID = [positive_data_acceptance]


@pytest.fixture(autouse=True)
def _applications_end() -> Iterator[None]:
    """Each with its test: the plugin that would see to it is switched off (pyproject.toml)."""
    yield
    shutdown_lifespans()


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_answer_breaks_the_contract(tmp_path: Path, name: str) -> None:
    """No fault of the server, no status, header, media type or key that is not described."""
    app = application(a_record(tmp_path).settings)
    described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    asked = described[f"/api/v1/{name}"]["GET"].as_strategy()

    @settings(
        max_examples=60,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=asked)
    def holds(case: Any) -> None:
        case.call_and_validate(excluded_checks=_CANNOT_BE_SAID)

    holds()
