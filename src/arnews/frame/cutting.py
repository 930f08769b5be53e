"""Cuts a line of the frame into pieces, and says of each what the tables know of it."""

from __future__ import annotations

from typing import Final

from arnews.frame.pieces import BLANK, DASHES, LINE, MARKS, PIECE, QUOTES, UNSPACED, Head, Line, Piece, opener, pattern
from arnews.lexicon.frame import plain
from arnews.lexicon.speech import default_speech

# The most pieces of a line, and the most words of a piece.
_PIECES: Final = 8
WORDS: Final = 6

_CUT: Final = f"{BLANK}+|[{MARKS}][{MARKS} ]*"
_NAME_WORD: Final = "[ء-ي]+"


def cut(head: Head, start: int, end: int) -> Line | None:
    """Cut a line at its separators, up to the first piece that can only be running text."""
    folded = head.folded
    reach = min(end, start + LINE, len(folded))
    first = pattern(_CUT).search(folded, start, reach)
    stop = first.start() if first else reach
    if stop - start > PIECE or folded.count(" ", start, stop) > WORDS + 2:
        return None
    pieces: list[Piece] = []
    before, at = "", start
    while at < reach or first:
        tokens = [match.span() for match in pattern(UNSPACED).finditer(folded, at, stop)]
        if tokens:
            read = _read(head, tokens, before, pieces) if stop - at <= PIECE and len(pieces) < _PIECES else None
            if read is None:
                return run_on(head, Line(pieces, before, tokens[0][0], end)) if pieces else None
            pieces += read
            before = "" if read else before
        if first is None:
            break
        before += first.group()
        if folded[first.start()] == BLANK:
            pieces.append(Piece("D", first.start(), first.end(), before.rstrip(BLANK)))
            before = ""
        at = first.end()
        first = pattern(_CUT).search(folded, at, reach)
        stop = first.start() if first else reach
    return Line(pieces, before, reach, end) if pieces else None


def _read(head: Head, tokens: list[tuple[int, int]], before: str, pieces: list[Piece]) -> list[Piece] | None:
    """What the words between two separators are; ``None`` for running text."""
    last = pieces[-1].kind if pieces else ""
    words, tokens = _pared(head, tokens, last)
    if not words:
        return None if not DASHES.isdisjoint(before) else []
    if len(words) <= WORDS and (known := _known(head, words, before, bool(pieces))):
        return [Piece(known[0], tokens[0][0], tokens[-1][1], before, known == "OW", len(words))]
    if introduced := _introduced(head, words, tokens, before):
        return introduced
    wire = len(words) == 1 and words[0] in head.words.outlets and head.words.outlets[words[0]].wire
    outlet = _is_outlet(head, words)
    if (last not in "PNC" and not {"،", ","}.isdisjoint(before)) or not (wire or outlet or _may_be_named(head, words)):
        return None
    kind = "N" if is_person(head, words) else "O" if outlet else "U"
    return [Piece(kind, tokens[0][0], tokens[-1][1], before, wire, len(words))]


