#!/usr/bin/env python3
"""Write the pages "how it decides" from the tables of words, the cases of the tests and what the library makes of them.

The pages are written into docs/decides at every build of the documentation and kept nowhere, so that they
cannot say anything else than what the library does.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import arnews

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "arnews" / "lexicon" / "data"
TESTS = ROOT / "tests"
PAGES = ROOT / "docs" / "decides"
TODAY = dt.date(2017, 3, 20)  # the day on which the cases of dates are read
WHOLE_TABLE = 40
SAMPLE = 12
CASES_EACH = 6

Cell = tuple[str, str]  # its language, its HTML


def arabic(text: str) -> Cell:
    """A cell of Arabic text."""
    return "ar", escape(text)


def plain(text: object) -> Cell:
    """A cell of anything else."""
    return "", escape("" if text is None else str(text))


def table(kind: str, heads: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """A table in HTML: Markdown's would lose the direction of its cells."""
    lines = [
        f'<table class="docutils {kind}"><thead><tr>',
        *(f"<th>{escape(head)}</th>" for head in heads),
        "</tr></thead>",
    ]
    for row in rows:
        cells = (f'<td dir="rtl" lang="ar">{html}</td>' if lang else f"<td>{html}</td>" for lang, html in row)
        lines += ["<tr>", *cells, "</tr>"]
    return "\n".join([*lines, "</table>", ""])


def read_tsv(path: Path) -> tuple[str, list[str], list[dict[str, str]]]:
    """A table's comment, its columns and its rows."""
    lines = path.read_text(encoding="utf-8").splitlines()
    comment = " ".join(line.lstrip("# ") for line in lines if line.startswith("#"))
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    columns = rows[0] if rows else []
    return comment, columns, [dict(zip(columns, row, strict=False)) for row in rows[1:]]


def is_arabic(text: str) -> bool:
    """Whether a cell is to be shown from right to left."""
    return bool(re.search("[\u0600-\u06ff]", text))


def words_page() -> str:
    """Every table of words: the small ones whole, of the large ones the first rows."""
    out = [
        "# The words",
        "",
        "All Arabic words that arnews knows stand in tables, one entry a line. The large ones are",
    ]
    out += ["shown by their first rows; the files are in `src/arnews/lexicon/data`.", ""]
    for path in sorted(DATA.glob("*.tsv")):
        comment, columns, rows = read_tsv(path)
        shown = rows if len(rows) <= WHOLE_TABLE else rows[:SAMPLE]
        count = f"{len(rows)} entries" + ("" if shown == rows else f", the first {len(shown)} of them")
        out += [f"## {path.stem}", "", f"{comment} *({count})*" if comment else f"*({count})*", ""]
        cells = ([arabic(c) if is_arabic(c) else plain(c) for c in (row.get(n, "") for n in columns)] for row in shown)
        out += [table("words", columns, cells), ""]
    return "\n".join(out)


def marked(text: str) -> Cell:
    """A case of dates: its expressions stand in double brackets."""
    return "ar", re.sub(r"\[\[(.*?)\]\]", r"<mark>\1</mark>", escape(text))


def dates_page() -> str:
    """The cases of dates with their values and the rules that found them."""
    out = [
        "# Dates",
        "",
        "First, expressions are found by ordered rules that look at words alone; then each is resolved with the",
    ]
    out += ["day of publication, the calendar and the tense. Every case below is a test. Unless another day stands in"]
    out += [f"its row, today is {TODAY}, a Monday. `rule` is `DateMention.rule`.", ""]
    for path in sorted((TESTS / "dates" / "cases").glob("*.tsv")):
        comment, columns, rows = read_tsv(path)
        title, _, rest = comment.partition(".")
        out += [f"## {title}", "", rest.strip(), ""]
        out += [table("cases", ["text", "value", "mod", "rule", "today"], map(_date_row(columns), rows)), ""]
    return "\n".join(out)


def _date_row(columns: list[str]) -> Callable[[dict[str, str]], list[Cell]]:
    def row_of(row: dict[str, str]) -> list[Cell]:
        day = dt.date.fromisoformat(row["today"]) if row.get("today") else TODAY if "today" in columns else None
        found = arnews.normalize_dates(re.sub(r"\[\[|\]\]", "", row["text"]), day)
        values = plain(" | ".join(mention.value or f"needs {mention.missing}" for mention in found) or "none")
        rules = plain(" | ".join(mention.rule for mention in found))
        mods = plain(" | ".join(mention.mod or "" for mention in found))
        return [marked(row["text"]), values, mods, rules, plain("" if day == TODAY else day or "unknown")]

    return row_of


