#!/usr/bin/env python3
"""Look for a text that arnews cannot read.

    pip install --group fuzz
    python benchmarks/fuzz.py --finds DIR [--seconds N]             # guided by coverage (atheris)
    python benchmarks/fuzz.py --finds DIR [--seconds N] --unguided  # the same texts, made at random

Texts are cut and spliced from the articles of the test set and from the library's own word tables, with marks,
digits, bidi controls, harakat and entities between them. Of every text the three functions must return, all spans
must be what stands at their offsets, and the result must survive a journey through JSON. A find is shrunk and
written to DIR, one file for each place in the code that fails; it ends nothing, the search goes on.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TABLES = HERE.parent / "src" / "arnews" / "lexicon" / "data"
DAYS = (None, dt.date(2024, 5, 14), dt.date(2024, 2, 29), dt.date(2012, 1, 1), dt.date.min, dt.date.max)
MARKS = [*"\"«»“”‘’„‟‹›'`´()[]{}<>:،,.؛;!?؟…-–—ـ/\\|*&", "''", '""', "...", ": ", "- ", "،،"]
HIDDEN = [*"\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200b\u200c\u200d\ufeff\u00ad"]
HARAKAT = [*"\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640\u0653\u0654\u0610\u06d6"]
DIGITS = [*"0123456789٠١٢٣٤٥٦٧٨٩۰۱۵۹", "2024", "1445", "31/12/", "12:30", "3.5", "٪", "١٤٤٥هـ", "00", "9999", "²"]
BLANKS = [" ", "  ", "\n", "\n\n", "\t", "\r\n", "\u00a0", "\u2028", "\u2029", "\x85", "\v", "\0", "\u3000"]
OTHERS = [
    "&quot;",
    "&#34;",
    "&laquo;",
    "&amp;quot;",
    "&nbsp;",
    "ﷺ",
    "ﷲ",
    "ﻻ",
    "ﻗﺎﻝ",
    "ی",
    "ک",
    "😀",
    "a",
    "Reuters",
    "و",
    "ل",
]
GLUES = [*"وفبكلس", "ال", "بال", "لل", "وال"]
LIMIT = 3000


@cache
def words() -> list[str]:
    """What the library's tables hold: every cell and, where a cell lists spellings, each of them."""
    found: dict[str, None] = {}
    for table in sorted(TABLES.glob("*.tsv")):
        for line in table.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                found.update((word.strip(), None) for cell in line.split("\t") for word in cell.split("|"))
    return [word for word in found if any("\u0600" < letter < "\u06ff" for letter in word)]


