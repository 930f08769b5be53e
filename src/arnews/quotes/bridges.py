"""The prepositions that a noun phrase crosses, ب and ل written to a word, and the verb that is a name in it."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.natures import GIVEN
from arnews.lexicon.roles import (
    ADVERB,
    CHARGED,
    COLON,
    COMMA,
    NAME,
    NEGATION,
    PAIR,
    PREPOSITION,
    PRONOUN,
    THAT,
    TIME,
    VENUE,
)
from arnews.lexicon.verbs import CueForm
from arnews.quotes.names import NameSteps
from arnews.quotes.reading import Reading

_MOST_MARKED_WORDS: Final = 6
_ARTICLES: Final = ("ال", "لل", "وال")
_FINITE: Final = ("past", "present")
_SAY: Final = "قال"
_BEHIND_TOLD: Final = THAT | COMMA | COLON
_NO_COMPLEMENT: Final = VENUE | ADVERB | TIME | PRONOUN


def short_pair(r: Reading, i: int) -> bool:
    """Whether the pair at *i* is short enough to be a name."""
    pair = r.pair_at[i]
    size = pair.close - pair.first
    answer = size == 1 and r.has(pair.first, NEGATION)  # أجاب «لا»
    return pair.closed and 0 < size <= _MOST_MARKED_WORDS and not answer


@define(slots=True, eq=False)
class BridgeSteps(NameSteps):
    """The steps of a walk over a preposition. A step says how many words it takes."""

    @property
    def personal(self) -> bool:
        """Whether what came so far can be followed by a personal name."""
        return self.head is None or (self.head.kind == "person" and self.head.number != "plural")

    def sent(self, i: int, word: str) -> bool:
        """Whether إلى says where an envoy is sent: المبعوث الأممي إلى ليبيا."""
        return word == "الي" and any(self.r.has(k, CHARGED) for k in range(self.first, i))

    def cross(self, i: int) -> int:
        """Cross a preposition before a body or a place, or in the hope of a name behind it."""
        r = self.r
        if r.bits[i + 1] & _NO_COMPLEMENT:
            return 0
        marked = bool(r.bits[i + 1] & PAIR)
        head = r.head(i + 1)
        if head is not None and head.kind == "document":
            return 0
        body = head is not None and head.kind in ("organisation", "place", "group")
        known = r.speech.nouns.phrase(r.words, i + 1) is not None or (marked and short_pair(r, i + 1))
        if body or known or self.place(i + 2) or not self.definite(i):
            self.waits = marked or body or known
            return 1
        personal = self.head is not None and self.head.kind == "person"
        if personal and not self.loose and self.crossed < 0 and r.words[i + 1][0].isalpha():
            self.crossed = i
            return 1
        return 0

    def definite(self, i: int) -> bool:
        """Whether a word of the phrase before word *i* is definite."""
        nouns = self.r.speech.nouns
        words = self.r.words[self.first : i]
        return any(w.startswith(_ARTICLES) or (w in nouns.phrases and w not in nouns.demonyms) for w in words)

    def named_beside(self, i: int) -> bool:
        """Whether a name is set beside what ends with word *i*: المستشار القانوني، كريم عاصي،."""
        r = self.r
        return r.bits[i + 1] & COMMA != 0 and i + 2 < r.size and r.speech.natures[r.words[i + 2]] & GIVEN != 0

    def told(self, i: int, word: str) -> bool:
        """Whether ل at word *i*, behind somebody unnamed, leads to whom he told it: قال مصدر أمني لرويترز إن."""
        nouns = self.r.speech.nouns
        if word[0] != "ل" or word in nouns.given_names:
            return False
        if nouns.is_outlet("ال" + word[2:] if word[1:2] == "ل" else word[1:]):
            return i > self.first + 1
        if word[1:2] == "ل" or not self.r.bits[i + 1] & _BEHIND_TOLD:
            return False
        return i > self.first + 1 and not any(each.startswith("ال") for each in self.r.words[self.first : i])

    def bears_verb(self, i: int, cue: CueForm) -> bool:
        """Whether the verb at *i* is a name, since the phrase has its verb before it: أكد رئيس الوزراء بشر سالم أن."""
        r, said = self.r, self.r.cue(self.first - 1)
        if said is None or said.form not in _FINITE or r.has(self.first - 1, PREPOSITION):
            return False
        if cue.form != "past" or cue.gender != "m" or cue.number != "singular" or cue.proclitic or cue.object:
            return False
        if cue.verb.lemma == _SAY or not r.words[i - 1].startswith("ال"):
            return False
        titled = self.head is not None and self.head.kind == "person" and not self.waits
        return titled and r.words[i + 1][0].isalpha() and not r.known(i + 1) and r.head(i + 1) is None

    def take_clitic(self, i: int, word: str) -> int | None:
        """Take or refuse a word with ب or ل; ``None`` where the letter is its own."""
        r, nouns, head = self.r, self.r.speech.nouns, self.head
        if word[0] == "ب" and head is not None and self.name_first < 0 and not self.loose:
            article = word.startswith("بال")
            rest = word[3:] if article else word[1:]
            place = nouns.heads.get(rest)
            if (place is not None and place.kind in ("organisation", "place")) or rest in nouns.phrases:
                self.waits = not article and rest not in nouns.phrases
                return 1
            if article and self.named_soon(i + 1):
                return 1  # المندوب الجهوي بالقلعة الكبرى سامي العماري
        following = r.words[i + 1] if i + 1 < self.limit else ""
        if word[0] == "ب" and head is not None and following in nouns.honorifics and self.owned(i):
            return 1  # للناطقين بغيرها الدكتور
        if word[0] == "ب" and head is not None and _manner(word, following) and word not in nouns.given_names:
            return 0
        complement = word[0] == "ل" and following.startswith("ال") and following not in nouns.honorifics
        if not (r.clitic(i) or (complement and word not in nouns.given_names and head is not None)):
            return None
        if word[0] == "ل" and head is not None and (self.name_first < 0 or self.name_end >= 0):
            if self.owned(i):
                return 0  # اعتذرت الشركة لزبائنها
            rest, speech = word[1:], r.speech
            self.waits = complement or rest in speech.names_follow or rest in speech.verbal_nouns or rest in nouns.heads
            return 1
        return 0

    def named_soon(self, i: int) -> bool:
        """Whether a given name stands at word *i* or behind an adjective there, with another word of the name."""
        r, given = self.r, self.r.speech.nouns.given_names
        if i < self.limit and r.words[i].startswith("ال") and r.words[i] not in given:
            i += 1
        opens = i + 1 < self.limit and (r.words[i] in given or r.bits[i + 1] & NAME)
        return bool(self.personal and opens) and not self.last(i)


def _manner(word: str, following: str) -> bool:
    """Whether two words say how something was done: بلهجة حازمة."""
    bare = len(word) > 4 and len(following) > 4 and not following.startswith("ال")
    return bare and word[-1] == following[-1] == "ه"
