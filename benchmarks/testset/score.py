#!/usr/bin/env python3
"""Score quote and date extraction against testset.jsonl.

    python benchmarks/testset/score.py                            # the installed arnews
    python benchmarks/testset/score.py --predictions FILE.jsonl   # the output of any other system
    python benchmarks/testset/score.py --json                     # every figure as JSON
    python benchmarks/testset/score.py --style sport courts       # only these styles
    python benchmarks/testset/score.py --misses                   # what was missed, wrong or made up

README.md beside this file describes the format of the predictions and what each figure counts.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TESTSET = Path(__file__).resolve().with_name("testset.jsonl")

Span = tuple[int, int]
Record = dict[str, Any]

EDGES = frozenset(" \t\n\r\u00a0\u200e\u200f\u202a\u202b\u202c\u202d\u202e.,،؛;:!?؟…\"'«»“”‘’„‟‹›()-–—")
ONE_LETTER = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
# Annotators place a preposition inside a date or outside it; both are right, so none is compared.
PREPOSITIONS = (
    "من",
    "في",
    "منذ",
    "قبل",
    "بعد",
    "خلال",
    "لمدة",
    "مدة",
    "حتى",
    "نحو",
    "حوالي",
    "بين",
    "ما بين",
    "مع",
    "طوال",
    "على مدى",
)
INDEFINITE = ("PX", "PTX")

WHO = "WHO SAID WHAT"
CONTENT = "attributions, content"
QUOTED = "quoted words, exact"
RESOLVED = "DATES RESOLVED"
OVERLAP = "date spans, any overlap"
EXACT = "date spans, exact"
BOTH = "dates, exact span and value"
DATELINE = "dateline places and agencies"
FRAME = ("title", "byline")
FIGURES = (WHO, CONTENT, QUOTED, RESOLVED, OVERLAP, EXACT, BOTH, DATELINE, *FRAME)


@dataclass(frozen=True)
class Quote:
    """An attribution, of the test set or found by a system."""

    kind: str
    content: Span
    quoted: tuple[Span, ...]
    cue: Span | None
    mention: Span | None
    names: tuple[str, ...]  # every right answer in the test set; at most one in a prediction
    optional: bool = False
    decided_by: str | None = None


@dataclass(frozen=True)
class Date:
    """A date, of the test set or found by a system."""

    span: Span
    type: str
    values: tuple[str, ...]  # every right answer in the test set; one in a prediction
    optional: bool = False


@dataclass(frozen=True)
class Marks:
    """All that is marked, or found, in one article."""

    quotes: tuple[Quote, ...] = ()
    dates: tuple[Date, ...] = ()
    dateline: frozenset[str] = frozenset()
    frame: dict[str, str] = field(default_factory=dict)
    broken: int = 0


@dataclass
class Count:
    """What there is to find, what was found, and how much of each is right."""

    truth: int = 0
    truth_right: int = 0
    found: int = 0
    found_right: int = 0

    def add(self, truth: int, found: int, right: int) -> None:
        """Add counts where the right ones of both sides are the same."""
        self.add_truth(truth, right)
        self.add_found(found, right)

    def add_truth(self, number: int, right: int) -> None:
        """Add to the side of the test set."""
        self.truth += number
        self.truth_right += right

    def add_found(self, number: int, right: int) -> None:
        """Add to the side of the predictions."""
        self.found += number
        self.found_right += right

    def row(self) -> dict[str, float]:
        """Return precision, recall, their harmonic mean and the counts."""
        precision = self.found_right / self.found if self.found else 0.0
        recall = self.truth_right / self.truth if self.truth else 0.0
        both = precision + recall
        scores = {"P": precision, "R": recall, "F1": 2 * precision * recall / both if both else 0.0}
        counts = {
            "marked": self.truth,
            "marked_right": self.truth_right,
            "found": self.found,
            "found_right": self.found_right,
        }
        return {**scores, **counts}


Table = defaultdict[str, Count]


def new_table() -> Table:
    """Return an empty table of counts."""
    return defaultdict(Count)


@dataclass
class Board:
    """Every count of a run; the breakdowns bear the name of what they are by."""

    figures: Table = field(default_factory=new_table)
    matched_quotes: Table = field(default_factory=new_table)
    matched_dates: Table = field(default_factory=new_table)
    content_by_kind: Table = field(default_factory=new_table)
    who_by_kind: Table = field(default_factory=new_table)
    content_by_group: Table = field(default_factory=new_table)
    who_by_style: Table = field(default_factory=new_table)
    dates_by_style: Table = field(default_factory=new_table)
    dates_by_type: Table = field(default_factory=new_table)
    who_by_decision: Table = field(default_factory=new_table)
    broken_offsets: int = 0
    misses: list[str] = field(default_factory=list)


# --- reading ---------------------------------------------------------------------------------


def folded(text: str) -> str:
    """Return a name with the letters that newsrooms use for one another made one, without vowel marks."""
    kept = (c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in ("Mn", "Cf"))
    bare = "".join(kept).translate(ONE_LETTER)
    return " ".join(bare.strip("".join(EDGES)).split())


def as_span(value: Any) -> Span | None:
    """Return a span written as [start, end] or as an object with `start` and `end`."""
    if value is None:
        return None
    start, end = (value["start"], value["end"]) if isinstance(value, dict) else value
    return int(start), int(end)


def speaker_names(quote: Record, record: Record) -> tuple[str, ...]:
    """Return the names that answer for a quote: an entity's, or the one that a system gave."""
    if quote.get("entity") is not None:
        entity = record["entities"][quote["entity"]]
        return (entity["name"], *entity.get("accept", []))
    return (quote["speaker"],) if quote.get("speaker") else ()


