"""Nouns that state what somebody says: إحراز تقدم, رغبتها في تبادل الآراء."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.natures import ARTICLE, VERBAL
from arnews.lexicon.roles import PREPOSITION
from arnews.quotes.reading import Reading

_NOUN: Final = ARTICLE | VERBAL


def states(r: Reading, j: int, cut: int, alone: bool = False) -> bool:
    """Whether word *j*, its first *cut* letters taken off, is a verbal noun that states something."""
    word = r.words[j][cut:]
    governed = cut > 0 or r.bits[j - 1] & PREPOSITION != 0
    if word.startswith("ال") and (word[2:] in r.speech.verbal_nouns or r.verbal_noun(j, cut + 2, governed)):
        return (alone or governed) and r.words[j + 1].startswith(("ل", "ب", "في", "عل", "من"))
    return r.verbal_noun(j, cut, governed)


def can_state(r: Reading, j: int) -> bool:
    """Whether word *j* may be a verbal noun, by itself or behind the preposition before it."""
    return r.speech.natures[r.words[j]] & _NOUN != 0 or r.bits[j - 1] & PREPOSITION != 0


def feels(r: Reading, j: int) -> bool:
    """Whether a feeling at *j* leads to a proposition: رغبتها في تبادل الآراء."""
    if not r.words[j].endswith(("ه", "ها", "هم")) or j + 2 >= r.size:
        return False
    following = r.words[j + 2] if r.words[j + 1] in ("في", "ل", "من") else r.words[j + 1]
    nouns = r.speech.verbal_nouns
    return following in nouns or following.removeprefix("ال") in nouns or following[1:] in nouns
