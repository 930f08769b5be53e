"""Cues that are no verbs: بحسب, وفقا لـ, نقلا عن, برأيه, على حد قوله; the clause that they qualify is the content."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.roles import (
    ADVERB,
    BUT,
    COMMA,
    CONJUNCTION,
    CUE,
    NARRATOR,
    NEGATION,
    PAIR,
    PRONOUN,
    QUANTIFIER,
    RELATIVE,
    TAKES_VERB,
    THAT,
    THEN,
    TIME,
    TURN,
    VOICE,
    WHEN,
    WHILE,
)
from arnews.lexicon.verbs import CueForm
from arnews.quotes.drafts import Attribution, Desk
from arnews.quotes.phrases import Phrase, noun_phrase, noun_phrase_within
from arnews.quotes.reading import DASHES, Reading
from arnews.quotes.subjects import late_subject

_FROM: Final = ("من", "ومن")
_AGENT: Final = ["من", "قبل"]
_PARTS: Final = BUT | WHILE
_DAYS: Final = TIME | WHEN | ADVERB
_MOST_BACK: Final = 400
_SHORT: Final = 4
_ELATIVE: Final = 4
_TO_WHOM: Final = ("له", "لها", "لهم", "لهما")
_MOST_TITLE: Final = 6
# How many words of a clause that describes the source are passed over.
_MOST_DESCRIBED: Final = 24


@define(slots=True)
class _Source:
    """Who is named after a nominal cue."""

    phrase: Phrase | None
    cue_end: int
    after: int
    """The word behind all of it."""
    verb: CueForm | None = None
    """The verb between the two: بحسب ما قال."""
    referred: bool = False
    """Whether a pronoun stands for the one who is named: وفقا له."""


_OWNED: Final = ("هما", "هم", "ها", "ه")


def nominal(desk: Desk, j: int) -> Attribution | None:
    """The attribution of the nominal cue at word *j*."""
    r = desk.r
    cue = r.nominal(j)
    assert cue is not None  # noqa: S101 - the word bears the bit of one
    if cue.takes == "own":
        return _own_view(desk, j)
    start = j - len(cue.behind)
    found = _source(r, j, cue.takes, desk.end)
    own = r.cue(found.cue_end - 1)
    if found.phrase is None and found.verb is None and (own is None or not own.owner) and not found.referred:
        return None
    draft = Attribution("according", desk.sentence, 0, cue=(start, found.cue_end), lemma=cue.word, stance="neutral")
    draft.speaker, draft.own = found.phrase, found.phrase is None
    if found.verb is not None:
        draft.form, draft.stance = found.verb, found.verb.verb.stance
    elif found.phrase is None:
        draft.form = own
    return place(desk, draft, start, found.after)


def _own_view(desk: Desk, j: int) -> Attribution | None:
    """وهي برأيه "فرصة": an opinion in marks."""
    pair = desk.r.pair_at.get(j + 1)
    if pair is None:
        return None
    draft = Attribution("opinion: marks", desk.sentence, pair.first, cue=(j, j + 1), lemma="رأي", stance="opinion")
    draft.pair, draft.own = pair, True
    return draft


def _source(r: Reading, j: int, takes: str, end: int) -> _Source:
    """Who is named after the nominal cue at word *j*."""
    k = j + 1
    if k < end and r.has(k, TAKES_VERB):
        takes, k = "verb", k + 1
    cue = r.cue(k) if k < end else None
    if takes == "verb":
        if cue is None or cue.form not in ("past", "present"):
            return _Source(None, j, j)
        return _verb_source(r, k, cue, end)
    if cue is not None and cue.form == "noun" and cue.owner:
        return _Source(None, k + 1, k + 1)
    if takes == "saying" and k < end and not r.has(k, VOICE) and (cue is None or cue.form != "noun"):
        return _Source(None, j, j)  # على حد أدنى
    if takes == "saying":
        return _Source(noun_phrase(r, k + 1, end), k + 1, k + 2)
    if takes == "l" and k < end and r.words[k] in _TO_WHOM:
        return _Source(None, k, k + 1, referred=True)
    if k < end and r.has(k, VOICE):
        k += 1  # بحسب رأي المختصين
    phrase = _source_phrase(r, k, takes, end)
    return _Source(phrase, j + 1, phrase.end if phrase else j + 1)


def _verb_source(r: Reading, k: int, cue: CueForm, end: int) -> _Source:
    """Who is the subject of the verb at *k* behind a nominal cue, or its agent: بحسب ما ذكر من قبل الوزارة."""
    following = k + 1 + len(cue.verb.tail)
    while following < end and r.has(following, PRONOUN | ADVERB):
        following += 1
    if "x" in cue.verb.noun:
        near = range(following, min(end, following + 4))
        following = next((i + 2 for i in near if r.words[i : i + 2] == _AGENT), following)
    phrase = noun_phrase(r, following, end) or late_subject(r, k, min(end, k + 14))
    return _Source(phrase, k + 1, phrase.end if phrase else k + 1, cue)


def _source_phrase(r: Reading, k: int, takes: str, end: int) -> Phrase | None:
    """The phrase after a nominal cue, where it can be a source and not a law or a plan."""
    if k >= end:
        return None
    if r.has(k, PRONOUN) and r.words[k + 1].startswith("ال"):
        k += 1  # بحسب هذا القانون
    word = r.words[k]
    if takes == "عن":
        return noun_phrase(r, k + 1, end) if word == "عن" else None
    if takes == "l":
        if word == "ل" and r.has(k + 1, PAIR):
            return noun_phrase(r, k + 1, end)
        if not word.startswith("ل"):
            return None
    bare = word.removeprefix("لل" if word.startswith("لل") else "ل").removeprefix("ال")
    teller = r.speech.nouns.known_heads[bare]  # شرطة, and not his condition, شرطه
    tells = teller is not None and teller.kind == "organisation" and bare not in r.speech.not_sources
    if not tells and not r.speech.not_sources.isdisjoint(_stems(bare)):
        return None
    elative = r.speech.words.get(bare, 0) & QUANTIFIER and bare[0] == "ا" and len(bare) == _ELATIVE
    if elative and r.head(k + 1) is None:
        return None  # وفقا لأحدث المعايير
    phrase = noun_phrase_within(r, k, end) if takes == "l" else noun_phrase(r, k, end)
    return phrase if phrase is not None and _can_tell(r, phrase) else None


def _stems(word: str) -> tuple[str, ...]:
    """A noun as it is, and without a pronoun and the ending of a plural: رغباتهم is of رغبة."""
    own = next((word.removesuffix(ending) for ending in _OWNED if word.endswith(ending)), word)
    stem = own.removesuffix("ات").removesuffix("ين")
    return word, own, own[:-1] + "ه", stem, stem + "ه"


def _can_tell(r: Reading, phrase: Phrase) -> bool:
    """Whether a phrase behind بحسب names somebody: not حسب القطاعات الاقتصادية."""
    if phrase.head is not None or phrase.name is None:
        return phrase.head is not None
    word = r.words[phrase.name[0]]
    return phrase.marked or not word.startswith("ال") or word in r.speech.nouns.given_names or r.surname(word)


# The clause that is qualified ----------------------------------------------------------------------------


def place(desk: Desk, draft: Attribution, j: int, after: int) -> Attribution | None:
    """Give a cue at word *j*, with its source up to *after*, the clause that it qualifies."""
    r = desk.r
    if _opens(desk, j) or r.has(j - 1, THAT) or _resumes(r, j, after):
        return _fronted(desk, draft, after)
    if desk.open_from <= j:
        return None
    k = j - 1
    while k > desk.first and r.has(k, COMMA | NARRATOR):
        k -= 1
    draft.rule = "according: final"
    pair = r.pair_closing.get(k)
    if pair is not None and (pair.open - desk.first <= 1 or r.comma(pair.open - 1)):
        draft.first, draft.pair = pair.first, pair
        return draft
    dashed = r.words[j - 1] in DASHES and r.words[after] in DASHES
    if (r.comma(after) or dashed) and after + 1 < desk.end and _goes_on(r, after + 1):
        first, end = max(desk.first, j - _MOST_BACK), min(desk.end, j + _MOST_BACK)
        draft.first, draft.end, draft.rule = first, end, "according: inside"
        draft.cut = _narrated(r, first)
        return draft
    return _clause_before(desk, draft, j, k + 1)


def _opens(desk: Desk, j: int) -> bool:
    """Whether nothing but small words stands before the cue in its sentence."""
    r = desk.r
    lead = j - 1 if r.words[j - 1] == "و" else j
    return all(r.has(k, TURN | COMMA | CONJUNCTION) or r.words[k] in "منو" for k in range(desk.first, lead))


def _resumes(r: Reading, j: int, after: int) -> bool:
    """Whether the cue opens a clause with و: …، ووفقا للوزارة فإن."""
    word = r.words[j]
    return word[0] == "و" and word[1:] in r.speech.words and r.has(after, THEN | COMMA)


def _fronted(desk: Desk, draft: Attribution, after: int) -> Attribution | None:
    """The clause behind the cue is the content."""
    r, k = desk.r, _behind_description(desk, after)
    while k < desk.end and (r.has(k, COMMA | THAT | THEN) or r.words[k] == ":"):
        k += 1
    if k >= desk.end:
        return None
    draft.first, draft.pair, draft.rule = k, r.pair_at.get(k), "according: fronted"
    return draft


def _behind_description(desk: Desk, after: int) -> int:
    """The word behind what describes the source, where فإن takes up the clause: وفقا للبيانات التي نشرتها، فإن."""
    r, last = desk.r, min(desk.end, after + _MOST_DESCRIBED)
    while r.has(after, _DAYS) and not r.has(after, THAT | THEN):
        after += 1  # وفقا لبيان الوزارة الصادر اليوم، تبدأ
    if r.has(after, COMMA | THAT | THEN | PAIR):
        return after
    k = after
    while k < last:
        if r.has(k, PAIR) and r.pair_at[k].after - k <= _MOST_TITLE:
            k = r.pair_at[k].after  # الدراسة التي نشرتها مجلة «المرجان»، فإن
        if r.has(k, PAIR | CUE):
            return after
        if r.has(k, THEN) or (r.has(k, COMMA) and r.has(after, RELATIVE)):
            return k
        k += 1
    return after


def _clause_before(desk: Desk, draft: Attribution, j: int, end: int) -> Attribution | None:
    """The clause before the cue is the content, from a conjunction on that parts it from another."""
    r, first = desk.r, max(desk.first, j - _MOST_BACK)
    bits = r.bits
    for k in range(j - 1, first, -1):
        if bits[k] & _PARTS and (bits[k] & BUT or bits[k - 1] & COMMA):
            first = k + 1
            break
    while first < end and (r.has(first, TURN | COMMA) or (r.words[first] in _FROM and r.has(first + 1, TURN))):
        first += 1
    if end - first < 3:
        return None
    draft.first, draft.end = first, end
    draft.cut = _narrated(r, first)
    return draft


def _narrated(r: Reading, first: int) -> int:
    """1 where the clause opens with the narrator's و, which is no part of it."""
    word = r.words[first]
    negates = r.speech.words.get(word[1:], 0) & NEGATION
    return int(word[0] == "و" and (len(word) > _SHORT or negates != 0) and not r.has(first, PAIR))


def _goes_on(r: Reading, k: int) -> bool:
    """Whether the clause that a nominal cue interrupts goes on at word *k*."""
    return not r.has(k, CUE | CONJUNCTION | NARRATOR | RELATIVE) and not r.words[k].startswith("و")
