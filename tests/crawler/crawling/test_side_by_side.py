"""Several sources are looked at side by side, each host asked by one of them at a time."""

from __future__ import annotations

import signal
from collections import Counter
from pathlib import Path

import pytest

from store.log import log
from store.log.database import open_store, reading
from store.log.events import Recorded, SourceChecked
from tests.crawler.crawling.host_server import dripping, hosts
from tests.crawler.crawling.side_by_side import look_at, start

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "blotter.toml").write_text("allow_private = true\n")
    return tmp_path


def _delays(home: Path, **delays: float) -> None:
    with (home / "blotter.toml").open("a") as file:
        for name, delay in delays.items():
            file.write(f"[sources.{name}]\ndelay = {delay}\n")


def _events(home: Path) -> list[Recorded]:
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(store) as connection:
        log.verify_chain(connection)
        found = list(log.read(connection))
    store.dispose()
    return found


def _checked(home: Path, source: str) -> SourceChecked:
    found = [one.event for one in _events(home) if one.stream == f"source/{source}"][-1]
    assert isinstance(found, SourceChecked)
    return found


def test_hosts_are_asked_at_the_same_time_and_nothing_is_lost_or_doubled(home: Path) -> None:
    named = [f"127.0.0.{number}" for number in range(1, 5)]
    with hosts(dict.fromkeys(named, 4), latency=0.1) as served:
        listings = {f"releases_{n}": f"{served.base(host)}/a/" for n, host in enumerate(named)}
        printed = look_at(home, listings)
        assert sorted(printed) == [f"releases_{number} ok 4" for number in range(4)]
        asked = [served.turns(host) for host in named]
        assert max(turns[0].began for turns in asked) < min(turns[-1].ended for turns in asked)
        assert [served.overlaps(host) for host in named] == [0] * 4
        assert [len(turns) for turns in asked] == [6] * 4
    published = [one.stream for one in _events(home) if one.type == "DocumentPublished"]
    assert len(published) == len(set(published)) == 16


def test_sources_of_one_host_share_its_turns_its_delay_and_its_requests_of_the_day(
    home: Path,
) -> None:
    _delays(home, releases_a=0.0, releases_b=0.3)
    with (home / "blotter.toml").open("a") as file:
        file.write("requests_a_day = 9\n")  # of releases_b
    with hosts({"127.0.0.1": 4}) as served:
        listings = {
            name: f"{served.base('127.0.0.1')}/{name}/" for name in ("releases_a", "releases_b")
        }
        look_at(home, listings)
        assert served.overlaps("127.0.0.1") == 0
        assert served.nearest("127.0.0.1") >= 0.3
        names = [asked.path.split("/")[1] for asked in served.turns("127.0.0.1")]
    assert names[:6].count("releases_a") == names[:6].count("releases_b") == 2  # and two robots.txt
    assert _checked(home, "releases_a").outcome == "ok"
    spared = _checked(home, "releases_b")
    assert "has had its 9 requests of the day" in spared.reason
    sent = Counter(_checked(home, "releases_a").requests) + Counter(spared.requests)
    assert sent["127.0.0.1"] == len(names) >= 9


def test_a_host_that_refuses_one_look_is_left_alone_by_all_in_this_crawl_and_the_next(
    home: Path,
) -> None:
    names = ["releases_a", "releases_b", "releases_c", "releases_d"]
    _delays(home, **dict.fromkeys(names, 0.2))
    with hosts({"127.0.0.1": 4, "127.0.0.2": 1}, refused="/releases_a/1") as served:
        there, elsewhere = served.base("127.0.0.1"), served.base("127.0.0.2")
        listings = {name: f"{there}/{name}/" for name in names[:3]}
        look_at(home, listings, at_once=2, code=1)
        first = [asked.path for asked in served.turns("127.0.0.1")]
        later = {"releases_d": f"{there}/releases_d/", "releases_other": f"{elsewhere}/other/"}
        look_at(home, later)
        assert [asked.path for asked in served.turns("127.0.0.1")] == first
    assert first[-1] == "/releases_a/1"
    assert "/releases_b/" in first, "a look that was under way"
    assert _checked(home, "releases_other").outcome == "ok"
    refused = _checked(home, "releases_a")
    assert list(refused.resting) == ["127.0.0.1"]
    for name in names[1:]:
        left_alone = _checked(home, name)
        assert "refused-429 (Retry-After: 3600)" in left_alone.reason
        assert left_alone.not_before == refused.resting["127.0.0.1"]
    assert not _checked(home, "releases_c").requests
    assert not _checked(home, "releases_d").requests


def test_no_more_are_looked_at_at_once_than_is_said(home: Path) -> None:
    with hosts({"127.0.0.1": 2, "127.0.0.2": 2}) as served:
        listings = {f"releases_{host[-1]}": f"{served.base(host)}/a/" for host in served.log}
        look_at(home, listings, at_once=1)
        first, second = (served.turns(host) for host in served.log)
        assert first[-1].ended <= second[0].began


def test_a_signal_stops_all_looks_and_what_they_had_read_is_recorded(home: Path) -> None:
    _delays(home, releases_a=0.0, releases_b=0.0, releases_c=0.0)
    named = ["127.0.0.1", "127.0.0.2", "127.0.0.3"]
    with hosts(dict.fromkeys(named, 200), latency=0.05) as served:
        urls = dict(zip(("releases_a", "releases_b", "releases_c"), named, strict=True))
        listings = {name: f"{served.base(host)}/x/" for name, host in urls.items()}
        with start(home, listings, at_once=2) as child:
            served.begun.wait(timeout=60)
            child.send_signal(signal.SIGTERM)
            printed, said = child.communicate(timeout=60)
        assert (child.returncode, said) == (1, "")
        assert not served.log["127.0.0.3"]
    assert len(printed.splitlines()) == 2
    assert all(line.endswith("stopped") for line in printed.splitlines())
    for name in ("releases_a", "releases_b"):
        checked = _checked(home, name)
        assert (checked.reason, checked.interrupted) == ("stopped before the end", True)


def test_a_server_that_never_comes_to_an_end_costs_no_other_look(home: Path) -> None:
    with (home / "blotter.toml").open("a") as file:
        file.write("[crawl]\ndeadline = 3\n")
    with hosts({"127.0.0.1": 2}) as served, dripping("127.0.0.2") as slow:
        listings = {"releases_a": f"{served.base('127.0.0.1')}/a/", "releases_b": f"{slow}/b/"}
        printed = look_at(home, listings)
    assert sorted(printed) == ["releases_a ok 2", "releases_b failed 0"]
    checked = _checked(home, "releases_b")
    assert (checked.reason, checked.interrupted) == ("not at its end after 3 s", False)
