#!/usr/bin/env python3
"""Resolve the marks of articles/*.toml to code point offsets and write testset.jsonl.

python benchmarks/testset/build.py            # build, or list every error and write nothing
python benchmarks/testset/build.py --check    # fail unless testset.jsonl is what would be written
python benchmarks/testset/build.py --show ID  # print an article's marks as they were resolved
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ARTICLES = HERE / "articles"
OUTPUT = HERE / "testset.jsonl"

Span = tuple[int, int]
Table = dict[str, Any]

MARKS = "\"«»“”„‟‹›'‘’"
PROCLITICS = re.compile("[وف]?[بلك]?(?:ال|ل)?ـ?")
SENTENCE_BREAK = re.compile(r"[.!?؟]+[\"»”’)]*\s|\n")

COST_OF_BREAK = 1000  # a cue or a mention seldom stands in another sentence than its content
COST_INSIDE = 500  # nor inside the content
COST_AFTER = 200  # and it stands before the content more often than after it

KINDS = {"direct", "mixed", "indirect"}
ENTITY_TYPES = {"person", "group", "organisation", "document"}
DATE_TYPES = {"date", "time", "duration", "set"}
MODS = {"start", "mid", "end", "approx", "before", "after"}
CALENDARS = {"gregorian", "hijri"}

KEYS = {
    "article": {
        "id",
        "style",
        "outlet",
        "published",
        "text",
        "title",
        "byline",
        "dateline",
        "entities",
        "quotes",
        "dates",
    },
    "dateline": {"places", "agencies", "span", "date"},
    "entity": {"name", "accept", "type"},
    "quote": {
        "kind",
        "cue",
        "mention",
        "content",
        "quoted",
        "entity",
        "optional",
        "damaged",
        "nth",
        "cue_nth",
        "mention_nth",
    },
    "date": {"span", "type", "value", "accept", "mod", "calendar", "optional", "nth"},
}

DAY = r"(?:\d{4}|XXXX)-(?:0[1-9]|1[0-2]|XX)-(?:0[1-9]|[12]\d|3[01])"
WEEK = r"\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])(?:-(?:WE|[1-7]))?"
COARSE = r"-?\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]|SP|SU|FA|WI))?|XXXX-(?:0[1-9]|1[0-2])|\d{3}X|\d{2}XX"
CLOCK = r"T(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:\d\d)?|T(?:MO|NO|AF|EV|NI)"
DATE_VALUE = re.compile(f"(?:{DAY}|{WEEK}|{COARSE})")
TIME_VALUE = re.compile(f"(?:{DAY})?(?:{CLOCK})")
NUMBER = r"(?:\d+(?:\.\d+)?|X)"
LENGTH_VALUE = re.compile(
    rf"P(?=[\dXT])(?:{NUMBER}(?:Y|DE|CE))?(?:{NUMBER}M)?(?:{NUMBER}W)?(?:{NUMBER}D)?"
    rf"(?:T(?=[\dX])(?:{NUMBER}H)?(?:{NUMBER}M)?(?:{NUMBER}S)?)?"
)


class MarkError(ValueError):
    """A mark that the text does not bear out."""


def check_keys(table: Table, kind: str, required: Iterable[str]) -> None:
    """Refuse a key that the format does not have, and the want of one that it needs."""
    if unknown := set(table) - KEYS[kind]:
        raise MarkError(f"unknown key {sorted(unknown)} in {kind}")
    if missing := set(required) - set(table):
        raise MarkError(f"missing key {sorted(missing)} in {kind}")


def is_word(char: str) -> bool:
    """Tell whether a character belongs to a word: a letter, a vowel mark, a digit or a tatweel."""
    return unicodedata.category(char)[0] in "LMN"


def whole_word(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch ends with a word and begins with one, attached particles aside."""
    if end < len(text) and is_word(text[end]) and is_word(text[end - 1]):
        return False
    if not is_word(text[start]):
        return True
    head = start
    while head and is_word(text[head - 1]):
        head -= 1
    return PROCLITICS.fullmatch(text[head:start]) is not None


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Yield every place where the words stand as whole words."""
    if not words or words != words.strip():
        raise MarkError(f"empty words, or white space about them: {words!r}")
    start = text.find(words)
    while start >= 0:
        if whole_word(text, start, start + len(words)):
            yield start, start + len(words)
        start = text.find(words, start + 1)


def pick_nth(found: list[Span], nth: int, words: str) -> Span:
    """Return the nth place, counted from one."""
    if not 1 <= nth <= len(found):
        raise MarkError(f"there are {len(found)} of {words!r}, not {nth}")
    return found[nth - 1]


def find_from(text: str, words: str, cursor: int, nth: int | None) -> Span:
    """Return the first place of the words at or after the cursor, or their nth in the text."""
    found = list(occurrences(text, words))
    if nth is not None:
        return pick_nth(found, nth, words)
    for span in found:
        if span[0] >= cursor:
            return span
    raise MarkError(f"{'out of text order' if found else 'not in the text'}: {words!r}")


def find_stretch(text: str, words: str | list[str], cursor: int, nth: int | None = None) -> Span:
    """Return the span of words given in full or as a pair of their first and last words."""
    if isinstance(words, str):
        return find_from(text, words, cursor, nth)
    if len(words) != 2:
        raise MarkError(f"a pair of first and last words was expected: {words!r}")
    start, end = find_from(text, words[0], cursor, nth)
    return start, find_from(text, words[1], end, None)[1]


def distance(text: str, span: Span, anchor: Span, content: Span, cost_after: int) -> int:
    """Return how far a cue or a mention is from what it goes with, sentence ends weighing most."""
    before = span[1] <= anchor[0]
    gap = text[span[1] : anchor[0]] if before else text[anchor[1] : span[0]]
    cost = len(gap) + COST_OF_BREAK * len(SENTENCE_BREAK.findall(gap))
    inside = content[0] < span[1] and span[0] < content[1]
    return cost + (0 if before else cost_after) + (COST_INSIDE if inside else 0)


def find_nearest(text: str, words: str, anchor: Span, content: Span, cost_after: int, nth: int | None) -> Span:
    """Return the place of the words that is nearest to the anchor, or their nth in the text."""
    found = list(occurrences(text, words))
    if not found:
        raise MarkError(f"not in the text: {words!r}")
    if nth is not None:
        return pick_nth(found, nth, words)
    return min(found, key=lambda span: distance(text, span, anchor, content, cost_after))


def bounded_by_marks(text: str, span: Span) -> bool:
    """Tell whether quotation marks stand on both sides of a stretch, white space aside."""
    before, after = text[: span[0]].rstrip()[-1:], text[span[1] :].lstrip()[:1]
    return bool(before and before in MARKS and after and after in MARKS)


def resolve_quoted(text: str, quote: Table, content: Span) -> list[Span]:
    """Return the stretches in marks of a content, which for a direct one is the content itself."""
    given = quote.get("quoted", [])
    if quote["kind"] == "direct" and not given:
        return [content]
    spans, cursor = [], content[0]
    for words in given:
        span = find_stretch(text, words, cursor)
        if not content[0] <= span[0] < span[1] <= content[1]:
            raise MarkError(f"quoted words outside the content: {words!r}")
        spans.append(span)
        cursor = span[1]
    return spans


def check_kind(quote: Table, content: Span, quoted: list[Span]) -> None:
    """Refuse a kind that the stretches in marks contradict."""
    kind = quote["kind"]
    if kind not in KINDS:
        raise MarkError(f"no such kind: {kind!r}")
    if (kind == "indirect") != (not quoted):
        raise MarkError(f"{kind} with {len(quoted)} quoted stretches: {quote['content']!r}")
    if kind == "direct" and quoted != [content]:
        raise MarkError(f"the quoted words of a direct quote are its content: {quote['content']!r}")
    if kind == "mixed" and content in quoted:
        raise MarkError(f"all in marks, so direct: {quote['content']!r}")


def check_edges(text: str, quote: Table, content: Span, quoted: list[Span]) -> None:
    """Refuse marks, a stop or a comma left at the edges of a content, and quoted words that no marks enclose."""
    kind, words = quote["kind"], text[slice(*content)]
    if kind == "direct" and words[0] in MARKS and words[-1] in MARKS:
        raise MarkError(f"outer marks inside the content: {words[:50]!r}")
    if kind == "mixed" and any(a == content[0] + 1 or b == content[1] - 1 for a, b in quoted):
        raise MarkError(f"a mark at the edge of the content: {words[:50]!r}")
    if kind != "direct" and words[-1] in ".،,؛":
        raise MarkError(f"a stop or a comma at the end of the content: {words[-50:]!r}")
    for span in quoted:
        if not quote.get("damaged") and not bounded_by_marks(text, span):
            raise MarkError(f"no quotation marks about {text[slice(*span)][:50]!r}")


def resolve_quote(text: str, quote: Table, cursor: int) -> Table:
    """Return one quote with spans for words."""
    check_keys(quote, "quote", ["kind", "content"])
    content = find_stretch(text, quote["content"], cursor, quote.get("nth"))
    quoted = resolve_quoted(text, quote, content)
    check_kind(quote, content, quoted)
    check_edges(text, quote, content, quoted)
    cue = mention = None
    if "cue" in quote:
        cue = find_nearest(text, quote["cue"], content, content, COST_AFTER, quote.get("cue_nth"))
    if "mention" in quote:
        mention = find_nearest(text, quote["mention"], cue or content, content, 0, quote.get("mention_nth"))
    out: Table = {"kind": quote["kind"], "cue": cue, "mention": mention, "content": content, "quoted": quoted}
    out["entity"] = quote.get("entity")
    if quote.get("optional"):
        out["optional"] = True
    return out


def check_day(value: str) -> None:
    """Refuse a day or a week that no calendar has."""
    if match := re.match(r"(\d{4}-\d\d-\d\d)", value):
        dt.date.fromisoformat(match[1])
    if match := re.match(r"(\d{4})-W(\d\d)", value):
        dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)


def check_value(value: str, type_: str | None) -> None:
    """Refuse a value that is not well formed, or not of its type where one is asked for."""
    forms = {"date": [DATE_VALUE], "time": [TIME_VALUE], "duration": [LENGTH_VALUE], "set": [LENGTH_VALUE]}
    allowed = forms[type_] if type_ else [DATE_VALUE, TIME_VALUE, LENGTH_VALUE]
    season = type_ in (None, "date") and re.fullmatch(r"(\d{4})/(\d{4})", value)
    parts = value.split("/")
    if not season and (len(parts) > 2 or not all(any(form.fullmatch(p) for form in allowed) for p in parts)):
        raise MarkError(f"not a well formed value for {type_ or 'any type'}: {value!r}")
    try:
        for part in parts:
            check_day(part)
    except ValueError as error:
        raise MarkError(f"{value!r}: {error}") from None
    if len(parts) == 2 and all(DATE_VALUE.fullmatch(p) for p in parts) and parts[0] >= parts[1]:
        raise MarkError(f"a range that runs backwards: {value!r}")


def resolve_date(text: str, date: Table, cursor: int) -> Table:
    """Return one date with a span for words."""
    check_keys(date, "date", ["span", "type", "value"])
    if date["type"] not in DATE_TYPES:
        raise MarkError(f"no such type: {date['type']!r}")
    if date.get("mod") not in MODS | {None}:
        raise MarkError(f"no such mod: {date['mod']!r}")
    if date.get("calendar", "gregorian") not in CALENDARS:
        raise MarkError(f"no such calendar: {date['calendar']!r}")
    check_value(date["value"], date["type"])
    for value in date.get("accept", []):
        check_value(value, None)
    out: Table = {
        "span": find_from(text, date["span"], cursor, date.get("nth")),
        "type": date["type"],
        "value": date["value"],
    }
    out |= {"accept": date.get("accept", []), "mod": date.get("mod"), "calendar": date.get("calendar", "gregorian")}
    if date.get("optional"):
        out["optional"] = True
    return out


def resolve_dateline(text: str, dateline: Table | None) -> Table | None:
    """Return the dateline with the span of its words."""
    if dateline is None:
        return None
    check_keys(dateline, "dateline", ["places", "agencies", "span"])
    span = find_from(text, dateline["span"], 0, None)
    for name in [*dateline["places"], *dateline["agencies"]]:
        if name not in text[slice(*span)]:
            raise MarkError(f"not in the dateline: {name!r}")
    date = dateline.get("date")
    if date is not None:
        check_value(str(date), "date")
    return {
        "span": span,
        "places": dateline["places"],
        "agencies": dateline["agencies"],
        "date": str(date) if date else None,
    }


def resolve_entities(entities: Table, quotes: list[Table]) -> Table:
    """Return the speakers, each of whom must speak and none of whom may be wanting."""
    for entity in entities.values():
        check_keys(entity, "entity", ["name", "type"])
        if entity["type"] not in ENTITY_TYPES:
            raise MarkError(f"no such type of entity: {entity['type']!r}")
    used = {quote["entity"] for quote in quotes} - {None}
    if used != set(entities):
        raise MarkError(f"speakers without an entry, or entries that never speak: {sorted(used ^ set(entities))}")
    return {key: {"name": e["name"], "accept": e.get("accept", []), "type": e["type"]} for key, e in entities.items()}


def resolve_marks(text: str, marks: list[Table], kind: str, errors: list[str]) -> list[Table]:
    """Resolve the quotes or the dates of an article in text order and note each that fails."""
    resolved: list[Table] = []
    cursor = 0
    for number, mark in enumerate(marks, 1):
        try:
            out = resolve_quote(text, mark, cursor) if kind == "quote" else resolve_date(text, mark, cursor)
        except MarkError as error:
            errors.append(f"{kind} {number}: {error}")
            continue
        cursor = out["content"][0] if kind == "quote" else out["span"][1]
        resolved.append(out)
    return resolved


def resolve_article(table: Table, errors: list[str]) -> Table:
    """Return an article in the schema of testset.jsonl."""
    check_keys(table, "article", ["id", "style", "outlet", "published", "text"])
    text = unicodedata.normalize("NFC", table["text"]).strip("\n")
    if text != table["text"].strip("\n"):
        raise MarkError("the text is not in Unicode NFC")
    for key in ("title", "byline"):
        if key in table and table[key] not in text:
            raise MarkError(f"the {key} is not in the text")
    quotes = resolve_marks(text, table.get("quotes", []), "quote", errors)
    dates = resolve_marks(text, table.get("dates", []), "date", errors)
    out: Table = {"id": table["id"], "style": table["style"], "outlet": table["outlet"]}
    out |= {"published": table["published"].isoformat(), "text": text}
    out |= {
        "dateline": resolve_dateline(text, table.get("dateline")),
        "byline": table.get("byline"),
        "title": table.get("title"),
    }
    if errors:
        return out
    return out | {"entities": resolve_entities(table.get("entities", {}), quotes), "quotes": quotes, "dates": dates}


def read_articles(folder: Path) -> tuple[list[Table], list[str]]:
    """Read and resolve every file of a folder; return the articles and all errors, named by file."""
    articles, errors = [], []
    for path in sorted(folder.glob("*.toml")):
        found: list[str] = []
        try:
            articles.append(resolve_article(tomllib.loads(path.read_text(encoding="utf-8")), found))
        except (MarkError, tomllib.TOMLDecodeError, KeyError, AttributeError) as error:
            found.append(f"{type(error).__name__}: {error}")
        errors += [f"{path.name}: {error}" for error in found]
    ids = Counter(article["id"] for article in articles)
    errors += [f"the id {id_!r} is given {n} times" for id_, n in ids.items() if n > 1]
    return articles, errors


def show(article: Table) -> None:
    """Print the resolved marks of an article with some of the text around them."""

    def words(span: Span | None) -> str:
        return text[slice(*span)] if span else "–"

    text = article["text"]
    print(f"== {article['id']} | {article['outlet']} | {article['published']} | {article['dateline']}")
    print(f"   byline {article['byline']} | title {article['title']}\n{text}")
    for q in article["quotes"]:
        at = q["cue"][0] - q["content"][0] if q["cue"] else 0
        flag = "?" if q.get("optional") else ""
        head = f"{q['kind']}{flag} <{words(q['cue'])}>({at:+}) {{{words(q['mention'])}}} {q['entity']}"
        print(f"  {head} [{words(q['content'])}]")
        if q["kind"] == "mixed":
            print("      " + " | ".join(words(s) for s in q["quoted"]))
    for d in article["dates"]:
        start, end = d["span"]
        about = f"{text[max(0, start - 20) : start]}[{text[start:end]}]{text[end : end + 12]}".replace("\n", "/")
        extra = [d["mod"], d["calendar"] if d["calendar"] != "gregorian" else None, "?" if d.get("optional") else None]
        print(f"  {d['type']} {d['value']} {d['accept'] or ''} {' '.join(e for e in extra if e)} | {about}")


def summary(articles: list[Table]) -> str:
    """Return the counts of articles, quotes by kind and dates by type."""
    kinds = Counter(q["kind"] for a in articles for q in a["quotes"])
    types = Counter(d["type"] for a in articles for d in a["dates"])
    styles = Counter(a["style"] for a in articles)
    lines = [f"{len(articles)} articles, {sum(len(a['text'].split()) for a in articles)} words"]
    for name, counts in (("styles", styles), ("quotes", kinds), ("dates", types)):
        lines.append(f"{name}: {sum(counts.values())} (" + ", ".join(f"{k} {n}" for k, n in counts.most_common()) + ")")
    return "\n".join(lines)


def main() -> int:
    """Build, check or show the test set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail unless the output is up to date")
    parser.add_argument(
        "--show", metavar="ID", nargs="+", help="print these articles' marks as resolved; 'all' for every one"
    )
    args = parser.parse_args()
    articles, errors = read_articles(ARTICLES)
    if args.show:
        for article in articles:
            if "quotes" in article and (article["id"] in args.show or "all" in args.show):
                show(article)
    if errors:
        print("\n".join(errors), f"{len(errors)} errors; nothing written", sep="\n", file=sys.stderr)
        return 1
    lines = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles)
    if args.check:
        current = OUTPUT.read_text(encoding="utf-8") if OUTPUT.exists() else ""
        print("up to date" if current == lines else f"{OUTPUT.name} is out of date")
        return int(current != lines)
    if not args.show:
        OUTPUT.write_text(lines, encoding="utf-8")
        print(summary(articles))
    return 0


if __name__ == "__main__":
    sys.exit(main())