def read_quote(quote: Record, record: Record) -> Quote:
    """Read a quote of the test set or of a system's output."""
    content = as_span(quote["content"])
    if content is None:
        raise ValueError(f"{record['id']}: a quote without a content")
    quoted = tuple(span for s in quote.get("quoted", []) if (span := as_span(s)))
    cue, mention = as_span(quote.get("cue")), as_span(quote.get("mention"))
    names, optional = speaker_names(quote, record), bool(quote.get("optional"))
    return Quote(quote["kind"], content, quoted, cue, mention, names, optional, quote.get("decided_by"))


def read_date(date: Record) -> Date:
    """Read a date of the test set or of a system's output; indefinite lengths are never counted."""
    span, value = as_span(date["span"]), date.get("value") or ""
    if span is None:
        raise ValueError("a date without a span")
    optional = bool(date.get("optional")) or value.startswith(INDEFINITE)
    return Date(span, date["type"], (value, *date.get("accept", [])), optional)


def broken_offsets(record: Record, text: str) -> int:
    """Count the spans that carry words which do not stand at their offsets."""
    spans = [q.get(k) for q in record.get("quotes", []) for k in ("content", "cue", "mention")]
    spans += [s for q in record.get("quotes", []) for s in q.get("quoted", [])]
    spans += [d["span"] for d in record.get("dates", [])]
    return sum(isinstance(s, dict) and "text" in s and text[s["start"] : s["end"]] != s["text"] for s in spans)


def read_marks(record: Record, text: str) -> Marks:
    """Read one line of the test set or of a predictions file."""
    line = record.get("dateline") or {}
    return Marks(
        quotes=tuple(read_quote(q, record) for q in record.get("quotes", [])),
        dates=tuple(read_date(d) for d in record.get("dates", [])),
        dateline=frozenset(folded(n) for n in [*line.get("places", []), *line.get("agencies", [])]),
        frame={k: folded(record[k]) for k in FRAME if record.get(k)},
        broken=broken_offsets(record, text),
    )


def read_jsonl(path: Path) -> list[Record]:
    """Read a file of one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def span_record(span: Any) -> Record | None:
    """Return a span object of arnews as a record that keeps its words."""
    return {"start": span.start, "end": span.end, "text": span.text} if span else None


def plain(value: Any) -> str:
    """Return the string of an enumeration's member, of a span or of a string."""
    return str(getattr(value, "value", getattr(value, "text", value)))


def arnews_record(article: Record) -> Record:
    """Return what the installed arnews finds in an article, in the format of a predictions file."""
    import arnews

    got = arnews.parse_article(article["text"], published=dt.date.fromisoformat(article["published"][:10]))
    quotes = []
    for q in got.quotes:
        who = q.speaker
        quote: Record = {"kind": plain(q.kind), "cue": span_record(q.cue), "content": span_record(q.content)}
        quote |= {"quoted": [span_record(s) for s in q.quoted], "mention": span_record(who.mention) if who else None}
        decided = getattr(who, "decided_by", getattr(q, "decided_by", None))
        quote |= {"speaker": who.name if who else None, "decided_by": plain(decided) if decided else None}
        quotes.append(quote)
    dates = [{"span": span_record(d.span), "type": plain(d.type), "value": d.value} for d in got.dates]
    line = getattr(got, "dateline", None)
    names = {k: [plain(n) for n in getattr(line, k)] for k in ("places", "agencies")} if line else None
    frame = {k: plain(v) for k in FRAME if (v := getattr(got, k, None))}
    return {"id": article["id"], "quotes": quotes, "dates": dates, "dateline": names, **frame}


