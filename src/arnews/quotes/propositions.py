"""Nouns that state what somebody says: إحراز تقدم, رغبتها في تبادل الآراء."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.natures import ARTICLE, VERBAL
from arnews.lexicon.roles import KNOWN, PREPOSITION, PRONOUN, TIME
from arnews.lexicon.speech import NO
from arnews.quotes.phrases import addresses
from arnews.quotes.reading import Reading

_MOST_ADJECTIVES: Final = 3
_SHORT: Final = 3
_NOUN: Final = ARTICLE | VERBAL

_NO_NOUN: Final = TIME | PRONOUN


def states(r: Reading, j: int, cut: int, alone: bool = False) -> bool:
    """Whether word *j*, its first *cut* letters taken off, is a verbal noun that states something."""
    word = r.words[j][cut:]
    if cut == 0 and addresses(r, j, r.speech.natures[word]):
        return False  # أكدت سعادة السفيرة
    if r.bits[j] & _NO_NOUN or word[2:] in r.speech.nouns.demonyms:
        return False  # في منتصف تشرين الأول, التركية
    governed = cut > 0 or r.bits[j - 1] & PREPOSITION != 0
    if word.startswith("ال") and (word[2:] in r.speech.verbal_nouns or r.verbal_noun(j, cut + 2, governed)):
        return (alone or governed) and _governs(r, j)
    return r.verbal_noun(j, cut, governed)


def _governs(r: Reading, j: int) -> bool:
    """Whether a preposition follows the definite noun at *j*, an adjective between them: التدخل الفوري لاستعادة."""
    k = j + 1
    while k < j + _MOST_ADJECTIVES and r.words[k].startswith("ال") and not r.has(k, KNOWN):
        k += 1
    return r.has(k, PREPOSITION) or r.words[k].startswith(("ل", "ب"))


def foresees(r: Reading, j: int) -> bool:
    """Whether word *j* is an indefinite verbal noun with what it leads to: توقع نموا في الناتج."""
    word = r.words[j]
    if word[-1] != "ا" or len(word) <= _SHORT or not r.has(j + 1, PREPOSITION):
        return False
    return r.speech.states[word[:-1]] != NO


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
