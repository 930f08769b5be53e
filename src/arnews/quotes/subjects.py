"""Who a verb's subject is: behind it, before it, behind adverbs, the noun of a relative clause, a sentence's topic."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.roles import (
    ADDRESSEE,
    ADVERB,
    AS_FOR,
    ASIDE,
    AUXILIARY,
    COLON,
    COMMA,
    CONJUNCTION,
    KNOWN,
    LINE,
    NAME,
    PAIR,
    PARTICLE,
    PRECEDED,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SENTENCE_END,
    THAT,
    THEN,
    TIME,
    TURN,
    VENUE,
    WHEN,
)
from arnews.lexicon.verbs import CueForm
from arnews.quotes.agreement import agrees, manly
from arnews.quotes.antecedents import antecedent, opens_with_verb, phrase_ending, resumed, whose
from arnews.quotes.phrases import Phrase, noun_phrase, noun_phrase_within, opening_phrase
from arnews.quotes.reading import Reading

_PASSED: Final = ADVERB | PARTICLE
_BETWEEN: Final = _PASSED | PRONOUN
_ADVERB: Final = ADVERB | RELATIVE
_SUBORDINATES: Final = RELATIVE | THAT
_OPENS: Final = THAT | THEN | AUXILIARY | CONJUNCTION | LINE
_CLOSES: Final = COMMA | RELATIVE
_BEHIND: Final = COMMA | ADDRESSEE | TURN | TIME | WHEN | ADVERB | VENUE
# How many small words in a row, and how many words of a clause, are looked through at most.
_MOST_SMALL: Final = 24
_MOST_PHRASE: Final = 14
_TELLS: Final = ("document", "organisation")
_MOST_MARKED: Final = 5
_BEFORE_VERB: Final = _PASSED | AUXILIARY
_TO_ME: Final = "لي"
_STARTS: Final = LINE | SENTENCE_END
_TELLS_ME: Final = PAIR | THAT | COLON | COMMA
_ATTACHED: Final = ("ه", "ها", "هم", "هما")


def subject_behind(r: Reading, j: int, end: int, cue: CueForm) -> Phrase | None:
    """The noun phrase after a verb, a day or an adverb between them passed over."""
    bits, verb = r.bits, cue.verb
    k = j + 1 + len(verb.tail)
    while bits[k] & _BETWEEN and k < end and k < j + 4 and (bits[k] & _PASSED or _of_whom(r.words[k], cue)):
        k += 1
    if r.words[k] == _TO_ME and bits[k + 1] & _TELLS_ME and j and not bits[j - 1] & _STARTS:
        return None  # ولما سألته قال لي «…»
    if k >= end:
        return None
    if bits[k] & PAIR:
        if _says(r, k, end, cue):
            return None
        if verb.takes_object and verb.stance != "ask":
            told = noun_phrase(r, r.pair_at[k].after, end)
            if told is not None and told.name is not None:
                return told  # أبلغ «الشرق الأوسط» كريم عاصي
    phrase = noun_phrase(r, k, end, verb.takes_object)
    if phrase is not None and verb.takes_object and cue.gender == "f" and manly(r, phrase):
        return None
    return phrase


def _of_whom(word: str, cue: CueForm) -> bool:
    """Whether a preposition with its pronoun stands before the subject: يقول عنها المؤلف."""
    return not cue.verb.takes_object and len(word) > 2 and word.endswith(_ATTACHED) and "هذ" not in word


def _says(r: Reading, k: int, end: int, cue: CueForm) -> bool:
    """Whether the words in marks right behind the verb are what is said and no name: وأضاف «نستحق الكأس»."""
    pair = r.pair_at[k]
    if r.words[pair.first][-1] == "ا" and pair.close - pair.first > 1 and not r.has(pair.first, KNOWN):
        return True  # طلبت "تعاونا كاملا" من المملكة
    if cue.verb.takes_noun and r.verbal_noun(pair.first):
        return True  # طلبت «وقف تصديره»
    long = cue.verb.speech and pair.close - pair.first > 2
    return long and (pair.after >= end or r.has(pair.after, COMMA | SENTENCE_END | LINE))


def late_subject(r: Reading, j: int, first: int) -> Phrase | None:
    """A subject behind adverbs and prepositions: وقال عقب الاجتماع وزير المالية."""
    nouns, words, bits = r.speech.nouns, r.words, r.bits
    for k in range(j + 2, first):
        if bits[k] & _SUBORDINATES:
            return None
        word, before = words[k], words[k - 1]
        if bits[k - 1] & PREPOSITION:
            continue
        closes = before.startswith("ال") or before.endswith(("ه", "ها", "هم", "ي")) or before in nouns.demonyms
        if not (closes or bits[k - 1] & _BEHIND or k - 1 in r.pair_closing):
            continue
        head = nouns.known_heads[word]
        person = head is not None and head.kind == "person" and not head.proclitic and not r.has(k - 2, PREPOSITION)
        if person or word in nouns.honorifics:
            phrase = noun_phrase(r, k, first)
            if phrase is not None and phrase.name is not None:
                return phrase
    return None


def before_verb(r: Reading, j: int, cue: CueForm, first: int) -> tuple[Phrase | None, Phrase | None]:
    """The subject that stands before its verb at word *j*, or what a relative pronoun there stands for.

    لكن الشرطة قالت, وكان الوزير قد صرح; الوزير الذي قال. The sentence opens at word *first*.
    """
    bits, proclitic = r.bits, cue.proclitic
    k = _verb_start(r, j, first) if bits[j - 1] & _BEFORE_VERB else j - 1
    if bits[k] & TURN and bits[k - 1] & PREPOSITION and k - 2 > first and r.head(first) is not None:
        k -= 2  # بلدية المدينة من جهتها طالبت
    here = bits[k]
    if here & RELATIVE:
        return None, antecedent(r, j, cue, first, k)
    if here & THAT and not bits[j - 2] & NAME and (preceded := _preceded(r, k, first)) is not None:
        return preceded, None
    if here & COMMA and not proclitic and k == j - 1:
        outer = _interrupted(r, k, first) or _behind_that(r, k, first)
        if outer is not None and agrees(outer, cue):
            return outer, None
    if bits[first] & AS_FOR and "ف" in (proclitic, r.words[j - 1][0]):
        led = r.words[first + 2][0] == "ل" and bits[first + 1] & PREPOSITION
        phrase = noun_phrase_within(r, first + 2, k + 1) if led else noun_phrase(r, first + 1, k + 1)
        if phrase is not None and (phrase.end == k + 1 or bits[phrase.end] & _CLOSES):
            return phrase, None
    return (None if proclitic == "و" or proclitic == "ف" else _in_clause(r, j, cue, first, k)), None


def _verb_start(r: Reading, j: int, first: int) -> int:
    """The last word before the verb at *j* with its particles and adverbs."""
    bits, k = r.bits, j - 1
    floor = max(first, k - _MOST_SMALL)
    while k >= floor and (bits[k] & PARTICLE or bits[k] & _ADVERB == ADVERB):
        k -= 1
    if k > floor and bits[k] & AUXILIARY and r.words[k][0] not in "وف":
        k -= 1  # الوزير كان أعلن, الذي كان يطالب
    return k - 1 if k < j - 1 and bits[k] & COMMA else k


def _in_clause(r: Reading, j: int, cue: CueForm, first: int, k: int) -> Phrase | None:
    """The subject at the head of the clause that ends with word *k*."""
    bits, start = r.bits, _clause_start(r, k, first)
    if start > k:
        return None
    if start - 1 > first and bits[start - 1] & COMMA and (named := _set_beside(r, start, first, k)) is not None:
        return named if agrees(named, cue) else None
    phrase = opening_phrase(r, start, k + 1) or noun_phrase(r, start, k + 1)
    if phrase is not None and phrase.marked and phrase.end - phrase.first > _MOST_MARKED:
        return None  # «نقف في الطريق ست ساعات»، هكذا وصف
    if phrase is not None and agrees(phrase, cue) and not opens_with_verb(r, phrase):
        behind = phrase.end
        aside = bits[behind] & COMMA and (behind == k or bits[behind + 1] & RELATIVE)
        tells = phrase.head is not None and phrase.head.kind in _TELLS
        was = tells and bits[start - 1] & AUXILIARY and not resumed(r, j)  # كانت دراسة نشرت في يوليو أشارت
        if behind == j and bits[start - 1] & COMMA and _is_document(phrase) and start > first and resumed(r, j):
            return whose(r, start - 1, first)  # ألقى كريم عاصي، وزير العدل، كلمة أكد فيها
        if behind == k + 1 or aside or bits[behind] & RELATIVE or (was and not any(b & COMMA for b in bits[behind:k])):
            return phrase
    return _beside_verb(r, j, cue, first) if k == j - 1 else None


def _beside_verb(r: Reading, j: int, cue: CueForm, first: int) -> Phrase | None:
    """The subject right before its verb at *j*, in a clause that opens with something else."""
    if r.words[j - 1].startswith("وال") and (joined := _joined(r, j - 1, cue)) is not None:
        return joined
    if r.bits[j - 1] & COMMA or noun_phrase(r, j + 1, j + 4) is not None:
        return None
    # An indefinite noun with a clause for its adjective: تقارير طبية تؤكد …
    described = phrase_ending(r, j, first)
    thing = r.head(j - 1)
    if thing is not None and thing.kind != "person" and resumed(r, j):
        return whose(r, j - 1, first)  # ألقى الوزير كلمة أكد فيها
    return described if described is not None and _has_office(described) and agrees(described, cue) else None


def _has_office(phrase: Phrase) -> bool:
    return phrase.head is not None and bool(phrase.head.base)


def _is_document(phrase: Phrase) -> bool:
    return phrase.head is not None and phrase.head.kind == "document" and phrase.name is None


def _joined(r: Reading, k: int, cue: CueForm) -> Phrase | None:
    """The body or office of one word with و that opens a clause before its verb: والنقابة تتوعد."""
    head = r.speech.nouns.known_heads[r.words[k][1:]]
    somebody = head is not None and head.kind in ("person", "organisation") and head.number == cue.number == "singular"
    return noun_phrase_within(r, k, k + 1) if head is not None and somebody and head.gender == cue.gender else None


def _set_beside(r: Reading, start: int, first: int, k: int) -> Phrase | None:
    """The name that what begins at word *start* stands beside: كان كريم عاصي، وزير العدل، قد قال."""
    phrase = noun_phrase(r, _clause_start(r, start - 2, first), k + 1)
    whole = phrase is not None and phrase.end == k + 1 and phrase.first < start
    return phrase if whole and phrase is not None and phrase.name is not None else None


def _preceded(r: Reading, k: int, first: int) -> Phrase | None:
    """وسبق للوزيرة أن قالت: the subject stands before أن, behind ل."""
    for i in range(k - 1, max(first, k - 12), -1):
        if r.has(i - 1, PRECEDED) and r.words[i].startswith("ل"):
            return noun_phrase_within(r, i, k)
    return None


def _interrupted(r: Reading, k: int, first: int) -> Phrase | None:
    """The phrase that opens the sentence, where a relative clause or an aside parts it from its verb at *k*."""
    last = min(k, first + _MOST_SMALL)
    while first < last and r.has(first, CONJUNCTION | THAT):
        first += 1
    phrase = noun_phrase(r, first, k) if not r.has(first, PAIR) else None
    if phrase is None or not r.comma(phrase.end):
        return None
    return phrase if phrase.end == k or r.has(phrase.end + 1, RELATIVE | ASIDE) else None


def _behind_that(r: Reading, k: int, first: int) -> Phrase | None:
    """The phrase between a particle and the comma *k*: أن الوزير كريم الحلو، أخبره."""
    if not any(bits & THAT for bits in r.bits[max(first - 1, k - _MOST_PHRASE - 2, 0) : k]):
        return None
    phrase = phrase_ending(r, k, first)
    return phrase if phrase is not None and r.bits[phrase.first - 1] & THAT else None


def _clause_start(r: Reading, k: int, first: int) -> int:
    """The first word of the clause that holds word *k*, conjunctions and auxiliaries left out."""
    asked, answer = r.clause_start
    words, bits = r.words, r.bits
    for start in range(k, first - 1, -1):
        if start == asked and answer >= first:
            break
        here = bits[start]
        if here & COMMA:
            parts = not _inside_relative(r, start, first)
        else:
            parts = words[start] in ":-–" or words[start] == "." == words[start - 1]
        if here & _OPENS or parts:
            answer = start + 1
            break
    else:
        answer = first
    if answer <= k:
        r.clause_start = (k, answer)
    return answer


def _inside_relative(r: Reading, at: int, first: int) -> bool:
    """Whether a relative clause may be open at the comma *at*."""
    return any(bits & RELATIVE for bits in r.bits[max(first, at - 2) : at + 3])