def predictions_of(articles: Sequence[Record], path: Path | None) -> dict[str, Record]:
    """Return the output for every article, from a file or from arnews; an absent article is an empty output."""
    if path is None:
        return {article["id"]: arnews_record(article) for article in articles}
    return {record["id"]: record for record in read_jsonl(path)}


# --- comparing -------------------------------------------------------------------------------


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the white space, stops and marks at its edges."""
    start, end = span
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def unprefixed(text: str, span: Span) -> Span:
    """Return a date's span without the prepositions at its head."""
    start, end = span
    while lead := next((p for p in PREPOSITIONS if text.startswith(p + " ", start) and start + len(p) + 1 < end), None):
        start += len(lead) + 1
    return start, end


def overlap(a: Span, b: Span) -> float:
    """Return the share of two spans' union that is common to both."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def best(span: Span, others: Iterable[Span]) -> float:
    """Return the greatest overlap of a span with any of the others."""
    return max((overlap(span, other) for other in others), default=0.0)


def match(truth: Sequence[Span], found: Sequence[Span], least: float) -> dict[int, int]:
    """Pair spans one to one, the greatest overlap first; return the found index of each marked one."""
    pairs = [(overlap(g, f), -i, -j) for i, g in enumerate(truth) for j, f in enumerate(found)]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for score, minus_i, minus_j in sorted(pairs, reverse=True):
        i, j = -minus_i, -minus_j
        if score > 0 and score >= least and i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


@dataclass(frozen=True)
class Matching:
    """The marks that count, the predictions that count, and which belong together.

    `kept` are the predictions that count and those that only repeat words of a mark that is taken.
    """

    truth: tuple[int, ...]
    kept: tuple[int, ...]
    found: tuple[int, ...]
    pairs: dict[int, int]


def pair_up(
    truth: Sequence[Span], optional: Sequence[bool], found: Sequence[Span], least: float, leave: float
) -> Matching:
    """Match predictions with the marks that count and set those aside that fall on optional marks.

    A prediction is set aside where it overlaps an optional mark by more than `leave` and better than
    any mark that counts, or equally well but the mark that counts is already taken.
    """
    sure = [i for i, free in enumerate(optional) if not free]
    free_spans = [span for span, free in zip(truth, optional, strict=True) if free]
    on_free = [best(f, free_spans) for f in found]
    on_sure = [best(f, (truth[i] for i in sure)) for f in found]
    kept = [j for j in range(len(found)) if not (on_free[j] > leave and on_free[j] > on_sure[j])]
    local = match([truth[i] for i in sure], [found[j] for j in kept], least)
    pairs = {sure[i]: kept[j] for i, j in local.items()}
    used = set(pairs.values())
    counted = tuple(j for j in kept if j in used or not (on_free[j] > leave and on_free[j] >= on_sure[j]))
    return Matching(tuple(sure), tuple(kept), counted, pairs)


def right_name(given: Sequence[str], answers: Sequence[str]) -> bool:
    """Tell whether a system's name for a speaker is one of the right ones, a title before it aside."""
    if not answers or not given:
        return not answers and not given
    said = folded(given[0])
    accepted = {folded(answer) for answer in answers}
    return said in accepted or any(" " in name and said.endswith(" " + name) for name in accepted)


def same_place(truth: Span | None, found: Span | None, least: float) -> bool:
    """Tell whether two spans are both absent or overlap enough."""
    if truth is None or found is None:
        return truth is found
    score = overlap(truth, found)
    return score > 0 and score >= least


def compare_pair(text: str, truth: Quote, found: Quote, board: Board) -> bool:
    """Count what is right of a matched quote beside its content; return whether the speaker is."""
    right = right_name(found.names, truth.names)
    verdicts = {
        "speaker": right,
        "mention": same_place(truth.mention, found.mention, 0.5),
        "cue": same_place(truth.cue, found.cue, 0.0),
        "kind": truth.kind == found.kind,
        "content exact": trimmed(text, truth.content) == trimmed(text, found.content),
    }
    for name, verdict in verdicts.items():
        board.matched_quotes[name].add_truth(1, verdict)
    return right


def group_of(kind: str) -> str:
    """Return the coarse kind: with the speaker's words in marks, or without."""
    return "indirect" if kind == "indirect" else "direct+mixed"


