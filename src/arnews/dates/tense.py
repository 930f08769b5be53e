"""On which side of today a clause lies, by the words before and behind a bare weekday or month."""

from __future__ import annotations

from arnews.dates.reader import Reader

_STOPS = frozenset("\n.؟!?؛")


def tense_at(r: Reader, first: int, end: int) -> str | None:
    """``"future"``, ``"past"`` or ``None``, by the nearest word of the clause that tells."""
    words, tenses = r.words, r.table.tenses
    if r.is_link("since", first - 1):
        return "past"
    if r.is_link("to", first - 1):
        return None
    for back, word in enumerate(reversed(words[max(0, first - 12) : first]), 1):
        if word in _STOPS:
            break
        told = tenses.get(word)
        if told is not None:
            return "past" if r.is_link("was", first - back - 1) or r.is_link("was", first - back - 2) else told
        if word[0] in "سوف" and _is_future_verb(r, word):
            return "future"
    for word in words[end : end + 5]:
        if word in _STOPS:
            break
        if word[0] in "سوف" and _is_future_verb(r, word):
            return "future"
    return None


def _is_future_verb(r: Reader, word: str) -> bool:
    """Whether a word is a verb with the سـ of the future, و or ف before it read over."""
    verb = word[1:] if word[0] in "وف" else word
    if len(verb) < 4 or verb[0] != "س" or verb[1] not in "يتن":
        return False
    return verb not in r.table.not_future and not verb.startswith(r.table.not_future_stems)
