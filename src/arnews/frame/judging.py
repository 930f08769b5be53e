"""Decides what the pieces of a line are together: a dateline, a byline, or the beginning of the story."""

from __future__ import annotations

from typing import Final

from arnews.frame.cutting import cut, run_on
from arnews.frame.pieces import DASHES, LINE, QUOTES, UNSPACED, Head, Line, Piece, opener, pattern
from arnews.lexicon.frame import plain
from arnews.lexicon.speech import default_speech

_LATIN: Final = "(?:[A-Za-z]+ +)+"
# The measures فاعل, فعيل and مفعول: such a name opens no headline of two words, as أمل and جمال do.
_ADJECTIVE: Final = ".ا..|..ي.|م..و."


def framed(head: Head, start: int, end: int, followed: bool) -> Line | None:
    """The pieces of a line that is, or opens with, a dateline or a byline; *followed* where a story comes next."""
    line = cut(head, start, end)
    if line is None and (latin := pattern(_LATIN).match(head.folded, start)):
        line = cut(head, latin.end(), end)
    if line is None:
        return None
    for i, piece in enumerate(line.pieces):
        if i and piece.kind == "U" and piece.wire and piece.apart and not DASHES.isdisjoint(line.behind(i)):
            piece.kind = "O"
    if line.whole:
        if _settle(line, head) and _is_frame(line, head, followed):
            return line
        for piece in line.pieces:
            piece.kind, piece.guessed = ("U", False) if piece.guessed else (piece.kind, False)
    _give_back(line)
    line = run_on(head, line) if line.pieces else line
    return line if line.pieces and not line.whole and _settle(line, head) and _opens(line, head) else None


def _give_back(line: Line) -> None:
    """Leave to the running text the pieces from the first on that may belong to it."""
    pieces, kinds = line.pieces, line.kinds
    for i, piece in enumerate(pieces):
        left = kinds[i - 1] if i else ""
        if piece.kind == "D":
            stays = not piece.apart or i + 1 < len(pieces) or line.after != ""
        elif piece.kind not in "UN" or not left or (left in "BbC" and piece.before != " "):
            stays = True
        else:
            outlet = pieces[i + 1] if kinds[i + 1 : i + 2] == "O" else None
            relayed = left == "P" and outlet is not None and (outlet.apart or outlet.bracketed)
            stays = relayed or (left in "PD" and line.enclosed(i))
        if not stays:
            line.rest, line.after = piece.start, piece.before
            del pieces[i:]
            return


def _settle(line: Line, head: Head) -> bool:
    """Give each unknown piece the kind that its neighbours leave it; false where they leave it none."""
    for i, piece in enumerate(line.pieces):
        if piece.kind == "U":
            right = line.pieces[i + 1] if i + 1 < len(line.pieces) else None
            piece.kind = _later(line, i, right, head) if i else _first(piece, right)
            piece.guessed = True
            if not piece.kind:
                return False
    return True


def _first(piece: Piece, right: Piece | None) -> str:
    """What an unknown piece is that opens a line."""
    if right is None or opener(piece.before) in QUOTES:
        return ""
    if right.kind == "D" or (right.kind in "PO" and piece.words <= 3 and (right.bracketed or "،" in right.before)):
        return "P"
    if right.kind == "O" and right.apart:
        return "P" if right.wire or piece.words == 1 else "N"
    return "N" if right.kind == "P" and right.apart and 2 <= piece.words <= 3 else ""


def _later(line: Line, i: int, right: Piece | None, head: Head) -> str:
    """What an unknown piece is that has something before it."""
    piece, left = line.pieces[i], line.pieces[i - 1].kind
    if left in "BC":
        return "N"
    if left in "PD" and line.enclosed(i):
        return "O"
    if right is not None and left == "P" and right.kind == "O":
        return "P" if "،" in piece.before else "N" if piece.words > 1 else ""
    if right is not None:
        return "K" if left == right.kind == "D" and piece.words == 1 else ""
    if not line.whole or left in "Kb":
        return ""
    if left == "P" and piece.words > 1:
        return "N" if _may_be_name(line, i, head) else ""
    if left in "PD":
        return "O" if piece.words == 1 else ""
    placed = "P" in line.kinds or piece.words > (3 if left == "O" else 1)
    return "" if placed else "P"


