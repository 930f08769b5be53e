"""Where reported speech ends: at another cue, at a remark of the narrator, at the sentence's end."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.roles import (
    ALSO,
    ASIDE,
    COMMA,
    CONJUNCTION,
    CUE,
    DURING,
    GLOSS,
    MARK,
    NARRATOR,
    NOMINAL,
    PAIR,
    THAT,
    VENUE,
    WHAT,
    WHERE,
    WHILE,
)
from arnews.lexicon.verbs import CueForm
from arnews.quotes.contents import INNER
from arnews.quotes.reading import Reading
from arnews.quotes.terms import named

_LEADS: Final = ALSO | NARRATOR
_ADDS: Final = WHILE | ASIDE
_JOINS: Final = ALSO | CONJUNCTION
_NEAR: Final = 14
_TURNS_NO_MORE: Final = COMMA | THAT
_PLACED: Final = DURING | WHERE
_WATCHED: Final = COMMA | NARRATOR | MARK | PAIR


@define(slots=True, eq=False)
class Clauses:
    """The clauses of a sentence that ends at word *end*; *cues* open attributions of their own."""

    r: Reading
    end: int
    cues: set[int]
    _since: int = -1
    _stop: int = -1
    _result: int = -1

    def end_of(self, first: int, own: int = -1) -> int:
        """Where the reported clause that begins at word *first* ends, its *own* cue no end of it."""
        if own >= first:
            return Clauses(self.r, self.end, self.cues - {own}).end_of(first)
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
        if before & MARK and _venue(r, j):
            # The narrator says where it was said: «خدعوه» خلال جلسة …
            return j
        if bits & COMMA:
            return j if self._ends_behind(j + 1) else None
        if bits & NARRATOR and r.words[j][0] == "و":
            return j
        if j in self.cues and _breaks(r, j):
            return j - 1 if before & _LEADS or r.words[j - 1] == "و" else j
        return None

    def _ends_behind(self, k: int) -> bool:
        """Whether something else begins at word *k*, behind a comma."""
        r, cues = self.r, self.cues
        word, bits, behind = r.words[k], r.bits[k], r.bits[k + 1]
        if k >= self.end or k in cues or bits & NARRATOR:
            return True
        if bits & _ADDS:
            if bits & ASIDE and behind & WHAT:
                return True
            pair = r.pair_closing.get(k - 2)
            if pair is not None and not named(r, pair.open - 1):
                return True  # … «من أصله»، وهو رأي لا تشاطره إياه
        if bits & CONJUNCTION and not bits & INNER and self._turned(k):
            return True
        if word == "في" and (behind & GLOSS or (behind & WHILE and self._turned(k))):
            return True
        if k + 1 in cues and (bits & _JOINS or word == "و"):
            return True
        if bits & CUE and _remarks(r.speech.cues[word], behind):
            return True
        return (bits & NOMINAL != 0 or word == "علي") and self._repeats(k)

    def _turned(self, k: int) -> bool:
        """Whether the clause that the conjunction at *k* opens has a cue of its own: لكنه شدد على, فيما قال."""
        bits = self.r.bits
        for j in range(k + 1, min(self.end, k + _NEAR)):
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


def _venue(r: Reading, j: int) -> bool:
    """Whether word *j* opens a remark on where the words were said."""
    bits = r.bits
    return bits[j] & _PLACED != 0 and (bits[j] & DURING != 0 or bits[j + 1] & VENUE != 0)


def _breaks(r: Reading, j: int) -> bool:
    """Whether the cue at *j*, with no comma before it, ends the clause: وأضاف, بحسب, but not the verb of the clause."""
    cue = r.cue(j)
    if cue is None or cue.proclitic in ("و", "ف"):
        return True
    if cue.form == "participle" and r.has(j + 1, THAT):
        return True
    return r.has(j - 1, ALSO | MARK) or r.words[j - 1] == "و"


def _remarks(cue: CueForm, behind: int) -> bool:
    """Whether a cue says that the narrator goes on, يذكر أن, or what else the speaker did: مضيفا, no adjective."""
    if cue.form == "present":
        return "i" in cue.verb.noun and behind & THAT != 0
    if cue.form != "participle" or cue.proclitic:
        return False
    return cue.number == "singular" and (cue.gender == "m" or "p" in cue.verb.noun)