def casework() -> Any:
    """The reader of the cases of quotes, as the tests have it."""
    spec = importlib.util.spec_from_file_location("casework", TESTS / "quotes" / "casework.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def case_tables(folder: Path, columns: dict[str, Callable[[arnews.Quote], Cell]]) -> Iterator[str]:
    """A heading for each file of cases and a table of a few of each of its cases."""
    cases: dict[str, list[dict[str, Any]]] = {}
    work = casework()
    for case in work.read(folder):
        cases.setdefault(case["file"], []).append(case)
    for path in sorted(folder.glob("*.toml")):
        first = path.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ").rstrip(".")
        yield f"## {first}\n"
        rows: list[list[Cell]] = []
        seen: Counter[str] = Counter()
        for case in cases.get(path.stem, []):
            known = " ".join(str(case["name"]).split()[:3])
            seen[known] += 1
            if seen[known] > CASES_EACH or work.differences(case):
                continue
            rows += _case_rows(case["text"].strip(), columns)
        yield table("cases", ["text", *columns], rows)


def _case_rows(text: str, columns: dict[str, Callable[[arnews.Quote], Cell]]) -> Iterator[list[Cell]]:
    quotes = arnews.extract_quotes(text)
    for n, quote in enumerate(quotes):
        yield [arabic(text if n == 0 else "…"), *(cell(quote) for cell in columns.values())]
    if not quotes:
        yield [arabic(text), plain("no quote"), *[plain("")] * (len(columns) - 1)]


def quotes_page() -> str:
    """The cases of quotes with what the library finds in them."""
    out = [
        "# Quotes",
        "",
        "Marks are paired and mended, cues are looked up, and each cue asks for its content by an ordered list",
    ]
    out += [
        "of rules. The first rule that answers gives its name, `Quote.rule`; `confidence` is how often that rule was right"
    ]
    out += [
        "on articles marked by hand. The rows are cases of the tests with what the library finds in them now; a case that"
    ]
    out += ["fails is left out.", ""]
    columns: dict[str, Callable[[arnews.Quote], Cell]] = {
        "kind": lambda quote: plain(quote.kind),
        "cue": lambda quote: arabic(quote.cue.text if quote.cue else ""),
        "content": lambda quote: arabic(quote.content.text),
        "rule": lambda quote: plain(quote.rule),
        "stance": lambda quote: plain(quote.stance),
        "confidence": lambda quote: plain(f"{quote.confidence:.2f}"),
    }
    return "\n".join([*out, *case_tables(TESTS / "quotes" / "cases", columns)])


def speakers_page() -> str:
    """The cases of speakers with what the library finds in them."""
    out = [
        "# Speakers",
        "",
        "A noun phrase beside the cue names the speaker; where there is none, the cue's gender and number and what",
    ]
    out += [
        "the article said before decide. `speaker_source` says which way it was. The rows are cases of the tests with what"
    ]
    out += ["the library finds in them now; a case that fails is left out.", ""]
    columns: dict[str, Callable[[arnews.Quote], Cell]] = {
        "speaker": lambda quote: arabic(quote.speaker.name if quote.speaker else ""),
        "title": lambda quote: arabic((quote.speaker and quote.speaker.title) or ""),
        "cue": lambda quote: arabic(quote.cue.text if quote.cue else ""),
        "speaker_source": lambda quote: plain(quote.speaker_source),
        "kind": lambda quote: plain(quote.speaker and quote.speaker.kind),
    }
    return "\n".join([*out, *case_tables(TESTS / "speakers" / "cases", columns)])


def rules_page() -> str:
    """How often each rule decides in the test set."""
    counts: dict[str, Counter[str]] = {
        "rule of a quote": Counter(),
        "way to a speaker": Counter(),
        "rule of a date": Counter(),
    }
    lines = (ROOT / "benchmarks" / "testset" / "testset.jsonl").read_text(encoding="utf-8").splitlines()
    for record in map(json.loads, lines):
        article = arnews.parse_article(record["text"], dt.date.fromisoformat(record["published"]))
        counts["rule of a quote"].update(quote.rule for quote in article.quotes)
        counts["way to a speaker"].update(quote.speaker_source or "none" for quote in article.quotes)
        counts["rule of a date"].update(date.rule for date in article.dates)
    out = [
        "# How it decides",
        "",
        "arnews has no model: a word is in a table or it is not, a rule applies or it does not, and what is",
    ]
    out += [
        "returned names the rule. These pages are written from the tables, the cases of the tests and the library itself each"
    ]
    out += ["time the documentation is built.", "", "```{toctree}", "quotes", "speakers", "dates", "words", "```", ""]
    out += [f"How often each decides in the {len(lines)} articles of the test set:", ""]
    for title, counter in counts.items():
        rows = (
            [plain(rule), plain(times)] for rule, times in sorted(counter.items(), key=lambda item: (-item[1], item[0]))
        )
        out += [table("words", [title, "times"], rows), ""]
    return "\n".join(out)


def main() -> None:
    """Write every page."""
    PAGES.mkdir(exist_ok=True)
    pages = {
        "index": rules_page,
        "quotes": quotes_page,
        "speakers": speakers_page,
        "dates": dates_page,
        "words": words_page,
    }
    for name, page in pages.items():
        path, text = PAGES / f"{name}.md", page()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
