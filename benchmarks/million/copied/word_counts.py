"""How many documents of all copies have each word, beside the real ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from benchmarks.million.copied.wordings import RealWords

_SHOWN = (1, 10, 100, 1000, 10_000)


class WordCounts:
    """Counted as the copies come: what stands in a copy is known from its words."""

    def __init__(self, real: Mapping[str, int]) -> None:
        self._real = real
        self.documents: Counter[str] = Counter()

    def add(self, words: Mapping[str, str]) -> None:
        """Another copy, with these words in the place of others."""
        for word, many in self._real.items():
            self.documents[words.get(word, word)] += many


def word_table(real: RealWords, all_: WordCounts, copies: int) -> str:
    """The figures, a line each: real, of all copies, and what the fitted law says."""
    documents = real.count * copies
    both = (real.documents, all_.documents)
    lines = [f"{'':44}{'real':>12}{'all copies':>12}{'law':>12}"]
    lines.append(_line("documents", real.count, documents))
    lines.append(_line("distinct words", *map(len, both), round(real.words(documents))))
    lines.append(f"  (documents^{real.words.power:.3f}; people: ^{real.people.power:.3f})")
    for rank in _SHOWN:
        shares = (sorted(of.values(), reverse=True)[rank - 1 : rank] for of in both)
        (one, *_), (other, *_) = (it or [0] for it in shares)
        lines.append(
            _line(f"share of documents with word no. {rank:,}", one / real.count, other / documents)
        )
    for most in (1, 2, 5, 10, 100):
        few = (sum(it <= most for it in of.values()) / len(of) for of in both)
        lines.append(_line(f"share of words in at most {most} documents", *few))
    lines.append(
        _line(
            "words a document, each counted once",
            sum(real.documents.values()) / real.count,
            sum(all_.documents.values()) / documents,
        )
    )
    return "\n".join(lines)


def _line(of: str, *figures: float) -> str:
    written = (f"{it:,}" if isinstance(it, int) else f"{it:.4f}" for it in figures)
    return f"{of:44}" + "".join(f"{it:>12}" for it in written)
