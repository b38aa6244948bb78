"""A query that is being read, and where in it something stands."""

from __future__ import annotations

from dataclasses import dataclass

from search.language.grammar.field_values import ClaimFields
from search.language.grammar.lexemes import Kind, Lexeme
from search.language.query_error import QueryError

#: Brackets and NOTs in one another: nobody typed more, and reading them takes the stack.
DEEPEST = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """A query that is being read."""

    text: str
    lexemes: list[Lexeme]
    fields: ClaimFields

    def kind(self, at: int) -> Kind | None:
        """The kind of a lexeme, by its number; None behind the last."""
        return self.lexemes[at].kind if at < len(self.lexemes) else None

    def place(self, at: int) -> int:
        """Where in the text a lexeme stands."""
        return self.lexemes[at].start if at < len(self.lexemes) else len(self.text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Inside:
    """Where in a query something stands: in the brackets behind a field, and in how many."""

    field: str | None = None
    depth: int = 0

    def deeper(self, query: Query, at: int, field: str | None = None) -> Inside:
        """Within the brackets or the NOT of a lexeme. Raises QueryError where that is too deep."""
        if self.depth == DEEPEST:
            msg = "brackets and NOTs are nested too deeply"
            raise QueryError(msg, query.place(at))
        return Inside(field=field or self.field, depth=self.depth + 1)
