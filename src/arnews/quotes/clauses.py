"""Where reported speech ends: at another cue, at a remark of the narrator, at the sentence's end."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.roles import (
    ALSO,
    AS_FOR,
    ASIDE,
    AUXILIARY,
    BEFORE,
    CLAUSAL,
    COMMA,
    CONJUNCTION,
    CUE,
    DURING,
    GLOSS,
    MARK,
    NARRATOR,
    NEGATION,
    NOMINAL,
    OMITS,
    PAIR,
    PARTICLE,
    PREPOSITION,
    SUBORDINATE,
    TAKES_VERB,
    THAT,
    VENUE,
    WHAT,
    WHEN,
    WHERE,
    WHILE,
)
from arnews.lexicon.verbs import CueForm
from arnews.quotes.contents import INNER
from arnews.quotes.phrases import noun_phrase
from arnews.quotes.reading import Reading
from arnews.quotes.terms import named

_LEADS: Final = ALSO | NARRATOR
_ADDS: Final = WHILE | ASIDE
_JOINS: Final = ALSO | CONJUNCTION
_NEAR: Final = 14
_BUT_HE: Final = ("لكنه", "لكنها", "لكنهم")
_AFTER_NOUN: Final = WHILE | ALSO | ASIDE
_SO: Final = ("ما", "مما", "كما", "وسط")
_MOST_NOUN: Final = 120
_LEADS_OUT: Final = ("من", "لكن", "ولكن")
_WITHOUT: Final = NEGATION | BEFORE
_MEANWHILE: Final = WHILE | CLAUSAL | SUBORDINATE
_TURNS_NO_MORE: Final = COMMA | THAT
_WHEREAS: Final = CONJUNCTION | BEFORE
_PLACED: Final = DURING | WHERE
_WATCHED: Final = COMMA | NARRATOR | MARK | PAIR | OMITS | NOMINAL


@define(slots=True, eq=False)
class Clauses:
    """The clauses of a sentence that ends at word *end*; *cues* open attributions of their own."""

    r: Reading
    end: int
    cues: set[int]
    _since: int = -1
    _stop: int = -1
    _result: int = -1

    def end_of(self, first: int) -> int:
        """Where the reported clause that begins at word *first* ends."""
        if self._since <= first < self._stop:
            # The walk that went this way before ended where this one would.
            return self._result
        bits, cues, watched, end = self.r.bits, self.cues, _WATCHED, self.end
        self._since, self._stop, self._result = first, end, end
        j = first
        while j < end:
            for k in range(j, end):
                if bits[k] & watched or k in cues:
                    break
            else:
                break
            if bits[k] & PAIR:
                j = self.r.pair_at[k].after
            elif k > first and self._stops(k):
                break
            else:
                j = k + 1
            if j < end and bits[j - 1] & MARK and not bits[j] & PAIR and self._stops(j):
                break
        return self._result

    def _stops(self, j: int) -> bool:
        """Whether word *j* ends the clause; where it does, that and the clause's end are noted."""
        stop = self._stop_at(j)
        if stop is None:
            return False
        self._stop, self._result = j, stop
        return True

    def _stop_at(self, j: int) -> int | None:
        """Where the clause ends if word *j* ends it."""
        r = self.r
        bits, before = r.bits[j], r.bits[j - 1]
        if before & MARK and _venue(r, j) and not _names_outlet(r, j - 1):
            # The narrator says where it was said: «خدعوه» خلال جلسة …
            return j
        if before & MARK and r.words[j] == "." == r.words[j + 1]:
            return j  # «…».. لكن الوزارة
        according = bits & NOMINAL and r.speech.nominals[r.words[j]].family == "according"
        if according and (before & MARK or (not before & COMMA and _told(r, j))):
            return j  # «…» بحسب الوكالة, … وفق ما ذكرت الوكالة
        if bits & OMITS:
            return _silence(r, j)
        if bits & COMMA:
            verbless = (j + 1 in self.cues or (r.bits[j + 1] & AUXILIARY and j + 2 in self.cues)) and self._names(j)
            return j if not verbless and self._ends_behind(j + 1) else None
        if bits & NARRATOR and r.words[j][0] == "و":
            return None if r.words[j + 1].startswith(("ل", "ب")) else j  # وذلك لعدد, وذلك بهدف
        if j in self.cues and (turn := _turn(r, j)) >= 0:
            return turn
        if j in self.cues and r.words[j - 1].removeprefix("و") in _BUT_HE:
            return j - 1  # لا يمكنه التأكيد ولكنه أشار إلى
        if j in self.cues and _breaks(r, j):
            return j - 1 if before & _LEADS or r.words[j - 1] == "و" else j
        return None

    def _ends_behind(self, k: int) -> bool:
        """Whether something else begins at word *k*, behind a comma."""
        r, cues = self.r, self.cues
        word, bits, behind = r.words[k], r.bits[k], r.bits[k + 1]
        if k >= self.end or k in cues or bits & NARRATOR or (bits & AS_FOR and k - 2 in r.pair_closing):
            return True
        if bits & _MEANWHILE == WHILE or (bits & ASIDE and behind & WHAT):
            return True
        if bits & _ADDS or (word == "من" and behind & _WITHOUT == _WITHOUT):
            pair = r.pair_closing.get(k - 2)
            if pair is not None and not named(r, pair.open - 1):
                return True  # … «من أصله»، وهو رأي لا تشاطره إياه, من دون أن يعطي تفاصيل
        turns = bits & CONJUNCTION and not bits & INNER and not word.startswith("لان")
        if turns and (self._turned(k) or (word.removeprefix("و") in _BUT_HE and self._quoted_out(k))):
            return True
        if bits & GLOSS and behind & PREPOSITION:
            return True  # …، إشارة إلى, ردا على
        if word == "في" and (behind & GLOSS or (behind & WHILE and self._turned(k)) or _meanwhile(r, k)):
            return True
        if k + 1 in cues and (bits & _JOINS or word == "و"):
            return True
        if bits & CUE and _remarks(r.speech.cues[word], behind):
            return True
        return (bits & NOMINAL != 0 or word == "علي") and self._repeats(k)

    def _quoted_out(self, k: int) -> bool:
        """Whether the words of the speaker end in marks before word *k*, and none come behind it."""
        r = self.r
        return k - 2 in r.pair_closing and not any(bits & PAIR for bits in r.bits[k : self.end])

    def _names(self, j: int) -> bool:
        """Whether no more than a name stands before the comma *j*: أن الوزير كريم الحلو، أخبره."""
        cue = self.r.cue(j + 1)
        if cue is not None and (cue.proclitic or cue.form not in ("past", "present")):
            return False
        phrase = noun_phrase(self.r, self._since, j)
        return phrase is not None and phrase.end == j and (phrase.head is not None or phrase.end - phrase.first == 1)

    def _turned(self, k: int) -> bool:
        """Whether the clause that the conjunction at *k* opens has a cue of its own: لكنه شدد على, فيما قال."""
        bits = self.r.bits
        start = k + 2 if bits[k + 1] & THAT else k + 1  # غير أن النقاد يقولون
        for j in range(start, min(self.end, k + _NEAR)):
            if bits[j] & _TURNS_NO_MORE:
                return False
            if j in self.cues:
                return True
        return False

    def _repeats(self, k: int) -> bool:
        """Whether word *k* opens a remark that names the same speaker again and closes the clause: وفق قوله."""
        r = self.r
        if r.words[k] == "علي" and r.words[k + 1] == "حد":
            k += 1
        elif (nominal := r.nominal(k)) is None or nominal.family != "according":
            return False
        said = r.cue(k + 1) if k + 1 < self.end else None
        return said is not None and bool(said.owner) and (k + 2 >= self.end or not r.comma(k + 2))


