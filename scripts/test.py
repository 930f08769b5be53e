#!/usr/bin/env python3
"""Install what the tests need into .venv and run them; whatever follows the command is for pytest.

    python3 scripts/test.py                 # all tests
    python3 scripts/test.py tests/dates -x  # some of them

Nothing but Python 3.11 or later is needed. VENV in the environment names another folder than .venv.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = Path(os.environ.get("VENV") or ROOT / ".venv").absolute()
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(*command: object) -> None:
    """Run a command in the checkout, and stop with its exit code where it fails."""
    if code := subprocess.run(list(map(str, command)), cwd=ROOT, check=False).returncode:
        sys.exit(code)


def main() -> None:
    """Install and test."""
    if sys.version_info < (3, 11):
        sys.exit(f"arnews needs Python 3.11 or later, and this is {sys.version.split()[0]}")
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", VENV)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "pip>=25.1")  # the first that reads dependency groups
    run(*pip, "--editable", ".", "--group", "tests")
    run(PYTHON, "-m", "pytest", *sys.argv[1:])


if __name__ == "__main__":
    main()