def compare_quoted(text: str, truth: Sequence[Quote], found: Sequence[Quote], board: Board) -> None:
    """Count the stretches in marks that were found to the letter."""
    marked = {trimmed(text, s) for q in truth if not q.optional for s in q.quoted}
    free = {trimmed(text, s) for q in truth for s in q.quoted} - marked
    given = {trimmed(text, s) for q in found for s in q.quoted} - free
    board.figures[QUOTED].add(len(marked), len(given), len(marked & given))


def compare_quotes(article: Record, truth: Marks, out: Marks, board: Board) -> None:
    """Count the quotes of one article."""
    text = article["text"]
    spans = [trimmed(text, q.content) for q in truth.quotes]
    found = [trimmed(text, q.content) for q in out.quotes]
    m = pair_up(spans, [q.optional for q in truth.quotes], found, least=0.5, leave=0.5)
    who = {i for i, j in m.pairs.items() if compare_pair(text, truth.quotes[i], out.quotes[j], board)}
    who_found = {m.pairs[i] for i in who}
    taken = set(m.pairs.values())
    board.figures[CONTENT].add(len(m.truth), len(m.found), len(m.pairs))
    board.figures[WHO].add(len(m.truth), len(m.found), len(who))
    board.who_by_style[article["style"]].add(len(m.truth), len(m.found), len(who))
    for i in m.truth:
        kind = truth.quotes[i].kind
        board.content_by_kind[kind].add_truth(1, i in m.pairs)
        board.content_by_group[group_of(kind)].add_truth(1, i in m.pairs)
        board.who_by_kind[kind].add_truth(1, i in who)
    for j in m.found:
        quote = out.quotes[j]
        board.content_by_kind[quote.kind].add_found(1, j in taken)
        board.content_by_group[group_of(quote.kind)].add_found(1, j in taken)
        board.who_by_kind[quote.kind].add_found(1, j in who_found)
        if quote.decided_by:
            board.who_by_decision[quote.decided_by].add_found(1, j in who_found)
    compare_quoted(text, truth.quotes, [out.quotes[j] for j in m.kept], board)
    note_misses(article, "quote", spans, found, m, who, board)
    for i in sorted(set(m.pairs) - who):
        given, wanted = out.quotes[m.pairs[i]].names[:1], truth.quotes[i].names[:1]
        board.misses.append(f"{article['id']}: speaker {given} for {wanted}: {text[slice(*spans[i])][:70]!r}")


def compare_dates(article: Record, truth: Marks, out: Marks, board: Board) -> None:
    """Count the dates of one article."""
    text = article["text"]
    dates = [d for d in out.dates if not d.values[0].startswith(INDEFINITE)]
    spans = [trimmed(text, d.span) for d in truth.dates]
    found = [trimmed(text, d.span) for d in dates]
    m = pair_up(spans, [d.optional for d in truth.dates], found, least=0.0, leave=0.0)
    value = {i for i, j in m.pairs.items() if dates[j].values[0] in truth.dates[i].values}
    exact = {i for i, j in m.pairs.items() if unprefixed(text, spans[i]) == unprefixed(text, found[j])}
    for name, right in ((OVERLAP, set(m.pairs)), (EXACT, exact), (RESOLVED, value), (BOTH, value & exact)):
        board.figures[name].add(len(m.truth), len(m.found), len(right))
    board.dates_by_style[article["style"]].add(len(m.truth), len(m.found), len(value))
    value_found = {m.pairs[i] for i in value}
    for i in m.truth:
        board.dates_by_type[truth.dates[i].type].add_truth(1, i in value)
    for j in m.found:
        board.dates_by_type[dates[j].type].add_found(1, j in value_found)
    for i, j in m.pairs.items():
        asked, given = truth.dates[i].type, dates[j].type
        board.matched_dates["type"].add_truth(1, asked == given or (asked, given) == ("time", "date"))
    note_misses(article, "date", spans, found, m, value, board)
    for i in sorted(set(m.pairs) - value):
        given, wanted = dates[m.pairs[i]].values[0], truth.dates[i].values[0]
        board.misses.append(f"{article['id']}: value {given} for {wanted}: {text[slice(*spans[i])]!r}")


def compare_frame(truth: Marks, out: Marks, board: Board) -> None:
    """Count the names of the dateline, the title and the byline of one article."""
    board.figures[DATELINE].add(len(truth.dateline), len(out.dateline), len(truth.dateline & out.dateline))
    for key in FRAME:
        marked, given = truth.frame.get(key), out.frame.get(key)
        board.figures[key].add(marked is not None, given is not None, marked is not None and marked == given)


