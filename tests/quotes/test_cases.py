"""The constructions by which newsrooms report speech, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest

from .casework import Case, check, params


@pytest.mark.parametrize("case", params(Path(__file__).parent / "cases"))
def test_case(case: Case) -> None:
    check(case)
