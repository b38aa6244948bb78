"""Who is let in, and what every answer says to browsers."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from store.settings.config_error import ConfigError
from tests.web.access.asked import HERE, THERE, TOKEN, ask, server

EVERYWHERE = "http://192.0.2.7:8000"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
HTML = {"Accept": "text/html,*/*"}


def signed_in(answer: httpx.Response) -> dict[str, str]:
    """The headers that hold the cookie which an answer set."""
    return {"Cookie": answer.headers["set-cookie"].partition(";")[0]}


def sign_in(app: object, **request: object) -> httpx.Response:
    form = {"name": "Ada", "token": TOKEN, **request}
    return ask(app, "/sign-in", method="POST", data=form)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["/sources", "/healthz", "/nowhere", "/static/blotter.css"])
def test_every_answer_tells_browsers_to_run_nothing_else(tmp_path: Path, path: str) -> None:
    headers = ask(server(tmp_path), path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "strict-transport-security" not in headers


def test_a_refusal_says_so_too(tmp_path: Path) -> None:
    refused = ask(server(tmp_path), "/sources", at="http://evil.example")
    assert refused.status_code == 421
    assert "default-src 'none'" in refused.headers["content-security-policy"]
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["status"] == 421


@pytest.mark.parametrize("hosts", [[], [("Host", "localhost"), ("Host", "evil.example")]])
def test_a_request_names_one_host(tmp_path: Path, hosts: list[tuple[str, str]]) -> None:
    app = server(tmp_path)

    async def without_host(scope: dict[str, object], receive: object, send: object) -> None:
        scope["headers"] = [(b"host", value.encode()) for _, value in hosts]
        await app(scope, receive, send)  # type: ignore[arg-type]

    assert ask(without_host, "/sources").status_code == 421  # type: ignore[arg-type]


def test_liveness_asks_for_nothing(tmp_path: Path) -> None:
    app = server(tmp_path, "0.0.0.0", token=TOKEN)
    assert ask(app, "/healthz", client=THERE, at="http://anything").text == "ok\n"


def test_this_machine_reads_freely_also_where_people_write(tmp_path: Path) -> None:
    for settings in ({}, {"token": TOKEN}):
        assert ask(server(tmp_path, **settings), "/sources").status_code == 200


def test_beyond_this_machine_a_token_is_asked_for(tmp_path: Path) -> None:
    app = server(tmp_path, "0.0.0.0", token=TOKEN)
    refused = ask(app, "/sources", client=THERE, at=EVERYWHERE)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"
    assert ask(app, "/sources", client=HERE).status_code == 401
    assert ask(app, "/sources", client=THERE, at=EVERYWHERE, headers=BEARER).status_code == 200
    assert ask(app, "/static/blotter.css", client=THERE, at=EVERYWHERE).status_code == 200


@pytest.mark.parametrize("shown", ["", TOKEN[:-1], f"{TOKEN}x", TOKEN.upper(), "\u00e9"])
def test_a_wrong_token_is_refused_wherever_it_is_shown(tmp_path: Path, shown: str) -> None:
    headers = {"Authorization": f"Bearer {shown}".encode()}
    for listening in (HERE, "0.0.0.0"):
        app = server(tmp_path, listening, token=TOKEN)
        assert ask(app, "/sources", headers=headers).status_code == 401  # type: ignore[arg-type]


def test_the_public_may_read_where_that_is_set(tmp_path: Path) -> None:
    app = server(tmp_path, "0.0.0.0", public="true")
    assert ask(app, "/sources", client=THERE, at=EVERYWHERE).status_code == 200
    assert ask(app, "/sign-in", client=THERE, at=EVERYWHERE).status_code == 404


@pytest.mark.parametrize("listening", ["0.0.0.0", "::", "192.0.2.7", "desk.internal", ""])
def test_the_network_is_not_served_unless_it_is_set_who_may_read(
    tmp_path: Path, listening: str
) -> None:
    with pytest.raises(ConfigError, match="BLOTTER_WEB_TOKEN"):
        server(tmp_path, listening)


def test_a_person_signs_in_and_reads(tmp_path: Path) -> None:
    app = server(tmp_path, "0.0.0.0", token=TOKEN)
    shown = ask(app, "/sources", headers=HTML)
    assert shown.status_code == 401
    assert 'name="to" value="/sources"' in shown.text
    of_one = ask(app, "/document/us_a:b%2Fc?part=2", headers=HTML)
    assert 'name="to" value="/document/us_a:b%2Fc?part=2"' in of_one.text
    done = sign_in(app, to="/sources?as_of=2026-01-01")
    assert (done.status_code, done.headers["location"]) == (303, "/sources?as_of=2026-01-01")
    cookie = done.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "secure" not in cookie
    assert ask(app, "/sources", headers=signed_in(done)).status_code == 200


def test_a_cookie_from_elsewhere_is_for_https_alone(tmp_path: Path) -> None:
    app = server(tmp_path, url="https://blotter.example.org", token=TOKEN)
    form = {"name": "Ada", "token": TOKEN}
    done = ask(app, "/sign-in", method="POST", at="https://blotter.example.org", data=form)
    assert done.headers["set-cookie"].startswith("__Host-blotter=")
    assert "; Secure" in done.headers["set-cookie"]
    assert "max-age" in done.headers["strict-transport-security"]


@pytest.mark.parametrize(
    "to", ["//evil.example", "/\\evil.example", "https://evil.example", "/\n/x"]
)
def test_signing_in_leads_nowhere_else(tmp_path: Path, to: str) -> None:
    done = sign_in(server(tmp_path, token=TOKEN), to=to)
    assert (done.status_code, done.headers["location"]) == (303, "/search")


@pytest.mark.parametrize("given", [{"token": "wrong"}, {"name": " "}, {"name": "a" * 81}])
def test_without_name_or_token_the_form_comes_back(tmp_path: Path, given: dict[str, str]) -> None:
    answer = sign_in(server(tmp_path, token=TOKEN), **given)
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert TOKEN not in answer.text


def test_a_session_ends_with_the_token_it_was_begun_by(tmp_path: Path) -> None:
    cookie = signed_in(sign_in(server(tmp_path, "0.0.0.0", token=TOKEN)))
    for settings in ({"token": f"{TOKEN}-of-later"}, {"trusted_proxy": "10.0.0.1"}):
        app = server(tmp_path, "0.0.0.0", **settings)
        assert ask(app, "/sources", headers=cookie).status_code == 401
    forged = {"Cookie": cookie["Cookie"][:-4] + "AAAA"}
    app = server(tmp_path, "0.0.0.0", token=TOKEN)
    assert ask(app, "/sources", headers=forged).status_code == 401


def test_a_proxy_names_its_users_and_nobody_else_does(tmp_path: Path) -> None:
    app = server(tmp_path, "0.0.0.0", trusted_proxy="10.0.0.0/8")
    named = {"X-Forwarded-User": "ada"}
    assert ask(app, "/sources", client="10.1.1.1", headers=named).status_code == 200
    assert ask(app, "/sources", client="10.1.1.1").status_code == 401
    for client in (HERE, THERE):
        assert ask(app, "/sources", client=client, headers=named).status_code == 401


def test_the_header_of_users_is_a_setting(tmp_path: Path) -> None:
    app = server(tmp_path, trusted_proxy=f"10.0.0.1, {HERE}", user_header="Remote-User")
    assert ask(app, "/sources", headers={"Remote-User": "ada"}).status_code == 200
    assert ask(app, "/sources", headers={"X-Forwarded-User": "ada"}).status_code == 401


def test_what_came_by_https_says_so_where_a_proxy_can_be_believed(tmp_path: Path) -> None:
    app = server(tmp_path, trusted_proxy="10.0.0.1", public="true")
    said = {"X-Forwarded-Proto": "https"}
    by_proxy = ask(app, "/sources", client="10.0.0.1", headers=said)
    assert "strict-transport-security" in by_proxy.headers
    assert "strict-transport-security" not in ask(app, "/sources", headers=said).headers


def test_of_one_client_only_so_much_is_borne(tmp_path: Path) -> None:
    app = server(tmp_path, "0.0.0.0", public="true", requests_a_minute="2")
    codes = [ask(app, "/sources", client=THERE, at=EVERYWHERE).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    refused = ask(app, "/sources", client=THERE, at=EVERYWHERE, headers={"X-Forwarded-For": HERE})
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert ask(app, "/sources", client="203.0.113.10", at=EVERYWHERE).status_code == 200
    assert ask(app, "/healthz", client=THERE).status_code == 200
    assert {ask(app, "/sources").status_code for _ in range(5)} == {200}


def test_behind_a_proxy_each_address_is_a_client(tmp_path: Path) -> None:
    app = server(tmp_path, trusted_proxy=HERE, public="true", requests_a_minute="1")
    codes = [
        ask(app, "/sources", headers={"X-Forwarded-For": client}).status_code
        for client in ("203.0.113.1", "203.0.113.2", "203.0.113.1", "127.0.0.1, 203.0.113.2")
    ]
    assert codes == [200, 200, 429, 429]


def test_what_is_too_long_or_too_much_is_refused(tmp_path: Path) -> None:
    app = server(tmp_path, token=TOKEN)
    assert ask(app, f"/sources?{'a' * 8000}").status_code == 414
    many = [(f"X-{number}", "1") for number in range(101)]
    assert ask(app, "/sources", headers=many).status_code == 431
    assert ask(app, "/sign-in", method="POST", content=b"a" * 64_001).status_code == 413

    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"a" * 1000

    assert ask(app, "/sign-in", method="POST", content=endless()).status_code == 413


def test_without_a_way_to_tell_who_writes_no_writing_route_exists(tmp_path: Path) -> None:
    app = server(tmp_path)
    for path in ("/sign-in", "/sign-out", "/save", "/saved", "/subscriptions", "/decisions/a:b"):
        assert {ask(app, path, method=method).status_code for method in ("GET", "POST")} == {404}


def test_nothing_is_sent_from_another_site(tmp_path: Path) -> None:
    app = server(tmp_path, token=TOKEN)
    form = {"name": "Ada", "token": TOKEN}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}):
        answer = ask(app, "/sign-in", method="POST", data=form, headers=headers)
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


def test_a_form_without_its_token_changes_nothing(tmp_path: Path) -> None:
    app = server(tmp_path, token=TOKEN)
    cookie = signed_in(sign_in(app))
    for form in ({"a": "b"}, {"form_token": "made up"}):
        assert ask(app, "/sign-out", method="POST", headers=cookie, data=form).status_code == 403
    assert ask(app, "/sign-out", method="POST", headers=BEARER).status_code == 303


def test_what_one_person_sees_no_shared_cache_keeps(tmp_path: Path) -> None:
    app = server(tmp_path, token=TOKEN)
    assert re.search("private", ask(app, "/sources").headers["cache-control"])
    assert "private" not in ask(app, "/static/blotter.css").headers.get("cache-control", "")
