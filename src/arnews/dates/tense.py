"""On which side of today a clause lies, by the words before and behind a bare weekday or month."""

from __future__ import annotations

from typing import Final

from arnews.dates.reader import Reader
from arnews.lexicon.calendar import STOP

_FUTURE: Final = "سوف"
_SHORT: Final = 3


def tense_at(r: Reader, first: int, end: int) -> str | None:
    """``"future"``, ``"past"`` or ``None``, by the nearest word of the clause that tells."""
    words, told_by = r.words, r.table.tenses
    settled = r.table.told_before.get(words[first - 1], "")
    if settled or (settled is None and not r.is_link("until", first - 1)):
        return settled
    clause = words[max(0, first - 12) : first]
    clause.reverse()
    following = ""
    for word in clause:
        told = told_by.get(word) or ("future" if word == "ان" and _wished(following) else None)
        following = word
        if told is None:
            if word[0] not in _FUTURE or not _is_future_verb(r, word):
                continue
            told = "future"
        if told == STOP:
            break
        return "past" if told == "future" and _was(r, first - 1 - clause.index(word)) else told
    return _told_behind(r, end)


def _wished(word: str) -> bool:
    """Whether a word behind أن is a verb of what is wished or expected: توقعت أن يستمر."""
    return word[:1] == "ي" and len(word) > _SHORT


def _was(r: Reader, i: int) -> bool:
    """Whether ``كان`` stands before a verb of the future: ``كان من المقرر أن يصل``."""
    for k in range(i - 1, max(-1, i - 6), -1):
        if r.table.tenses.get(r.words[k]) == STOP:
            return False
        if r.is_link("was", k):
            return True
    return False


def _told_behind(r: Reader, end: int) -> str | None:
    """A verb of the future among the next words of the clause."""
    for word in r.words[end : end + 5]:
        if r.table.tenses.get(word) == STOP:
            break
        if word[0] in _FUTURE and _is_future_verb(r, word):
            return "future"
    return None


def _is_future_verb(r: Reader, word: str) -> bool:
    """Whether a word is a verb with the سـ of the future, و or ف before it read over."""
    verb = word[1:] if word[0] in "وف" else word
    if len(verb) < 4 or verb[0] != "س" or verb[1] not in "يتن":
        return False
    return verb not in r.table.not_future and not verb.startswith(r.table.not_future_stems)
