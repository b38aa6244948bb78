"""Commands of Blotter, as people type them, on a database that fails over."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Seconds for whatever is waited for, on a busy machine.
PATIENCE = 600.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Commands:
    """Those of one installation."""

    home: Path
    url: str

    def begin(self, *words: str) -> subprocess.Popen[str]:
        """Start one."""
        ours = {
            "BLOTTER_HOME": str(self.home),
            "BLOTTER_DATABASE_URL": self.url,
            "BLOTTER_SECRET": "correct horse battery",
            "PYTHONPATH": str(ROOT),
        }
        others = {name: value for name, value in os.environ.items() if name[:8] != "BLOTTER_"}
        return subprocess.Popen(
            [sys.executable, "-P", "-c", "from cli.main import main; main()", *words],
            cwd=ROOT,
            env={**others, **ours},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def done(self, *words: str) -> str:
        """What one says that ends well."""
        return said(self.begin(*words))


def said(process: subprocess.Popen[str]) -> str:
    """What a process says, once it has ended well."""
    told, faults = process.communicate(timeout=PATIENCE)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args, told, faults)
    return told
