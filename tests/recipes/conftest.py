"""Marks of the recipes' tests, and the articles of our own, `newsroom`, within their reach."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent.parent / "corpus"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "recipes: a recipe of the documentation, skipped where its tool is missing")
    config.addinivalue_line("markers", "spark: runs a local Spark session, skipped without pyspark or Java")
