"""How many wrong rules the tests notice: `python -m benchmarks.mutants [FOLDER …]`.

Draws random mutants of the files in some folders, each with one operator or constant changed, and
runs the tests of those folders against each, in a copy of the tree. Prints every mutant that no
test noticed. Of 60 mutants of the default folders, 51 are to be caught.
"""

from __future__ import annotations

import argparse
import ast
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("enforcement/parties", "enforcement/matters")
TO_CATCH = 0.85
#: A mutant that runs longer than this loops for ever, and is caught by that.
TIMEOUT = 180.0

_COMPARISONS: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Lt: ("<=", ">"),
    ast.LtE: ("<", ">="),
    ast.Gt: (">=", "<"),
    ast.GtE: (">", "<="),
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
}
#: Arguments of decorators and classes that only say how they are stored.
_STORAGE = frozenset(("slots", "frozen", "kw_only"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Mutant:
    """A change of one expression; offsets count bytes of the file."""

    file: Path
    line: int
    start: int
    end: int
    before: str
    after: str

    def applied(self, source: bytes) -> bytes:
        """The file as the mutant has it."""
        return source[: self.start] + self.after.encode() + source[self.end :]

    def __str__(self) -> str:
        before, after = (" ".join(text.split()) for text in (self.before, self.after))
        return f"{self.file}:{self.line}: {before} → {after}"


def mutants(tree: Path, file: Path) -> list[Mutant]:
    """Every mutant of a file of a tree."""
    source = (tree / file).read_bytes()
    lines = [0]
    for line in source.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    found = []
    for node in _expressions(ast.parse(source)):
        start = lines[node.lineno - 1] + node.col_offset
        end = lines[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        before = source[start:end].decode()
        for after in _changed(node):
            if ast.dump(ast.parse(after, mode="eval")) != ast.dump(ast.Expression(node)):
                change = f"({after})" if "\n" in before else after
                found.append(
                    Mutant(
                        file=file,
                        line=node.lineno,
                        start=start,
                        end=end,
                        before=before,
                        after=change,
                    )
                )
    return found


def _expressions(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions that decide something: no docstrings, annotations, names that are exported,
    ways of storing, or parts of formatted strings."""
    if isinstance(node, ast.expr):
        yield node
    for name, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        for child in children:
            if isinstance(child, ast.AST) and not _decides_nothing(name, child):
                yield from _expressions(child)


def _decides_nothing(field: str, node: ast.AST) -> bool:
    if field in ("annotation", "returns") or isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.keyword) and node.arg in _STORAGE:
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Assign):
        targets = [ast.unparse(target) for target in node.targets]
        typing = "Literal[" in ast.unparse(node.value) or "TypeVar(" in ast.unparse(node.value)
        return targets == ["__all__"] or typing
    if isinstance(node, ast.AnnAssign):
        return ast.unparse(node.annotation) == "TypeAlias"
    return False


def _changed(node: ast.expr) -> Iterator[str]:
    """The expression with one thing changed, in each way that is known; printed on one line."""
    match node:
        case ast.Compare(left=left, ops=[first], comparators=[right]):
            for operator in _COMPARISONS[type(first)]:
                yield f"{_operand(left)} {operator} {_operand(right)}"
        case ast.Compare(left=left, ops=[first, *others], comparators=[middle, *rest]):
            for operator in _COMPARISONS[type(first)]:
                tail = ast.Compare(left=middle, ops=others, comparators=rest)
                yield f"{_operand(left)} {operator} {ast.unparse(tail)}"
        case ast.BoolOp(op=operation, values=values):
            word = " and " if isinstance(operation, ast.Or) else " or "
            yield f"({word.join(map(_operand, values))})"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield _operand(operand)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as operation, right=right):
            sign = "-" if isinstance(operation, ast.Add) else "+"
            yield f"{_operand(left)} {sign} {_operand(right)}"
        case ast.Constant(value=bool(truth)):
            yield repr(not truth)
        case ast.Constant(value=int(number) | float(number)):
            yield from (repr(number + 1), repr(number - 1))
        case ast.Constant(value=str(text)) if text:
            yield '""'
        case ast.Set(elts=elements) | ast.Tuple(elts=elements, ctx=ast.Load()) if elements:
            kept = [ast.unparse(element) for element in elements[:-1]]
            if isinstance(node, ast.Tuple):
                yield f"({', '.join(kept)}{',' if len(kept) == 1 else ''})"
            else:
                yield f"{{{', '.join(kept)}}}" if kept else "set()"
        case _:
            pass


def _operand(node: ast.expr) -> str:
    return f"({ast.unparse(node)})"


def caught(mutant: Mutant, tree: Path, folders: Sequence[str]) -> bool:
    """Whether a test of these folders fails in the tree with the mutant in it. The file's own tests
    go first, then its folder's: the likeliest to notice."""
    own = f"tests/{mutant.file.parent}/test_{mutant.file.stem}.py"
    own_first = [own] if (tree / own).is_file() else []
    tests = [f"tests/{folder}" for folder in dict.fromkeys((str(mutant.file.parent), *folders))]
    file = tree / mutant.file
    original = file.read_bytes()
    file.write_bytes(mutant.applied(original))
    try:
        return any(_fails(path, tree) for path in (*own_first, *tests))
    finally:
        file.write_bytes(original)


def _fails(tests: str, tree: Path) -> bool:
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", tests]
    try:
        ended = subprocess.run(command, cwd=tree, capture_output=True, timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        return True
    return ended.returncode != 0


def measure(tree: Path, folders: Sequence[str], count: int, seed: int) -> bool:
    """Print the mutants that survive, and how many did not; whether enough were caught."""
    files = [path for folder in folders for path in sorted((tree / folder).rglob("*.py"))]
    known = [mutant for path in files for mutant in mutants(tree, path.relative_to(tree))]
    drawn = random.Random(seed).sample(known, min(count, len(known)))
    survivors = 0
    for mutant in drawn:
        if not caught(mutant, tree, folders):
            survivors += 1
            print(mutant, flush=True)
    found = len(drawn) - survivors
    print(f"caught {found} of {len(drawn)}")
    return found >= TO_CATCH * len(drawn)


def main() -> int:
    """Fails where more mutants survive than the project allows."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants")
    parser.add_argument("folders", nargs="*", default=FOLDERS, help="below the root")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        left_out = shutil.ignore_patterns(".*", "__pycache__", "demo", "*.warc.gz")
        shutil.copytree(ROOT, tree, ignore=left_out)
        if any(_fails(f"tests/{folder}", tree) for folder in asked.folders):
            parser.error("the tests fail without any mutant")
        return 0 if measure(tree, asked.folders, asked.count, asked.seed) else 1


if __name__ == "__main__":
    sys.exit(main())
