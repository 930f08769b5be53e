"""The frame of an article: its headline, who wrote it, where, for whom and when, and its paragraphs.

Only the first lines and the last one are read. A line is cut at its separators into pieces; each is a place, an
outlet, a date, a name or unknown, and the pieces that stand together decide what the line is.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from itertools import takewhile
from typing import Final

from attrs import define

from arnews.dates import Found, find_said, resolve_all
from arnews.dates.said import Day, Double, Month, Weekday
from arnews.lexicon.frame import FrameWords, frame_words, plain
from arnews.lexicon.speech import default_speech
from arnews.models import Dateline, Span
from arnews.scan import Scan
from arnews.text import Text

# How far a frame reaches into the text, a dateline into its line, and how long its parts can be, in characters.
_REACH: Final = 600
_LINE: Final = 160
_PIECE: Final = 60
_HEADLINE: Final = 120
_BODY: Final = 60
_FOOT: Final = 300
# The most pieces of a line, and the most words of a piece.
_PIECES: Final = 8
_WORDS: Final = 6

_DATES: Final = (Day, Double, Month, Weekday)
_BLANK: Final = "\0"
_MARKS: Final = '-–—―−:/|()\\[\\]،,«»"“”‹›'
_CUT: Final = re.compile(f"{_BLANK}+|[{_MARKS}][{_MARKS} ]*")
_TOKEN: Final = re.compile("\\S+")
_LATIN: Final = re.compile("(?:[A-Za-z]+ +)+")
_ARABIC: Final = re.compile("[ء-ي]")
_NAME_WORD: Final = re.compile("[ء-ي]+")
_LONG_DASH: Final = re.compile("(?<=\\s)\u0640+(?=\\s)")
_PARAGRAPH: Final = re.compile("\\S(?:[^\n]*\\S)?")
_CLOSING_LINE: Final = re.compile(f"\\(([^{_MARKS}\n]{{3,{_PIECE}}})")
# The measures فاعل, فعيل and مفعول: such a name opens no headline of two words, as أمل and جمال do.
_ADJECTIVE: Final = re.compile(".ا..|..ي.|م..و.")
_DASHES: Final = frozenset("-–—―−/|")
_BRACKETS: Final = frozenset("([")
_QUOTES: Final = frozenset('«"“‹»”')
_CLOSERS: Final = frozenset(')]»"”›«“')
_STOPS: Final = tuple(".؟!?…:؛;،")


@define(frozen=True, slots=True)
class Frame:
    """What stands around the story itself."""

    title: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    paragraphs: tuple[Span, ...] = ()


@define(slots=True)
class _Piece:
    """A stretch between separators: the separators before it, and what it is, a letter that lines are read by.

    P place, O outlet, D date, N name, K a desk, U unknown, B the word before the author's name, b one that needs
    a person's name behind it, C the word before another credit, X a word such as ``عاجل``.
    """

    kind: str
    start: int
    end: int
    before: str = ""
    wire: bool = False
    words: int = 1
    guessed: bool = False
    """Whether its neighbours alone make it what it is."""

    @property
    def bracketed(self) -> bool:
        """Whether a round bracket opens before it."""
        return _opener(self.before) in _BRACKETS

    @property
    def apart(self) -> bool:
        """Whether a dash or a slash stands before it."""
        return not _DASHES.isdisjoint(self.before)


def _opener(before: str) -> str:
    """The bracket or quotation mark that opens at the end of *before*, if any: one that touches what it opens."""
    last = before.rstrip()[-1:] or " "
    return last if last in "([«“‹" or (last in _QUOTES and before.endswith(last)) else " "


@define(slots=True)
class _Line:
    """A line cut into pieces as far as they can be read, and the separators behind them."""

    pieces: list[_Piece]
    after: str
    rest: int
    """Where running text begins; the end of the line where there is none."""
    end: int

    @property
    def whole(self) -> bool:
        """Whether there is nothing but pieces."""
        return self.rest >= self.end

    @property
    def kinds(self) -> str:
        """The letters of the pieces."""
        return "".join(piece.kind for piece in self.pieces)

    def enclosed(self, i: int) -> bool:
        """Whether piece *i* stands in brackets or quotation marks."""
        return _opener(self.pieces[i].before) != " " and not _CLOSERS.isdisjoint(self.behind(i)[:1])

    def behind(self, i: int) -> str:
        """The separators behind piece *i*."""
        return self.pieces[i + 1].before if i + 1 < len(self.pieces) else self.after


@define(slots=True)
class _Head:
    """The first lines of a text, with days of the month blanked out and a kashida between spaces made a dash."""

    text: Text
    folded: str
    dates: dict[int, Found]
    lines: list[tuple[int, int]]
    words: FrameWords

    def body(self, n: int) -> bool:
        """Whether line *n* is there, and long enough for a story, or a sentence."""
        if n >= len(self.lines):
            return False
        start, end = self.lines[n]
        return end - start >= _BODY or self.text.folded[end - 1] in ".؟!"

    def headline(self, n: int, longest: int = _LINE) -> bool:
        """Whether line *n* can be a headline."""
        start, end = self.lines[n]
        line = self.text.folded[start:end] if end - start <= longest else "."
        return not line.endswith(_STOPS[0]) and line[0] not in "*-•" and line[-1] not in ":،"


def find_frame(scanned: Scan, found: list[Found] | None = None, published: dt.date | None = None) -> Frame:
    """Read the headline, the byline and the dateline that are part of a text, and its paragraphs.

    *found* is what the text says of dates, where that is known; *published* gives a date without a year its year.

    >>> from arnews.scan import scan
    >>> from arnews.text import fold
    >>> frame = find_frame(scan(fold("الرباط 12 غشت 2019 (ومع) - افتتح المعرض أبوابه")))
    >>> frame.dateline.places, frame.dateline.agencies, str(frame.dateline.date)
    (('الرباط',), ('ومع',), '2019-08-12')
    """
    head = _read_head(scanned, find_said(scanned) if found is None else found)
    title = byline = dateline = None
    for n, (start, end) in enumerate(head.lines):
        if line := _framed(head, start, end, head.body(n + 1)):
            dateline = _dateline(head, scanned, line, published)
            byline = _byline(head, line) or _credited(head, n + 1)
            title = _title(head, n)
            break
        if not head.headline(n):
            break
    if not (byline or dateline or title) and head.body(1) and _stands_alone(head):
        title = _words(head, *head.lines[0])
    foot_title, foot_byline = _foot(head)
    return Frame(title or foot_title, byline or foot_byline, dateline, _paragraphs(scanned.text))


def _paragraphs(text: Text) -> tuple[Span, ...]:
    """The lines that are not blank."""
    return tuple([text.span(*match.span()) for match in _PARAGRAPH.finditer(text.folded)])


def _words(head: _Head, start: int, end: int) -> str:
    return head.text.span(start, end).text


def _read_head(scanned: Scan, found: list[Found]) -> _Head:
    """Make the head of a text ready for cutting."""
    text = scanned.text
    folded = text.folded[:_REACH]
    if "\u0640" in (source := text.source[:_REACH]):
        for dash in _LONG_DASH.finditer(source):
            at = bisect_left(range(len(folded)), dash.start(), key=text.source_index) - 1
            if at >= 0 and folded[at] == " ":
                folded = f"{folded[:at]}-{folded[at + 1 :]}"
    dates = {}
    for item in found:
        start = scanned.starts[item.first]
        if start >= len(folded):
            break
        if isinstance(item.said, _DATES):
            end = scanned.end(item.end - 1)
            folded = folded[:start] + _BLANK * (end - start) + folded[end:]
            dates[start] = item
    return _Head(text, folded, dates, _first_lines(text.folded), frame_words())


def _first_lines(folded: str) -> list[tuple[int, int]]:
    """The first three lines with Arabic in them, without the white space about them."""
    lines: list[tuple[int, int]] = []
    for match in _PARAGRAPH.finditer(folded, 0):
        if len(lines) == 3 or match.start() >= _REACH:
            break
        if _ARABIC.search(folded, match.start(), min(match.end(), match.start() + _LINE)):
            lines.append(match.span())
    return lines


def _framed(head: _Head, start: int, end: int, followed: bool) -> _Line | None:
    """The pieces of a line that is, or opens with, a dateline or a byline; *followed* where a story comes next."""
    line = _cut(head, start, end)
    if line is None and (latin := _LATIN.match(head.folded, start)):
        line = _cut(head, latin.end(), end)
    if line is None:
        return None
    for i, piece in enumerate(line.pieces):
        if i and piece.kind == "U" and piece.wire and piece.apart and not _DASHES.isdisjoint(line.behind(i)):
            piece.kind = "O"
    if line.whole:
        if _settle(line, head) and _is_frame(line, head, followed):
            return line
        for piece in line.pieces:
            piece.kind, piece.guessed = ("U", False) if piece.guessed else (piece.kind, False)
    _give_back(line)
    line = _run_on(head, line) if line.pieces else line
    return line if line.pieces and not line.whole and _settle(line, head) and _opens(line, head) else None


def _cut(head: _Head, start: int, end: int) -> _Line | None:
    """Cut a line at its separators, up to the first piece that can only be running text."""
    folded = head.folded
    reach = min(end, start + _LINE, len(folded))
    first = _CUT.search(folded, start, reach)
    stop = first.start() if first else reach
    if stop - start > _PIECE or folded.count(" ", start, stop) > _WORDS + 2:
        return None
    pieces: list[_Piece] = []
    before, at = "", start
    while at < reach or first:
        tokens = [match.span() for match in _TOKEN.finditer(folded, at, stop)]
        if tokens:
            read = _read(head, tokens, before, pieces) if stop - at <= _PIECE and len(pieces) < _PIECES else None
            if read is None:
                return _run_on(head, _Line(pieces, before, tokens[0][0], end)) if pieces else None
            pieces += read
            before = "" if read else before
        if first is None:
            break
        before += first.group()
        if folded[first.start()] == _BLANK:
            pieces.append(_Piece("D", first.start(), first.end(), before.rstrip(_BLANK)))
            before = ""
        at = first.end()
        first = _CUT.search(folded, at, reach)
        stop = first.start() if first else reach
    return _Line(pieces, before, reach, end) if pieces else None


def _read(head: _Head, tokens: list[tuple[int, int]], before: str, pieces: list[_Piece]) -> list[_Piece] | None:
    """What the words between two separators are; ``None`` for running text."""
    last = pieces[-1].kind if pieces else ""
    words, tokens = _pared(head, tokens, last)
    if not words:
        return None if not _DASHES.isdisjoint(before) else []
    if len(words) <= _WORDS and (known := _known(head, words, before, bool(pieces))):
        return [_Piece(known[0], tokens[0][0], tokens[-1][1], before, known == "OW", len(words))]
    if introduced := _introduced(head, words, tokens, before):
        return introduced
    wire = len(words) == 1 and words[0] in head.words.outlets and head.words.outlets[words[0]].wire
    outlet = _is_outlet(head, words)
    if (last not in "PNC" and not {"،", ","}.isdisjoint(before)) or not (wire or outlet or _may_be_named(head, words)):
        return None
    kind = "N" if _is_person(head, words) else "O" if outlet else "U"
    return [_Piece(kind, tokens[0][0], tokens[-1][1], before, wire, len(words))]


def _pared(head: _Head, tokens: list[tuple[int, int]], last: str) -> tuple[list[str], list[tuple[int, int]]]:
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


def _known(head: _Head, words: list[str], before: str, later: bool) -> str:
    """The kind of words that a table knows, ``OW`` for a news agency; *later* where a piece stands before them."""
    tables = head.words
    phrase = plain(" ".join(words))
    outlet = tables.outlets.get(phrase)
    opener = _opener(before) if outlet else " "
    if phrase in tables.places and not (outlet and (opener in _QUOTES or (outlet.wire and later))):
        return "P"
    if outlet and (outlet.sure or opener != " "):
        return "OW" if outlet.wire else "O"
    if role := tables.roles.get(phrase):
        return "K" if role == "desk" else "X" if role == "label" else ""
    if label := tables.labels.get(phrase):
        return "C" if label["kind"] == "credit" else "B" if label["sure"] else "b"
    return ""


def _may_be_named(head: _Head, words: list[str]) -> bool:
    """Whether words can name a person, an outlet or a place."""
    if len(words) > 5 or not all(map(_NAME_WORD.fullmatch, words)):
        return len(words[0]) <= 3 and words[0].endswith(".") and _is_person(head, words)
    if len(words) > 2 and not head.words.places.isdisjoint(words[1:]):
        return False
    return not any(_is_common(head, word) for word in words)


def _is_outlet(head: _Head, words: list[str]) -> bool:
    """Whether words that no table knows have the form of an outlet's name: ``وكالة …``, ``… برس``."""
    if not 2 <= len(words) <= 4 or not all(map(_NAME_WORD.fullmatch, words)):
        return False
    first = head.words.outlets.get(words[0])
    roles = head.words.roles
    return bool(first and first.sure) or roles.get(words[0]) == "outlet_head" or roles.get(words[-1]) == "outlet_tail"


