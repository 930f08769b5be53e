"""Words in marks behind a verb of speech: what it reports, the label that it gives, or the name of something."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.roles import (
    ADVERB,
    BEFORE,
    COMMA,
    CUE,
    DURING,
    LINE,
    PAIR,
    PREPOSITION,
    RELATIVE,
    SENTENCE_END,
    THAT,
    TIME,
    WHAT,
    WHEN,
)
from arnews.quotes.complements import NounSteps
from arnews.quotes.drafts import Opening
from arnews.quotes.marks import Pair
from arnews.quotes.terms import named

_CLAUSE_WORDS: Final = 5
_MOST_LABEL: Final = 12
_MOST_TITLE: Final = 6
_MOST_OBJECT: Final = 4
_ROOT: Final = 3
_CLOSES: Final = COMMA | SENTENCE_END | LINE
_PARTS: Final = CUE | LINE
_ADJUNCTS: Final = BEFORE | DURING
_ASIDES: Final = COMMA | ADVERB
_DAYS: Final = COMMA | ADVERB | TIME | WHEN


@define(slots=True, eq=False)
class MarkedSteps(NounSteps):
    """The steps of a search for a content at words in marks."""

    def at_pair(self, j: int) -> Opening | None:
        """The words in marks at *j* are the content, unless they name something."""
        r, pair, verb = self.r, self.r.pair_at[j], self.verb
        before = r.words[j - 1]
        size = pair.close - pair.first
        clause = r.bits[pair.first] & THAT and r.source_letter(pair.first) == "أ"
        if clause and (verb.noun or verb.speech) and not self.relative and not named(r, j - 1):
            return self.opening("marks", pair.first, pair=pair)  # طلب منهم «أن يصححوا»
        if "ب" in verb.prepositions and self.led(pair.first):
            whole = self.closes(pair.after) or r.has(pair.after, _ADJUNCTS)  # هدد الشركة "بعواقب قانونية"
            return self.opening("preposition + marks", pair.first if whole else j, pair=pair if whole else None)
        if self.holds_object(j, pair) or self.asks_of(j, size):
            return self.opening("marks", pair.first, pair=pair)
        if self.names_something(j, size) or self.passed(j, pair):
            return None
        if self.preposition == j - 1 or (before == "ب" and "ب" in verb.prepositions):
            return self.at_led(j, pair, size)
        if (not verb.speech or verb.stance == "opinion") and (labelled := self.label(j, pair)):
            return labelled
        later = (
            verb.stance == "continue"
            and size < _CLAUSE_WORDS
            and before != ":"
            and not r.bits[j - 1] & COMMA
            and not self.direct(j)
        )
        if not verb.speech or later:
            return None  # زادت مبيعات وحدتها «خدمات الويب»
        if "l" in verb.noun and verb.stance != "neutral" and size <= 3 and self.direct(j):
            return self.opening("marks", j)  # أدان "خطاب الكراهية" الذي يعتمده
        if size <= 2 and before != ":" and not r.comma(j - 1) and not self.closes(pair.after):
            return None
        return self.opening("marks", pair.first, pair=pair)

    def asks_of(self, j: int, size: int) -> bool:
        """Whether the marks hold what is asked of those who are named: طالبا من النائبين «التزام النظام الداخلي»."""
        near = j - self.cue_end <= _MOST_OBJECT and self.r.words[self.cue_end] == "من"
        return self.verb.stance == "ask" and size >= _CLAUSE_WORDS and near

    def at_led(self, j: int, pair: Pair, size: int) -> Opening | None:
        """The words in marks behind the verb's preposition: هدد بـ«…», ما وصفه بـ«…»."""
        r, verb = self.r, self.verb
        if size < 3 and verb.noun == "l" and verb.stance == "neutral" and not self.closes(pair.after):
            return None  # تحدثت الصحف عن «ربيع» جديد
        ends = r.comma(pair.after) and not r.words[pair.after + 1].startswith("وب")
        whole = ends or r.has(self.at - 1, WHAT) or r.has(pair.after, _ADJUNCTS)
        return self.opening("preposition + marks", pair.first if whole else j, pair=pair if whole else None)

    def holds_object(self, j: int, pair: Pair) -> bool:
        """Whether the marks hold who is asked or accused as well: طالب "الحكومة بدفع المستحقات"."""
        r, verb = self.r, self.verb
        behind = j == self.cue_end or (self.phrase is not None and j - r.comma(j - 1) == self.phrase.end)
        if not (verb.takes_object and "p" in verb.noun and behind and pair.closed):
            return False
        inside = range(pair.first + 1, pair.close - 1)
        return any(
            r.words[k] in verb.prepositions or ("ب" in verb.prepositions and r.words[k][0] == "ب" and r.clitic(k))
            for k in inside
        )

    def led(self, i: int) -> bool:
        """Whether the preposition ب is written to word *i*."""
        r, word = self.r, self.r.words[i]
        if word[0] != "ب" or len(word) <= _ROOT:
            return False
        nouns = r.speech.nouns
        own = nouns.known_heads[word] is not None or word in nouns.given_names or word in nouns.phrases
        return r.clitic(i) or not (own or r.speech.states[word] or r.known(i))

    def names_something(self, j: int, size: int) -> bool:
        """Whether the marks at *j*, with *size* words in them, are no content by what stands before them."""
        r, verb, before = self.r, self.verb, self.r.words[j - 1]
        if self.relative and (self.inner or size < _CLAUSE_WORDS):
            return True
        bits = r.bits[j - 1]
        asked = verb.stance == "ask" and size >= _CLAUSE_WORDS
        aside = bits & COMMA and self.commas < 2 and not self.behind_subject(j) and not asked
        joined = before == "و" and size < _CLAUSE_WORDS and r.scan.glued(j)
        if joined or before == "ل" or aside or bits & RELATIVE or (size <= _MOST_TITLE and named(r, j - 1)):
            return True
        asks = verb.takes_object and "p" in verb.noun and verb.stance != "neutral"
        if asks and self.preposition < 0 and before not in (":", "ب"):
            return True
        return size < _CLAUSE_WORDS and bits & PREPOSITION != 0 and before not in verb.prepositions

    def passed(self, j: int, pair: Pair) -> bool:
        """Whether short marks at *j* are passed on the way to the particle: على موقع «تويتر»، إن."""
        subject_end = self.phrase.end if self.phrase is not None else self.cue_end
        r = self.r
        if pair.close - pair.first > _MOST_TITLE or r.words[j - 1] == ":":
            return False
        if j == subject_end > self.cue_end and (that := self.particle(pair.after)) >= 0:
            return r.words[that][0] not in "وب"  # قالت الشركة "أبل" إن
        if j in (self.cue_end, subject_end):
            return False
        k, last = pair.after, min(self.end, pair.after + _MOST_LABEL)
        while k < last and not r.bits[k] & _PARTS:
            if r.bits[k] & THAT:
                return r.words[k][0] not in "وب" and not r.has(k - 1, BEFORE)
            k = r.pair_at[k].after if r.bits[k] & PAIR else k + 1
        return False

    def particle(self, k: int) -> int:
        """The particle at word *k* or behind a day between commas there; -1 for none."""
        while k < self.end and self.r.bits[k] & _DAYS:
            k += 1
        return k if self.r.has(k, THAT) else -1

    def label(self, j: int, pair: Pair) -> Opening | None:
        """The marks at *j* as the label of what stands before them: اعتبر القرار «خطوة», ما سماه «…»."""
        if self.verb.stance not in ("label", "opinion") or pair.close - pair.first > _MOST_LABEL:
            return None
        if self.told and all(bits & ADVERB for bits in self.r.bits[self.cue_end : j]):
            return self.opening("object + marks", pair.first, pair=pair)
        if self.told and j == self.cue_end + 1 and pair.after - j <= _MOST_OBJECT:
            return self.opening("object + marks", self.cue_end)  # اعتبره قرارا «خطرا»
        if self.phrase is None or self.commas > self.r.comma(self.phrase.end):
            return None
        first = self.phrase.end
        while self.r.bits[first] & _ASIDES:
            first += 1
        if self.verb.stance == "opinion" and 0 < j - first <= _MOST_OBJECT:
            return self.opening("object + marks", first)
        return self.opening("object + marks", pair.first, pair=pair) if not self.verb.speech else None

    def direct(self, j: int) -> bool:
        """Whether word *j* stands right behind the cue or its subject."""
        return j == self.cue_end or (self.phrase is not None and j == self.phrase.end)

    def behind_subject(self, j: int) -> bool:
        """Whether the comma before word *j* follows the subject at once: قال فلان، «…»."""
        return self.phrase is not None and self.phrase.end == j - 1

    def closes(self, at: int) -> bool:
        """Whether the clause ends at *at*."""
        return at >= self.sentence_end or self.r.has(at, _CLOSES)