@cache
def cues() -> list[str]:
    """The words around which both streams turn; a text of random names would say nothing."""
    names = "verbs months weekdays units shifts numbers particles nominal_cues verbal_nouns nearby dayparts eras links"
    lines = [
        line
        for name in names.split()
        for line in (TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    cells = {word.strip() for line in lines for cell in line.split("\t") for word in cell.split("|")}
    return sorted(word for word in cells if any("\u0600" < letter < "\u06ff" for letter in word))


@cache
def articles() -> list[str]:
    """The texts of the test set."""
    lines = (HERE / "testset" / "testset.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def piece(rng: random.Random) -> str:
    """Something to splice into a text."""
    pools = (cues(), cues(), words(), MARKS, MARKS, DIGITS, HIDDEN, HARAKAT, BLANKS, OTHERS)
    made: str = rng.choice(rng.choice(pools))
    if rng.random() < 0.2:
        made = rng.choice(GLUES) + made
    return rng.choice(("", " ")) + made + rng.choice(("", " "))


def soup(rng: random.Random) -> str:
    """A few pieces in a row."""
    return "".join(piece(rng) for _ in range(rng.randint(1, 12)))


def excerpt(rng: random.Random) -> str:
    """A stretch of an article."""
    text = rng.choice(articles())
    start = rng.randrange(len(text))
    return text[start : start + rng.randint(1, 400)]


def mutated(text: str, rng: random.Random) -> str:
    """*text* with one to four changes."""
    for _ in range(rng.randint(1, 4)):
        at, other = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
        kind = rng.randrange(8)
        if kind < 3:
            text = text[:at] + (piece, soup, excerpt)[kind](rng) + text[at:]
        elif kind == 3:
            text = text[:at] + text[min(other, at + 40) :]
        elif kind == 4:
            text = text[:other] + text[at:other][:60] * rng.randint(1, 6) + text[other:]
        elif kind == 5:
            text = text[at:other] + text[:at] + text[other:]
        elif kind == 6:
            text = swapped(text, rng)
        else:
            text = text[:at] + rng.choice(HIDDEN + HARAKAT) * rng.randint(1, 3) + text[at:]
    return text[:LIMIT]


def swapped(text: str, rng: random.Random) -> str:
    """*text* with some marks, digits or blanks in the place of others."""
    letters = list(text)
    places = [i for i, letter in enumerate(letters) if letter in MARKS or letter.isdigit() or letter.isspace()]
    for i in rng.sample(places, min(len(places), rng.randint(1, 4))):
        pool = DIGITS if letters[i].isdigit() else BLANKS if letters[i].isspace() else MARKS
        letters[i] = rng.choice(pool)
    return "".join(letters)


def spans(record: Any) -> Iterator[Any]:
    """Every span inside a result, however deep."""
    from arnews import Span

    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans(item)
    elif hasattr(record, "__attrs_attrs__"):
        for attribute in record.__attrs_attrs__:
            yield from spans(getattr(record, attribute.name))


def check(text: str, day: dt.date | None) -> None:
    """Read *text* with the three functions.

    Raises:
        AssertionError: What comes back is no answer about this text.
    """
    import arnews

    article = arnews.parse_article(text, day)
    quotes = arnews.extract_quotes(text)
    dates = arnews.normalize_dates(text, day)
    for span in spans((article, quotes, dates)):
        assert 0 <= span.start < span.end <= len(text), "a span outside the text, or empty"
        assert text[span.start : span.end] == span.text, "offsets"
    for quote in article.quotes:
        content = quote.content
        assert all(content.start <= s.start and s.end <= content.end for s in quote.quoted), "quoted outside content"
    for date in (*article.dates, *dates):
        assert date.start is None or date.end is None or date.start <= date.end, "a date that ends before it starts"
    data = json.loads(json.dumps(article.to_dict(), allow_nan=False))
    assert arnews.Article.from_dict(data) == article, "from_dict"
    assert quotes == article.quotes, "extract_quotes and parse_article differ"
    json.dumps([found.to_dict() for found in (*quotes, *dates)], allow_nan=False)
    arnews.html_page(article)
    arnews.to_timex3(article)


def fault(text: str, day: dt.date | None) -> str | None:
    """What is wrong with the reading of *text*, told so that one defect has one name."""
    try:
        check(text, day)
    except Exception as error:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "arnews" in frame.filename]
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        return f"{type(error).__name__} {error if isinstance(error, AssertionError) else ''} {place}"
    return None


def shrunk(text: str, fails: Callable[[str], bool]) -> str:
    """The shortest text that is left of *text* by deletion and still fails."""
    size = len(text) // 2
    while size:
        start = 0
        while start < len(text):
            shorter = text[:start] + text[start + size :]
            if fails(shorter):
                text = shorter
            else:
                start += size
        size //= 2
    return text


class Search:
    """What was tried and what was found."""

    def __init__(self, finds: Path) -> None:
        self.finds = finds
        self.tried = 0
        self.known: dict[str, int] = {}
        finds.mkdir(parents=True, exist_ok=True)

    def one(self, data: bytes) -> None:
        """Try one input: a byte for the day of publication, the rest is the text."""
        if not data:
            return
        self.tried += 1
        day, text = DAYS[data[0] % len(DAYS)], decoded(data)
        start = time.process_time()
        found = fault(text, day)
        spent = time.process_time() - start
        if found is None and spent > 1 + len(text) / 3000:
            found = "slow"
        if found:
            self.known[found] = self.known.get(found, 0) + 1
            if self.known[found] == 1:
                self.keep(found, text, day)

    def keep(self, found: str, text: str, day: dt.date | None) -> None:
        """Shrink a new find and write it down."""
        if found != "slow":
            text = shrunk(text, lambda shorter: fault(shorter, day) == found)
        name = hashlib.sha256(found.encode()).hexdigest()[:12]
        story = {"found": found, "published": day and day.isoformat(), "text": text}
        (self.finds / f"{name}.json").write_text(json.dumps(story, ensure_ascii=True, indent=1))
        print(f"FOUND {found}\n      {text!r} {day}", flush=True)


def decoded(data: bytes) -> str:
    """The text of an input; what is no UTF-8 becomes lone surrogates."""
    return data[1:].decode("utf-8", "surrogateescape")


def encoded(text: str, day: int) -> bytes:
    """The inverse of :func:`decoded`."""
    return bytes([day]) + text.encode("utf-8", "surrogateescape")


def mutator(data: bytes, max_size: int, seed: int) -> bytes:
    """Change an input as a newsroom, a browser or a bad copy would; now and then any byte of it."""
    rng = random.Random(seed)
    if rng.random() < 0.05:
        import atheris

        return bytes(atheris.Mutate(data, max_size))
    day = rng.randrange(len(DAYS)) if not data or rng.random() < 0.1 else data[0]
    return encoded(mutated(decoded(data), rng), day)[:max_size]


def unguided(search: Search, seconds: float, seed: int) -> None:
    """Try random texts for so long."""
    rng, end = random.Random(seed), time.monotonic() + seconds
    while time.monotonic() < end:
        start = rng.choice((excerpt, soup, lambda rng: excerpt(rng) + soup(rng)))(rng)
        search.one(encoded(mutated(start, rng), rng.randrange(len(DAYS))))


def guided(search: Search, seconds: float, seed: int) -> None:
    """Let atheris choose the texts, by the branches of arnews that they reach."""
    import atheris

    with atheris.instrument_imports(include=["arnews"]):
        import arnews

        for name in ("parse_article", "html_page", "to_timex3"):
            getattr(arnews, name)
    seeds = search.finds / "seeds"
    seeds.mkdir(exist_ok=True)
    for number, text in enumerate(articles()):
        for part, line in enumerate(text.split("\n")):
            (seeds / f"{number}-{part}").write_bytes(encoded(line, number % len(DAYS)))
    corpus = search.finds / "corpus"
    corpus.mkdir(exist_ok=True)
    options = [f"-max_len={4 * LIMIT}", f"-max_total_time={round(seconds)}", f"-seed={seed}", "-timeout=60"]
    atheris.Setup(
        [sys.argv[0], *options, "-print_final_stats=1", str(corpus), str(seeds)],
        search.one,
        custom_mutator=mutator,
    )
    atheris.Fuzz()


def main() -> None:
    """Read the options and search."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--finds", type=Path, required=True, help="where finds and atheris's corpus are kept")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unguided", action="store_true", help="do without atheris")
    options = parser.parse_args()
    search = Search(options.finds)
    if not options.unguided:
        guided(search, options.seconds, options.seed)
        return
    with suppress(KeyboardInterrupt):
        unguided(search, options.seconds, options.seed)
    print(f"{search.tried} texts, {len(search.known)} kinds of fault")
    sys.exit(1 if search.known else 0)


if __name__ == "__main__":
    main()