def _pared(head: Head, tokens: list[tuple[int, int]], last: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The words without those that only lead from a date or to one, or to a place."""
    words = [head.folded[start:end] for start, end in tokens]
    roles, places = head.words.roles, head.words.places
    first, end = 0, len(words)
    while last == "D" and first < end and (roles.get(words[first]) == "era" or words[first].isdigit()):
        first += 1
    if first < end and roles.get(words[end - 1]) == "at":
        end -= 1
    if end - first > 1 and roles.get(words[first]) == "from" and plain(" ".join(words[first + 1 : end])) in places:
        first += 1
    if end - first > 1 and words[end - 1].isdigit() and plain(" ".join(words[first : end - 1])) in places:
        end -= 1
    return words[first:end], tokens[first:end]


def _known(head: Head, words: list[str], before: str, later: bool) -> str:
    """The kind of words that a table knows, ``OW`` for a news agency; *later* where a piece stands before them."""
    tables = head.words
    phrase = plain(" ".join(words))
    outlet = tables.outlets.get(phrase)
    mark = opener(before) if outlet else " "
    if phrase in tables.places and not (outlet and (mark in QUOTES or (outlet.wire and later))):
        return "P"
    if outlet and (outlet.sure or mark != " "):
        return "OW" if outlet.wire else "O"
    if role := tables.roles.get(phrase):
        return "K" if role == "desk" else "X" if role == "label" else ""
    if label := tables.labels.get(phrase):
        return "C" if label["kind"] == "credit" else "B" if label["sure"] else "b"
    return ""


def _may_be_named(head: Head, words: list[str]) -> bool:
    """Whether words can name a person, an outlet or a place."""
    if len(words) > 5 or not all(map(pattern(_NAME_WORD).fullmatch, words)):
        return len(words[0]) <= 3 and words[0].endswith(".") and is_person(head, words)
    if len(words) > 2 and not head.words.places.isdisjoint(words[1:]):
        return False
    return not any(is_common(head, word) for word in words)


def _is_outlet(head: Head, words: list[str]) -> bool:
    """Whether words that no table knows have the form of an outlet's name: ``وكالة …``, ``… برس``."""
    if not 2 <= len(words) <= 4 or not all(map(pattern(_NAME_WORD).fullmatch, words)):
        return False
    first = head.words.outlets.get(words[0])
    roles = head.words.roles
    return bool(first and first.sure) or roles.get(words[0]) == "outlet_head" or roles.get(words[-1]) == "outlet_tail"


def is_person(head: Head, words: list[str]) -> bool:
    """Whether words can be a person's name: a given name, or an initial, and no verb behind it."""
    if not 2 <= len(words) <= 5:
        return False
    first, *others = words
    initial = len(first) <= 3 and first.endswith(".")
    if not (initial or first in head.words.given_names or (first.startswith("عبد") and len(first) > 4)):
        return False
    if not all(map(pattern(_NAME_WORD).fullmatch, others)) or (first == "علي" and others[0].startswith("ال")):
        return False
    return not any(is_common(head, word) for word in others)


def is_common(head: Head, word: str) -> bool:
    """Whether a word is a particle or a verb of speech, and no part of a name."""
    speech = default_speech()
    if not speech.knows(word) or word in head.words.given_names or head.words.roles.get(word) == "name_part":
        return False
    cue = speech.cues.get(word)
    return speech.is_small(word) or (cue is not None and cue.form in ("past", "present"))


def _introduced(head: Head, words: list[str], tokens: list[tuple[int, int]], before: str) -> list[Piece] | None:
    """Names together with what introduces them: ``كتب أحمد علي``, ``أحمد علي تصوير``."""
    labels = head.words.labels
    for n in (3, 2, 1):
        label = labels.get(" ".join(words[:n])) if n < len(words) <= WORDS + n else None
        if label and (label["sure"] or is_person(head, words[n:])):
            kind = "C" if label["kind"] == "credit" else "B"
            name = Piece("N", tokens[n][0], tokens[-1][1], " ", words=len(words) - n)
            return [Piece(kind, tokens[0][0], tokens[n - 1][1], before), name]
    credit = labels.get(words[-1]) if 2 < len(words) <= WORDS else None
    if credit and credit["kind"] == "credit" and is_person(head, words[:-1]):
        return [Piece("N", tokens[0][0], tokens[-2][1], before), Piece("C", *tokens[-1], " ")]
    return None


def run_on(head: Head, line: Line) -> Line:
    """Take the place with which running text opens after an outlet or a name: ``المسار - جدة تراجعت الأسعار``."""
    if line.kinds in ("O", "N") and not DASHES.isdisjoint(line.after):
        reach = min(line.end, line.rest + PIECE)
        tokens = [match.span() for match in pattern(UNSPACED).finditer(head.folded, line.rest, reach)][:3]
        for _, end in reversed(tokens):
            if plain(head.folded[line.rest : end]) in head.words.places:
                line.pieces.append(Piece("P", line.rest, end, line.after))
                return Line(line.pieces, "", end, line.end)
    return line
