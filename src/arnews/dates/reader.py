"""A reader's place in the words: what stands where, and how a phrase of a table is recognised."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeVar

from attrs import define

from arnews.dates.said import Said
from arnews.lexicon.calendar import CalendarWords, Phrases
from arnews.scan import Scan

T = TypeVar("T")
_PAD: Final = ["\n"] * 16
OPEN, CLOSE = ("(", "[", "«"), (")", "]", "»")


class Hit(NamedTuple):
    """What a rule found: the words from *first* up to *end*, excluded, and what they say."""

    first: int
    end: int
    said: Said
    rule: str
    mod: str | None = None


@define(slots=True)
class Reader:
    """The words of a text, with something to read behind the last of them."""

    table: CalendarWords
    words: list[str]
    """The words, and line ends behind them: in front of the first word stands the last of those."""
    gaps: list[str]
    """What stands before each of the words of the text, and behind the last."""
    single: dict[str, frozenset[str]]

    def phrase(self, phrases: Phrases[T], i: int) -> tuple[T, int] | None:
        """The longest phrase of a table that stands at *i*, and where it ends."""
        words = self.words
        entries = phrases.get(words[i])
        if entries is None:
            return None
        for tail, entry in entries:
            if not tail:
                return entry, i + 1
            if words[i + 1] == tail[0]:
                end = i + 1 + len(tail)
                if words[i + 1 : end] == tail:
                    return entry, end
        return None

    def link(self, role: str, i: int) -> int:
        """Where the small words of a role that stand at *i* end; *i* itself if there are none."""
        phrases = self.table.links[role]
        if self.words[i] not in phrases:
            return i
        found = self.phrase(phrases, i)
        return found[1] if found else i

    def before(self, role: str, i: int) -> int:
        """Where small words of a role begin that end just before *i*; *i* itself if there are none."""
        word = self.words[i - 1]
        if word not in self.table.link_ends[role]:
            return i
        if word in self.single[role]:
            return i - 1
        phrases = self.table.links[role]
        for size in (3, 2):
            at = i - size
            if at >= 0 and any(self.words[at + 1 : i] == tail for tail, _ in phrases.get(self.words[at], ()) if tail):
                return at
        return i

    def mod_before(self, i: int) -> tuple[str, int] | None:
        """The modifier that ends just before *i*, as ``أكثر من`` does, and where it begins."""
        if self.words[i - 1] not in self.table.mod_ends:
            return None
        for size in (3, 2, 1):
            at = i - size
            for tail, mod in self.table.mods.get(self.words[at], ()) if at >= 0 else ():
                if len(tail) == size - 1 and self.words[at + 1 : i] == tail:
                    return mod, at
        return None

    def is_link(self, role: str, i: int) -> bool:
        """Whether the one word at *i* has the role."""
        return self.words[i] in self.single[role]

    def joined(self, i: int) -> bool:
        """Whether the word at *i* is joined to the one before it by و."""
        word = self.words[i]
        return word[0] == "و" and word in self.table.proclitics

    def glued(self, i: int) -> bool:
        """Whether word *i* touches the one before it."""
        return 0 < i < len(self.gaps) - 1 and not self.gaps[i]


def reader(scanned: Scan, table: CalendarWords) -> Reader:
    """A reader at the first word of a text."""
    return Reader(table, scanned.words + _PAD, scanned.gaps, table.single)