def _is_person(head: _Head, words: list[str]) -> bool:
    """Whether words can be a person's name: a given name, or an initial, and no verb behind it."""
    first, *others = words
    if not others or len(words) > 5:
        return False
    initial = len(first) <= 3 and first.endswith(".")
    if not (initial or first in head.words.given_names or (first.startswith("عبد") and len(first) > 4)):
        return False
    if not all(map(_NAME_WORD.fullmatch, others)) or (first == "علي" and others[0].startswith("ال")):
        return False
    return not any(_is_common(head, word) for word in others)


def _is_common(head: _Head, word: str) -> bool:
    """Whether a word is a particle or a verb of speech, and no part of a name."""
    entry = default_speech().words.get(word)
    if entry is None or word in head.words.given_names or head.words.roles.get(word) == "name_part":
        return False
    return bool(entry.roles) or (entry.cue is not None and entry.cue.form in ("past", "present"))


def _introduced(head: _Head, words: list[str], tokens: list[tuple[int, int]], before: str) -> list[_Piece] | None:
    """Names together with what introduces them: ``كتب أحمد علي``, ``أحمد علي تصوير``."""
    labels = head.words.labels
    for n in (3, 2, 1):
        label = labels.get(" ".join(words[:n])) if n < len(words) <= _WORDS + n else None
        if label and (label["sure"] or _is_person(head, words[n:])):
            kind = "C" if label["kind"] == "credit" else "B"
            name = _Piece("N", tokens[n][0], tokens[-1][1], " ", words=len(words) - n)
            return [_Piece(kind, tokens[0][0], tokens[n - 1][1], before), name]
    credit = labels.get(words[-1]) if 2 < len(words) <= _WORDS else None
    if credit and credit["kind"] == "credit" and _is_person(head, words[:-1]):
        return [_Piece("N", tokens[0][0], tokens[-2][1], before), _Piece("C", *tokens[-1], " ")]
    return None