def _names_outlet(r: Reading, close: int) -> bool:
    """Whether the marks that close at word *close* hold a name, and nobody's words: تطبيق «واتس أب» خلال الفترة."""
    pair = r.pair_closing.get(close)
    return pair is not None and named(r, pair.open - 1)


def _told(r: Reading, j: int) -> bool:
    """Whether somebody tells what stands before the nominal cue at *j*: وفق ما ذكرت الوكالة, not وفق ما نص عليه."""
    verb = j + 2 if r.has(j + 1, TAKES_VERB) else j + 1
    cue = r.cue(verb) if verb > j + 1 or r.speech.nominals[r.words[j]].takes == "verb" else None
    return cue is not None and (cue.verb.stance != "document" or bool(cue.verb.tail))


def _meanwhile(r: Reading, k: int) -> bool:
    """Whether في وقت opens another clause: في وقت يتزامن معه, and not في وقت سابق."""
    return r.words[k + 1] == "وقت" and not r.has(k + 2, WHEN)


def _silence(r: Reading, j: int) -> int | None:
    """Where a remark on what the speaker left out begins, of which *j* is a word: من دون أن يحدد موعدا."""
    k = j - 1 if not r.has(j - 1, THAT) else j - 2
    if r.bits[k] & _WITHOUT != _WITHOUT:
        return None
    return k - 1 if r.words[k - 1] in _LEADS_OUT else k


