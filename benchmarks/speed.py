#!/usr/bin/env python3
r"""What arnews costs, as ratios, so that the figures of two machines can be compared.

    pip install --group bench                  # dateparser, for the section of that name; the rest needs nothing
    python benchmarks/speed.py                 # everything, on the articles of the test set: some minutes
    python benchmarks/speed.py FOLDER          # on the .txt and .jsonl files of a folder (``text`` in each line)
    python benchmarks/speed.py --quick --only reading growth

REF is one ``re.findall(r"\w+", text)`` over the same texts, taken in turn with the call that it is compared with;
a figure is the median of several rounds. A ``!`` marks a figure that misses its target. The sections:

reading     the three functions, in REF
start       ``import arnews`` and its functions against the imports that they stand on, and the first article
            against the second, each in fresh processes
processes   ``parse_articles`` in one process against two
growth      texts made to hurt: eight times the length, how many times the time and the memory
dateparser  ``dateparser.search.search_dates(languages=["ar"])`` against arnews, on a few articles
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import re
import statistics
import subprocess
import sys
import time
import tracemalloc
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import arnews

HERE = Path(__file__).resolve().parent
TESTSET = HERE / "testset" / "testset.jsonl"
DAY = dt.date(2024, 5, 14)
REF = re.compile(r"\w+").findall
MEGABYTE = 1_000_000

Call = Callable[[str], object]

# What a text repeats to hurt its reader; REAL stands for the test set itself, in one line.
REAL = ""
FAMILIES = {
    "one mark": '"',
    "marks never closed": "«",
    "nested marks": '«"“',
    "a mark a word": '"نعم" ',
    "digits": "7",
    "slashes": "3/",
    "one month": "مارس ",
    "one weekday": "الاثنين ",
    "said": "قال ",
    "said that": 'قال ان "x" ',
    "names": "محمد بن ",
    "offices": "وزير ",
    "numbers": "مئة و",
    "figures in a list": "1، ",
    "one word": "م",
    "harakat only": "\u064e",
    "two scripts in turn": "قال a ",
    "line ends": "\n",
    "real text in one line": REAL,
}

# The imports under the three functions, as narrow as arnews makes them.
PARTS = "import datetime, functools, itertools, re, regex; from attrs import define, field, fields, evolve, asdict"
LATER = "from hijridate import Gregorian, Hijri; from dateutil.relativedelta import relativedelta"
FUNCTIONS = "from arnews import parse_article, extract_quotes, normalize_dates"
TIMED = "import time; a = time.perf_counter(); {}; print(time.perf_counter() - a)"
FIRST_AND_SECOND = """
import datetime, sys, time
from arnews import parse_article
times, text = [], sys.stdin.buffer.read().decode()
for _ in range(2):
    start = time.perf_counter()
    parse_article(text, datetime.date(2024, 5, 14))
    times.append(time.perf_counter() - start)
print(*times)
"""


@dataclass
class Row:
    """One line of the table."""

    section: str
    what: str
    figure: float
    unit: str
    target: float | None = None
    note: str = ""

    def line(self) -> str:
        """The row as it is printed."""
        aim = f"at most {self.target:g}" if self.target else ""
        missed = "!" if self.target and self.figure > self.target else " "
        return f"{self.section:<11}{self.what:<46}{self.figure:>9.2f} {self.unit:<9}{missed} {aim:<13}{self.note}"


@dataclass
class Setting:
    """What is measured, and how thoroughly."""

    texts: Sequence[str]
    quick: bool

    @property
    def rounds(self) -> int:
        """How many times each figure is taken."""
        return 3 if self.quick else 7


def per_pass(call: Call, texts: Sequence[str], floor: float = 0.05) -> float:
    """Seconds for one pass over the texts, timed over at least *floor* seconds."""
    passes, start = 0, time.process_time()
    while True:
        for text in texts:
            call(text)
        passes += 1
        spent = time.process_time() - start
        if spent >= floor:
            return spent / passes


def in_turn(calls: Sequence[Call], texts: Sequence[str], rounds: int) -> list[list[float]]:
    """For each round the seconds of each call, taken one after the other so that a busy machine slows all."""
    for call in calls:
        for text in texts:
            call(text)
    gc.collect()
    gc.disable()
    try:
        return [[per_pass(call, texts) for call in calls] for _ in range(rounds)]
    finally:
        gc.enable()


def functions() -> dict[str, Call]:
    """The three functions as they are mostly called."""
    return {
        "parse_article": lambda text: arnews.parse_article(text, DAY),
        "extract_quotes": arnews.extract_quotes,
        "normalize_dates": lambda text: arnews.normalize_dates(text, DAY),
    }


def reading(setting: Setting) -> Iterator[Row]:
    """The three functions against REF."""
    names = functions()
    times = in_turn([REF, *names.values()], setting.texts, setting.rounds)
    size = sum(len(text.encode()) for text in setting.texts)
    for column, name in enumerate(names, 1):
        ratio = statistics.median(row[column] / row[0] for row in times)
        seconds = statistics.median(row[column] for row in times)
        each = seconds / len(setting.texts) * 1000
        yield Row("reading", name, ratio, "x REF", note=f"{each:.2f} ms an article, {size / seconds / 1e6:.1f} MB/s")


def fresh(code: str, text: str = "") -> list[float]:
    """The figures that *code* prints in a new interpreter."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, input=text.encode("utf-8", "replace"), capture_output=True, check=True)
    return [float(figure) for figure in done.stdout.split()]


