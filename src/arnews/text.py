"""The text under the reader's eyes: a folded copy to match against, and the way back to the source.

Rules match the *folded* copy, in which the letters that newsrooms write for one another are one
letter and everything that carries no meaning is gone. Answers are given in offsets of the source.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from typing import Final

from attrs import define

from arnews.models import Span, make_span

_LETTERS: Final = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ة": "ه",
    "ی": "ي",
    "ک": "ك",
    "ھ": "ه",
    "ہ": "ه",
    "۔": ".",
    "٫": ".",
    "٬": ",",
}
_DIGITS: Final = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
_SPACES: Final = dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u3000\r", " ")
_LINES: Final = dict.fromkeys("\u2028\u2029\u0085\v\f", "\n")
_ONE_TO_ONE: Final = tuple({**_LETTERS, **_DIGITS, **_SPACES, **_LINES}.items())

_TABLE: Final = str.maketrans(dict(_ONE_TO_ONE))

# Harakat, tatweel, bidi and joining controls, soft hyphen: dropped, since they change no word.
_DROPPED: Final = (
    "\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad"
)
_HARAKAT_OR_TATWEEL: Final = frozenset(
    map(chr, (*range(0x0610, 0x061B), 0x0640, *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE)))
)
_FORMS: Final = "\ufb50-\ufd3d\ufd40-\ufdfc\ufe70-\ufefc"
_ENTITY: Final = "&(?:quot|laquo|raquo|ldquo|rdquo|lsquo|rsquo|nbsp|amp|#34|#39|apos);"


@cache
def _odd(entities: bool) -> re.Pattern[str]:
    """What is not one character for one, an HTML entity among it where the text has an ampersand."""
    return re.compile(f"[{_DROPPED}{_FORMS}]" + (f"|{_ENTITY}" if entities else ""))


@cache
def _foldable() -> Callable[[str], re.Match[str] | None]:
    """Looks for whatever folding would change, which most words of the tables lack."""
    letters = "".join(letter for letter, _ in _ONE_TO_ONE)
    return re.compile(f"[{letters}{_DROPPED}{_FORMS}&]").search


@define(frozen=True, slots=True)
class Text:
    """A source and its folded copy, with the alignment between the two.

    ``source_index(f)`` is the position in the source of the folded character *f*; the two tuples say
    from which folded position on how much is added to it, nothing before the first.
    """

    source: str
    folded: str
    _at: tuple[int, ...] = ()
    _shift: tuple[int, ...] = (0,)

    def dropped(self, letter: str) -> list[int]:
        """The folded positions before which the source has *letter*, which folding drops."""
        drops = zip(self._at, self._shift, strict=False)
        return [at for at, moved in drops if self.source.startswith(letter, at + moved)]

    def source_index(self, folded_index: int) -> int:
        """Position in the source of the character at *folded_index*."""
        return folded_index + self._shift[bisect_right(self._at, folded_index)]

    def span(self, start: int, end: int) -> Span:
        """The source span of the folded stretch ``[start, end)``, never empty, with the harakat of its last letter."""
        at, source = self._at, self.source
        if at:
            k = bisect_right(at, start)
            first = start + self._shift[k]
            k = bisect_right(at, end - 1, k)
            last = end + self._shift[k]
            if k < len(at) and at[k] == end:
                while source[last : last + 1] in _HARAKAT_OR_TATWEEL:
                    last += 1
            start, end = first, last
        return make_span(start, end, source[start:end])


def fold(source: str) -> Text:
    """Fold *source* for matching; the result remembers where every character came from.

    >>> text = fold("أكّد المتحدّثُ")
    >>> text.folded
    'اكد المتحدث'
    >>> text.span(4, 11).text
    'المتحدّثُ'
    """
    folded = source
    for char, plain in _ONE_TO_ONE:
        if char in folded:
            folded = folded.replace(char, plain)
    odd = _odd("&" in folded)
    first = odd.search(folded)
    return Text(source, folded) if first is None else _fold_odd(source, folded, odd, first.start())


def _fold_odd(source: str, folded: str, odd: re.Pattern[str], first: int) -> Text:
    """Drop, decode or expand what is not one character for one, from *first* on."""
    pieces: list[str] = []
    at: list[int] = []
    shift: list[int] = [0]
    done = size = moved = 0
    for match in odd.finditer(folded, first):
        start, end = match.span()
        piece = folded[start:end]
        plain = "" if piece in _HARAKAT_OR_TATWEEL else _plain(piece)
        pieces.append(folded[done:start])
        if plain:
            pieces.append(plain)
        size += start - done + len(plain)
        done = end
        if end - start != len(plain):
            moved += end - start - len(plain)
            # A ligature's second letter still lies at the ligature; what follows it does not.
            at.append(size if len(plain) < 2 else size - len(plain) + 1)
            shift.append(moved)
    pieces.append(folded[done:])
    return Text(source, "".join(pieces), tuple(at), tuple(shift))


def _plain(odd: str) -> str:
    """What a dropped, encoded or ligated piece of text stands for."""
    if odd[0] == "&":
        return html.unescape(odd)
    if len(odd) == 1 and "\ufb50" <= odd <= "\ufefc":
        plain = unicodedata.normalize("NFKC", odd)
        letters = "".join(_LETTERS.get(c, c) for c in plain if not unicodedata.combining(c) and c != "\u0640")
        return letters.strip() if len(letters) <= 4 else odd
    return ""


def fold_word(word: str) -> str:
    """The folded form of one word or phrase, as the lexicon stores it."""
    if not _foldable()(word):
        return word.strip()
    folded = word.translate(_TABLE)
    return (fold(word).folded if _odd("&" in folded).search(folded) else folded).strip()
