"""Where reported speech begins after its cue."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.roles import (
    AFTER_BAN,
    ASIDE,
    AUXILIARY,
    BEFORE,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    LED_BY,
    NEGATION,
    NOMINAL,
    NOT_THAT,
    PAIR,
    PARTICLE,
    PREPOSITION,
    RELATIVE,
    SAYING,
    SUBORDINATE,
    THAT,
    WHETHER,
)
from arnews.lexicon.verbs import CueForm
from arnews.quotes.complements import SAY, TELL
from arnews.quotes.drafts import Opening
from arnews.quotes.marked import MarkedSteps
from arnews.quotes.phrases import Phrase
from arnews.quotes.propositions import states
from arnews.quotes.reading import Reading

_FARTHEST: Final = 70
_MOST_COMMAS: Final = 6
_SUBORDINATES: Final = RELATIVE | SUBORDINATE | ASIDE
_SMALL: Final = NOT_THAT | THAT | WHETHER | NOMINAL | CUE | CONJUNCTION | _SUBORDINATES
_NOTED: Final = _SMALL | COMMA | COLON | PAIR
_ON: Final = "علي"
_AGED: Final = ("من", "العمر")
_BEFORE_THAT: Final = ("قبل", "ان")
_PAUSES: Final = COMMA | COLON
_LEADS: Final = SAYING | LED_BY
INNER: Final = PARTICLE | AUXILIARY | NEGATION
"""A conjunction that is one of these as well opens no clause."""


def find_opening(r: Reading, at: int, cue: CueForm, phrase: Phrase | None, end: int) -> Opening | None:
    """Find where what the cue at word *at* reports begins, before word *end*."""
    start = at + 1 + len(cue.verb.tail)
    farthest = at + _FARTHEST
    return _Search(r, at, cue.verb, phrase, end if end < farthest else farthest, end, start, cue.object).run()


@define(slots=True, eq=False)
class _Search(MarkedSteps):
    """A walk from a cue to its complement over subjects, asides and relative clauses."""

    def run(self) -> Opening | None:
        """Walk until a content opens, or nothing can open any more."""
        r, phrase = self.r, self.phrase
        words, bits = r.words, r.bits
        subject, behind = (phrase.first, phrase.end) if phrase is not None else (-1, -1)
        j, end = self.cue_end, self.end
        while j < end:
            here = bits[j]
            if j == subject:
                j = behind
            elif not here & _NOTED:
                if self.verb.takes_noun or here & _LEADS:
                    opening = self.at_plain(j, words[j], here)
                    if opening is not None:
                        return opening
                j += 1
            elif here & PAIR:
                if opening := self.at_pair(j):
                    return opening
                j = r.pair_at[j].after
            else:
                found, j = self.at_word(j, here)
                if found is not None or j < 0:
                    return found
        return None

    def at_plain(self, j: int, word: str, bits: int) -> Opening | None:
        """A noun opens a content, in a relative clause only what is urged: دعا من في الورشة التي أقيمت إلى تأمين."""
        if not self.relative:
            return self.at_noun(j, word, bits)
        before = self.r.words[j - 1]
        led = self.verb.stance == "urge" and before in self.verb.prepositions and len(before) > 1
        urged = led and not self.inner and states(self.r, j, 0)
        return self.opening("preposition + noun", j) if urged else None

    def at_word(self, j: int, bits: int) -> tuple[Opening | None, int]:
        """What a comma, a colon or a small word does: an opening, the next word to look at, or -1 for the end."""
        if bits & COMMA:
            return self.at_comma(j)
        if not bits & _SMALL:
            return self.at_colon(j)
        if bits & THAT:
            return self.at_that(j)
        if (step := self.at_small(j, bits)) is not None:
            return step
        return (None if self.relative else self.at_noun(j, self.r.words[j], bits)), j + 1

    def at_small(self, j: int, bits: int) -> tuple[Opening | None, int] | None:
        """What a small word or a second cue does; ``None`` where it is a word like others."""
        if bits & NOT_THAT and self.r.source_letter(j) == "أ" and not self.relative:
            return self.opening("that", j), j  # ألا: أن with its negation
        if bits & WHETHER and self.verb.stance == "ask" and not self.relative:
            return self.opening("question", j + 1 if self.r.words[j] == "اذا" else j), j
        if bits & _SUBORDINATES:
            self.relative = True
            return None, j + 1
        if bits & NOMINAL and not self.relative and self.r.speech.nominals[self.r.words[j]].family == "relayed":
            self.relayed = j
            return None, j + 1
        if bits & CUE and not bits & PREPOSITION and (joined := self.at_cue(j, self.r.speech.cues[self.r.words[j]])):
            return None, joined
        ends = bits & CONJUNCTION and not self.relative and j > self.at + 1 and not bits & INNER
        return (None, -1) if ends else None

    def at_comma(self, j: int) -> tuple[Opening | None, int]:
        """A comma closes a relative clause; a new cue or clause behind it ends the search."""
        self.relative = self.inner = False
        self.commas += 1
        if self.commas > _MOST_COMMAS:
            return None, -1
        cue = self.r.cue(j + 1) if j + 1 < self.end else None
        if cue is not None and (self.r.words[j + 2], self.r.words[j + 3]) in self.r.speech.anonymity:
            self.relative = True  # قال تاجر، طلب عدم ذكر اسمه، إن
        elif cue is not None:
            said = cue.form == "participle" and cue.verb.lemma == SAY and self.verb.speech
            if (cue.form == "participle" and not said) or cue.proclitic:
                return None, -1
        return None, j + 1

    def at_colon(self, j: int) -> tuple[Opening | None, int]:
        """A colon opens the speaker's words, in marks or without."""
        r = self.r
        digits = r.words[j - 1].isdigit() and j + 1 < self.end and r.words[j + 1].isdigit()
        if digits or not (self.verb.speech or self.verb.lemma == TELL):
            return None, j + 1
        k = j + 1
        marked = r.bits[k] & PAIR
        if k >= r.size or (k >= self.end and not marked):
            return None, -1
        if r.has(k, THAT):
            return self.at_that(k, colon=True)
        if marked:
            return self.opening("colon + marks", r.pair_at[k].first, pair=r.pair_at[k]), k
        return self.opening("colon", k), k

    def at_that(self, j: int, colon: bool = False) -> tuple[Opening | None, int]:
        """The particle opens the clause, unless it leans on the word before it: بعد أن."""
        r, verb = self.r, self.verb
        bits = r.bits
        if bits[j - 1] & BEFORE and not colon and r.words[j - 1] not in verb.prepositions:
            return None, j + 1
        if r.words[j - 1] == _ON and bits[j - 2] & COMMA and _ON not in verb.prepositions:
            return None, -1  # طلبت النيابة التحريات، على أن يعرض المتهم
        if self.relative and self.inner:
            self.inner = False
            return None, j + 1
        if self.relative and self.commas and verb.lemma == SAY and r.source_letter(j) == "أ":
            return None, j + 1  # …، الذي يعلم أن السد قديم، إن: قال takes إن
        if "j" in verb.noun or ("c" in verb.noun and not self.direct(j)):
            return None, -1
        if "b" in verb.noun and not colon and not r.words[j].startswith("ب"):
            return None, j + 1
        if bits[j + 1] & AFTER_BAN:
            return None, j + 1
        first = j + 1
        while bits[first] & _PAUSES and first < self.end:
            first += 1
        if first >= self.sentence_end or (self.commas and r.words[j][0] == "و"):
            return None, -1  # …، وإن goes on with the clause of an earlier cue
        return self.opening("that", first), j

    def at_cue(self, j: int, cue: CueForm) -> int:
        """The word behind a second cue: it joins the first, رد قائلا, or a relative clause; -1: the end; 0: neither."""
        if cue.form == "present" and not self.relative and tuple(self.r.words[j - 2 : j]) == _BEFORE_THAT:
            return -1  # «…»، تقول ليلى، قبل أن تضيف
        if (self.r.words[j + 1], self.r.words[j + 2]) in self.r.speech.anonymity:
            return j + 1  # قال تاجر طالبا عدم ذكر اسمه «…»
        if self.relative:
            aged = tuple(self.r.words[j + 1 : j + 3]) == _AGED
            self.inner = self.inner or (cue.form in ("past", "present") and not aged)
            return j + 1
        says = cue.verb.lemma == SAY and (cue.form == "participle" or (cue.form == "present" and self.goes_on(j)))
        if says or (cue.form == "participle" and cue.gender == "m" and self.joins()):
            if self.verb.lemma == TELL:
                return 0
            self.verb = cue.verb
            self.extend(j)
            return j + 1
        if j <= self.at + 1:
            return 0
        if cue.otherwise is not None and cue.proclitic and cue.verb.stance == "label":
            return -1  # رفض التقرير ووصفه بأنه
        joined = cue.proclitic in ("و", "ف") and cue.form != "noun"
        if not joined:
            plain = (
                cue.form in ("past", "present") and not cue.object and self.r.speech.nouns.head(self.r.words[j]) is None
            )
            joined = plain and j > self.cue_end and self.follows(j)
        return -1 if joined else 0

    def joins(self) -> bool:
        """Whether the verb is one of speech, which a participle can go on with: رد موضحا, and not شهدت المدينة."""
        return self.verb.speech or "b" not in self.verb.noun

    def goes_on(self, j: int) -> bool:
        """Whether يقول at *j* has the subject of the cue: مضى يقول, and not نفى ما جاء في كتاب جديد يقول."""
        return j == self.cue_end or (self.phrase is not None and j == self.phrase.end) or self.r.comma(j - 1)

    def follows(self, j: int) -> bool:
        """Whether a verb at *j* opens a clause of its own: behind a comma, or before its own particle."""
        return self.r.comma(j - 1) or self.r.has(j + 1, THAT)