def start(setting: Setting) -> Iterator[Row]:
    """Imports against what they stand on, and the first article against the second."""
    rounds = 7 if setting.quick else 21
    codes = [TIMED.format(code) for code in (PARTS, f"{PARTS}; {LATER}", "import arnews", FUNCTIONS)]
    text = setting.texts[0]
    times = [
        [*(fresh(code)[0] for code in codes), *fresh(FIRST_AND_SECOND, text)]
        for _ in range(rounds + 1)  # the first writes the byte code
    ]
    parts, parts_later, package, three, first, second = (
        statistics.median(column) * 1000 for column in zip(*times[1:], strict=True)
    )
    yield Row("start", "import arnews", package / parts, "x parts", 1.3, f"{package:.1f} ms to {parts:.1f}")
    yield Row("start", "the three functions imported", three / parts, "x parts", note=f"{three:.1f} ms to {parts:.1f}")
    note = f"{parts_later:.1f} ms"
    yield Row("start", "the same with hijridate and dateutil", three / parts_later, "x parts", note=note)
    note = f"{first:.1f} ms to {second:.1f}"
    yield Row("start", "first article less second", first - second, "ms", 60, note)


def processes(setting: Setting) -> Iterator[Row]:
    """One process against two, over many copies."""
    wanted = 1000 if setting.quick else 8000
    records = list(setting.texts) * max(1, wanted // len(setting.texts))
    took: dict[int | None, list[float]] = {None: [], 2: []}
    for _ in range(3):
        for workers, times in took.items():
            begun = time.perf_counter()
            for _ in arnews.parse_articles(records, processes=workers):
                pass
            times.append(time.perf_counter() - begun)
    one, two = (statistics.median(times) for times in took.values())
    note = f"{len(records)} articles in {one:.2f} s and {two:.2f} s, starting the processes included"
    yield Row("processes", "two processes", two / one, "x one", note=note)


def sized(piece: str, size: int, texts: Sequence[str]) -> str:
    """*piece*, or the texts in one line, repeated up to *size* bytes of UTF-8."""
    piece = piece or " ".join(" ".join(texts).split()) + " "
    times = size / len(piece.encode("utf-8", "replace"))
    return piece * int(times) + piece[: round(len(piece) * (times % 1))]


def spent(text: str) -> float:
    """Seconds to read a text once."""
    begun = time.process_time()
    arnews.parse_article(text, DAY)
    return time.process_time() - begun


def peak(text: str) -> int:
    """The most memory held while a text is read, the text itself apart."""
    tracemalloc.start()
    try:
        arnews.parse_article(text, DAY)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def growth(setting: Setting) -> Iterator[Row]:
    """How time and memory grow when a text is eight times as long."""
    large = MEGABYTE // 8 if setting.quick else MEGABYTE
    arnews.parse_article(sized(REAL, 20_000, setting.texts), DAY)
    for name, piece in FAMILIES.items():
        small_text, large_text = (sized(piece, size, setting.texts) for size in (large // 8, large))
        spent(small_text)
        times = []
        for _ in range(3):  # the small one several times: it is the noisier
            small = statistics.median(spent(small_text) for _ in range(5))
            times.append((spent(large_text), small))
        seconds = statistics.median(pair[0] for pair in times)
        ratio = statistics.median(pair[0] / max(pair[1], 1e-4) for pair in times)
        yield Row("growth", f"{name}: time", ratio, "x for 8", 12, f"{seconds:.2f} s for {large / 1e6:g} MB")
        held = peak(large_text)
        ratio = held / max(peak(small_text), 1)
        yield Row("growth", f"{name}: memory", ratio, "x for 8", 12, f"{held / 1e6:.0f} MB for {large / 1e6:g} MB")


def dateparser(setting: Setting) -> Iterator[Row]:
    """What the usual way to find dates costs, in readings by arnews."""
    warnings.simplefilter("ignore")
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed: pip install --group bench", file=sys.stderr)
        return
    few = setting.texts[: 1 if setting.quick else 3]
    names = functions()
    search = partial(search_dates, languages=["ar"])
    times = in_turn([search, *names.values()], few, 3)
    for column, name in enumerate(names, 1):
        ratio = statistics.median(row[0] / row[column] for row in times)
        yield Row("dateparser", f"search_dates in calls of {name}", ratio, "x ours")


SECTIONS: dict[str, Callable[[Setting], Iterator[Row]]] = {
    "reading": reading,
    "start": start,
    "processes": processes,
    "growth": growth,
    "dateparser": dateparser,
}


def loaded(path: Path) -> Iterator[str]:
    """The texts of a file, or of the .txt and .jsonl files of a folder."""
    if path.is_dir():
        for inner in sorted(path.iterdir()):
            if inner.suffix in {".txt", ".jsonl"}:
                yield from loaded(inner)
    elif path.suffix == ".jsonl":
        yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())
    else:
        yield path.read_text(encoding="utf-8")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path, default=TESTSET, help="a folder or a file of articles")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, texts of 125 KB for 1 MB")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=list(SECTIONS), metavar="SECTION")
    options = parser.parse_args()
    texts = list(loaded(options.path))
    if not texts:
        parser.error(f"no articles in {options.path}")
    size = sum(len(text.encode("utf-8", "replace")) for text in texts)
    print(f"{len(texts)} articles, {size} bytes of UTF-8, Python {sys.version.split()[0]}, {sys.platform}")
    for name in options.only:
        for row in SECTIONS[name](Setting(texts, options.quick)):
            print(row.line(), flush=True)


if __name__ == "__main__":
    main()
