"""What stands in quotation marks and is nobody's quote: names, titles, terms, slogans."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.roles import ADVERB, THAT
from arnews.quotes.marks import Pair
from arnews.quotes.reading import Reading

_NAME_CLITICS: Final = frozenset({"ل", "و", "ك", "ال", "لل", "وال", "بال"})
_MOST_TERM_WORDS: Final = 3
_MOST_TITLE_WORDS: Final = 12


def term_reason(r: Reading, pair: Pair, counts: dict[str, int]) -> str | None:
    """Why the pair is a name or a term, or ``None`` where it may hold somebody's words.

    *counts* says how often each short stretch in marks stands in the text.
    """
    size = pair.close - pair.first
    if size <= 0:
        return "term"
    before = r.words[pair.open - 1] if pair.open > 0 else "\n"
    if size <= _MOST_TITLE_WORDS and named(r, pair.open - 1):
        return "title" if size > _MOST_TERM_WORDS else "name"
    if size > _MOST_TERM_WORDS:
        return None
    inside = r.words[pair.first : pair.close]
    if all(word.isascii() for word in inside):
        return "term"
    if before in _NAME_CLITICS and r.scan.glued(pair.open):
        return "name"
    if counts.get(" ".join(inside), 0) > 1 and not r.has(pair.open - 1, THAT):
        return "term"
    return None


def named(r: Reading, at: int) -> bool:
    """Whether the word at *at*, or the one before its adjective, says that a name follows."""
    if at < 0:
        return False
    follow = r.speech.names_follow
    word = r.words[at]
    if word == "ب" and at > 0:
        at -= 1
        if r.has(at, ADVERB) or r.words[at].endswith("يا"):
            at -= 1
        word = r.words[at]
        return word[0] in "يتام" and _among(follow, word)
    return _among(follow, word) or (at > 0 and word.startswith("ال") and _among(follow, r.words[at - 1]))


def _among(follow: frozenset[str], word: str) -> bool:
    """Whether *word* is one of *follow*, with or without a clitic that it may carry."""
    if word in follow:
        return True
    return word[0] in "ولبف" and (word[2:] if word.startswith("لل") else word[1:]) in follow
