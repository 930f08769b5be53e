"""The personal name inside a noun phrase, and the state of a walk that reaches it."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.natures import AND, CLITIC, GIVEN, HEAD, HONORIFIC, LED, PROPER, VERBAL
from arnews.lexicon.nouns import Head
from arnews.lexicon.roles import (
    ADDRESSEE,
    ADVERB,
    ALSO,
    AUXILIARY,
    CHARGED,
    COMMA,
    CONJUNCTION,
    CUE,
    END,
    NAME,
    NARRATOR,
    NEGATION,
    OFFICE,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    QUANTIFIER,
    RELATIVE,
    SAYING,
    SENTENCE_END,
    SUBORDINATE,
    THAT,
    THEN,
    TURN,
    VENUE,
    WHAT,
    WHETHER,
)
from arnews.lexicon.speech import NO
from arnews.quotes.reading import Reading

# How far around a name its words are looked for again.
_WINDOW: Final = 50_000
_PRONOUNS: Final = ("ه", "ها", "هم", "هما")
# How an object ends: in the accusative, or as a plural.
_LEAST: Final = 4
_INFLECTED: Final = ("ا", "ه", "ات", "ين", "اء")
_NO_NAME: Final = QUANTIFIER | VENUE
_LED: Final = ("ل", "ب")
_AIDES: Final = ("مساعد", "امين")
_NEVER_NAMES: Final = ("organisation", "group", "document")

ENDS: Final = (
    PREPOSITION | PRONOUN | RELATIVE | CONJUNCTION | THAT | THEN | ADVERB | ADDRESSEE | SENTENCE_END | WHETHER | TURN
    | AUXILIARY | NEGATION | PARTICLE | NARRATOR | WHAT | ALSO | SUBORDINATE | END | OFFICE | SAYING
)  # fmt: skip
"""Before such words a noun phrase ends, or is bridged."""


def is_van(r: Reading, i: int) -> bool:
    """Whether word *i* is the فان of a name, by its letters, rather than the particle فإن."""
    return r.words[i] == "فان" and r.source_letter(i, 1) == "ا"


@define(slots=True, eq=False)
class NameSteps:
    """What a walk through a noun phrase has met, and its steps through a name. A step says how many words it takes."""

    r: Reading
    first: int
    limit: int
    loose: bool = False
    at: int = 0
    head: Head | None = None
    waits: bool = False
    """An indefinite noun came last and waits for its complement: وزير …"""
    honorific: int = -1
    eponym: bool = False
    """Whether the name that comes is a body's: جامعة الملك عبدالعزيز."""
    name_first: int = -1
    name_end: int = -1
    kin: bool = False
    """Whether somebody's kin or lawyer is meant, so that the name that comes is not theirs: والدة الطفل سامي."""
    beyond: bool = False
    """Whether the names that come are another's: مسؤول مقرب من الرئيس كريم عاصي."""
    joined: bool = False
    second_office: int = -1
    """A definite office that is joined to the first: المساعد الأول والناطق الرسمي."""
    called: bool = False
    closed: int = -1
    """The word behind the name of a place."""
    crossed: int = -1
    """A preposition that was crossed in the hope of a name behind it: الباحث في تراث المدينة ليث …"""

    def open_name(self, i: int) -> int:
        """Begin the name at word *i*, unless it has begun."""
        if self.kin or self.beyond:
            self.kin, self.eponym = False, True
        elif self.name_first < 0:
            self.name_first = i
        return 1

    def take_name_word(self, i: int, word: str, nature: int) -> int:
        """Go on through a personal name until an office, a second speaker or another clause begins."""
        r = self.r
        size = i - self.name_first
        head = r.head(i) if nature & HEAD else None
        definite = head is not None and head.definite and head.proclitic not in _LED
        if self.loose and self.is_other(i, nature, head):
            return 0
        governs = size >= 2 and nature & GIVEN and (self.governs_place(i) or self.governs_noun(i, head))
        if head is not None and (governs or (definite and self.office_behind(i, size, head))):
            self.name_end, self.head, self.waits = i, self.head or head, bool(governs)
            return 1
        if nature & GIVEN or size == 0 or (r.bits[i - 1] | r.bits[i]) & NAME:
            return 1
        if nature & AND and self.joins(word, head):
            self.joined = True
            if head is not None and self.name_end < 0:
                self.name_end = i  # باراك أوباما ووزير خارجيته
            return 1
        if self.loose and self.object_here(i, word):
            return 0
        many = head is not None and (head.kind == "group" or head.number == "plural")
        named = (definite or nature & HONORIFIC) and not many and self.last(i) and not self.owned(i)
        if named and not self.is_title(i, size, head):
            return 1
        if r.bits[i] & _NO_NAME:
            return 0
        if nature & HONORIFIC:
            return self.take_second_honorific(i, word)
        return self.take_common(i, word, nature, size, head)

    def governs_place(self, i: int) -> bool:
        """Whether the word behind an office at *i* is an indefinite body or place, of which it is the office."""
        if self.place(i + 1):
            return True
        following = self.r.speech.nouns.known_heads[self.r.words[i + 1]]
        if following is None or following.definite:
            return False
        aide = following.kind == "person" and self.r.words[i] in _AIDES  # سامي فهد مساعد وزير النقل
        return aide or following.kind in ("place", "organisation")

    def governs_noun(self, i: int, head: Head | None) -> bool:
        """Whether what is a given name too governs a definite noun: حمد المهيري مشرف الفريق, and not أمين الحسيني."""
        if head is None or head.kind != "person" or head.definite or not self.r.words[i - 1].startswith("ال"):
            return False
        following = self.r.words[i + 1]
        known = self.r.speech.nouns.known_heads[following]
        return following.startswith("ال") and (known is not None or following[-1] == "ه") and i + 1 < self.limit

    def take_common(self, i: int, word: str, nature: int, size: int, head: Head | None) -> int:
        """Take a word that is neither a name nor small: part of the name, an office behind it, or its end."""
        r = self.r
        if head is not None and head.definite and size >= 2 and (head.kind == "group" or head.number == "plural"):
            return 0
        if nature & LED:
            if (word.startswith("بال") and r.words[i + 1].startswith("ال")) or self.led_by_l(word):
                return 0  # أشاد شينزو آبي بالوثيقة المشتركة
            if nature & CLITIC and r.clitic(i) and not (size == 1 and self.ends_name(i, word)):
                return 0
        if nature & VERBAL and r.verbal_noun(i) and not self.surname(i):
            return 0
        if (size >= 2 and (self.acts(i) or self.apart(i))) or self.accusative(i, size):
            return 0
        governs = r.bits[i + 1] & (OFFICE | PRONOUN)  # ليندا توم متحدثة باسم, كاتب هذه الرسالة
        if head is None or (not head.definite and self.last(i) and not governs):
            return 1
        if self.loose and not head.definite and not head.proclitic and head.kind != "person":
            return 0
        fresh = size >= 2 or (self.head is None and r.words[i - 1] not in r.speech.nouns.given_names)
        if fresh and not head.proclitic and head.kind in ("person", "organisation"):
            self.name_end, self.head, self.waits = i, self.head or head, not head.definite
        return 1

    def ends_name(self, i: int, word: str) -> bool:
        """Whether a word with ب, behind a given name alone and last in its phrase, is a surname: منى بدير."""
        bare = word[0] == "ب" and not word.startswith("بال") and not self.r.speech.nouns.is_name(word[1:])
        return bare and self.r.bits[i + 1] & (THAT | COMMA) != 0

    def acts(self, i: int) -> bool:
        """Whether word *i* is the verb of a clause that opened with كانت: كانت أنجيلا ميركل أعلنت."""
        r, was = self.r, self.first - 1
        if not r.words[i].endswith("ت") or not r.has(was, AUXILIARY) or not r.words[was].endswith("ت"):
            return False
        return not r.has(i + 1, CUE | PARTICLE)  # كانت منى أحمد بركات قالت: a name

    def accusative(self, i: int, size: int) -> bool:
        """Whether word *i* is a noun or participle in the accusative: اعتقلت رجلا, ممسكا بالميكروفون."""
        r, word = self.r, self.r.words[i]
        if word[-1] != "ا" or len(word) < _LEAST:
            return False
        governs = r.clitic(i + 1) or r.has(i + 1, PREPOSITION)
        return r.speech.nouns.known_heads[word[:-1]] is not None or (size >= 2 and word[0] == "م" and governs)

    def handed(self, word: str) -> bool:
        """Whether a word behind an office is what was issued or given, in the accusative: أصدر الوزير قرارا."""
        if not self.loose or len(word) < _LEAST or word.startswith("ال") or not word.endswith(("ا", "ات")):
            return False
        speech, noun = self.r.speech, word.removesuffix("ت")[:-1]
        return speech.nouns.known_heads[noun] is not None or speech.states[noun] != NO

    def led_by_l(self, word: str) -> bool:
        """Whether a name stands behind the preposition ل: لترمب."""
        given = self.r.speech.nouns.given_names
        return word.startswith("لل") or (word[0] == "ل" and word[1:] in given and word not in given)

    def surname(self, i: int) -> bool:
        """Whether a word with no more than the measure of a verbal noun is a name: nothing follows that it governs."""
        r = self.r
        if self.owned(i):
            return False  # جددت سلمى منصور دعمها
        return r.words[i] not in r.speech.verbal_nouns and (self.last(i) or r.verbal_noun(i + 1))

    def apart(self, i: int) -> bool:
        """Whether word *i*, behind a whole name, is a noun of the clause: ختم حديثه, رفض الاتهامات."""
        r, word = self.r, self.r.words[i]
        if r.words[i - 1] in r.speech.nouns.given_names or r.bits[i - 1] & NAME:
            return False
        if word.startswith("ال"):
            return word.endswith("ات") or r.verbal_noun(i, 2)
        return self.owned(i)

    def owned(self, i: int) -> bool:
        """Whether a pronoun is written to word *i*: حديثه, and not نزيه, الفقيه or نصرالله."""
        word = self.r.words[i]
        if len(word) <= 4 or word.startswith("ال") or word.endswith("لله") or word in self.r.speech.nouns.given_names:
            return False
        return word.endswith(("ها", "هم")) or (word[-1] == "ه" and self.r.source_letter(i, len(word) - 1) == "ه")

    def office_behind(self, i: int, size: int, head: Head) -> bool:
        """Whether a name of *size* words ends before the office at *i*: … محمود عباس الرئيس الفلسطيني."""
        if head.kind != "person" or (self.head is not None and size < 2) or i + 1 >= self.limit:
            return False
        if self.r.has(i, CHARGED) and (self.r.has(i + 1, PREPOSITION) or self.r.words[i + 1].startswith("بال")):
            return True  # وقال برنارد المسؤول عن الشاحنات, الخبير بالشؤون
        return self.r.words[i + 1].startswith(("ال", "لل")) or self.r.has(i + 1, OFFICE)

    def is_other(self, i: int, nature: int, head: Head | None) -> bool:
        """Whether the object begins at word *i*: حذر ترمب إيران من, انتقد ألتون الرئيس دونالد ترامب."""
        if nature & PROPER and self.place(i):
            return True
        if head is None or not head.definite or i == self.name_first:
            return False
        if head.kind in _NEVER_NAMES and not nature & GIVEN:
            return True  # اتهم ولد أعمر الحكومة بالعمل
        return i == self.name_first + 1 and self.titles_another(i, head)

    def titles_another(self, i: int, head: Head) -> bool:
        """Whether the office at *i*, behind a surname alone, is the object's: انتقد ألتون الرئيس دونالد ترامب."""
        given = self.r.speech.nouns.given_names
        near = range(i + 1, min(i + 5, self.limit))
        if self.r.words[i - 1] in given:
            return False
        return head.kind == "person" and any(self.r.words[k] in given for k in near)

    def joins(self, word: str, head: Head | None) -> bool:
        """Whether a word with و names a second speaker: وسامي, والوزير, ونظيره."""
        if len(word) > 2 and (
            word[1:] in self.r.speech.nouns.given_names or (head is not None and head.proclitic == "و")
        ):
            return True
        return word.endswith(_PRONOUNS)

    def is_title(self, i: int, size: int, head: Head | None) -> bool:
        """Whether a definite office that ends a name is one: الخبيرة, and not a surname such as الخطيب."""
        if head is None or head.kind != "person" or (self.head is not None and size < 2):
            return False
        return head.gender == "f" or self.r.has(i + 1, OFFICE)

    def take_second_honorific(self, i: int, word: str) -> int:
        """Take an honorific behind a name: a part of it, or the office of the one it names."""
        r = self.r
        if not word.startswith("ال") and not r.words[i + 1].startswith("ال"):
            return 1
        surname = i == self.name_first + 1 and r.words[i - 1] in r.speech.nouns.given_names
        if surname and not r.words[i + 1].startswith("ال"):
            return 1  # أحمد الفقيه عضو المركز
        if self.head is not None:
            return 0
        self.name_end, self.honorific = i, i
        self.head = Head(word, "person", r.speech.nouns.honorifics[word], definite=True)
        return 1

    def object_here(self, i: int, word: str) -> bool:
        """Whether a word behind a name is the verb's object, not a part of the name."""
        r = self.r
        if (word.startswith("ال") and r.verbal_noun(i, 2)) or self.owned(i):
            return True
        if r.verbal_noun(i) and (word.endswith("ها") or (word[-1] == "ه" and r.source_letter(i, len(word) - 1) == "ه")):
            return True  # نفت وليامز قتله
        accusative = word[-1] == "ا" and len(word) > 3 and r.speech.nouns.phrase(r.words, i) is None
        if accusative and (i - self.name_first >= 2 or r.speech.nouns.known_heads[word[:-1]] is not None):
            return True  # التقى كريم عاصي وفدا
        plain = not word.endswith(_INFLECTED) and not word.startswith("ال") and word not in r.speech.nouns.phrases
        if plain and (self.last(i) or self.speaks(word)):
            return False  # وصف محمد جواد ظريف اليوم اتهامات
        if word.endswith("ي") or (r.comma(i + 1) and r.words[i + 2].startswith("ال")):
            return False  # استنكر محمد العاصمي، الحادث
        units = sum(1 + r.words[k].startswith("ال") - r.has(k, NAME) for k in range(self.name_first, i))
        surname = (
            i == self.name_first + 1 and word.startswith("ال") and r.words[i - 1] not in r.speech.nouns.given_names
        )
        if units < 2 and not surname:
            return False  # a given name, or وصفت بلوبيت العملية
        at = r.scan.starts[i]
        seen = r.scan.text.folded.count(f"{r.words[i - 1]} {word}", max(0, at - _WINDOW), at + _WINDOW)
        return seen < 2

    def speaks(self, word: str) -> bool:
        """Whether *word* stands right behind a verb of speech somewhere: وصف كريم سالم بيازي نظيره, وقال بيازي."""
        said = (self.r.cue(i - 1) for i in self.r.places(word) if i)
        return any(cue is not None and cue.form in ("past", "present") for cue in said)

    def place(self, i: int) -> bool:
        """Whether a place that the tables know stands at word *i*."""
        known = self.r.speech.nouns.phrase(self.r.words, i)
        return known is not None and known[1] in ("place", "state")

    def last(self, i: int, clitics: bool = True) -> bool:
        """Whether the phrase ends after word *i*, so that a word like الشيخ is a surname."""
        r = self.r
        if i + 1 >= self.limit or not r.words[i + 1][0].isalpha():
            return True
        return bool(r.bits[i + 1] & ENDS) or (clitics and r.clitic(i + 1))

    def van(self, i: int) -> bool:
        """Whether فان at *i* is part of a name."""
        return is_van(self.r, i) and not self.r.words[i + 1].startswith("ال")
