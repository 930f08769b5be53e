"""Looks a name, an office or a body up in the rest of the article: the fullest form of it that stands there."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.roles import NAME, OFFICE, PREPOSITION
from arnews.quotes.phrases import Phrase, noun_phrase
from arnews.quotes.reading import Reading

_MOST_BEFORE: Final = 3
_MOST_PHRASE: Final = 16
_OFFICE_LEADS: Final = ("", "ال", "و", "ل", "لل")
_NO_NAME: Final = ("و", "ب", "ل", "ف", "ي", "ت")


@define(slots=True, eq=False)
class Fullest:
    """The look-ups, in one article."""

    r: Reading

    def name(self, name: tuple[str, ...], gender: str | None = None) -> tuple[int, int] | None:
        """Where the fullest form of a short name stands, of a person of that *gender*: جون كيري for كيري."""
        if len(name) > 2:
            return None
        words = self.r.words
        best, best_rank = None, (False, 0)
        for at in self.r.places(name[0]):
            end = at + len(name)
            if tuple(words[at:end]) != name:
                continue
            first = at
            while first > 0 and at - first < _MOST_BEFORE and self._name_like(first - 1):
                first -= 1
            if first < at and self._opens_name(first) and not self._other(first, gender):
                rank = (self._titled(first), end - first)
                if rank > best_rank:
                    best, best_rank = (first, end), rank
        return best

    def _other(self, first: int, gender: str | None) -> bool:
        """Whether the given name at *first* is of the other gender."""
        given = self.r.speech.nouns.given_names.get(self.r.words[first])
        return bool(given and gender) and given != gender

    def _titled(self, first: int) -> bool:
        """Whether a title stands before the name at *first*: الرئيس الروسي فلاديمير بوتين, and not أبلغ عباس بوتين."""
        nouns, before = self.r.speech.nouns, self.r.words[first - 1] if first else ""
        return (
            before in nouns.honorifics or before.removeprefix("ال") in nouns.demonyms or nouns.head(before) is not None
        )

    def _name_like(self, i: int) -> bool:
        """Whether word *i* can be part of a name."""
        r, word = self.r, self.r.words[i]
        nouns = r.speech.nouns
        if r.has(i, OFFICE) or word in nouns.honorifics or (i and nouns.title(r.words, i - 1)):
            return False
        if word in nouns.given_names or r.has(i, NAME):
            return not r.has(i, PREPOSITION) or r.ali(i)
        if r.known(i) or not word.isalpha() or word.startswith(("ال", *_NO_NAME)) or word in nouns.demonyms:
            return False
        return nouns.head(word) is None

    def _opens_name(self, first: int) -> bool:
        """Whether a name can open at *first*: with a given name, or behind a title."""
        nouns, words = self.r.speech.nouns, self.r.words
        if words[first] in nouns.given_names:
            return True
        before = words[first - 1] if first else ""
        if before in nouns.honorifics:
            return True
        return before.startswith("ال") and (before[2:] in nouns.demonyms or nouns.head(before) is not None)

    def holder(self, phrase: Phrase, words: tuple[str, ...]) -> Phrase | None:
        """Where the same office stands beside a name: وزير الدفاع البريطاني غافين وليامسون."""
        first, wanted = words[0].removeprefix("ال"), set(words[1:])
        nouns = self.r.speech.nouns
        for at in self.r.places(first, _OFFICE_LEADS):
            near = self.r.words[max(at - 1, 0) : at + _MOST_PHRASE]
            if phrase.first <= at < phrase.end or not wanted.issubset(near) or self._complement(at):
                continue
            if nouns.given_names.keys().isdisjoint(near) and nouns.honorifics.keys().isdisjoint(near):
                continue
            full = noun_phrase(self.r, at, min(at + _MOST_PHRASE, self.r.size))
            if full is None or full.name is None or not self._sure(full.name[0]):
                continue
            if wanted <= set(self.r.words[at + 1 : full.name[0]]):
                return full
        return None

    def _complement(self, at: int) -> bool:
        """Whether the office at *at* completes another, whose name it is that follows: محامي المتهم، كريم عاصي."""
        before = self.r.head(at - 1) if at else None
        return before is not None and not before.definite and before.kind == "person"

    def _sure(self, first: int) -> bool:
        """Whether what opens at *first* in running text is a name: one we know, or one behind an honorific."""
        nouns, words = self.r.speech.nouns, self.r.words
        return words[first] in nouns.given_names or (first > 0 and words[first - 1] in nouns.honorifics)

    def body(self, base: str, before: int) -> Phrase | None:
        """The body that a definite noun takes up again, the nearest before it: شركة «…» for الشركة."""
        for at in reversed([place for place in self.r.places(base) if place < before]):
            full = noun_phrase(self.r, at, min(at + _MOST_PHRASE, self.r.size))
            if full is not None and full.end - full.first > 1:
                return full
        return None