def noun_end(r: Reading, first: int, end: int, relative: bool) -> int:
    """Where a content that is no clause but a noun with its complements ends: before …، كما ارتفع, …، ما أثار.

    In a *relative* clause it ends with that: الذي يطالب بالإفراج عنه، والوزير.
    """
    j, last = first + 1, min(end, first + _MOST_NOUN) - 1
    while j < last:
        if r.bits[j] & PAIR:
            j = r.pair_at[j].after
            continue
        if r.bits[j] & COMMA and (relative or _resumes(r, j + 1)):
            return j
        j += 1
    return end


def _resumes(r: Reading, k: int) -> bool:
    """Whether word *k*, behind a comma, opens a clause of its own that no noun governs: كما, فيما, لكن, ما أثار."""
    word = r.words[k]
    return r.bits[k] & _AFTER_NOUN != 0 or word in _SO or word.removeprefix("و").startswith("لكن")


def _venue(r: Reading, j: int) -> bool:
    """Whether word *j* opens a remark on where the words were said."""
    bits = r.bits
    return bits[j] & _PLACED != 0 and (bits[j] & DURING != 0 or bits[j + 1] & VENUE != 0)


def _turn(r: Reading, j: int) -> int:
    """The word at which another clause turns to the cue at *j*: بينما أعلنت, فيما كان قد قال; -1 where none does."""
    k = j - 1
    while r.has(k, AUXILIARY | PARTICLE):
        k -= 1
    if r.bits[k] & _WHEREAS == _WHEREAS:
        return k  # حيث أوضحت
    if not r.has(k, WHILE) or (r.has(k - 1, PREPOSITION) and r.words[k - 1] != "في"):
        return -1
    return k - 1 if r.words[k - 1] == "في" else k


def _breaks(r: Reading, j: int) -> bool:
    """Whether the cue at *j*, with no comma before it, ends the clause: وأضاف, بحسب, but not the verb of the clause."""
    cue = r.cue(j)
    if cue is None or cue.proclitic in ("و", "ف"):
        return True
    if cue.form == "participle":
        led = r.words[j + 1] in cue.verb.prepositions and r.has(j + 2, THAT)
        accusative = r.words[j][-1] == "ا" and not r.has(j - 1, AUXILIARY)
        if r.has(j + 1, THAT) or led or accusative:
            return True
    return r.has(j - 1, ALSO | MARK) or r.words[j - 1] == "و"


def _remarks(cue: CueForm, behind: int) -> bool:
    """Whether a cue says that the narrator goes on, يذكر أن, or what else the speaker did: مضيفا, no adjective."""
    if cue.form == "present":
        return "i" in cue.verb.noun and behind & THAT != 0
    if cue.form != "participle" or cue.proclitic:
        return False
    return cue.number == "singular" and (cue.gender == "m" or "p" in cue.verb.noun)
