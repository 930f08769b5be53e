#!/usr/bin/env python3
"""Fail where a figure of a scorer falls below its floor in floors.toml.

    python scripts/floors.py testset FILE.json    # FILE.json: what score.py --json printed
    score.py --json | python scripts/floors.py testset -

A floor is for a figure that is a number, or that is a table whose F1 counts.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).resolve().parents[1] / "floors.toml"


def figure(report: dict[str, Any], name: str) -> float:
    """The figure *name* of a report, 0 where the report has none; dots go into tables."""
    value: Any = report
    for part in name.split(" / "):
        value = value.get(part, 0.0) if isinstance(value, dict) else 0.0
    return float(value.get("F1", 0.0) if isinstance(value, dict) else value)


def main() -> None:
    """Compare every floor of a scorer with what it reported."""
    name, file = sys.argv[1:]
    text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    report = json.loads(text)
    rules = tomllib.loads(FLOORS.read_text(encoding="utf-8"))[name]
    fallen = False
    for wanted, floor in rules.get("at_least", {}).items():
        stands = figure(report, wanted)
        fallen |= stands < floor
        print(f"{'FALLEN' if stands < floor else 'holds ':<7} {stands:7.2%} >= {floor:.1%}  {wanted}")
    for wanted, ceiling in rules.get("at_most", {}).items():
        stands = figure(report, wanted)
        fallen |= stands > ceiling
        print(f"{'FALLEN' if stands > ceiling else 'holds ':<7} {stands:7g} <= {ceiling:g}  {wanted}")
    sys.exit(fallen)


if __name__ == "__main__":
    main()
