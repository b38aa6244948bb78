"""What is deployed: units that systemd takes and finds hardened, an image without root, secrets in
files."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import click
import pytest
import yaml

from cli.main import main
from store.settings.environment import SECRETS
from store.settings.keys import VARIABLES

ROOT = Path(__file__).resolve().parents[1]
UNITS = ROOT / "deploy" / "systemd"
CONTAINERFILE = ROOT / "deploy" / "container" / "Containerfile"
SERVICES = sorted(UNITS.glob("*.service"))
#: As `systemd-analyze security` counts: 0 is without any, 10 with every exposure.
MOST_EXPOSED = 2.0
ANALYZE = shutil.which("systemd-analyze") or ""
needs_systemd = pytest.mark.skipif(not ANALYZE, reason="no systemd-analyze on this machine")


def analyzed(*words: str | Path) -> str:
    done = subprocess.run([ANALYZE, *words], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@needs_systemd
@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.stem)
def test_a_unit_is_one_that_systemd_takes(unit: Path) -> None:
    said = analyzed("verify", unit).splitlines()
    assert [line for line in said if unit.name in line and "is not executable" not in line] == []


@needs_systemd
@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.stem)
def test_a_unit_is_hardened(unit: Path) -> None:
    said = analyzed("security", "--offline=true", unit)
    exposure = re.search(r"Overall exposure level for \S+: ([0-9.]+)", said)
    assert exposure, said
    assert float(exposure[1]) <= MOST_EXPOSED


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.stem)
def test_a_unit_holds_no_secret_and_no_unknown_variable(unit: Path) -> None:
    text = unit.read_text("utf-8")
    named = set(re.findall(r"^Environment=(BLOTTER_\w+)", text, re.MULTILINE))
    assert named <= {*VARIABLES, "BLOTTER_HOME"}
    assert not named & {name for name, key in VARIABLES.items() if key.is_secret}


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze")
def test_the_backup_has_a_time() -> None:
    time = re.search(
        r"^OnCalendar=(.+)$", (UNITS / "blotter-backup.timer").read_text("utf-8"), re.M
    )
    assert time
    assert "Next elapse" in analyzed("calendar", time[1])


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    text = (ROOT / "deploy" / "container" / "compose.yaml").read_text("utf-8")
    parsed: dict[str, Any] = yaml.safe_load(text)
    return parsed


@pytest.mark.parametrize("name", ["serve", "web"])
def test_a_service_can_write_its_volume_alone(compose: dict[str, Any], name: str) -> None:
    service = compose["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["volumes"] == ["home:/var/lib/blotter"]


@pytest.mark.parametrize("name", ["serve", "web"])
def test_secrets_are_files_called_as_the_variables_they_are(
    compose: dict[str, Any], name: str
) -> None:
    service = compose["services"][name]
    assert service["environment"]["CREDENTIALS_DIRECTORY"] == "/run/secrets"
    assert {*service["secrets"]} <= {*VARIABLES, *SECRETS}
    assert {*service["secrets"]} <= {*compose["secrets"]}
    variables = {it for it in service["environment"] if it.startswith("BLOTTER_")}
    assert variables <= {name for name, key in VARIABLES.items() if not key.is_secret}


def test_all_that_services_name_is_there(compose: dict[str, Any]) -> None:
    volumes = {
        volume.partition(":")[0]
        for service in compose["services"].values()
        for volume in service.get("volumes", ())
    }
    assert volumes == {*compose["volumes"]}
    assert {
        it for service in compose["services"].values() for it in service.get("depends_on", ())
    } <= {*compose["services"]}


def test_the_page_is_published_to_this_machine_alone(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service.get("ports", ())]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_image_is_run_by_nobody_and_asked_for_its_health() -> None:
    text = CONTAINERFILE.read_text("utf-8")
    final = text.rpartition("\nFROM ")[2]
    assert re.search(r"^USER 10001:10001$", final, re.MULTILINE)
    assert "HEALTHCHECK" in final
    assert "VOLUME /var/lib/blotter" in final
    assert set(re.findall(r"(BLOTTER_\w+)=", final)) <= {*VARIABLES, "BLOTTER_HOME"}


def _asks_for_health(port: int) -> list[str]:
    """The command line that asks whether a service at a port is well."""
    text = CONTAINERFILE.read_text("utf-8")
    (line,) = re.findall(r"HEALTHCHECK .*\\\n\s*CMD (\[.+\])$", text, re.MULTILINE)
    command: list[str] = json.loads(line)
    assert ":9464/healthz" in command[-1]
    return [sys.executable, *(word.replace(":9464/", f":{port}/") for word in command[1:])]


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1), (None, 1)])
def test_the_image_is_well_while_its_service_says_so(status: int | None, code: int) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _answering(status or 200)) as server:
        serving = Thread(target=server.serve_forever)
        if status is None:
            server.server_close()
        else:
            serving.start()
        done = subprocess.run(
            _asks_for_health(server.server_port), capture_output=True, check=False, timeout=30
        )
        if serving.is_alive():
            server.shutdown()
    assert done.returncode == code


def _answering(status: int) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Answering


@pytest.mark.parametrize("name", ["serve", "web"])
def test_a_service_is_a_command_with_options_it_has(compose: dict[str, Any], name: str) -> None:
    assert re.search(r'^ENTRYPOINT \["blotter"\]$', CONTAINERFILE.read_text("utf-8"), re.MULTILINE)
    command, *words = compose["services"][name]["command"]
    assert command == name
    parsed = main.get_command(click.Context(main), command)
    assert parsed
    parsed.make_parser(click.Context(parsed)).parse_args(words)


def test_the_page_is_asked_where_it_listens(compose: dict[str, Any]) -> None:
    web = compose["services"]["web"]
    port = web["command"][web["command"].index("--port") + 1]
    assert [it.rpartition(":")[2] for it in web["ports"]] == [port]
    assert f":{port}/healthz" in web["healthcheck"]["test"][-1]
    assert re.search(rf"^EXPOSE .*\b{port}\b", CONTAINERFILE.read_text("utf-8"), re.MULTILINE)


def test_the_image_is_given_every_package_and_all_that_builds_them() -> None:
    ignored = (ROOT / ".containerignore").read_text("utf-8").splitlines()
    given = {line[1:] for line in ignored if line.startswith("!")}
    packages = {it.parent.name for it in ROOT.glob("*/__init__.py")}
    assert packages - {"benchmarks", "sample", "tests"} <= given
    assert {"pyproject.toml", "README.md", "LICENSE", "THIRD-PARTY.md"} <= given
    assert all((ROOT / path).exists() for path in given)


def test_what_the_image_is_made_of_names_no_place_to_fetch_it_from() -> None:
    lock = (ROOT / "deploy" / "container" / "requirements.lock").read_text("utf-8").splitlines()
    assert [line for line in lock if "://" in line or line.startswith("-")] == []
    assert [line for line in lock if line.startswith("psycopg==")]
