"""One article of our own, with everything in it that a page must show or must not obey."""

import json
from pathlib import Path

import pytest

from arnews.models import Article


@pytest.fixture
def article() -> Article:
    return Article.from_dict(json.loads(Path(__file__).with_name("article.json").read_text("utf-8")))