def _run_on(head: _Head, line: _Line) -> _Line:
    """Take the place with which running text opens after an outlet or a name: ``المسار - جدة تراجعت الأسعار``."""
    if line.kinds in ("O", "N") and not _DASHES.isdisjoint(line.after):
        reach = min(line.end, line.rest + _PIECE)
        tokens = [match.span() for match in _TOKEN.finditer(head.folded, line.rest, reach)][:3]
        for _, end in reversed(tokens):
            if plain(head.folded[line.rest : end]) in head.words.places:
                line.pieces.append(_Piece("P", line.rest, end, line.after))
                return _Line(line.pieces, "", end, line.end)
    return line


def _give_back(line: _Line) -> None:
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


def _settle(line: _Line, head: _Head) -> bool:
    """Give each unknown piece the kind that its neighbours leave it; false where they leave it none."""
    for i, piece in enumerate(line.pieces):
        if piece.kind == "U":
            right = line.pieces[i + 1] if i + 1 < len(line.pieces) else None
            piece.kind = _later(line, i, right, head) if i else _first(piece, right)
            piece.guessed = True
            if not piece.kind:
                return False
    return True


def _first(piece: _Piece, right: _Piece | None) -> str:
    """What an unknown piece is that opens a line."""
    if right is None or _opener(piece.before) in _QUOTES:
        return ""
    if right.kind == "D" or (right.kind in "PO" and piece.words <= 3 and (right.bracketed or "،" in right.before)):
        return "P"
    if right.kind == "O" and right.apart:
        return "P" if right.wire or piece.words == 1 else "N"
    return "N" if right.kind == "P" and right.apart and 2 <= piece.words <= 3 else ""


