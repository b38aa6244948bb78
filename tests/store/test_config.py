"""Settings come from one file and the environment, and what is wrong is named."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from store.config import load
from store.settings.config_error import ConfigError
from store.settings.crawling_tables import FeedSettings, SourceSettings
from store.settings.environment import crawlers_environment


def written(home: Path, text: str) -> dict[str, str]:
    (home / "blotter.toml").write_text(text, encoding="utf-8")
    return {"BLOTTER_HOME": str(home)}


def test_nothing_set_is_the_embedded_default(tmp_path: Path) -> None:
    settings = load({"BLOTTER_HOME": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path}/blotter.db"
    assert settings.index_dir == tmp_path / "index"
    assert (settings.contact, settings.smtp, settings.allow_private) == ("", None, False)
    assert settings.timezone.key == "America/New_York"
    assert settings.source("us_dea_press_releases") == SourceSettings()


def test_the_file_is_read(tmp_path: Path) -> None:
    environ = written(
        tmp_path,
        """
        contact = "records@observatory.example"
        timezone = "Europe/Berlin"
        [database]
        url = "postgresql+psycopg://blotter@db.example/blotter"
        [sources.us_dea_press_releases]
        enabled = false
        delay = 30
        [feeds.observatory]
        url = "https://observatory.example/feed"
        keep = "all"
        [smtp]
        host = "mail.example"
        sender = "blotter@observatory.example"
        [schedule]
        crawl_at = 03:15:00
        digest_day = "fri"
        """,
    )
    settings = load(environ)
    assert settings.contact == "records@observatory.example"
    assert settings.timezone.key == "Europe/Berlin"
    assert settings.database_url == "postgresql+psycopg://blotter@db.example/blotter"
    assert settings.source("us_dea_press_releases") == SourceSettings(enabled=False, delay=30)
    url = "https://observatory.example/feed"
    assert settings.feeds == {"observatory": FeedSettings(url=url, keep="all")}
    assert settings.smtp is not None
    assert (settings.smtp.port, settings.smtp.starttls) == (587, True)
    assert settings.schedule.crawl_at == time(3, 15)
    assert settings.schedule.digest_day == "fri"


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    environ = written(
        tmp_path, "contact = 'a@b.example'\n[smtp]\nhost = 'h'\nsender = 's@b.example'\n"
    )
    environ |= {
        "BLOTTER_CONTACT": "c@d.example",
        "BLOTTER_SMTP_PORT": "2525",
        "BLOTTER_SMTP_PASSWORD": "secret",
        "BLOTTER_ALLOW_PRIVATE": "true",
        "BLOTTER_SEARCH_ENGINE": "tantivy",
        "HOME": "/elsewhere",
    }
    settings = load(environ)
    assert settings.contact == "c@d.example"
    assert settings.allow_private is True
    assert settings.search.engine == "tantivy"
    assert settings.smtp is not None
    assert (settings.smtp.port, settings.smtp.password) == (2525, "secret")


def test_keys_come_from_the_environment_alone(tmp_path: Path) -> None:
    environ = written(tmp_path, "contact = 'a@b.example'\n")
    environ |= {"BLOTTER_KEY_API_DATA_GOV": "hush", "BLOTTER_KEY_Other": "h2", "BLOTTER_KEY_X": ""}
    assert load(environ).keys == {"api_data_gov": "hush", "other": "h2"}
    with pytest.raises(ConfigError, match="keys: there is no such key"):
        load(written(tmp_path, "[keys]\nx = 'hush'\n"))


@pytest.mark.parametrize("value", ["hush\n", " hush", "h\r\nX-Other: 1", "h\u00fcsh"])
def test_a_key_that_no_header_can_carry_is_refused_and_not_repeated(
    tmp_path: Path, value: str
) -> None:
    environ = {"BLOTTER_HOME": str(tmp_path), "BLOTTER_KEY_X": value}
    with pytest.raises(ConfigError, match="BLOTTER_KEY_X: a key is printable") as wrong:
        load(environ)
    assert value not in str(wrong.value)


def test_what_is_not_set_about_a_source_is_left_to_it(tmp_path: Path) -> None:
    environ = written(tmp_path, "[sources.a]\nrequests_a_day = 20\n")
    chosen = load(environ).source("a")
    assert (chosen.requests_a_day, chosen.enabled, chosen.delay) == (20, None, None)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("contact = ", "blotter.toml, line 1: contact: Invalid value"),
        ("kontact = 'a'", "blotter.toml: kontact: there is no such key; did you mean contact?"),
        (
            "[feeds.x]\ndelay = 3",
            r"feeds\.x\.url: it is missing: write url = .* under \[feeds\.x\]",
        ),
        ("secrets = ['hush']", "secrets: there is no such key"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(tmp_path: Path, text: str, cause: str) -> None:
    with pytest.raises(ConfigError, match=cause) as wrong:
        load(written(tmp_path, text))
    assert "\n" not in str(wrong.value)
    assert str(tmp_path) in str(wrong.value)


@pytest.mark.parametrize(
    ("variable", "value", "cause"),
    [
        ("BLOTTER_CONTCT", "a@b.example", "no such setting; did you mean BLOTTER_CONTACT?"),
        ("BLOTTER_ALLOW_PRIVATE", "many", '"many" is not true or false$'),
        ("BLOTTER_TIMEZONE", "", '"" is not a name of the IANA'),
        ("BLOTTER_SEARCH_ENGINE", "tantivi", "; did you mean tantivy"),
        (
            "BLOTTER_SEARCH_ENGINE",
            "xapian",
            '"xapian" is not one of "whoosh", "tantivy" and "postgres"$',
        ),
        ("BLOTTER_SMTP_HSOT", "h", "did you mean BLOTTER_SMTP_HOST?"),
        ("BLOTTER_SCHEDULE_CRAWL_AT", "02:30", r"write crawl_at under \[schedule\] of /.*toml$"),
        ("BLOTTER_SMTP_PORT", "0", '"0" is not a whole number from 1 to 65535'),
        ("BLOTTER_DATABASE_URL", "nonsense", "it is no database URL"),
    ],
)
def test_what_is_wrong_in_the_environment_is_named(
    tmp_path: Path, variable: str, value: str, cause: str
) -> None:
    with pytest.raises(ConfigError, match=f"^{variable}: .*{cause}"):
        load({"BLOTTER_HOME": str(tmp_path), variable: value})


def test_a_table_that_lacks_what_it_needs_says_where_that_belongs(tmp_path: Path) -> None:
    home = {"BLOTTER_HOME": str(tmp_path)}
    with pytest.raises(ConfigError) as caught:
        load({**home, "BLOTTER_SMTP_PASSWORD": "hunter2"})
    assert str(caught.value) == (
        f"{tmp_path / 'blotter.toml'}: smtp.host: it is missing: write host = "
        '"mail.observatory.example", say, under [smtp], or set BLOTTER_SMTP_HOST'
        " (and 1 more: see `blotter config check`)"
    )
    (tmp_path / "blotter.toml").write_text('[smtp]\nhost = "mail.agency.example"\n')
    with pytest.raises(ConfigError, match=r"smtp\.sender: it is missing: .* BLOTTER_SMTP_SENDER$"):
        load(home)
    smtp = load({**home, "BLOTTER_SMTP_SENDER": "blotter@agency.example"}).smtp
    assert smtp is not None
    assert (smtp.host, smtp.sender) == ("mail.agency.example", "blotter@agency.example")


def test_a_variable_of_what_is_no_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "blotter.toml").write_text("smtp = 3\n")
    with pytest.raises(ConfigError, match=r": smtp: 3 is not a table; .* write \[smtp\]"):
        load({"BLOTTER_HOME": str(tmp_path), "BLOTTER_SMTP_HOST": "mail.agency.example"})


def test_secrets_come_from_the_environment_the_one_in_force_first(tmp_path: Path) -> None:
    environ = {"BLOTTER_HOME": str(tmp_path), "BLOTTER_SECRET": "s" * 16}
    assert load(environ).secrets == ("s" * 16,)
    assert load(environ | {"BLOTTER_SECRET_BEFORE": "b" * 16}).secrets == ("s" * 16, "b" * 16)
    assert load(environ | {"BLOTTER_SECRET": ""}).secrets == ()


@pytest.mark.parametrize(
    ("variables", "cause"),
    [
        ({"BLOTTER_SECRET": "hush"}, "BLOTTER_SECRET: a secret has 16 characters at least"),
        ({"BLOTTER_SECRET_BEFORE": "hush" * 4}, "set BLOTTER_SECRET too"),
    ],
)
def test_a_secret_that_is_none_is_refused_and_not_repeated(
    tmp_path: Path, variables: dict[str, str], cause: str
) -> None:
    with pytest.raises(ConfigError, match=cause) as wrong:
        load({"BLOTTER_HOME": str(tmp_path), **variables})
    assert "hush" not in str(wrong.value)


@pytest.mark.parametrize(
    "url",
    [
        "blotter.example",
        "ftp://blotter.example",
        "https://",
        "https://blotter.example/?a=b",
        "https://blotter.example/#a",
        "https://blotter.example/a b",
        "https://bl\u00f6tter.example",
        "https://blotter..example",
        "https://blotter.example:0",
        "https://blotter.example:99999",
        f"https://blotter.example/{'a' * 500}",
    ],
)
def test_a_public_address_that_letters_cannot_lead_to_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(ConfigError, match=r"^BLOTTER_WEB_URL: .* is not an address"):
        load({"BLOTTER_HOME": str(tmp_path), "BLOTTER_WEB_URL": url})


def test_the_inbox_is_seen_from_the_home(tmp_path: Path) -> None:
    assert load(written(tmp_path, "[mail]\ninbox = 'mail'\n")).inbox == tmp_path / "mail"
    assert load(written(tmp_path, "[web]\nurl = 'https://b.example/x'\n")).inbox is None


@pytest.mark.parametrize(
    "sender",
    ["", "no address", "Desk, Blotter <b@agency.example>", "a@b.example, c@d.example", "D: a@b.c;"],
)
def test_a_sender_that_is_not_one_mailbox_is_refused(tmp_path: Path, sender: str) -> None:
    file = f"[smtp]\nhost = 'h'\nsender = '{sender}'\n"
    for environ in (
        written(tmp_path, file),
        {"BLOTTER_HOME": "/nowhere", "BLOTTER_SMTP_HOST": "h", "BLOTTER_SMTP_SENDER": sender},
    ):
        with pytest.raises(ConfigError, match=r"(smtp\.sender|BLOTTER_SMTP_SENDER): ") as wrong:
            load(environ)
        assert "\n" not in str(wrong.value)


def with_every_secret(home: Path) -> dict[str, str]:
    environ = written(home, "[smtp]\nhost = 'mail.example'\nsender = 'blotter@observatory.example'")
    return environ | {
        "BLOTTER_SMTP_USER": "blotter",
        "BLOTTER_SMTP_PASSWORD": "HUSH-mail",
        "BLOTTER_WEB_TOKEN": "HUSH-token-of-the-page",
        "BLOTTER_SECRET": "HUSH-in-force-0123",
        "BLOTTER_SECRET_BEFORE": "HUSH-before-01234",
        "BLOTTER_KEY_REGULATIONS": "HUSH-key",
        "BLOTTER_DATABASE_URL": "postgresql+psycopg://u:HUSH@db.example/b?password=HUSH",
    }


def test_settings_are_printed_without_what_is_secret(tmp_path: Path) -> None:
    settings = load(with_every_secret(tmp_path))
    assert "HUSH" not in repr(settings)
    assert "password=…, ca_file=None" in repr(settings.smtp)
    assert "postgresql+psycopg://u@db.example/b" in repr(settings)
    assert "secrets=()" in repr(load({"BLOTTER_HOME": str(tmp_path)}))


def test_who_fetches_pages_is_given_no_secret_of_letters(tmp_path: Path) -> None:
    environ = with_every_secret(tmp_path) | {"HTTPS_PROXY": "http://proxy.example"}
    given = crawlers_environment(environ)
    letters = {"BLOTTER_SECRET", "BLOTTER_SECRET_BEFORE", "BLOTTER_SMTP_PASSWORD"}
    withheld = {*letters, "BLOTTER_WEB_TOKEN"}
    assert environ.keys() - given.keys() == withheld
    assert (load(given).secrets, load(given).keys) == ((), {"regulations": "HUSH-key"})


def test_a_proxy_is_named_in_the_file_or_the_environment(tmp_path: Path) -> None:
    listed = load(written(tmp_path, '[web]\ntrusted_proxy = ["10.0.0.0/8", "::1"]\n')).web
    assert listed.trusted_proxy == ("10.0.0.0/8", "::1")
    named = load({"BLOTTER_HOME": str(tmp_path), "BLOTTER_WEB_TRUSTED_PROXY": "10.0.0.1, ::1"}).web
    assert named.writes
    assert named.trusted_proxy == "10.0.0.1, ::1"


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("BLOTTER_WEB_TOKEN", "short", "it has 16 characters"),
        ("BLOTTER_WEB_TOKEN", "with a blank in the midst", "it has 16"),
        ("BLOTTER_WEB_TRUSTED_PROXY", "10.0.0.1/8", r"10\.0\.0\.1/8 has host"),
        ("BLOTTER_WEB_TRUSTED_PROXY", "proxy.example", r"'proxy\.example' does not"),
        ("BLOTTER_WEB_USER_HEADER", "X User:", "X User:. is not a name"),
        ("BLOTTER_WEB_PUBLIC", "perhaps", "true or false"),
        ("BLOTTER_WEB_REQUESTS_A_MINUTE", "0", "1 or more"),
    ],
)
def test_what_says_who_may_ask_is_checked(
    tmp_path: Path, variable: str, value: str, message: str
) -> None:
    with pytest.raises(ConfigError, match=f"^{variable}: .*{message}"):
        load({"BLOTTER_HOME": str(tmp_path), variable: value})


def test_the_token_of_the_page_has_no_place_in_the_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="as BLOTTER_WEB_TOKEN"):
        load(written(tmp_path, "[web]\ntoken = 'a-token-drawn-by-chance'\n"))


@pytest.mark.parametrize(
    ("url", "mode", "refused"),
    [
        ("postgresql+psycopg://u:HUSH@db/z", 0o644, True),
        ("postgresql+psycopg://u:HUSH@db/z", 0o640, True),
        ("postgresql+psycopg://u@db/z?password=HUSH", 0o604, True),
        ("postgresql+psycopg://u:HUSH@db/z", 0o600, False),
        ("postgresql+psycopg://u@db/z?sslmode=require", 0o644, False),
        ("postgresql+psycopg://u:@db/z", 0o644, False),
    ],
)
def test_a_password_is_in_no_file_that_others_may_read(
    tmp_path: Path, url: str, mode: int, refused: bool
) -> None:
    environ = written(tmp_path, f'[database]\nurl = "{url}"\n')
    file = tmp_path / "blotter.toml"
    file.chmod(mode)
    if not refused:
        assert load(environ).database_url == url
        return
    with pytest.raises(
        ConfigError, match=r"database.url: it holds a password, .* chmod 600"
    ) as caught:
        load(environ)
    assert "HUSH" not in str(caught.value)


def test_a_secret_may_be_a_file_that_is_called_as_its_variable(tmp_path: Path) -> None:
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "BLOTTER_SECRET").write_text("0123456789abcdef\n")
    (credentials / "BLOTTER_CONTACT").write_text("desk@reader.example")
    (credentials / "others").write_text("x")
    environ = {"BLOTTER_HOME": str(tmp_path), "CREDENTIALS_DIRECTORY": str(credentials)}
    settings = load({**environ, "BLOTTER_CONTACT": "ada@reader.example"})
    assert settings.secrets == ("0123456789abcdef",)
    assert settings.contact == "ada@reader.example"
    given = crawlers_environment(environ)
    assert given["BLOTTER_CONTACT"] == "desk@reader.example"
    assert not {"BLOTTER_SECRET", "CREDENTIALS_DIRECTORY"} & {*given}


def test_a_folder_of_secrets_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^CREDENTIALS_DIRECTORY: /nowhere "):
        load({"BLOTTER_HOME": str(tmp_path), "CREDENTIALS_DIRECTORY": "/nowhere"})