def note_misses(
    article: Record, what: str, truth: Sequence[Span], found: Sequence[Span], m: Matching, right: set[int], board: Board
) -> None:
    """Write down the marks that were not found and the finds that are no marks."""
    text, taken = article["text"], set(m.pairs.values())
    missed = [("missed", truth[i]) for i in m.truth if i not in m.pairs and i not in right]
    made_up = [("spurious", found[j]) for j in m.found if j not in taken]
    for verdict, span in missed + made_up:
        board.misses.append(f"{article['id']}: {what} {verdict}: {text[slice(*span)][:90]!r}")


def score(articles: Sequence[Record], outputs: dict[str, Record]) -> Board:
    """Compare the output for every article with its marks."""
    if strangers := set(outputs) - {article["id"] for article in articles}:
        raise SystemExit(f"predictions for articles that are not asked for: {sorted(strangers)[:5]}")
    board = Board()
    for article in articles:
        truth = read_marks(article, article["text"])
        out = read_marks(outputs.get(article["id"], {}), article["text"])
        compare_quotes(article, truth, out, board)
        compare_dates(article, truth, out, board)
        compare_frame(truth, out, board)
        board.broken_offsets += out.broken
    return board


# --- reporting -------------------------------------------------------------------------------


def rows(table: Table, names: Iterable[str] | None = None) -> dict[str, dict[str, float]]:
    """Return the rows of a table, in the order asked for or by size."""
    order = names or sorted(table, key=lambda name: (-table[name].truth, -table[name].found, name))
    return {name: table[name].row() for name in order}


def shares(table: Table) -> dict[str, float]:
    """Return the share that is right of each row of a table with only one side."""
    return {name: count.row()["R"] for name, count in table.items()}


def found_side(table: Table) -> dict[str, dict[str, float]]:
    """Return the rows of a table that only the predictions have entries in."""
    return {name: {k: row[k] for k in ("P", "found", "found_right")} for name, row in rows(table).items()}


def report(articles: Sequence[Record], board: Board) -> Record:
    """Return every figure of a run as plain data."""
    return {
        "articles": len(articles),
        "figures": rows(board.figures, FIGURES),
        "of matched quotes": shares(board.matched_quotes),
        "of matched dates": shares(board.matched_dates),
        "content, recall by marked kind and precision by found kind": rows(board.content_by_group),
        "content by kind": rows(board.content_by_kind),
        "who said what by kind": rows(board.who_by_kind),
        "who said what by style": rows(board.who_by_style),
        "dates resolved by style": rows(board.dates_by_style),
        "dates resolved by type": rows(board.dates_by_type),
        "who said what by the ground of the decision": found_side(board.who_by_decision),
        "broken offsets": board.broken_offsets,
    }


def lines_of(result: Record) -> Iterator[str]:
    """Yield a report as lines for a reader."""
    for heading, value in result.items():
        if not isinstance(value, dict):
            yield f"{heading}: {value}"
        elif value:
            yield f"{heading}:"
            for name, row in value.items():
                if isinstance(row, float):
                    yield f"  {name:<34} {row:6.1%}"
                elif "F1" not in row:
                    yield f"  {name:<34} P {row['P']:6.1%}  ({row['found_right']} of {row['found']})"
                else:
                    right = (
                        f"{row['marked_right']} of {row['marked']} marked, {row['found_right']} of {row['found']} found"
                    )
                    yield f"  {name:<34} F1 {row['F1']:6.1%}  P {row['P']:6.1%}  R {row['R']:6.1%}  ({right})"


def main(emit: Callable[[str], object] = print) -> int:
    """Score a file of predictions, or the installed arnews."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--predictions", type=Path, metavar="FILE.jsonl", help="another system's output")
    parser.add_argument(
        "--testset", type=Path, default=TESTSET, metavar="FILE.jsonl", help="default: the one beside this file"
    )
    parser.add_argument("--style", nargs="+", help="only articles of these styles")
    parser.add_argument("--json", action="store_true", help="print every figure as JSON")
    parser.add_argument("--misses", action="store_true", help="print every miss, wrong answer and spurious find first")
    args = parser.parse_args()
    articles = [a for a in read_jsonl(args.testset) if not args.style or a["style"] in args.style]
    if not articles:
        parser.error("no article is left to score")
    outputs = predictions_of(articles, args.predictions)
    if args.style:
        outputs = {id_: out for id_, out in outputs.items() if id_ in {a["id"] for a in articles}}
    board = score(articles, outputs)
    if args.misses:
        emit("\n".join(board.misses))
    result = report(articles, board)
    emit(json.dumps(result, ensure_ascii=False, indent=1) if args.json else "\n".join(lines_of(result)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
