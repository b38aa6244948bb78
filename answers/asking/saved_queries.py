"""What saved searches ask, in place of their names: `@NAME` in a query."""

from __future__ import annotations

import re
from collections.abc import Mapping

from search.language.grammar.field_values import ClaimFields
from search.language.parsing import parse
from search.language.query_error import QueryError
from search.language.tree import SavedSearch, Tree, with_each
from store.nearest import did_you_mean, nearest

#: Saved searches in one another: more are a way to make a short query an endless one.
_MOST = 20


class Expansion:
    """Puts what saved searches ask in their place in the tree of one query, whose text is given."""

    def __init__(self, saved: Mapping[str, str], fields: ClaimFields, text: str) -> None:
        self._saved = saved
        self._fields = fields
        self._text = text
        self._count = 0

    def of(self, tree: Tree, within: tuple[str, ...] = ()) -> Tree:
        """The tree without saved searches, of what is asked `within` those. Raises QueryError."""
        match tree:
            case SavedSearch(name=name):
                return self.of(self._tree(name, within), (*within, name))
            case _:
                return with_each(tree, lambda part: self.of(part, within))

    def _tree(self, name: str, within: tuple[str, ...]) -> Tree:
        self._count += 1
        if name in within or self._count > _MOST:
            path = " → ".join(f"@{one}" for one in (*within, name))
            why = "asks for itself" if name in within else "asks for too many saved searches"
            msg = f"@{within[0] if within else name} {why}: {path}"
            raise self._error(msg, *within, name)
        if name not in self._saved:
            meant = did_you_mean(f"@{one}" for one in nearest(name, self._saved))
            msg = f"there is no saved search @{name}{meant}"
            raise self._error(msg, *within, name)
        try:
            return parse(self._saved[name], self._fields)
        except QueryError as error:
            msg = f"@{name}: {error}"
            raise self._error(msg, *within, name) from error

    def _error(self, message: str, *names: str) -> QueryError:
        """An error at the first of these saved searches that the query itself names."""
        places = (re.search(rf"@{re.escape(name)}(?![\w-])", self._text, re.I) for name in names)
        place = next(filter(None, places), None)
        return QueryError(message, place.start() if place else None, self._text)
