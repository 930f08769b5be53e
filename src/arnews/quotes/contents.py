"""Where reported speech begins after its cue."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.roles import (
    ADVERB,
    AFTER_BAN,
    ASIDE,
    AUXILIARY,
    BEFORE,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    KNOWN,
    LED_BY,
    LINE,
    NEGATION,
    NOMINAL,
    NOT_THAT,
    PAIR,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SAYING,
    SENTENCE_END,
    SUBORDINATE,
    THAT,
    TIME,
    WHAT,
    WHEN,
    WHETHER,
)
from arnews.lexicon.verbs import CueForm, Verb
from arnews.quotes.drafts import Opening
from arnews.quotes.marks import Pair
from arnews.quotes.phrases import Phrase
from arnews.quotes.propositions import can_state, feels, foresees, states
from arnews.quotes.reading import Reading
from arnews.quotes.terms import named

_FARTHEST: Final = 70
_MOST_COMMAS: Final = 6
_CLAUSE_WORDS: Final = 5
_MOST_LABEL: Final = 12
_MOST_TITLE: Final = 6
_MOST_OBJECT: Final = 4
_ROOT: Final = 3
_STATEMENTS: Final = ("بيان", "تغريده", "تصريح", "رساله")
_FROM: Final = ("من", "عبر")
_SUBORDINATES: Final = RELATIVE | SUBORDINATE | ASIDE
_SMALL: Final = NOT_THAT | THAT | WHETHER | NOMINAL | CUE | CONJUNCTION | _SUBORDINATES
_NOTED: Final = _SMALL | COMMA | COLON | PAIR
_PAUSES: Final = COMMA | COLON
_LEADS: Final = SAYING | LED_BY
_CLOSES: Final = COMMA | SENTENCE_END | LINE
_FREES: Final = PRONOUN | TIME | WHEN | COMMA | ADVERB
INNER: Final = PARTICLE | AUXILIARY | NEGATION
"""A conjunction that is one of these as well opens no clause."""

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


def find_opening(r: Reading, at: int, cue: CueForm, phrase: Phrase | None, end: int) -> Opening | None:
    """Find where what the cue at word *at* reports begins, before word *end*."""
    start = at + 1 + len(cue.verb.tail)
    farthest = at + _FARTHEST
    return _Search(r, at, cue.verb, phrase, end if end < farthest else farthest, end, start, cue.object).run()


@define(slots=True, eq=False)
class _Search:
    """A walk from a cue to its complement over subjects, asides and relative clauses."""

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
                leads = (self.verb.noun or here & _LEADS) and not self.relative
                if leads and (opening := self.at_noun(j, words[j], here)):
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

    def opening(self, rule: str, first: int, cut: int = 0, pair: Pair | None = None) -> Opening:
        """The content at *first*, with what the walk has learnt of the cue."""
        return Opening(rule, first, cut, pair, self.verb, self.cue_end, self.relayed)

    def at_pair(self, j: int) -> Opening | None:
        """The words in marks at *j* are the content, unless they name something."""
        r, pair, verb = self.r, self.r.pair_at[j], self.verb
        before = r.words[j - 1]
        size = pair.close - pair.first
        clause = r.bits[pair.first] & THAT and r.source_letter(pair.first) == "أ"
        if clause and (verb.noun or verb.speech) and not self.relative:
            return self.opening("marks", pair.first, pair=pair)  # طلب منهم «أن يصححوا»
        inner = r.words[pair.first]
        if "ب" in verb.prepositions and inner[0] == "ب" and len(inner) > _ROOT and r.clitic(pair.first):
            return self.opening(
                "preposition + marks",
                pair.first if self.closes(pair.after) else j,
                pair=pair if self.closes(pair.after) else None,
            )
        if self.names_something(j, size) or self.passed(j, pair):
            return None
        if self.preposition == j - 1 or (before == "ب" and "ب" in verb.prepositions):
            if size < 3 and verb.noun == "l" and verb.stance == "neutral" and not self.closes(pair.after):
                return None  # تحدثت الصحف عن «ربيع» جديد
            named_so = r.has(self.at - 1, WHAT)  # ما وصفه بـ«…»
            return self.opening("preposition + marks", pair.first if named_so else j, pair=pair if named_so else None)
        if (not verb.speech or verb.stance == "opinion") and (labelled := self.label(j, pair)):
            return labelled
        if not verb.speech:
            return None
        if "l" in verb.noun and verb.stance != "neutral" and size <= 3 and self.direct(j):
            return self.opening("marks", j)  # أدان "خطاب الكراهية" الذي يعتمده
        if size <= 2 and before != ":" and not r.comma(j - 1) and not self.closes(pair.after):
            return None
        return self.opening("marks", pair.first, pair=pair)

    def direct(self, j: int) -> bool:
        """Whether word *j* stands right behind the cue or its subject."""
        return j == self.cue_end or (self.phrase is not None and j == self.phrase.end)

    def names_something(self, j: int, size: int) -> bool:
        """Whether the marks at *j*, with *size* words in them, are no content by what stands before them."""
        r, verb, before = self.r, self.verb, self.r.words[j - 1]
        if self.relative and (self.inner or size < _CLAUSE_WORDS):
            return True
        bits = r.bits[j - 1]
        aside = bits & COMMA and self.commas < 2 and not self.behind_subject(j)
        joined = before == "و" and size < _CLAUSE_WORDS and r.scan.glued(j)
        if joined or before == "ل" or aside or bits & RELATIVE or (size <= _MOST_TITLE and named(r, j - 1)):
            return True
        if verb.takes_object and "p" in verb.noun and self.preposition < 0 and before not in (":", "ب"):
            return True
        return size < _CLAUSE_WORDS and bits & PREPOSITION != 0 and before not in verb.prepositions

    def passed(self, j: int, pair: Pair) -> bool:
        """Whether short marks at *j* are passed on the way to the particle: على موقع «تويتر»، إن."""
        subject_end = self.phrase.end if self.phrase is not None else self.cue_end
        if pair.close - pair.first > _MOST_TITLE or self.r.words[j - 1] == ":" or j in (self.cue_end, subject_end):
            return False
        r, k, last = self.r, pair.after, min(self.end, pair.after + _MOST_LABEL)
        while k < last and not r.bits[k] & (CUE | LINE):
            if r.bits[k] & THAT:
                return r.words[k][0] not in "وب" and not r.has(k - 1, BEFORE)
            k = r.pair_at[k].after if r.bits[k] & PAIR else k + 1
        return False

    def described(self, j: int) -> Opening | None:
        """The noun behind ب with some of its words in marks: ما وصفه بعملية التستر "المعقدة"."""
        r = self.r
        k = j + 1
        while k < min(self.end, j + _MOST_OBJECT) and r.words[k][0].isalpha() and not r.bits[k] & (KNOWN | PAIR):
            k += 1
        return self.opening("preposition + noun", j, cut=1) if r.bits[k] & PAIR else None

    def label(self, j: int, pair: Pair) -> Opening | None:
        """The marks at *j* as the label of what stands before them: اعتبر القرار «خطوة», ما سماه «…»."""
        if self.verb.stance not in ("label", "opinion") or pair.close - pair.first > _MOST_LABEL:
            return None
        if self.told and all(bits & ADVERB for bits in self.r.bits[self.cue_end : j]):
            return self.opening("object + marks", pair.first, pair=pair)
        if self.told and j == self.cue_end + 1 and pair.after - j <= _MOST_OBJECT:
            return self.opening("object + marks", self.cue_end)  # اعتبره قرارا «خطرا»
        if self.phrase is None or self.commas:
            return None
        if self.verb.stance == "opinion" and 0 < j - self.phrase.end <= _MOST_OBJECT:
            return self.opening("object + marks", self.phrase.end)
        return self.opening("object + marks", pair.first, pair=pair) if not self.verb.speech else None

    def behind_subject(self, j: int) -> bool:
        """Whether the comma before word *j* follows the subject at once: قال فلان، «…»."""
        return self.phrase is not None and self.phrase.end == j - 1

    def closes(self, at: int) -> bool:
        """Whether the clause ends at *at*."""
        return at >= self.sentence_end or self.r.has(at, _CLOSES)

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
        if cue is not None:
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
        while k < self.end and r.bits[k] & LINE:
            k += 1
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
        if self.relative and self.inner:
            self.inner = False
            return None, j + 1
        if self.relative and self.commas and verb.lemma == SAY and r.source_letter(j) == "أ":
            return None, j + 1  # …، الذي يعلم أن السد قديم، إن: قال takes إن
        if "j" in verb.noun:
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
        if self.relative:
            self.inner = self.inner or cue.form in ("past", "present")
            return j + 1
        says = cue.verb.lemma == SAY and (cue.form == "participle" or (cue.form == "present" and self.goes_on(j)))
        if says or (cue.form == "participle" and cue.gender == "m"):
            if self.verb.lemma == TELL:
                return 0
            self.verb = cue.verb
            self.extend(j)
            return j + 1
        if j <= self.at + 1:
            return 0
        joined = cue.proclitic in ("و", "ف") and cue.form != "noun"
        if not joined:
            plain = (
                cue.form in ("past", "present") and not cue.object and self.r.speech.nouns.head(self.r.words[j]) is None
            )
            joined = plain and j > self.cue_end and self.follows(j)
        return -1 if joined else 0

    def goes_on(self, j: int) -> bool:
        """Whether يقول at *j* has the subject of the cue: مضى يقول, and not نفى ما جاء في كتاب جديد يقول."""
        return j == self.cue_end or (self.phrase is not None and j == self.phrase.end) or self.r.comma(j - 1)

    def extend(self, j: int) -> None:
        """Word *j* belongs to the cue if nothing stands between them."""
        if j == self.cue_end:
            self.cue_end = j + 1

    def follows(self, j: int) -> bool:
        """Whether a verb at *j* opens a clause of its own: behind a comma, or before its own particle."""
        return self.r.comma(j - 1) or self.r.has(j + 1, THAT)

    def at_noun(self, j: int, word: str, bits: int) -> Opening | None:
        """A preposition of the verb, or the verbal noun that states the content."""
        r, verb = self.r, self.verb
        if word in verb.prepositions and len(word) > 1:
            self.preposition = j
            self.extend(j)
            return None
        letters = verb.noun
        if "p" in letters:
            if self.preposition == j - 1 and states(r, j, 0):
                return self.opening("preposition + noun", j)
            if word[0] == "ب" and "ب" in verb.prepositions and states(r, j, 1) and not self.governed(j):
                return self.opening("preposition + noun", j, cut=1)
        if (
            word[0] == "ل"
            and "ل" in verb.prepositions
            and "p" in letters
            and j > self.cue_end
            and states(r, j, cut := 1 + word.startswith("لل"))
        ):
            return self.opening("preposition + noun", j, cut=cut)
        if verb.lemma == DESCRIBE and word.startswith("بال") and (self.told or (self.phrase and j > self.phrase.end)):
            return self.opening("preposition + noun", j, cut=1)
        if self.told and verb.stance == "label" and word[0] == "ب" != word and (found := self.described(j)) is not None:
            return found
        if "e" in letters and self.preposition == j - 1 and feels(r, j):
            return self.opening("feeling", j)
        if bits & SAYING:
            self.verb = _SAID
            self.extend(j)
        elif "n" in letters and (self.foreseen(j) or (can_state(r, j) and self.free(j) and states(r, j, 0, True))):
            return self.opening("noun", j)
        return None

    def foreseen(self, j: int) -> bool:
        """Whether word *j* is what the cue expects: توقع نموا في الناتج."""
        return self.verb.stance == "opinion" and foresees(self.r, j)

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
        if j == self.cue_end or (self.phrase is not None and j == self.phrase.end):
            return True
        before, bits, earlier = r.words[j - 1], r.bits[j - 1], r.bits[j - 2]
        if len(r.words[j]) == _ROOT and earlier & PREPOSITION and r.words[j - 2] not in _FROM:
            return False  # على الحدود قتل فيها فلسطينيان
        if before.startswith("بال") and "ب" in self.verb.prepositions:
            return True  # أهابت بالسكان ترشيد الاستهلاك
        if bits & _FREES or before in (")", "_") or self.whole(j - 1, before):
            return True
        if earlier & PREPOSITION:
            # عبر تويتر, من الوزير, but not في محاولة, which the noun would complete.
            common = r.verbal_noun(j - 1) or r.speech.nouns.known_heads[before] is not None
            return not bits & PREPOSITION and (before.startswith(("ال", "ل")) or not common)
        return (before.startswith("ال") and not bits & PREPOSITION) or (
            earlier & COMMA != 0 and before.startswith(("ل", "ا"))
        )
