"""Count how often each rule is right on marked articles, and write the table behind ``Quote.confidence``.

    python scripts/calibrate.py MARKED.jsonl [MARKED.jsonl ...]

A quote is right where its content shares at least half of its extent with a marked one, each marked quote
serving once; quotes on marks that are optional count neither way. The library turns the counts into
``(right + 1) / (found + 2)``, Laplace's rule of succession.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import arnews

TABLE = Path(__file__).parent.parent / "src" / "arnews" / "lexicon" / "data" / "confidence.tsv"
HEAD = """\
# How often what a rule finds was right on articles marked by hand; written by scripts/calibrate.py.
rule\tright\tfound
"""


def shared(a: tuple[int, int], b: tuple[int, int]) -> float:
    """How much of two stretches is common, as intersection over union."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def count(article: dict, right: Counter[str], found: Counter[str]) -> None:
    """Add one article's quotes to the counts of their rules."""
    marked = [(tuple(quote["content"]), bool(quote.get("optional"))) for quote in article["quotes"]]
    for quote in arnews.extract_quotes(article["text"]):
        span = (quote.content.start, quote.content.end)
        best = max(marked, key=lambda mark: shared(mark[0], span), default=None)
        if best is not None and shared(best[0], span) >= 0.5:
            marked.remove(best)
            if best[1]:
                continue
            right[quote.rule] += 1
        found[quote.rule] += 1


def main(paths: list[str]) -> None:
    """Count over all files and write the table."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for path in paths:
        with Path(path).open(encoding="utf-8") as lines:
            for line in lines:
                count(json.loads(line), right, found)
    rows = [f"{rule}\t{right[rule]}\t{found[rule]}\n" for rule in sorted(found)]
    TABLE.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
