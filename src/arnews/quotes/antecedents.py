"""What a relative pronoun stands for, and the phrase that ends before a word."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.nouns import Head
from arnews.lexicon.roles import COMMA, PAIR, PREPOSITION, RESUMPTIVE, THAT
from arnews.lexicon.verbs import CueForm
from arnews.quotes.agreement import agrees
from arnews.quotes.phrases import Phrase, noun_phrase, noun_phrase_within
from arnews.quotes.reading import Reading

_PARTS: Final = COMMA | THAT
_LEADING: Final = PREPOSITION | PAIR
# How many words of a phrase are looked through at most.
_MOST_PHRASE: Final = 14
_MOST_LED: Final = 4
_RELATIVES: Final = {"الذي": "m", "التي": "f"}
_ARTICLES: Final = ("ال", "لل", "بال", "وال")


def antecedent(r: Reading, j: int, cue: CueForm, first: int, k: int) -> Phrase | None:
    """What the relative pronoun at *k* stands for, where it can be the one who speaks."""
    if resumed(r, j) and (teller := whose(r, k, first)) is not None:
        return teller  # تصريحات الوزير التي أكد فيها
    if cue.number == "singular" and _RELATIVES.get(r.words[k], cue.gender) != cue.gender:
        return None  # كلينتون التي يرجح فوزها
    phrase = phrase_ending(r, k, first)
    if (led := _led(r, k, first)) is not None and (phrase is None or phrase.head is None):
        phrase = led  # جمعه بالرئيس الذي أبدى
    elif phrase is not None and (last := _last_joined(r, phrase, cue)) >= 0:
        phrase = noun_phrase_within(r, last, k)  # بين واشنطن وهافانا التي …
    if phrase is None or not agrees(phrase, cue) or _adjective(r, phrase):
        return None
    head = phrase.head
    if head is not None and _told_by_another(r, k, head, cue) and (teller := whose(r, k, first)) is not None:
        return teller  # أقوال الشهود ومرافعة المدعي الذي طالب
    if phrase.name is not None:
        return phrase
    return None if head is None or (resumed(r, j) and head.kind != "person") else phrase


def _told_by_another(r: Reading, k: int, head: Head, cue: CueForm) -> bool:
    """Whether the pronoun at *k* and its verb are of one man or woman, not of the many or the papers before them."""
    relative = _RELATIVES.get(r.words[k])
    if relative is None or cue.number != "singular":
        return False
    if head.kind != "document":
        return head.kind == "person" and head.number == "plural"
    return relative == "m" if head.number == "plural" else bool(head.gender) and head.gender != relative


def resumed(r: Reading, j: int) -> bool:
    """Whether a pronoun behind the verb at *j* takes up the noun before it: كلمة أكد فيها."""
    return any(bits & RESUMPTIVE for bits in r.bits[j + 1 : j + 5])


def whose(r: Reading, k: int, first: int) -> Phrase | None:
    """The person who is named just before word *k*, whose speech or letter is taken up behind it."""
    end = k - 1 if r.bits[k - 1] & COMMA else k
    for start in range(max(first, end - _MOST_PHRASE), end):
        phrase = noun_phrase(r, start, end)
        if phrase is None or phrase.end != end or phrase.kind != "person" or phrase.head is None:
            continue
        if phrase.name is None or phrase.name[0] > start or r.words[start] in r.speech.nouns.given_names:
            return phrase  # and not ألقى وزير المال
    return None


def phrase_ending(r: Reading, k: int, first: int) -> Phrase | None:
    """The longest noun phrase that ends just before word *k*; one before a preposition only where none is behind it."""
    if r.bits[k - 1] & COMMA:
        k -= 1
    end = k
    for start in range(k - 1, max(first, k - _MOST_PHRASE) - 1, -1):
        bits = r.bits[start]
        parts = bits & _PARTS
        if parts or bits & _LEADING == PREPOSITION:
            if (phrase := _longest(r, start + 1, end, k)) is not None or parts:
                return phrase
            end = start
    return _longest(r, max(first, k - _MOST_PHRASE), end, k)


def _longest(r: Reading, first: int, last: int, end: int) -> Phrase | None:
    """The first noun phrase that begins at word *first* or behind it, before *last*, and ends before word *end*."""
    for start in range(first, last):
        phrase = noun_phrase(r, start, end)
        if phrase is not None and phrase.end == end and not opens_with_verb(r, phrase):
            return phrase
    return None


def opens_with_verb(r: Reading, phrase: Phrase) -> bool:
    """Whether what looks like a name opens with a verb and و: والتقى كريم عاصي."""
    first = phrase.first
    unknown = r.head(first) is None and r.words[first][0] == "و" and r.words[first] not in r.speech.nouns.given_names
    return unknown and phrase.end - first > 1 and not phrase.marked and r.words[first][1:] not in r.speech.nouns.phrases


def _led(r: Reading, k: int, first: int) -> Phrase | None:
    """The office that ends just before word *k* and carries a preposition: بالرئيس, للوزير الأول."""
    for start in range(k - 1, max(first, k - _MOST_LED) - 1, -1):
        word = r.words[start]
        if (
            word.startswith(("بال", "لل"))
            and r.speech.nouns.known_heads["ال" + word[3:] if word[0] == "ب" else "ال" + word[2:]]
        ):
            phrase = noun_phrase_within(r, start, k)
            return phrase if phrase is not None and phrase.end == k and phrase.kind == "person" else None
    return None


def _last_joined(r: Reading, phrase: Phrase, cue: CueForm) -> int:
    """The word, with its و, of the last place or body that a phrase joins, where the verb is of one; -1 for none."""
    word, nouns = r.words[phrase.first], r.speech.nouns
    if phrase.head is None:
        opens = word[0] == "و" and word not in nouns.given_names and word[1:] in nouns.phrases
        return phrase.first if opens else -1
    last = phrase.end - 1
    several = phrase.joined and phrase.kind == "place" and cue.number == "singular" and r.words[last][0] == "و"
    return last if several else -1


def _adjective(r: Reading, phrase: Phrase) -> bool:
    """Whether what looks like a name is the adjective of a noun before it: النووي in الاتفاق النووي الذي."""
    word, before = r.words[phrase.first], r.words[phrase.first - 1]
    unknown = phrase.head is None and word.startswith("ال") and word not in r.speech.nouns.given_names
    return unknown and before.startswith(_ARTICLES)
