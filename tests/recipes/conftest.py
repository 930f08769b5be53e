"""Puts the articles of our own, `newsroom`, within reach of the tests."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "corpus"))
