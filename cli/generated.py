"""What is made from the commands and kept: `python -m cli.generated` writes it again.

The reference, and what shells complete.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cli.completion.kept_signatures import FILE
from cli.completion.signatures import signatures
from cli.main import main as blotter
from cli.manual.entry import entries
from cli.manual.markdown import reference
from store.settings.told.reference import reference as configuration

_ROOT = Path(__file__).resolve().parents[1]


def generated() -> Mapping[Path, str]:
    """The files and their texts."""
    folder = _ROOT / "docs" / "reference"
    return {
        folder / "commands.md": reference(entries(blotter)),
        folder / "configuration.md": configuration(),
        FILE: signatures(blotter),
    }


def main() -> None:
    """Write the files."""
    for file, text in generated().items():
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