def _later(line: _Line, i: int, right: _Piece | None, head: _Head) -> str:
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


def _may_be_name(line: _Line, i: int, head: _Head) -> bool:
    """Whether two words that no table knows, alone behind a city, are more likely a name than a headline."""
    city, piece = line.pieces[i - 1], line.pieces[i]
    words = head.folded[piece.start : piece.end].split()
    if len(words) != 2 or i != 1 or plain(head.folded[city.start : city.end]) in head.words.states:
        return False
    known = default_speech()
    first = words[0]
    common = first in known.verbal_nouns or known.nouns.head(first) or first in known.words or words[1] in known.words
    return not (common or first[0] in "سيتنا" or first.endswith("ه"))


def _is_frame(line: _Line, head: _Head, followed: bool) -> bool:
    """Whether a line of nothing but pieces is a dateline or a byline."""
    kinds = set(line.kinds) - {"X"}
    if kinds & {"B", "b"}:
        return "N" in kinds
    if "N" in kinds:
        return followed and (bool(kinds & set("OPKD")) or _is_lone_name(line, head))
    if all(piece.guessed for piece in line.pieces if piece.kind in "PO"):
        return False
    if "O" in kinds:
        return len(kinds) > 1 or (followed and (line.kinds.count("O") > 1 or line.pieces[-1].wire))
    dashed = not _DASHES.isdisjoint(line.after) or ":" in line.after
    return "P" in kinds and (bool(kinds & set("DK")) or (followed and dashed and line.kinds.count("P") == 1))


