"""`blotter config`: what is wrong at once, what is in force, and a first file."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main


def run(home: Path, *arguments: str, **variables: str) -> Result:
    environ = {"BLOTTER_HOME": str(home), **variables}
    return CliRunner().invoke(main, ["config", *arguments], env=environ)


def test_all_faults_are_told_at_once_and_nothing_is_made(tmp_path: Path) -> None:
    (tmp_path / "blotter.toml").write_text('contct = "a"\n[schedule]\ncrawl_at = "2am"\n')
    done = run(tmp_path, "check", BLOTTER_SMTP_PRT="25")
    assert done.exit_code == 1
    assert [line.split(": ")[1] for line in done.stdout.splitlines()[:2]] == [
        "contct",
        "schedule.crawl_at",
    ]
    assert "did you mean BLOTTER_SMTP_PORT?" in done.stdout
    assert done.stdout.splitlines()[-1] == "3 faults"
    assert [file.name for file in tmp_path.iterdir()] == ["blotter.toml"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[sources.us_doj_pres_releases]\n", "did you mean us_doj_press_releases?"),
        ('[topic]\nvocabulary = "cannabis.toml"\n', "topic.vocabulary: "),
        ('[smtp]\nhost = "h"\nsender = "a@b.example"\nca_file = "/nowhere"\n', "smtp.ca_file"),
        ('[smtp]\nhost = "h"\nsender = "a@b.example"\nuser = "ada"\n', "BLOTTER_SMTP_PASSWORD"),
        ('[mail]\ninbox = "nowhere"\n', "mail.inbox: "),
        ("contact = \n", "blotter.toml, line 1"),
    ],
)
def test_what_settings_name_is_looked_for(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "blotter.toml").write_text(text)
    done = run(tmp_path, "check")
    assert done.exit_code == 1
    assert message in done.stdout
    assert str(tmp_path / "blotter.toml") in done.stdout


@pytest.mark.parametrize(
    ("text", "variables", "begin"),
    [
        ('timezone = "UTC"\n', {"BLOTTER_TIMEZONE": "UTC"}, "timezone: BLOTTER_TIMEZONE is set"),
        ('[web]\nuser_header = "X-User"\n', {}, "web.user_header: "),
        ("[sources.us_tx_ag_press_releases]\ndelay = 9\n", {}, "sources.us_tx_ag_press_releases: "),
        ("", {"BLOTTER_KEY_NOBODY": "x"}, "BLOTTER_KEY_NOBODY: no source asks for this key"),
        (
            '[smtp]\nhost = "h"\nsender = "a@b.example"\n',
            {"BLOTTER_SMTP_PASSWORD": "x"},
            "BLOTTER_SMTP_PASSWORD: ",
        ),
    ],
)
def test_what_has_no_effect_is_told_and_is_no_fault(
    tmp_path: Path, text: str, variables: dict[str, str], begin: str
) -> None:
    (tmp_path / "blotter.toml").write_text(text)
    done = run(tmp_path, "check", **variables)
    first, last = done.stdout.splitlines()
    assert first.startswith(begin)
    assert first.endswith("(no effect)")
    assert last == f"good: {tmp_path}/blotter.toml"
    assert done.exit_code == 0


def test_good_settings_are_told_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path, "check")
    assert done.stdout == (
        f"good: {tmp_path}/blotter.toml is not there; all is as it is by default\n"
    )
    assert done.exit_code == 0


def test_what_is_in_force_is_shown_without_secrets(tmp_path: Path) -> None:
    (tmp_path / "blotter.toml").write_text('timezone = "UTC"\n')
    variables = {"BLOTTER_SECRET": "hush" * 4, "BLOTTER_WEB_TOKEN": "hush" * 4}
    done = run(tmp_path, "show", **variables)
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert f"database sqlite:///{tmp_path}/blotter.db" in lines
    assert 'timezone "UTC" (file)' in lines
    assert "web.token set, not shown (BLOTTER_WEB_TOKEN)" in lines
    assert "BLOTTER_SECRET set, not shown (BLOTTER_SECRET)" in lines
    assert "smtp.host not set (default)" in lines
    told = json.loads(run(tmp_path, "show", "--format", "json", **variables).stdout)
    assert told["file_exists"] is True
    assert {"key": "timezone", "value": "UTC", "origin": "file", "is_secret": False} in told[
        "settings"
    ]
    assert "hush" not in done.stdout + json.dumps(told)


def test_a_first_file_is_private_and_never_overwrites(tmp_path: Path) -> None:
    home = tmp_path / "new"
    assert run(home, "init").exit_code == 0
    file = home / "blotter.toml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert run(home, "check").exit_code == 0
    file.write_text("contact = 'a@b.example'\n")
    again = run(home, "init")
    assert again.exit_code == 1
    assert again.stderr == f"Error: {file} is there already, and is left as it is\n"
    assert file.read_text() == "contact = 'a@b.example'\n"
