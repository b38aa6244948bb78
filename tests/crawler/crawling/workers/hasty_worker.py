"""A worker that waits two seconds for the answer of one that died, in place of a minute."""

from __future__ import annotations

from crawler.politeness import host_turns

host_turns.LONGEST_ANSWER = 2.0

if __name__ == "__main__":
    from crawler.__main__ import run

    run()