def _is_lone_name(line: _Line, head: _Head) -> bool:
    """Whether a line holds a person's name that can hardly be a headline."""
    if line.kinds != "N":
        return False
    first, *others = head.folded[line.pieces[0].start : line.pieces[0].end].split()
    common = head.words.given_names.get(first, False) and not _ADJECTIVE.fullmatch(first)
    known = head.words.given_names
    parts = [word in known or word.startswith("ال") or head.words.roles.get(word) == "name_part" for word in others]
    return not common and (len(others) == 1 or (len(others) <= 3 and all(parts)))


def _opens(line: _Line, head: _Head) -> bool:
    """Whether the pieces before running text are a dateline or a byline."""
    kinds, after = set(line.kinds) - {"X"}, line.after
    dashed = not _DASHES.isdisjoint(after) and (" " in after or len(after) > 1)
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


def _places_open(line: _Line, head: _Head, dashed: bool) -> bool:
    """Whether a place with no outlet behind it opens a report: ``نابلس – لم ينتظر``, ``بغداد: قال``."""
    if any(piece.apart and line.kinds[i] != "X" for i, piece in enumerate(line.pieces[1:])):
        return False
    start = line.pieces[0].start
    if dashed:
        return line.end - start >= _LINE // 2 or head.text.folded[line.end - 1] == "."
    if ":" not in line.after:
        return False
    word = _TOKEN.search(head.text.folded, line.rest)
    entry = default_speech().words.get(word.group()) if word else None
    return entry is not None and entry.cue is not None and entry.cue.form == "past"


