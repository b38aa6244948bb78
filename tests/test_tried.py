"""What stumbled a newcomer, an analyst and an operator who tried the program: each stumble by its
number, with the tests that hold its mend, or a test here."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from store.settings.keys import KEYS
from tests.conftest import ROOT

TESTS = Path(__file__).parent
CASE = "us_fr_dea_documents:2026-91655"

#: Where each is held, as file::test.
HELD: Mapping[str, tuple[str, ...]] = {
    "C1 a full disk on standard output": (
        "cli/test_streams.py::test_a_full_disk_is_told_in_one_line",
    ),
    "C2 wrong addresses of databases": (
        "test_tried.py::test_c2_an_address_that_leads_to_no_database_is_one_line",
    ),
    "C3 a store that may only be read": (
        "store/files/test_read_only.py::test_one_that_nobody_writes_is_read_alone",
        "web/test_read_only_store.py",
    ),
    "C4 a signal to a crawl": (
        "scheduler/test_child_process.py::test_a_signal_ends_the_child_and_then_us",
    ),
    "F1 the demo": (
        "sample/test_demo.py::test_every_line_prints_what_is_shown",
        "sample/test_demo.py::test_it_is_short_and_fits_a_terminal",
        "sample/test_demo.py::test_it_shows_what_blotter_is_best_at",
    ),
    "F2 the help of case": ("test_tried.py::test_f2_the_help_of_case_is_whole",),
    "F3 a word that begins with a hyphen": (
        "test_tried.py::test_f3_a_leading_hyphen_is_explained",
    ),
    "F4 errors in the settings": (
        "store/settings/checking/test_faults.py::test_what_there_is_not_is_told_with_where_it_belongs",
        "store/settings/checking/test_faults.py::test_a_wrong_value_is_told_with_what_may_stand_there",
        "store/settings/checking/test_faults.py::test_tables_are_of_what_there_is",
    ),
    "F5 keys of mail": (
        "store/settings/test_keys.py::test_a_key_is_explained_in_whole_sentences",
        "scheduler/serving/test_mail_faults.py",
        "test_tried.py::test_f5_every_key_of_letters_and_feeds_is_documented",
    ),
    "F6 progress": (
        "store/streams/test_progress_bar.py::test_a_terminal_is_shown_how_far_it_has_come",
        "cli/test_progress.py::test_work_on_a_store",
        "scheduler/test_serve.py::test_it_does_what_is_due_and_ends_when_told",
        "crawler/crawling/test_reports.py::test_how_far_it_has_come_is_shown_on_a_bar_and_by_a_line_now_and_then",
        "crawler/crawling/test_reports.py::test_a_listing_that_is_as_it_was_is_not_told_as_empty",
    ),
    "F7 an entry whose page cannot be had": (
        "crawler/look/test_pages_behind.py::test_an_entry_is_recorded_though_its_page_cannot_be_had",
    ),
    "F8 days and spans": (
        "cli/options/test_dates.py::test_every_option_for_a_day_takes_every_form",
        "cli/options/test_dates.py::test_what_makes_no_sense_is_refused",
    ),
    "F9 the terminal": (
        "cli/test_terminal_options.py::test_colour_is_chosen_by_the_environment",
        "cli/shown/terminal/test_broken_lines.py::test_a_cell_takes_its_columns_and_says_what_was_cut",
        "cli/shown/terminal/test_screen.py::test_what_is_longer_goes_to_the_pager_in_order",
    ),
    "F10 flags, pipes and help": (
        "cli/test_streams.py::test_a_reader_who_leaves_is_no_fault",
        "cli/test_examples.py::test_examples_are_of_their_command_and_fit_the_terminal",
        "test_tried.py::test_f10_a_wrong_option_names_the_help_of_its_command",
    ),
    "F11 what is shown of a document": (
        "cli/commands/test_show.py::test_what_was_read_comes_first_and_the_proof_last",
        "test_tried.py::test_f11_a_document_begins_with_who_what_how_much_when_and_by_which_law",
    ),
    "F12 the letter": (
        "letters/writing/test_letter.py::test_facts_come_first_then_what_they_rest_on",
        "sample/test_letter.py",
    ),
    "F13 words for operators": (
        "scheduler/doctor/test_planted_faults.py",
        "scheduler/test_start_checks.py::test_serve_ends_at_once_with_one_line",
        "test_deploy.py",
        "test_tried.py::test_f13_operators_are_told_how_to_install_run_upgrade_and_watch",
        "test_tried.py::test_f13_an_extra_is_named_with_the_distribution_that_has_it",
    ),
    "F14 a number that is nought": ("test_tried.py::test_f14_a_number_that_is_nought_is_answered",),
    "W11 what would silently mean something else": (
        "test_tried.py::test_w11_what_nobody_knows_is_refused",
        "test_tried.py::test_w11_every_written_form_finds_the_same",
        "test_tried.py::test_w11_words_near_each_other",
        "cli/commands/test_subscribe.py::test_that_nothing_is_found_today_is_said",
    ),
    "W13 the past of a log that began later": (
        "store/log/test_moments.py::test_before_the_log_began_nothing_was_known",
        "answers/documents/test_changes.py::test_what_was_seen_before_a_day_and_recorded_after_it_is_said",
        "test_three_doors.py::test_three_doors_refuse_the_same",
        "sample/test_questions.py::test_what_was_known_on_a_day",
        "test_tried.py::test_w13_every_command_says_when_the_log_began",
    ),
    "W15 what a mask leaves": (
        "answers/searches/test_name_remnants.py::test_parts_of_the_name_other_spellings_and_aliases",
        "cli/commands/test_mask.py::test_where_parts_of_the_name_still_stand_is_said",
    ),
    "the nineteen questions": ("sample/test_questions.py",),
}


@pytest.fixture(scope="module")
def home(sample_record: Path) -> Path:
    return sample_record


def blotter(home: Path, *words: str, **environment: str) -> Result:
    return CliRunner(env={"BLOTTER_HOME": str(home), **environment}).invoke(
        main, words, prog_name="blotter"
    )


@pytest.mark.parametrize("place", [place for every in HELD.values() for place in every])
def test_each_stumble_is_held_by_a_test(place: str) -> None:
    file, _, name = place.partition("::")
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    tests = {it.name for it in tree.body if isinstance(it, ast.FunctionDef)}
    assert name in tests if name else any(it.startswith("test_") for it in tests)


def test_every_number_is_listed() -> None:
    numbers = {told.split()[0] for told in HELD}
    assert numbers >= {f"C{n}" for n in range(1, 5)} | {f"F{n}" for n in range(1, 15)}
    assert numbers >= {"W11", "W13", "W15"}


@pytest.mark.parametrize("command", [("search", "x"), ("sources",), ("cases",)])
def test_c2_an_address_that_leads_to_no_database_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for url, told in (("nonsense", "no database URL"), ("postgresql+psycopg://a@b/c", "postgres")):
        said = blotter(tmp_path, *command, BLOTTER_DATABASE_URL=url)
        assert said.exit_code in (1, 2)
        assert (said.stdout, len(said.stderr.splitlines())) == ("", 1)
        assert told in said.stderr


@pytest.mark.parametrize("words", [("case", "--help"), ("case", CASE, "--help")])
def test_f2_the_help_of_case_is_whole(home: Path, words: tuple[str, ...]) -> None:
    said = blotter(home, *words)
    assert said.exit_code == 0
    assert all(option in said.output for option in ("--why", "--as-of", "--format"))


def test_f3_a_leading_hyphen_is_explained(home: Path) -> None:
    said = blotter(home, "search", "-ketamine")
    assert said.exit_code == 2
    assert "NOT before a word" in said.stderr
    assert "--" in said.stderr


@pytest.mark.parametrize("table", ["smtp", "feeds.NAME"])
def test_f5_every_key_of_letters_and_feeds_is_documented(table: str) -> None:
    reference = (ROOT / "docs/reference/configuration.md").read_text("utf-8")
    section = reference.partition(f"## `[{table}]`")[2].partition("\n## ")[0]
    keys = [key.name for key in KEYS if key.table == table]
    assert len(keys) > 4
    assert [key for key in keys if f"`{key}`" not in section] == []


def test_f11_a_document_begins_with_who_what_how_much_when_and_by_which_law(home: Path) -> None:
    said = blotter(home, "show", "us_courtlistener_dockets:99018301").stdout
    head, read, *text = said.split("\n\n")
    assert head.splitlines()[0] == "United States v. Voskamp"
    assert head.splitlines()[-1] == "case: us_courtlistener_dockets:99018301 (8 documents)"
    labels = [line.split("  ")[0] for line in read.splitlines() if not line.startswith(" ")]
    assert labels == ["who", "what", "how much", "when", "law", "where"]
    assert "57 months in prison" in read
    assert "“57 months imprisonment, 3 years supervised release”" in read
    assert "Title 21, United States Code, Section 812" in read
    assert not any("sha256" in part for part in text[:2])
    assert "number of the case in PACER: " in text[-1]
    assert "pacer_case_id" not in said


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("install.md", ("pipx install", "`BLOTTER_HOME`", "`~/.local/share/blotter`", "systemctl")),
        ("upgrade.md", ("pipx install", "blotter backup", "blotter rebuild", "blotter doctor")),
        ("monitor.md", ("blotter doctor", "--log json")),
        ("move.md", ("blotter backup", "blotter restore")),
    ],
)
def test_f13_operators_are_told_how_to_install_run_upgrade_and_watch(
    page: str, told: tuple[str, ...]
) -> None:
    text = (ROOT / "docs/how-to" / page).read_text("utf-8")
    assert [words for words in told if words not in text] == []


def test_f13_an_extra_is_named_with_the_distribution_that_has_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {
        extra
        for package in ("search", "scheduler", "formats", "cli")
        for file in (ROOT / package).rglob("*.py")
        for extra in re.findall(rf"{project['name']}\[(\w+)\]", file.read_text("utf-8"))
    }
    assert {"png", "parquet", "web", "mcp"} <= named <= project["optional-dependencies"].keys()
    install = (ROOT / "docs/how-to/install.md").read_text("utf-8")
    assert [extra for extra in sorted(named) if extra not in install] == []


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (("diff", CASE, "--between", "1"), "diff"),
        (("log", "list", "--nosuch"), "log list"),
        (("export", "--format", "--id", CASE), "export"),
        (("stats",), "stats"),
    ],
)
def test_f10_a_wrong_option_names_the_help_of_its_command(
    home: Path, words: tuple[str, ...], command: str
) -> None:
    said = blotter(home, *words)
    assert said.exit_code == 2
    (line,) = said.stderr.splitlines()
    assert line.endswith(f"(see `blotter {command} --help`)")


@pytest.mark.parametrize(("by", "cell"), [("state", "FL"), ("month", "2030-01")])
def test_f14_a_number_that_is_nought_is_answered(home: Path, by: str, cell: str) -> None:
    said = blotter(home, "stats", "--by", by, "--kind", "revocation", "--open", cell)
    assert (said.exit_code, f"{cell}: 0" in said.output) == (0, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--source", "doj"), "did you mean us_doj_press_releases?"),
        (("--source", "nosuch"), "there is no 'nosuch'"),
        (("--tag", "nosuch"), "no document bears a tag"),
        (("source:nosuch",), "nosuch"),
        (("*tamine",), "letters stand before *"),
    ],
)
def test_w11_what_nobody_knows_is_refused(home: Path, words: tuple[str, ...], told: str) -> None:
    said = blotter(home, "search", "ketamine", *words)
    assert (said.exit_code, said.stdout) == (2, "")
    assert told in said.stderr


@pytest.mark.parametrize(
    "docket", ["2:25-cr-00183", "2:25-cr-183", "25-cr-183", "2:25-CR-00183-KTM"]
)
def test_w11_every_written_form_finds_the_same(home: Path, docket: str) -> None:
    assert "7 of 7" in blotter(home, "search", docket).stderr


@pytest.mark.parametrize(
    "near", ["ketamine w/2 clinic", "ketamine NEAR/2 clinic", '"ketamine clinic"~2']
)
def test_w11_words_near_each_other(home: Path, near: str) -> None:
    assert "2 of 2" in blotter(home, "search", near).stderr


@pytest.mark.parametrize(
    "words",
    [
        *(("search", "ketamine"), ("timeline",), ("cases",), ("case", CASE), ("person", "voskamp")),
        *(("due",), ("stats", "--by", "kind"), ("show", CASE), ("diff", CASE), ("changes",)),
        *(("sources",), ("saved",), ("similar", CASE), ("try", "ketamine"), ("log", "list")),
        *(("export", "--format", "csv"), ("export", "--cite", "text")),
    ],
)
def test_w13_every_command_says_when_the_log_began(home: Path, words: tuple[str, ...]) -> None:
    said = blotter(home, *words, "--as-of", "2025-06-01")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "nothing was known at 2025-06-01: the log began at 2026-11-30" in said.stderr
    assert "name a position, 0 to 163" in said.stderr
    assert "`blotter search --on 2025-06-01`" in said.stderr
