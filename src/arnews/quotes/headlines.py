"""فلان: …, as headlines and interviews write it: a name, a colon, and what it says."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.roles import LABEL, LINE, PAIR, THAT
from arnews.quotes.drafts import Attribution
from arnews.quotes.phrases import Phrase, noun_phrase, noun_phrase_within
from arnews.quotes.reading import Reading

_MOST_NAME: Final = 7
# The link to the article under it, as some papers repeat its headline there.
_TELLS: Final = ("دراسه", "استطلاع", "مصدر")
"""What tells something in a headline, without an article: دراسة: …"""
_MOST_TOLD: Final = 4
_LINK: Final = "رابط"
# How far away a turn of the same speaker is looked for.
_WINDOW: Final = 50_000


def headline(r: Reading, sentence: tuple[int, int], number: int) -> Attribution | None:
    """The attribution at the head of the text, or a turn of an interview behind a dash."""
    first, end = sentence
    if r.words[first] == _LINK:
        colon = next((k for k in range(first + 1, min(end, first + _MOST_NAME)) if r.words[k] == ":"), end)
        return _titled(r, sentence, min(colon + 1, end - 1))
    if not (first == 0 or r.bits[first - 1] & LINE) or r.bits[first] & LABEL or ":" not in r.words[first:end]:
        return None
    dashed = r.words[first] in "-–—•*"
    if not (dashed or number == 0 or _takes_turns(r, first, end)):
        return None
    line = _titled(r, sentence, first + 1 if dashed else first)
    return line if line is not None or first else _second_half(r, sentence)


def _second_half(r: Reading, sentence: tuple[int, int]) -> Attribution | None:
    """The attribution behind the dots of a headline: القبض على العصابة.. والمتهمون: نحن أصدقاء."""
    words = r.words
    for k in range(sentence[0] + 2, sentence[1] - 1):
        if words[k][0] == "و" and len(words[k]) > 1 and words[k - 1] == "." == words[k - 2]:
            return _titled(r, sentence, k, joined=True)
    return None


def _titled(r: Reading, sentence: tuple[int, int], first: int, joined: bool = False) -> Attribution | None:
    """The attribution that opens with a name at word *first*, which carries و where it is *joined* to something."""
    end = sentence[1]
    phrase = noun_phrase_within(r, first, end) if joined else noun_phrase(r, first, end)
    at = _behind_addressee(r, phrase.end, end) if phrase is not None else end
    if phrase is None or at >= end or r.words[at] != ":" or end - at < 4:
        return None
    if r.has(at + 1, THAT) or not _can_speak(r, phrase):
        return None
    draft = Attribution("headline", sentence, at + 1, cue=(at, at + 1), stance="neutral", speaker=phrase)
    draft.pair = r.pair_at.get(at + 1)
    if draft.pair is not None and draft.pair.after < end - 1:
        draft.pair = None  # «الإخبارية» ستنفصل
    if draft.pair is not None:
        draft.first = draft.pair.first
    return draft


def _behind_addressee(r: Reading, at: int, end: int) -> int:
    """The word behind whom somebody spoke to: الوزير لـ«المرجان»: …, الوزير للمرجان: …; *at* where none is named."""
    if at + 1 >= end or r.words[at][0] != "ل":
        return at
    if r.words[at] == "ل" and r.bits[at + 1] & PAIR:
        return r.pair_at[at + 1].after
    near = range(at + 1, min(end, at + _MOST_TOLD))
    return next((k for k in near if r.words[k] == ":"), at + 1)


def _takes_turns(r: Reading, first: int, end: int) -> bool:
    """Whether the words before the colon open another line as well, as a name does in an interview."""
    near = r.words[first + 1 : min(end, first + _MOST_NAME)]
    if ":" not in near:
        return False
    text, at = r.scan.text.folded, r.scan.starts[first]
    label = "\n" + text[at : r.scan.end(first + 1 + near.index(":"))]
    if text.find(label, at, at + _WINDOW) >= 0 or text.rfind(label, max(0, at - _WINDOW), max(0, at - 1)) >= 0:
        return True
    return 0 < at < _WINDOW and text.startswith(label[1:])


def _can_speak(r: Reading, phrase: Phrase) -> bool:
    """Whether a name before a colon speaks: a place only where no marks follow."""
    kind = phrase.head.kind if phrase.head is not None else None
    if kind == "place":
        known = r.speech.nouns.phrase(r.words, phrase.first)
        return known is not None and known[1] == "state" and r.words[phrase.end + 1] not in ("«", '"')
    bare = phrase.end - phrase.first == 1 and phrase.name is None and phrase.head is not None
    if bare and phrase.head is not None and not phrase.head.definite:
        return phrase.first == 0 and (phrase.head.number == "plural" or phrase.head.base in _TELLS)
    return phrase.name is not None or kind in ("person", "organisation", "group")
