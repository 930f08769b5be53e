"""Cases as data: sentences with the quotes that a careful reader finds in them.

A case has a ``name`` (the code of the construction and what it shows), a ``text`` and its ``quotes``. What a quote
leaves out is not compared, save ``speaker``: a quote without one is nobody's. An empty string means ``None``, a list
means that any of its items is right.

* ``{رجل|امرأة}`` stands for two cases, one with a man and one with a woman.
* ``each`` is a list of rows; ``{key}`` takes a row's value, so that one sentence tries many cues.
* ``known_failure`` is ``true``, ``"m"`` or ``"f"``; in a row of ``each`` it speaks of that row alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from arnews import extract_quotes
from arnews.models import Quote

Case = dict[str, Any]


def read(folder: Path) -> Iterator[Case]:
    """Every case of every file, one for each row and each gender."""
    for path in sorted(folder.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            for each in case.pop("each", [{}]):
                row = dict(each)
                failure = row.pop("known_failure", case.get("known_failure", False))
                filled = {**_filled(case, row), "file": path.stem, "known_failure": failure}
                filled["name"] = " ".join([filled["name"], *list(row.values())[:1]])
                yield from _genders(filled)


def _filled(value: Any, row: dict[str, str]) -> Any:
    """*value* with the row's words in their places."""
    if isinstance(value, str):
        for key, word in row.items():
            value = value.replace(f"{{{key}}}", word)
        return value
    if isinstance(value, list):
        return [_filled(item, row) for item in value]
    if isinstance(value, dict):
        return {key: _filled(item, row) for key, item in value.items()}
    return value


def _chosen(value: Any, n: int) -> Any:
    """*value* with the first or the second of every ``{رجل|امرأة}``."""
    if isinstance(value, str):
        return re.sub(r"\{([^{}|]*)\|([^{}|]*)\}", lambda found: found[n + 1], value)
    if isinstance(value, list):
        return [_chosen(item, n) for item in value]
    if isinstance(value, dict):
        return {key: _chosen(item, n) for key, item in value.items()}
    return value


def _genders(case: Case) -> Iterator[Case]:
    if not re.search(r"\{[^{}|]*\|[^{}|]*\}", case["text"]):
        yield case
        return
    for n, gender in enumerate("mf"):
        yield {
            **_chosen(case, n),
            "name": f"{_chosen(case['name'], n)} ({gender})",
            "known_failure": case["known_failure"] in (True, gender),
        }


def params(folder: Path) -> list[Any]:
    """The cases as pytest takes them; what is known to fail must fail, or its mark must go."""
    return [
        pytest.param(
            case, id=f"{case['file']}: {case['name']}", marks=[pytest.mark.xfail] if case["known_failure"] else []
        )
        for case in read(folder)
    ]


def found_values(quote: Quote) -> dict[str, Any]:
    """What a case may say of a quote, as the library found it."""
    speaker = quote.speaker
    return {
        "kind": quote.kind,
        "content": quote.content.text,
        "cue": quote.cue.text if quote.cue else "",
        "speaker": speaker.name if speaker else "",
        "mention": speaker.mention.text if speaker and speaker.mention else "",
        "quoted": [span.text for span in quote.quoted],
        "lemma": quote.lemma or "",
        "stance": quote.stance or "",
        "title": (speaker and speaker.title) or "",
        "gender": (speaker and speaker.gender) or "",
        "speaker_kind": speaker.kind if speaker else "",
        "source": quote.speaker_source or "",
        "reporter": quote.reporter.name if quote.reporter else "",
        "venue": quote.venue.text if quote.venue else "",
        "addressee": quote.addressee.text if quote.addressee else "",
        "repairs": list(quote.repairs),
    }


def differences(case: Case) -> list[str]:
    """How the library's reading of a case differs from the case, a line for each difference."""
    found = [(quote.rule, found_values(quote)) for quote in extract_quotes(case["text"])]
    wanted = [{"speaker": "", **quote} for quote in case["quotes"]]
    lines = []
    for want in wanted:
        match = next((item for item in found if item[1]["content"] == want["content"]), None)
        match = match or next((item for item in found if _overlap(item[1]["content"], want["content"])), None)
        if match is None:
            lines.append(f"missed: {want}")
            continue
        found.remove(match)
        rule, got = match
        if want["kind"] == "direct":
            want = {"quoted": [want["content"]], **want}
        if want["kind"] == "indirect":
            want = {"quoted": [], **want}
        lines += [
            f"{key}: wanted {right!r}, found {got[key]!r} by rule {rule!r} (cue {got['cue']!r})"
            for key, right in want.items()
            if got[key] != right and not (key != "quoted" and isinstance(right, list) and got[key] in right)
        ]
    return lines + [f"not a quote: {got['content']!r} by rule {rule!r} (cue {got['cue']!r})" for rule, got in found]


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one or len(set(one.split()) & set(other.split())) >= 3


def check(case: Case) -> None:
    lines = differences(case)
    why = f"\nwhy: {case['why']}" if "why" in case else ""
    assert not lines, "\n".join([f"{case['name']}\n{case['text'].strip()}{why}", *lines])
