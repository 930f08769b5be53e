"""The prepositions that a noun phrase crosses: an office in a body, an envoy to a place, the title before a name."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.roles import ADVERB, CHARGED, PAIR, PRONOUN, TIME, VENUE
from arnews.quotes.names import NameSteps
from arnews.quotes.reading import Reading

_MOST_MARKED_WORDS: Final = 6
_NO_COMPLEMENT: Final = VENUE | ADVERB | TIME | PRONOUN


def short_pair(r: Reading, i: int) -> bool:
    """Whether the pair at *i* is short enough to be a name."""
    pair = r.pair_at[i]
    return pair.closed and 0 < pair.close - pair.first <= _MOST_MARKED_WORDS


@define(slots=True, eq=False)
class BridgeSteps(NameSteps):
    """The steps of a walk over a preposition. A step says how many words it takes."""

    def sent(self, i: int, word: str) -> bool:
        """Whether إلى says where an envoy is sent: المبعوث الأممي إلى ليبيا."""
        return word == "الي" and any(self.r.has(k, CHARGED) for k in range(self.first, i))

    def cross(self, i: int) -> int:
        """Cross a preposition before a body or a place, or in the hope of a name behind it."""
        r = self.r
        if r.bits[i + 1] & _NO_COMPLEMENT:
            return 0
        marked = bool(r.bits[i + 1] & PAIR)
        head = r.head(i + 1)
        if head is not None and head.kind == "document":
            return 0
        body = head is not None and head.kind in ("organisation", "place", "group")
        known = r.speech.nouns.phrase(r.words, i + 1) is not None or (marked and short_pair(r, i + 1))
        if body or known or self.place(i + 2) or not self.definite(i):
            self.waits = marked or body or known
            return 1
        personal = self.head is not None and self.head.kind == "person"
        if personal and not self.loose and self.crossed < 0 and r.words[i + 1][0].isalpha():
            self.crossed = i
            return 1
        return 0

    def definite(self, i: int) -> bool:
        """Whether a word of the phrase before word *i* is definite."""
        nouns = self.r.speech.nouns
        return any(w.startswith(("ال", "لل", "وال")) or w in nouns.phrases for w in self.r.words[self.first : i])
