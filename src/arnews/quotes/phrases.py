"""The noun phrase that can speak: where it begins, and what stands in apposition to it."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.natures import CLITIC, FOR_THE, GIVEN, HEAD, HONORIFIC, LETTER, SIGN, SPELT, TITLE, VERBAL
from arnews.lexicon.nouns import Head
from arnews.lexicon.roles import (
    ADVERB,
    COMMA,
    CUE,
    KNOWN,
    NAME,
    NOMINAL,
    OFFICE,
    PAIR,
    PREPOSITION,
    RELATIVE,
    SAME,
    SMALL,
    THAT,
    TIME,
    WITHIN,
)
from arnews.quotes.bridges import short_pair
from arnews.quotes.names import ENDS, is_van
from arnews.quotes.reading import Reading
from arnews.quotes.walk import Walk

_MOST_WORDS: Final = 24
_SHORT: Final = 3
_NO_NOUN: Final = NOMINAL | TIME
_NO_APPOSITION: Final = PAIR | CUE
_LIKE_NAMES: Final = ("علي", "فان")
_NO_FIRST: Final = SIGN | LETTER
_NAMES: Final = GIVEN | HONORIFIC | TITLE
_LED: Final = FOR_THE | CLITIC
_SMALLS: Final = KNOWN | SAME
_CLOSES: Final = COMMA | THAT | ADVERB | RELATIVE | PAIR


@define(slots=True)
class Phrase:
    """A noun phrase, by word positions."""

    first: int
    end: int
    head: Head | None = None
    """Its first title, office or body."""
    name: tuple[int, int] | None = None
    """The words of the proper name, where there is one."""
    kind: str = "unknown"
    joined: bool = False
    """Whether it names more than one."""
    marked: bool = False
    """Whether the whole of it stands in quotation marks."""
    cut: int = 0
    """How many letters of its first word are a preposition: 1 in لصحيفة."""
    second: Head | None = None
    """The office that stands in apposition to it: الوزير المفوض كريم عاصي، المتحدث باسم اللجنة."""


def noun_phrase(r: Reading, first: int, end: int, loose: bool = False, alone: bool = False) -> Phrase | None:
    """The noun phrase that begins at word *first* and ends before word *end*, if one does.

    A name or a title set beside it between commas belongs to it, ``الوزير، كريم الحلو،``, unless it is asked for
    *alone*. In *loose* text, where an object may follow, a name ends before a definite word: ``زار جورج عبود المعرض``.
    """
    limit = end if end < r.size else r.size
    if first >= limit or not _can_begin(r, first):
        return None
    walk = Walk(r, first, limit if limit - first < _MOST_WORDS else first + _MOST_WORDS, loose)
    walk.run()
    if loose and first < walk.at < limit and (wider := _wider(walk, end)) is not None:
        walk = wider
    if walk.crossed >= 0 and not walk.reached_name():
        if _named_beside(r, walk.at, end):
            walk.name_first = walk.name_end = -1
        else:  # No name came behind the preposition: it belongs to the clause, not to the phrase.
            walk = Walk(r, first, walk.crossed, loose)
            walk.run()
    if walk.at == first:
        return None
    phrase = _phrase(walk)
    if not alone:
        at = phrase.end + 1 if r.bits[phrase.end] & ADVERB else phrase.end  # الرئيس آنذاك، كريم عاصي،
        if r.bits[at] & COMMA:
            _take_apposition(r, phrase, at + 1, end)
    return phrase


def noun_phrase_within(r: Reading, k: int, end: int) -> Phrase | None:
    """The noun phrase whose first word carries the preposition ل, or و."""
    word = r.words[k]
    phrase = noun_phrase_as(r, k, end, "ال" + word[2:] if word.startswith("لل") else word[1:])
    if phrase is not None:
        phrase.cut = 1
    return phrase


def noun_phrase_as(r: Reading, k: int, end: int, bare: str) -> Phrase | None:
    """The noun phrase that begins at word *k* when that is read as *bare*."""
    word, bits = r.words[k], r.bits[k]
    r.words[k], r.bits[k] = bare or word, r.speech.words.get(bare, 0) | bits & PAIR
    try:
        return noun_phrase(r, k, end)
    finally:
        r.words[k], r.bits[k] = word, bits


def opening_phrase(r: Reading, first: int, end: int) -> Phrase | None:
    """The phrase whose first word carries و or ف, or stands in the accusative behind أن: فالأمانة, أن مصدرا."""
    word, heads = r.words[first], r.speech.nouns.known_heads
    joined = word[0] in "وف" and len(word) > _SHORT and not r.bits[first] & CUE
    if joined and heads[word[1:]] is not None:
        return noun_phrase_within(r, first, end) if word not in r.speech.nouns.given_names else None
    if word[-1] == "ا" and r.bits[first - 1] & THAT and heads[word[:-1]] is not None and heads[word] is None:
        return noun_phrase_as(r, first, end, word[:-1])
    return None


def _wider(walk: Walk, end: int) -> Walk | None:
    """The walk over a preposition that the first stopped at, where a name follows: النائب عن المحافظة كريم عاصي."""
    r, at = walk.r, walk.at
    if not (r.bits[at] & WITHIN or r.words[at][0] == "ب" or r.words[at] == "عن"):
        return None
    wider = Walk(r, walk.first, walk.limit)
    wider.run()
    named = _named_beside(r, wider.at, end) or (r.words[at] == "عن" and wider.reached_name())
    return wider if wider.at > at and named else None


def _named_beside(r: Reading, at: int, end: int) -> bool:
    """Whether a name is set beside what ends at word *at*: الباحث في الموسيقى الأندلسية، كريم عاصي،."""
    if not r.bits[at] & COMMA or at + 1 >= end:
        return False
    if not (r.speech.natures[r.words[at + 1]] & _NAMES or r.has(at + 1, NAME)):
        return False
    second = noun_phrase(r, at + 1, end, alone=True)
    return second is not None and second.name is not None and _closes(r, second.end)


def _phrase(walk: Walk) -> Phrase:
    """What a walk has found."""
    first, at, head = walk.first, walk.at, walk.head
    name = None
    if walk.name_first >= 0:
        name = (walk.name_first, walk.name_end if walk.name_end >= 0 else at)
    elif 0 <= walk.honorific < at - 1 and walk.addresses_somebody():
        name = (walk.honorific + 1, at)
    r = walk.r
    marked = r.bits[first] & PAIR != 0 and r.pair_at[first].after == at
    kind = head.kind if head is not None else "unknown" if marked else "person"
    # المساعد الأول والناطق الرسمي كريم عاصي: one man with two offices
    joined = walk.joined and not (name is not None and 0 <= walk.second_office < name[0])
    return Phrase(first, at, head, name, kind, joined, marked)


def _can_begin(r: Reading, i: int) -> bool:
    """Whether a noun phrase can begin with word *i*."""
    word, bits = r.words[i], r.bits[i]
    if bits & PAIR:
        return short_pair(r, i)
    nature = r.speech.natures[word]
    if nature & _NO_FIRST:
        return nature & SIGN != 0 and (word == "#" or (word == "(" and i + 1 < r.size))
    head = (r.head(i) if nature & SPELT else r.speech.nouns.known_heads[word]) if nature & HEAD else None
    if head is not None:
        # أمام, أمامهم, and not إمام
        governs = r.speech.words.get(head.base, 0) & PREPOSITION and r.source_letter(i) == "أ"
        return head.proclitic not in ("ل", "ب", "و") and not bits & ADVERB and not governs
    if bits & _SMALLS and not (word in _LIKE_NAMES and (r.ali(i) or is_van(r, i))):
        itself = bits & SAME and word.endswith(("ه", "ها", "هم"))  # وصفت نفسها
        if itself or bits & _NO_NOUN or (bits & ENDS and bits & SMALL != OFFICE):
            return False
        if bits & CUE and _reports(r, i):
            return False
    if nature & _LED and (nature & FOR_THE or r.clitic(i)):
        return False
    if i in r.adverbs:
        return False
    if nature & GIVEN or not nature & VERBAL or not r.verbal_noun(i) or addresses(r, i, nature):
        return True
    return word not in r.speech.verbal_nouns and r.has(i + 1, THAT)  # قال ترامب إن


def addresses(r: Reading, i: int, nature: int) -> bool:
    """Whether the verbal noun at *i* is an honorific before a title: سعادة السفير."""
    following = r.words[i + 1]
    titled = following in r.speech.nouns.honorifics or r.head(i + 1) is not None or not following.startswith("ال")
    return nature & (HONORIFIC | TITLE) != 0 and titled and following[0].isalpha()


def _reports(r: Reading, i: int) -> bool:
    """Whether the cue at *i* is one, and neither a name nor behind another verb of speech, where a name stands."""
    cue, before = r.cue(i), r.cue(i - 1)
    if cue is None or r.words[i] in r.speech.nouns.given_names:
        return False
    return cue.form != "past" or bool(cue.proclitic) or before is None or before.form != "past"


def _take_apposition(r: Reading, phrase: Phrase, at: int, end: int) -> None:
    """Take in a name or a title that stands from word *at* on, between commas: الوزير، فلان الفلاني،."""
    if at >= end or r.bits[at] & _NO_APPOSITION:
        return
    head = phrase.head
    if head is not None and (head.kind != "person" or head.number == "plural"):
        return
    second = noun_phrase(r, at, end, alone=True)
    if second is None or not _closes(r, second.end):
        return
    if phrase.name is None and second.name is not None:
        if head is None or head.definite or phrase.end - phrase.first > 1:
            phrase.name, phrase.end, phrase.kind = second.name, second.end, "person"
            phrase.joined = second.joined
    elif phrase.name is not None and second.name is None and second.head is not None and second.head.kind == "person":
        phrase.head, phrase.end, phrase.second = head or second.head, second.end, second.head


def _closes(r: Reading, at: int) -> bool:
    """Whether an apposition can close at *at*: at a comma, a particle, a colon, a relative or marks."""
    return r.has(at, _CLOSES) or r.words[at] == ":"
