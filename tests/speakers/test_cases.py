"""Whose words they are: names, titles, bodies, the unnamed, and who is meant where nobody is named."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
_spec = importlib.util.spec_from_file_location("arnews_casework", HERE.parent / "quotes" / "casework.py")
assert _spec
assert _spec.loader
casework = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(casework)


@pytest.mark.parametrize("case", casework.params(HERE / "cases"))
def test_case(case: dict[str, Any]) -> None:
    casework.check(case)
