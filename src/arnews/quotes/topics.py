"""Who a clause without a cue is about, and who acts in it."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.roles import (
    AS_FOR,
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    CUE,
    NAME,
    NEGATION,
    PARTICLE,
    PREPOSITION,
    QUANTIFIER,
    THAT,
    TURN,
)
from arnews.quotes.phrases import Phrase, noun_phrase, opening_phrase
from arnews.quotes.reading import Reading

_MOST_SMALL: Final = 24
_MOST_LEAD: Final = 16
_QUESTIONED: Final = ("بسؤال", "بمواجهه", "باستجواب")
_LEADS: Final = CONJUNCTION | THAT | AUXILIARY | PARTICLE | AS_FOR | NEGATION
_NO_TOPIC: Final = PREPOSITION | COMMA


def topic(r: Reading, first: int, end: int) -> Phrase | None:
    """The subject of the clause that opens a sentence: a phrase after its first verb, or before it."""
    last = min(end, first + _MOST_SMALL)
    while first < last and r.has(first, _LEADS):
        first += 1
    if first < end and r.has(first + 1, TURN) and r.has(first, PREPOSITION):
        first += 3 if r.comma(first + 2) else 2  # من جانبه ألقى الوزير كلمة
    if r.words[first].removeprefix("و") in _QUESTIONED:
        return noun_phrase(r, first + 1, end, loose=True)  # وبسؤال المتهم، أقر
    if first < end and r.has(first, PREPOSITION):
        # في المقابل، رفض المدرب …
        first = next((k + 1 for k in range(first + 1, min(end, first + _MOST_LEAD)) if r.comma(k)), first)
    if first >= end or r.has(first, _NO_TOPIC):
        return None
    behind_was = r.has(first - 1, AUXILIARY)
    nominal = not r.has(first, CUE) and (behind_was or _nominal_start(r, first))
    for k in (first, first + 1) if nominal else (first + 1,):
        phrase = noun_phrase(r, k, end, loose=True)
        if phrase is not None and (_names_somebody(r, phrase) or (behind_was and _whole_name(phrase))):
            return phrase
    return None


def many(r: Reading, first: int, at: int) -> Phrase | None:
    """The people whom a verb in the plural at word *at* can go on about, named before it in its sentence."""
    for k in range(at - 1, max(first, at - _MOST_SMALL) - 1, -1):
        if _many(r, k) and not _many(r, k - 1):  # خبراء in خبراء اقتصاديون
            of_them = r.words[k - 1] == "من" and r.has(k - 2, QUANTIFIER)  # عدد من المحتجين
            return noun_phrase(r, k - 2 if of_them else k, at)
    return None


def _many(r: Reading, k: int) -> bool:
    """Whether word *k* is a noun for several people."""
    head = r.head(k) if not r.bits[k] & CUE else None
    return head is not None and head.number == "plural" and head.kind in ("person", "group") and not head.owned


def actor(r: Reading, first: int, end: int) -> Phrase | None:
    """Who acts in a clause that reports nothing, by the word *first* of its subject, where it can be somebody."""
    phrase = opening_phrase(r, first, end) or noun_phrase(r, first, end, loose=True)
    if phrase is None or phrase.kind == "unknown":
        return None
    head = phrase.head
    if head is not None and ((head.owned and phrase.kind != "person") or (head.kind == "place" and head.base)):
        return None  # مكتبه, مدينة البصرة
    return phrase


def _whole_name(phrase: Phrase) -> bool:
    """Whether a phrase is a name of two words or more: كان شون كومز معروفا."""
    return phrase.name is not None and phrase.name[1] - phrase.name[0] > 1


def _nominal_start(r: Reading, k: int) -> bool:
    """Whether word *k* opens a sentence as a noun or a name."""
    word, nouns = r.words[k], r.speech.nouns
    named = word in nouns.given_names or word in nouns.honorifics or r.has(k, NAME)
    if named or nouns.known_heads[word] is not None:
        return True
    return nouns.phrase(r.words, k) is not None


def _names_somebody(r: Reading, phrase: Phrase) -> bool:
    """Whether the phrase is an office or a body, or a name with a title or a known given name."""
    if phrase.name is not None:
        first = phrase.name[0]
        titled = _whole_name(phrase) and phrase.head is not None and phrase.head.kind == "person"
        return titled or r.words[first] in r.speech.nouns.given_names or r.has(first, NAME)
    head = phrase.head
    if head is None or (head.owned and head.kind != "person"):
        return False  # اعتذر مكتبه: he himself is still the one who is talked about
    return head.kind in ("person", "organisation", "group", "place")
