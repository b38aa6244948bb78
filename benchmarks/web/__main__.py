"""The speed of pages: `python -m benchmarks.web --home STORE [--seconds N] [--only KIND …]`.

A server of the store, one process on the first core, is asked over one connection. Of each kind of
page, all addresses are asked for once to warm up, then again for N seconds (3). Reported are, in
milliseconds, the median and the 95th percentile by the clock and of the processor, which other work
on the machine disturbs less, and the greatest size in kilobytes: of the page beside its text, and
whole. Then, for N seconds each, a mix of pages, and answers that the client has (304): how many a
second by the clock, and how many one second of the processor is enough for. Of the list of a
search, the 95th percentile is also told of what it takes beyond the engine, which is asked in this
process, question by question.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path

from benchmarks.search.beside import PAGE
from benchmarks.search.questions import Question, questions
from benchmarks.web.addresses import addresses, mixed, query_string
from benchmarks.web.served import Answered, Server, served
from search.engines import opened
from search.language.function_words import telling
from search.language.parsing import parse
from search.query.ranking.sentence import find
from store.config import Settings, load

_MARKUP = re.compile(rb"<[^>]*>")
#: Times that the engine is asked each question.
_PASSES = 3


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", type=Path, required=True)
    options.add_argument("--seconds", type=float, default=3)
    options.add_argument("--only", nargs="*", default=[])
    given = options.parse_args()
    settings = load({**os.environ, "BLOTTER_HOME": str(given.home)})
    asked = addresses(settings)
    # Before the server runs, which lets a connection go that nothing is asked over.
    engine = {f"/search?{query_string(it)}": _of_engine(settings, it) for it in questions()}
    print(f"{'':14}{'p50':>8}{'p95':>8}{'CPU p50':>9}{'p95':>8}{'kB':>8}{'whole':>7}")
    with served(given.home) as server:
        for kind, paths in asked.items():
            if not given.only or kind in given.only:
                answers = _asked(server, paths, given.seconds)
                _print(kind, answers)
                if kind == "search":
                    _print_beyond_engine(engine, answers)
        if not given.only:
            _print_rates(server, asked, given.seconds)
        print(f"most memory: {server.peak():.0f} MB")


def _asked(server: Server, paths: Sequence[str], seconds: float) -> list[tuple[str, Answered]]:
    """The answers of so many seconds, after all have been asked for once; each at least once."""
    for path in paths:
        server.get(path)
    answers: list[tuple[str, Answered]] = []
    began = time.perf_counter()
    for number, path in enumerate(cycle(paths)):
        if number >= len(paths) and time.perf_counter() - began > seconds:
            return answers
        answer = server.get(path)
        if answer.status != 200:
            sys.exit(f"{path}: {answer.status}")
        answers.append((path, answer))
    return answers


def _print(kind: str, answers: Sequence[tuple[str, Answered]]) -> None:
    wall, cpu = [it.wall for _, it in answers], [it.cpu for _, it in answers]
    beside = max(_beside_text(it.body) for _, it in answers) / 1000
    whole = max(len(it.body) for _, it in answers) / 1000
    print(
        f"{kind:14}{statistics.median(wall):8.1f}{_p95(wall):8.1f}"
        f"{statistics.median(cpu):9.1f}{_p95(cpu):8.1f}{beside:8.1f}{whole:7.0f}",
        flush=True,
    )


def _beside_text(body: bytes) -> int:
    """How many bytes of a page are no text that is read."""
    return sum(map(len, _MARKUP.findall(body)))


def _print_beyond_engine(
    engine: Mapping[str, float], answers: Iterable[tuple[str, Answered]]
) -> None:
    beyond = [answer.cpu - engine[path] for path, answer in answers]
    print(
        f"{'  the engine':30}{statistics.median(engine.values()):9.1f}{_p95(engine.values()):8.1f}"
    )
    print(f"{'  beyond it':30}{statistics.median(beyond):9.1f}{_p95(beyond):8.1f}", flush=True)


def _of_engine(settings: Settings, question: Question) -> float:
    """Milliseconds of the processor that the engine takes for a question, as the benchmark of the
    search asks it."""
    times = []
    for _ in range(_PASSES):
        start = time.process_time()
        with opened(settings) as index:
            assert index is not None
            find(index, telling(parse(question.ours)), question.filters, question.sort, PAGE)
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


def _print_rates(server: Server, asked: Mapping[str, Sequence[str]], seconds: float) -> None:
    paths = list(islice(mixed(asked), 200))
    tags = {path: server.get(path).etag for path in paths}
    _print_rate("mixed", (server.get(path) for path in cycle(paths)), seconds)
    _print_rate("304", (server.get(path, tags[path]) for path in cycle(paths)), seconds)


def _print_rate(name: str, answers: Iterator[Answered], seconds: float) -> None:
    cpu, began = [], time.perf_counter()
    for answer in answers:
        cpu.append(answer.cpu)
        if answer.status != (304 if name == "304" else 200):
            sys.exit(f"{name}: {answer.status}")
        if time.perf_counter() - began > seconds:
            break
    rate = len(cpu) / (time.perf_counter() - began)
    print(f"{name:14}{rate:8.0f}/s by the clock {1000 * len(cpu) / sum(cpu):8.0f}/s of CPU")


def _p95(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[int(0.95 * len(ordered))]


if __name__ == "__main__":
    main()
