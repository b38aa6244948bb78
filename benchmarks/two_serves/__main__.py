"""`python -m benchmarks.two_serves [SLOTS [KILLS [RESTARTS]]]`.

Two `blotter serve`, as they are, go by a clock that is put to the next slot as soon as the last one
is done: a night of the crawl, then the hour of a daily letter. Sources and mail server are on
loopback. Each kill and restart falls in the middle of a look or of handing over a letter. Each slot
must be completed once, no document be published or told twice, and no host ever be asked twice at
once. Looks that were interrupted are counted apart, and letters that a server took again since its
yes was lost.
"""

from __future__ import annotations

import sys

from benchmarks.two_serves.slots import measured


def main() -> None:
    """Measure, print, and end with 1 where something is not as it must be."""
    slots, kills, restarts = (*map(int, sys.argv[1:]), *(200, 10, 5)[len(sys.argv) - 1 :])
    found = measured(slots, kills, restarts)
    print(f"{slots} slots; leader killed {kills} times, PostgreSQL restarted {restarts} times")
    print(f"of these amid a look: {found.struck_nights}; amid a letter: {found.struck_mornings}")
    print(f"looks a night and source: {found.looks}; failed: {found.failed}")
    print(f"looks interrupted, beside: {found.interrupted}")
    print(f"letters a morning: {found.letters}; taken {found.taken} under {found.ids} ids")
    print(f"documents published: {found.published}; told: {found.told}")
    print(f"requests: {found.requests}, while the host still answered: {found.at_once}")
    sys.exit(not found.is_good)


if __name__ == "__main__":
    main()