def _may_be_name(line: Line, i: int, head: Head) -> bool:
    """Whether two words that no table knows, alone behind a city, are more likely a name than a headline."""
    city, piece = line.pieces[i - 1], line.pieces[i]
    words = head.folded[piece.start : piece.end].split()
    if len(words) != 2 or i != 1 or plain(head.folded[city.start : city.end]) in head.words.states:
        return False
    known = default_speech()
    first = words[0]
    common = first in known.verbal_nouns or known.nouns.head(first) or any(map(known.knows, words))
    return not (common or first[0] in "سيتنا" or first.endswith("ه"))


def _is_frame(line: Line, head: Head, followed: bool) -> bool:
    """Whether a line of nothing but pieces is a dateline or a byline."""
    kinds = set(line.kinds) - {"X"}
    if kinds & {"B", "b"}:
        return "N" in kinds
    if "N" in kinds:
        return followed and (bool(kinds & set("OPKDC")) or _are_lone_names(line, head))
    if all(piece.guessed for piece in line.pieces if piece.kind in "PO"):
        return False
    if "O" in kinds:
        return len(kinds) > 1 or (followed and (line.kinds.count("O") > 1 or line.pieces[-1].wire))
    dashed = not DASHES.isdisjoint(line.after) or ":" in line.after
    return "P" in kinds and (bool(kinds & set("DK")) or (followed and dashed and line.kinds.count("P") == 1))


def _are_lone_names(line: Line, head: Head) -> bool:
    """Whether a line holds persons' names that can hardly be a headline."""
    return all(_is_lone_name(piece, head) for piece in line.pieces if piece.kind == "N")


def _is_lone_name(piece: Piece, head: Head) -> bool:
    """Whether a person's name with nothing but other names beside it can hardly be a headline."""
    first, *others = head.folded[piece.start : piece.end].split()
    common = head.words.given_names.get(first, False) and not pattern(_ADJECTIVE).fullmatch(first)
    known = head.words.given_names
    parts = [word in known or word.startswith("ال") or head.words.roles.get(word) == "name_part" for word in others]
    return not common and (len(others) == 1 or (len(others) <= 3 and all(parts)))


def _opens(line: Line, head: Head) -> bool:
    """Whether the pieces before running text are a dateline or a byline."""
    kinds, after = set(line.kinds) - {"X"}, line.after
    dashed = not DASHES.isdisjoint(after) and (" " in after or len(after) > 1)
    if kinds & {"B", "b"}:
        return "N" in kinds and (dashed or ":" in after) and line.pieces[-1].before != " "
    if line.kinds in ("OP", "NP") and not after:
        return True
    named = [piece for piece in line.pieces if piece.kind in "PO"]
    if all(piece.guessed for piece in named) or not {"،", ","}.isdisjoint(after):
        return False
    if "O" in kinds and kinds & {"P", "D"}:
        return dashed or ":" in after or (after.startswith((")", "]")) and not any(piece.guessed for piece in named))
    if kinds == {"O"}:
        return dashed and (named[0].wire or named[0].bracketed)
    return "P" in kinds and kinds <= {"P", "D", "K"} and _places_open(line, head, dashed)


def _places_open(line: Line, head: Head, dashed: bool) -> bool:
    """Whether a place with no outlet behind it opens a report: ``نابلس – لم ينتظر``, ``بغداد: قال``."""
    if any(piece.apart and line.kinds[i] != "X" for i, piece in enumerate(line.pieces[1:])):
        return False
    start = line.pieces[0].start
    if dashed:
        return line.end - start >= LINE // 2 or head.text.folded[line.end - 1] == "."
    if ":" not in line.after:
        return False
    word = pattern(UNSPACED).search(head.text.folded, line.rest)
    cue = default_speech().cues.get(word.group()) if word else None
    return cue is not None and cue.form == "past"
