"""The noun that a verb of speech takes for a clause: أكد إحراز تقدم, طالب بالإفراج, توقع نموا في الناتج."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.roles import ADVERB, COMMA, KNOWN, LED_BY, PAIR, PREPOSITION, PRONOUN, SAYING, TIME, WHEN
from arnews.lexicon.verbs import Verb
from arnews.quotes.drafts import Opening
from arnews.quotes.marks import Pair
from arnews.quotes.phrases import Phrase
from arnews.quotes.propositions import can_state, feels, foresees, states
from arnews.quotes.reading import Reading

_MOST_OBJECT: Final = 4
_ROOT: Final = 3
_STATEMENTS: Final = ("بيان", "تغريده", "تصريح", "رساله")
_ON: Final = "علي"
_FROM: Final = ("من", "عبر")
_FREES: Final = PRONOUN | TIME | WHEN | COMMA | ADVERB
_NO_NOUN: Final = KNOWN | PAIR

SAY: Final = "قال"
TELL: Final = "نقل"
DESCRIBE: Final = "وصف"
_SAID: Final = Verb(SAY, "neutral", speech=True)


def _is_object(r: Reading, k: int) -> bool:
    """Whether word *k* is a noun in the accusative or a definite verbal noun behind no preposition."""
    word = r.words[k]
    if r.has(k - 1, PREPOSITION):
        return False
    return (word[-1] == "ا" and len(word) > _ROOT + 1) or (word.startswith("ال") and r.verbal_noun(k, 2))


@define(slots=True, eq=False)
class NounSteps:
    """What a search for a content has learnt of its cue, and its steps at nouns."""

    r: Reading
    at: int
    verb: Verb
    phrase: Phrase | None
    end: int
    sentence_end: int
    cue_end: int
    told: bool
    """Whether the verb has its object as a pronoun: ما سماه «…»."""
    relative: bool = False
    inner: bool = False
    """Whether the relative clause has a verb of speech of its own."""
    preposition: int = -1
    commas: int = 0
    relayed: int = -1

    def opening(self, rule: str, first: int, cut: int = 0, pair: Pair | None = None) -> Opening:
        """The content at *first*, with what the walk has learnt of the cue."""
        return Opening(rule, first, cut, pair, self.verb, self.cue_end, self.relayed)

    def extend(self, j: int) -> None:
        """Word *j* belongs to the cue if nothing stands between them."""
        if j == self.cue_end:
            self.cue_end = j + 1

    def at_noun(self, j: int, word: str, bits: int) -> Opening | None:
        """A preposition of the verb, or the verbal noun that states the content."""
        r, verb = self.r, self.verb
        if word == "ب" and word in verb.prepositions and not r.bits[j + 1] & PAIR:
            self.preposition = j  # طالب الطرفين بـ فتح الممرات
        elif bits & LED_BY and word in verb.prepositions:
            self.preposition = j
            self.extend(j)
            return None
        letters = verb.noun
        led = word[0] in "بل" or self.preposition == j - 1
        if led and (opening := self.at_preposition(j, word)) is not None:
            return opening
        if "e" in letters and self.preposition == j - 1 and feels(r, j):
            return self.opening("feeling", j)
        if bits & SAYING:
            self.verb = _SAID
            self.extend(j)
        elif (
            "n" in letters
            and (verb.takes_object or not self.told)
            and (self.foreseen(j) or (can_state(r, j) and self.free(j) and states(r, j, 0, True)))
        ):
            return self.opening("noun", j)
        return None

    def at_preposition(self, j: int, word: str) -> Opening | None:
        """The noun behind the verb's preposition, which may be written to it: إلى وقف القتال, بالإفراج, للحفاظ على."""
        r, verb = self.r, self.verb
        if "p" in verb.noun:
            urged = verb.stance == "urge" and r.words[j - 1] == _ON and word.startswith("ال")  # حث على الصبر
            if self.preposition == j - 1 and (urged or states(r, j, 0)):
                return self.opening("preposition + noun", j)
            led = word[0] == "ب" and "ب" in verb.prepositions and not r.bits[j - 1] & PREPOSITION  # في بحث
            if led and self.leads_to(j, word) and not self.governed(j):
                return self.opening("preposition + noun", j, cut=1)
            cut = 1 + word.startswith("لل")
            if word[0] == "ل" and "ل" in verb.prepositions and j > self.cue_end and states(r, j, cut):
                return self.opening("preposition + noun", j, cut=cut)
        if word[0] != "ب" or verb.stance != "label":
            return None
        described = verb.lemma == DESCRIBE and (self.told or (self.phrase is not None and j > self.phrase.end))
        if described and word.startswith("بال"):
            return self.opening("preposition + noun", j, cut=1)
        return self.described(j) if self.told and len(word) > 1 else None

    def leads_to(self, j: int, word: str) -> bool:
        """Whether ب leads to what is stated; whatever somebody demands is stated: طالب بحقوق العمال."""
        if self.r.bits[j] & KNOWN:
            return states(self.r, j, 1)
        demands = self.verb.stance == "demand" and len(word) > _ROOT and self.r.words[j + 1].startswith("ال")
        behind = j == self.cue_end or (self.phrase is not None and j == self.phrase.end)
        threatens = self.verb.stance == "threaten" and word.startswith("بال") and behind
        return demands or threatens or states(self.r, j, 1)

    def foreseen(self, j: int) -> bool:
        """Whether word *j* is what the cue expects: توقع نموا في الناتج."""
        return self.verb.stance == "opinion" and foresees(self.r, j)

    def described(self, j: int) -> Opening | None:
        """The noun behind ب with some of its words in marks: ما وصفه بعملية التستر "المعقدة"."""
        r = self.r
        k = j + 1
        while k < min(self.end, j + _MOST_OBJECT) and r.words[k][0].isalpha() and not r.bits[k] & _NO_NOUN:
            k += 1
        return self.opening("preposition + noun", j, cut=1) if r.bits[k] & PAIR else None

    def whole(self, k: int, word: str) -> bool:
        """Whether no noun can hang on word *k*: في بيان, في بداية ولايته."""
        r = self.r
        head = r.speech.nouns.known_heads[word]
        if r.has(k - 1, PREPOSITION) and head is not None and head.base in _STATEMENTS:
            return True
        owned = word.endswith("ها") or (word[-1] == "ه" and r.source_letter(k, len(word) - 1) == "ه")
        return owned and len(word) > _ROOT and bool((r.bits[k - 1] | r.bits[k - 2]) & PREPOSITION)

    def governed(self, j: int) -> bool:
        """Whether an object stands between the cue and ب, which then leans on it: أقر قانونا يسمح للشرطة باحتجاز."""
        r, verb = self.r, self.verb
        if verb.takes_object or verb.stance in ("demand", "urge"):
            return False
        first = self.phrase.end if self.phrase is not None else self.cue_end
        objects = (k for k in range(first, j) if not r.bits[k] & KNOWN)
        return any(_is_object(r, k) for k in objects)

    def free(self, j: int) -> bool:
        """Whether nothing governs the noun at *j*: it stands after the cue, the subject, a comma or a day."""
        r = self.r
        if j == self.cue_end or j - 1 in r.pair_closing or (self.phrase is not None and j == self.phrase.end):
            return True
        before, bits, earlier = r.words[j - 1], r.bits[j - 1], r.bits[j - 2]
        if len(r.words[j]) == _ROOT and earlier & PREPOSITION and r.words[j - 2] not in _FROM:
            return False  # على الحدود قتل فيها فلسطينيان
        if before.startswith("بال") and "ب" in self.verb.prepositions:
            return True  # أهابت بالسكان ترشيد الاستهلاك
        if bits & _FREES or before in (")", "_") or r.speech.nouns.is_name(before) or self.whole(j - 1, before):
            return True
        if earlier & PREPOSITION:
            # عبر تويتر, من الوزير, but not في محاولة, which the noun would complete.
            common = r.verbal_noun(j - 1) or r.speech.nouns.known_heads[before] is not None
            return not bits & PREPOSITION and (before.startswith(("ال", "ل")) or not common)
        return (before.startswith("ال") and not bits & PREPOSITION) or (
            earlier & COMMA != 0 and before.startswith(("ل", "ا"))
        )
