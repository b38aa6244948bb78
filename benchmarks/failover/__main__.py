"""`python -m benchmarks.failover [--kills 20] [--minutes N]`.

Two PostgreSQL under Patroni and etcd, in synchronous mode. Three processes append all the while. At
each kill (SIGKILL, of Patroni and of its server) a crawl is in the middle of a site, and a letter
has been taken by the mail server, which has not answered to it yet; once another server leads, a
second process tries to send the same letter. Then what was killed is started again, and follows.
Nothing that was acknowledged may be lost, nothing be there twice, no letter be taken twice.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from math import inf

from benchmarks.failover.scene import measured


def main() -> None:
    """Measure, print, and end with 1 where something is not as it must be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.failover")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=inf, help="begin no kill after so long")
    asked = parser.parse_args()
    told = partial(print, file=sys.stderr, flush=True)
    found = measured(asked.kills, minutes=asked.minutes, tell=told)
    print(f"{found.letters} kills of the leader; {found.events} events, which verify")
    print(f"acknowledged {found.acknowledged}; lost {found.lost}, doubled {found.doubled}")
    print(f"positions that are missing: {found.gaps}; writers that gave up: {found.gave_up}")
    print(f"pages {found.pages}, published {found.published}; crawled again {found.crawls_again}")
    print(f"letters {found.letters}, taken {found.taken} under {found.ids} ids; sent {found.sent}")
    print("pauses (s):", *(f"{pause:.1f}" for pause in found.pauses))
    print(f"the longest: {max(found.pauses):.1f} s")
    sys.exit(not found.is_good)


if __name__ == "__main__":
    main()