def _dateline(head: _Head, scanned: Scan, line: _Line, published: dt.date | None) -> Dateline | None:
    """The dateline of a line; a name alone beside an outlet is a byline and no more."""
    kinds = line.kinds
    places = tuple(_words(head, piece.start, piece.end) for piece in line.pieces if piece.kind == "P")
    if not places and ("O" not in kinds or "N" in kinds):
        return None
    inside = [i for i, kind in enumerate(kinds) if kind in "POD"]
    first, last = inside[0], inside[-1]
    while last + 1 < len(kinds) and kinds[last + 1] == "K":
        last += 1
    start, end = line.pieces[first].start, line.pieces[last].end
    if line.enclosed(last):
        end += len(line.behind(last)) - len(line.behind(last).lstrip(')]»"”›«“'))
    if line.enclosed(first):
        start -= len(line.pieces[first].before) - len(line.pieces[first].before.rstrip('([«"“‹”» '))
    dated = [head.dates[piece.start] for piece in line.pieces if piece.kind == "D"]
    mentions = resolve_all(scanned, dated[:1], published)
    return Dateline(
        span=head.text.span(start, end),
        places=places,
        agencies=tuple(_words(head, piece.start, piece.end) for piece in line.pieces if piece.kind == "O"),
        date=mentions[0].start if mentions and mentions[0].grain == "day" else None,
    )


def _byline(head: _Head, line: _Line) -> str | None:
    """The names of the authors as they stand in a line, without those of who took the pictures."""
    names: list[_Piece] = []
    credit = False
    for piece in line.pieces:
        if piece.kind in "BbC":
            credit = piece.kind == "C"
        if piece.kind == "N" and not credit:
            names.append(piece)
        elif names:
            break
    return _words(head, names[0].start, names[-1].end) if names else None


def _credited(head: _Head, n: int) -> str | None:
    """The authors whom the line under the dateline names: ``إعداد: أحمد علي``."""
    if n >= len(head.lines):
        return None
    first = _TOKEN.match(head.text.folded, head.lines[n][0])
    if first is None or first.group().rstrip(":") not in head.words.openings:
        return None
    line = _framed(head, *head.lines[n], followed=False)
    return _byline(head, line) if line and line.kinds[0] in "Bb" else None


def _title(head: _Head, n: int) -> str | None:
    """The headline above the dateline or byline in line *n*."""
    for start, end in head.lines[:n]:
        if not any(notice in head.text.folded[start:end] for notice in head.words.notices):
            return _words(head, start, end)
    return None


def _stands_alone(head: _Head) -> bool:
    """Whether the first line is a headline with the story right under it."""
    start, end = head.lines[0]
    line = head.text.folded[start:end] if end - start <= _HEADLINE else "."
    if line.endswith(_STOPS) or ". " in line or not head.headline(0):
        return False
    entry = default_speech().words.get(line.split(None, 1)[0])
    return not (entry and entry.cue and entry.cue.form == "past")


def _foot(head: _Head) -> tuple[str | None, str | None]:
    """The headline that the last line repeats (``رابط الخبر بصحيفة المسار: …``), and the author whom it names."""
    folded = head.text.folded
    end = len(folded.rstrip())
    tail = max(0, end - _FOOT)
    title = None
    for foot in head.words.feet:
        at = folded.rfind(foot, tail, end)
        colon = folded.find(":", at, min(end, at + _PIECE)) if at >= 0 else -1
        if 0 <= colon < end - 1 and folded.find("\n", at, end) < 0:
            start = colon + 1 + len(folded[colon + 1 : end]) - len(folded[colon + 1 : end].lstrip())
            title = _words(head, start, end)
    closing = _CLOSING_LINE.match(folded, max(folded.rfind("\n", tail, end) + 1, tail)) if end > tail else None
    if closing is None:
        return title, None
    tokens = [match.span() for match in _TOKEN.finditer(folded, closing.start(1), closing.end(1))]
    label = head.words.labels.get(folded[slice(*tokens[0])]) if tokens else None
    roles = head.words.roles
    names = list(takewhile(lambda token: roles.get(folded[slice(*token)]) != "foot_end", tokens[1:]))
    if label and label["sure"] and label["kind"] == "author" and _is_person(head, [folded[slice(*t)] for t in names]):
        return title, _words(head, names[0][0], names[-1][1])
    return title, None
