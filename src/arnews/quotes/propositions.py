"""Nouns that state what somebody says: إحراز تقدم, رغبتها في تبادل الآراء."""

from __future__ import annotations

from arnews.lexicon.roles import PREPOSITION, TIME
from arnews.quotes.reading import Reading


def states(r: Reading, j: int, cut: int, alone: bool = False) -> bool:
    """Whether word *j*, its first *cut* letters taken off, is a verbal noun that states something."""
    word = r.words[j][cut:]
    if r.has(j, TIME):
        return False  # في منتصف تشرين الأول
    governed = cut > 0 or r.has(j - 1, PREPOSITION)
    if word.startswith("ال") and (word[2:] in r.speech.verbal_nouns or r.verbal_noun(j, cut + 2, governed)):
        return (alone or governed) and (r.has(j + 1, PREPOSITION) or r.words[j + 1].startswith(("ل", "ب")))
    return r.verbal_noun(j, cut, governed)


def feels(r: Reading, j: int) -> bool:
    """Whether a feeling at *j* leads to a proposition: رغبتها في تبادل الآراء."""
    if not r.words[j].endswith(("ه", "ها", "هم")) or j + 2 >= r.size:
        return False
    following = r.words[j + 2] if r.words[j + 1] in ("في", "ل", "من") else r.words[j + 1]
    nouns = r.speech.verbal_nouns
    return following in nouns or following.removeprefix("ال") in nouns or following[1:] in nouns
