"""What is wrong in the settings is named: where it stands, what was given, what may stand there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.config import faults, load
from store.settings.config_error import ConfigError
from store.settings.keys import KEYS

SHIPPED = ("us_doj_press_releases", "us_dea_press_releases")
SOURCE = "[sources.us_doj_press_releases]\n"
FEED = '[feeds.board]\nurl = "https://board.example/rss"\n'
SMTP = '[smtp]\nhost = "mail.example"\nsender = "blotter@observatory.example"\n'


def told(home: Path, text: str, **variables: str) -> list[str]:
    """What is wrong, without the path of the file."""
    (home / "blotter.toml").write_text(text, encoding="utf-8")
    (home / "blotter.toml").chmod(0o600)
    found = faults({"BLOTTER_HOME": str(home), **variables}, shipped=SHIPPED)
    return [str(fault).removeprefix(f"{home}/blotter.toml: ") for fault in found]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('contct = "a"', "contct: there is no such key; did you mean contact?"),
        ("[smpt]", "smpt: there is no such key; did you mean smtp?"),
        ("[SMTP]", "SMTP: there is no such key; did you mean smtp?"),
        ('home = "/x"', "home: it is no key: the variable BLOTTER_HOME names the folder"),
        (FEED + 'kep = "all"', "feeds.board.kep: there is no such key; did you mean keep?"),
        ('[web]\ntrusted-proxy = "::1"', "web.trusted-proxy: there is no such key; did you mean"),
        (
            FEED + "allow_private = true",
            "feeds.board.allow_private: there is no such key here; "
            "allow_private stands before all tables, at the top of the file",
        ),
        (SMTP + "allow_private = true", "smtp.allow_private: there is no such key here; allow_"),
        (SOURCE + "allow_private = true", "sources.us_doj_press_releases.allow_private: there is"),
        ("[crawl]\ndelay = 3", "crawl.delay: there is no such key here; delay stands under ["),
        ("[crawl]\nflux = 3", "crawl.flux: there is no such key; known here are deadline"),
        ("[crawl]\nblot.ter = 3", "crawl.blot: there is no such key; known here are deadline"),
    ],
)
def test_what_there_is_not_is_told_with_where_it_belongs(
    tmp_path: Path, text: str, message: str
) -> None:
    (first,) = told(tmp_path, text)
    assert first.startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (SOURCE + 'delay = "5s"', 'delay: "5s" is not a number from 0 to 86400, such as 10'),
        (SOURCE + "delay = -1", "delay: -1 is not a number from 0 to 86400, such as 10"),
        (SOURCE + "delay = inf", "delay: inf is not a number from 0"),
        (SOURCE + "delay = nan", "delay: nan is not a number from 0"),
        (SOURCE + "delay = true", "delay: true is not a number from 0"),
        (SOURCE + 'enabled = "no"', 'enabled: "no" is not true or false'),
        (SOURCE + "enabled = 1", "enabled: 1 is not true or false"),
        (SOURCE + "keep = 'everything'", 'keep: "everything" is not one of "all" and "topic"'),
        (SOURCE + "requests_a_day = 0", "requests_a_day: 0 is not a whole number, 1 or more"),
        (SOURCE + "requests_a_day = 2.5", "requests_a_day: 2.5 is not a whole number"),
        (FEED + 'user_agent = "a\\nX: y"', 'user_agent: "a X: y" is not one line of ASCII'),
        ("[schedule]\ncrawl_at = '2am'", 'crawl_at: "2am" is not a time of day, HH:MM, such as'),
        ("[schedule]\ncrawl_at = '25:00'", 'crawl_at: "25:00" is not a time of day'),
        ("[schedule]\ncrawl_at = '07:00Z'", 'crawl_at: "07:00Z" is not a time of day'),
        ("[schedule]\ndigest_at = 7", "digest_at: 7 is not a time of day"),
        ("[schedule]\ndigest_at = 2026-01-01", "digest_at: 2026-01-01 is not a time of day"),
        (
            "[schedule]\ndigest_day = 'monday'",
            'digest_day: "monday" is not one of "mon", "tue", "wed", "thu", "fri", "sat" and "sun";'
            " did you mean mon?",
        ),
        ("timezone = 'Europe/Berln'", "IANA time zone database, such as"),
        ("timezone = 'Berlin'", "; did you mean Europe/Berlin?"),
        ("timezone = 5", "timezone: 5 is not a name of the IANA"),
        (SMTP + "port = 0", "port: 0 is not a whole number from 1 to 65535, such as 465"),
        (SMTP + "port = '587'", 'port: "587" is not a whole number'),
        (SMTP + "ca_file = ''", 'ca_file: "" is not a path'),
        (SMTP + "ca_file = '~nobody-is-called-so/ca'", "is not a path"),
        ("[mail]\ninbox = ['mail']", 'inbox: ["mail"] is not a path in quotes'),
        (
            "[search]\nengine = 'lucene'",
            'engine: "lucene" is not one of "whoosh", "tantivy" and "postgres"',
        ),
        ("[database]\nurl = 'mysql://u:hush@h/x'", "url: mysql is not supported: use sqlite or"),
        ("[web]\nurl = 'blotter.example'", 'url: "blotter.example" is not an address that begins'),
        ("[web]\ntrusted_proxy = ['10.0.0.0/33']", "trusted_proxy: '10.0.0.0/33' does not"),
        ("[web]\nuser_header = 'X User'", 'user_header: "X User" is not a name of a header'),
        ("[serve]\nhealth = 'localhost'", "health: 'localhost' is no address: write 127.0.0.1"),
        ("[crawl]\ndeadline = 0", "deadline: 0 is not a number from 1 to 86400"),
        ("contact = 'me'", "contact: 'me' is no mail address, such as"),
        ("contact = 5", "contact: 5 is not text in quotes"),
        ("contact = 'a@b.example\\n'", "is no mail address"),
    ],
)
def test_a_wrong_value_is_told_with_what_may_stand_there(
    tmp_path: Path, text: str, message: str
) -> None:
    (first,) = told(tmp_path, text)
    assert message in first
    assert "hush" not in first


@pytest.mark.parametrize("host", ["mail.example/x", "mail.example:25", "[::1]", "", "a b"])
def test_a_mail_server_is_no_address_of_the_web(tmp_path: Path, host: str) -> None:
    (first,) = told(tmp_path, SMTP.replace("mail.example", host))
    assert first.startswith(f'smtp.host: "{host}" is not a name or an address of a server')


@pytest.mark.parametrize("host", ["localhost", "mail.example.", "192.0.2.1", "2001:db8::1"])
def test_a_mail_server_is_named_or_has_an_address(tmp_path: Path, host: str) -> None:
    assert told(tmp_path, SMTP.replace("mail.example", host)) == []


@pytest.mark.parametrize(
    "url",
    [
        "notaurl",
        "ftp://a.example/f",
        "file:///etc/passwd",
        "https:///f",
        "https://a.example:99999/f",
        "https://a.example/a b",
        "https://ada:hush@a.example/f",
    ],
)
def test_a_feed_has_an_address_that_may_be_asked(tmp_path: Path, url: str) -> None:
    (first,) = told(tmp_path, f'[feeds.board]\nurl = "{url}"\n')
    assert first.startswith("feeds.board.url: ")
    assert "is not an address that begins with http:// or https://" in first


@pytest.mark.parametrize("name", ["", "Board", "board news", "../etc", "1st", "a" * 61, "a_", "ä"])
def test_the_name_of_a_feed_is_a_slug(tmp_path: Path, name: str) -> None:
    (first,) = told(tmp_path, f'[feeds."{name}"]\nurl = "https://board.example/rss"\n')
    assert first.startswith("feeds.")
    assert "a feed's name is lower-case letters" in first


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[sources.nosuch]", "sources.nosuch: no source is called so; `blotter sources` lists"),
        ("[sources.us_doj_pres_releases]", "no source is called so; did you mean us_doj_press_"),
        (FEED + "[sources.board]", "sources.board: it is a feed: write its keys under [feeds.boa"),
        (FEED.replace("board]", "us_dea_press_releases]"), "a source that ships has this name"),
        ("sources = 'all'", 'sources: "all" is not a table; a table belongs here: write [sources.'),
        ("[[sources]]\nname = 'x'", "sources: [a table] is not a table; a table belongs here"),
        ("[sources]\nus_dea_press_releases = false", "us_dea_press_releases: false is not a table"),
        ("[feeds]\nurl = 'https://a.example'", 'feeds.url: "https://a.example" is not a table'),
        ("web = 3", "web: 3 is not a table; a table belongs here: write [web], and below it"),
        ("[web.url]", "web.url: a table is not text in quotes"),
    ],
)
def test_tables_are_of_what_there_is(tmp_path: Path, text: str, message: str) -> None:
    (first,) = told(tmp_path, text)
    assert message in first


def test_secrets_belong_in_the_environment_and_are_not_repeated(tmp_path: Path) -> None:
    told_of = told(tmp_path, f'{SMTP}password = "hush"\n[web]\ntoken = "hush"\n')
    assert told_of == [
        "smtp.password: a secret belongs in the environment, as BLOTTER_SMTP_PASSWORD",
        "web.token: a secret belongs in the environment, as BLOTTER_WEB_TOKEN",
    ]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = 'contct = "a"\n[web]\nurl = "x"\n[schedule]\ncrawl_at = "2am"\n[smtp]\nhost = "h"\n'
    found = told(tmp_path, text, BLOTTER_SMTP_PORT="abc", BLOTTER_NOSUCH="1", BLOTTER_KEY_X="ä")
    assert [line.partition(": ")[0] for line in found] == [
        "contct",
        "web.url",
        "schedule.crawl_at",
        "BLOTTER_NOSUCH",
        "BLOTTER_SMTP_PORT",
        "BLOTTER_KEY_X",
        "smtp.sender",
    ]
    with pytest.raises(ConfigError, match=r"contct: .* \(and 3 more: see `blotter config check`\)"):
        load({"BLOTTER_HOME": str(tmp_path)})


def test_names_of_sources_are_not_looked_at_where_nobody_says_which_ship(tmp_path: Path) -> None:
    (tmp_path / "blotter.toml").write_text("[sources.nosuch]\nkeep = 'all'\n")
    assert load({"BLOTTER_HOME": str(tmp_path)}).source("nosuch").keep == "all"
    with pytest.raises(ConfigError, match="no source is called so"):
        load({"BLOTTER_HOME": str(tmp_path)}, shipped=SHIPPED)


def test_a_variable_that_only_the_file_has_says_so(tmp_path: Path) -> None:
    of_the_file = [key for key in KEYS if key.variable is None]
    for key in of_the_file:
        variable = f"BLOTTER_{key.path.replace('.', '_').upper()}"
        (first,) = told(tmp_path, "", **{variable: "1"})
        assert first.startswith(f"{variable}: no variable sets this: write {key.name} under [")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (b'contact = "a@b.example\n[web]\n', ", line 1, column 23: contact: Illegal character"),
        (b"\ncontact = hush\n", ", line 2, column 11: contact: Invalid value: text, addresses"),
        (b"[schedule]\ncrawl_at = 02:30\n", ", line 2, column 13: crawl_at: Expected newline"),
        (b'a = "1"\na = "2"\n', ", line 2, column 8: a: Cannot overwrite a value: this key st"),
        (b"[web]\n[smtp]\n[web]\n", ", line 3, column 5: [web]: Cannot declare ('web',) twice"),
        (b"contact\n", ", line 1, column 8: contact: Expected '=' after a key in a key/value"),
        (b'contact = "jos\xe9"\n', ", line 1: it is not written in UTF-8"),
        ('contact = "a"\n'.encode("utf-16"), ", line 1: it is not written in UTF-8"),
        (b'contact = "a\0"\n', ", line 1, column 13: contact: Illegal character"),
        (b'contact = """a\n', ", line 1: contact: Unterminated string"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(
    tmp_path: Path, written: bytes, message: str
) -> None:
    (tmp_path / "blotter.toml").write_bytes(written)
    with pytest.raises(ConfigError) as caught:
        load({"BLOTTER_HOME": str(tmp_path)})
    said = str(caught.value)
    assert said.startswith(f"{tmp_path}/blotter.toml{message}")
    assert "hush" not in said
    assert "\n" not in said


def test_a_mark_of_the_encoding_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "blotter.toml").write_bytes(b'\xef\xbb\xbfcontact = "a@b.example"\n')
    assert load({"BLOTTER_HOME": str(tmp_path)}).contact == "a@b.example"


@pytest.mark.parametrize("kind", ["folder", "pipe", "dangling link", "home is a file"])
def test_what_is_no_file_is_refused(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "blotter.toml"
    home = tmp_path
    match kind:
        case "folder":
            file.mkdir()
        case "pipe":
            os.mkfifo(file)
        case "dangling link":
            file.symlink_to("/nowhere/blotter.toml")
        case _:
            home = tmp_path / "home"
            home.write_text("")
    with pytest.raises(ConfigError, match=r"blotter\.toml: it cannot be read: "):
        load({"BLOTTER_HOME": str(home)})


def test_a_home_of_nobody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^BLOTTER_HOME: "):
        load({"BLOTTER_HOME": "~nobody-is-called-so/blotter"})
