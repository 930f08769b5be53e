"""One article of our own, with two speakers, a headline, a denial and dates inside quotes and out."""

import json
from pathlib import Path

import pytest

from arnews.models import Article


@pytest.fixture
def article() -> Article:
    sample = Path(__file__).parent.parent / "html" / "article.json"
    return Article.from_dict(json.loads(sample.read_text("utf-8")))
