"""The walk through a noun phrase, a word at a time, to where it ends: its head, its complements, its name."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.natures import (
    AND,
    AND_ARTICLE,
    ARTICLE,
    CLITIC,
    DEMONYM,
    GIVEN,
    HEAD,
    HONORIFIC,
    LED,
    LETTER,
    MANY,
    PROPER,
    REVERENCE,
    SIGN,
    SPELT,
    TITLE,
    VERBAL,
    plain,
)
from arnews.lexicon.nouns import Head
from arnews.lexicon.roles import (
    ADVERB,
    CALLED,
    CHARGED,
    CLOSE,
    CUE,
    NAME,
    NOMINAL,
    OFFICE,
    PAIR,
    PREPOSITION,
    PRONOUN,
    QUANTIFIER,
    RANK,
    SAME,
    TIME,
    WHEN,
    WITHIN,
)
from arnews.quotes.names import ENDS
from arnews.quotes.signs import SignSteps

_ENDS: Final = ENDS | NOMINAL
_DATES: Final = WHEN | ADVERB
_KEPT: Final = SAME | NAME
_RARE: Final = SIGN | REVERENCE | LETTER
_ADDRESS: Final = HONORIFIC | TITLE
_HARMED: Final = ("المجني", "المدعي", "المحكوم", "المعتدي", "المشتكي", "المقبوض", "المعترف")
_DEFINITE: Final = ARTICLE | AND_ARTICLE
_ODD: Final = SIGN | REVERENCE | LETTER | CLITIC
_SMALL: Final = ENDS | NOMINAL | CALLED | NAME | TIME | CUE | QUANTIFIER
_NOTED: Final = _SMALL | _KEPT | PAIR
_LEADS: Final = WITHIN | PREPOSITION
_BRIDGED: Final = _LEADS | OFFICE


@define(slots=True, eq=False)
class Walk(SignSteps):
    """A walk through a noun phrase; ``run`` stops where the phrase does."""

    def run(self) -> None:
        """Walk to the end of the phrase."""
        r, at = self.r, self.first
        words, bits, natures, adverbs = r.words, r.bits, r.speech.natures, r.adverbs
        many = 0
        while at < self.limit:
            word, here = words[at], bits[at]
            nature = natures[word]
            if nature & _ODD or here & _NOTED or (many and nature & ARTICLE) or at in adverbs:
                step = self.step(at, word, here, nature)
            elif self.name_first >= 0 > self.name_end:
                step = self.take_name_word(at, word, nature)
            else:
                step = self.take_plain(at, word, nature)
            if not step:
                break
            at += step
            many = (nature if step == 1 else natures[words[at - 1]]) & MANY
        last = bits[at - 1] & _LEADS if at > self.first + 1 else 0
        if last and (last & WITHIN or words[at - 1] in ("من", "عن")):
            at -= 1  # a preposition that leads nowhere
        self.at = at

    def reached_name(self) -> bool:
        """Whether a name came behind the preposition that was crossed, at least a word away."""
        if self.name_first <= self.crossed + 1:
            return False
        first = self.r.words[self.name_first]
        long = self.at - self.name_first >= 2 and first[0] not in "بلوف"
        return long or first in self.r.speech.nouns.given_names

    def addresses_somebody(self) -> bool:
        """Whether the last honorific stands before a name that the tables lack, and no office: معالي وزير النقل."""
        k = self.honorific + 1
        office = k + 1 < self.at and self.r.head(k) is not None and self.r.words[k + 1].startswith("ال")
        if k + 1 == self.at and self.named_beside(k):
            return False  # المستشار القانوني، كريم عاصي،
        return self.head is not None and self.head.kind == "person" and not office

    def step(self, i: int, word: str, bits: int, nature: int) -> int:
        """How many words the phrase takes from word *i* on, any word; 0 where it ends."""
        r = self.r
        if bits & PAIR:
            return self.take_marked(i)
        if nature & _RARE:
            if nature & SIGN:
                return self.take_sign(i, word)
            if self.closes(i, word, nature):
                return 0
        if i > self.first:
            if i in r.adverbs:
                return 0
            if bits & _SMALL and (step := self.take_small(i, bits)) is not None:
                return step
            if nature & ARTICLE and r.speech.natures[r.words[i - 1]] & MANY:
                return 0
        if nature & CLITIC and word[0] == "ب" and r.bits[i - 1] & CHARGED and self.name_first < 0 and r.clitic(i):
            self.waits = not word.startswith("بال")
            return 1
        naming = self.name_first >= 0 > self.name_end
        return self.take_name_word(i, word, nature) if naming else self.take_word(i, word, nature)

    def take_small(self, i: int, bits: int) -> int | None:
        """Take a small word or a cue inside the phrase, or end there; ``None`` where it is a word like others."""
        r = self.r
        if bits & CALLED and self.head is not None:
            self.waits, self.called = False, True
            return 1
        naming = self.name_first >= 0 > self.name_end
        if naming and (bits & NAME or r.bits[i - 1] & NAME or self.van(i)) and not self.last(i):
            return 1
        if bits & PRONOUN and (r.words[i - 1] in _HARMED or (self.waits and r.words[i + 1].startswith("ال"))):
            return 1  # المجني عليه, المتحدثة باسم هذه المنظمة
        if bits & _ENDS:
            return self.bridge(i) if bits & _BRIDGED else 0
        dated = not self.waits and (
            (bits & TIME and r.bits[i + 1] & _DATES)
            or (bits & QUANTIFIER and self.head is not None and not naming and not self.last(i))
        )
        return 0 if dated or (bits & CUE and self.cue_ends(i)) else None

    def cue_ends(self, i: int) -> bool:
        """Whether the cue word at *i* ends the phrase, or is a name or office that looks like one."""
        r = self.r
        if r.bits[i - 1] & NAME or r.words[i] in r.speech.nouns.given_names or r.head(i) is not None:
            return False
        cue = r.cue(i)
        if cue is None or cue.form == "noun" or (cue.form == "participle" and self.waits):
            return False
        return not self.bears_verb(i, cue)

    def bridge(self, i: int) -> int:
        """Cross a preposition that belongs to the phrase: المتحدث باسم, المسؤول في حزب, عدد من النواب."""
        r, word, bits = self.r, self.r.words[i], self.r.bits[i]
        if word == "علي" and self.named_ali(i):
            naming = self.name_first >= 0 > self.name_end
            return 1 if naming else self.take_word(i, word, r.speech.natures[word])
        if i + 1 >= self.limit or self.head is None:
            return 0
        if bits & OFFICE and self.name_first >= 0 and r.words[i + 1].startswith("ال"):
            return 0  # سامي سلامة باسم المعتصمين
        if bits & OFFICE and word[-1] == "ه" and r.source_letter(i, len(word) - 1) == "ة":
            return self.take_word(i, word, r.speech.natures[word])  # باسمة, a woman's name
        against = bits & PREPOSITION and self.name_first < 0 and self.masdar(i - 1)
        if bits & OFFICE or against or (word == "من" and (r.bits[i - 1] & QUANTIFIER or self.of_many(i))):
            self.waits = True
            return 1
        if bits & PREPOSITION and r.bits[i - 1] & CLOSE and self.name_first < 0:
            self.waits = self.beyond = True
            return 1
        placed = bits & WITHIN or (word in ("من", "عن") and self.head.kind == "person") or self.sent(i, word)
        if placed and self.name_first < 0 and self.honorific != i - 1:
            return self.cross(i)
        if word == "علي" and r.bits[i - 1] & CHARGED:
            self.crossed = i if self.crossed < 0 else self.crossed
            return 1
        return 0

    def of_many(self, i: int) -> bool:
        """Whether من at *i* says of whom an indefinite body or group is: شبكة من الشركات."""
        head = self.head
        many = head is not None and head.kind in ("organisation", "group") and not head.definite
        return many and i == self.first + 1 and self.r.words[i + 1].startswith("ال")

    def masdar(self, i: int) -> bool:
        """Whether word *i* is a verbal noun in a body's name, which takes a preposition: الهيئة العامة للرقابة على."""
        word, before = self.r.words[i], self.r.words[i - 1] if i > self.first else ""
        # منظمة الدفاع عن المستهلك, الهيئة العامة للرقابة على الغذاء
        body = self.head is not None and self.head.kind == "organisation" and i == self.first + 1
        led = (body and word.startswith("ال")) or (word.startswith("لل") and before.startswith("ال"))
        return led and self.r.verbal_noun(i, 2, governed=True)

    def named_ali(self, i: int) -> bool:
        """Whether علي is the name: written with two dots, behind a name or a title."""
        naming = self.name_first >= 0 > self.name_end
        return self.r.ali(i) and (naming or self.honorific == i - 1 or self.head is not None)

    def take_word(self, i: int, word: str, nature: int) -> int:
        """Take a word before the name or after it."""
        bits = self.r.bits[i]
        return 1 if bits & _KEPT and self.kept(i, bits) else self.take_plain(i, word, nature)

    def take_plain(self, i: int, word: str, nature: int) -> int:
        """Take a word before the name or after it that has no role of its own."""
        r = self.r
        if nature & _ADDRESS and (step := self.take_address(i, word)) is not None:
            return step
        if self.eponym:
            return 1
        head = (r.head(i) if nature & SPELT else r.speech.nouns.known_heads[word]) if nature & HEAD else None
        if 0 <= self.honorific == i - 1:
            if nature & CLITIC and not nature & GIVEN and r.clitic(i):
                return 0  # وختم الدكتور السلطان بالشكر
            if head is None or nature & GIVEN or self.surnamed(i, word):
                adjective = (
                    nature & ARTICLE
                    and not nature & GIVEN
                    and (self.named_beside(i) or not self.last(i, clitics=False))
                )
                return 1 if adjective else self.open_name(i)
        if nature & PROPER:
            known = r.speech.nouns.phrase(r.words, i)
            if known is not None and (head is None or known[0] > 1 or head.number == "dual"):
                return self.take_proper(i, known)
        if head is not None and (self.waits or not nature & GIVEN or self.office_here(i)):
            return self.take_head(i, head, nature)
        return self.take_complement(i, word, nature) if self.waits else self.take_unknown(i, word, nature)

    def take_complement(self, i: int, word: str, nature: int) -> int:
        """Take the complement of an indefinite noun; an indefinite one may have a complement of its own."""
        if (word.endswith("هم") and self.many(i - 1) and self.owned(i)) or self.told(i, word):
            return 0  # خبراء اقتصاديون شملهم الاستطلاع
        governs = word in self.r.speech.verbal_nouns or self.called or self.r.has(i, RANK)
        self.waits = not nature & ARTICLE and governs
        return 1

    def many(self, i: int) -> bool:
        """Whether word *i* is an indefinite sound plural, which governs nothing."""
        return self.r.speech.natures[self.r.words[i]] & MANY != 0

    def surnamed(self, i: int, word: str) -> bool:
        """Whether an office behind an honorific is a surname: الدكتور السلطان, where علي السلطان is named."""
        return self.last(i) and self.r.surname(word)

    def kept(self, i: int, bits: int) -> bool:
        """Whether word *i* is no more than نفسه, or begins a name as بن and أبو do."""
        if bits & SAME:
            return True
        fresh = self.name_first < 0 and not self.eponym and not self.waits
        if not (fresh and self.personal) or self.last(i):
            return False
        return bool(self.open_name(i))

    def take_unknown(self, i: int, word: str, nature: int) -> int:
        """Take an adjective, a complement with a clitic, or the first word of a name."""
        r, head = self.r, self.head
        if (nature & DEMONYM and self.take_demonym(i, word)) or self.take_direction(word):
            return 1
        if nature & VERBAL and i > self.first and r.verbal_noun(i) and not self.named_here(i, word):
            return 0
        if nature & LED and (step := self.take_clitic(i, word)) is not None:
            return step
        if self.name_first >= 0:
            return 1
        if head is not None and (head.kind != "person" or head.number == "plural"):
            return self.take_in_body(i, word)
        if r.bits[i] & QUANTIFIER and head is None:
            self.head, self.waits = Head(word, "group", "", "plural"), True
            return 1
        if nature & GIVEN and r.words[i - 1] in r.speech.nouns.demonyms and self.describes(i):
            return 1  # مسؤول عراقي رفيع
        if head is not None and not nature & GIVEN and self.handed(word):
            return 0
        common = not nature & GIVEN and (head is not None or nature & _DEFINITE)
        if common and (step := self.take_adjective(i, word, nature)) is not None:
            return step
        return self.open_name(i)

    def take_adjective(self, i: int, word: str, nature: int) -> int | None:
        """Take or refuse a word that describes what came, or is a title; ``None`` where it can open a name."""
        r = self.r
        if nature & ARTICLE and r.source_letter(i) in "أإآ":
            return None  # ألتون
        if nature & _DEFINITE:
            if i == self.first and not self.last(i) and r.words[i + 1].startswith("ال"):
                # A title that the tables lack: المدعية العامة ندى سعادة.
                self.head = Head(plain(word), "person", "f" if word.endswith("ه") else "m", definite=True)
                return 1
            if self.is_object(i, word):
                return 0
        if self.head is None:
            return None
        if self.describes(i):
            return 1
        joined = nature & AND and word[1:] not in r.speech.nouns.given_names
        return 1 if joined or nature & _DEFINITE or self.place(i + 1) else None

    def describes(self, i: int) -> bool:
        """Whether word *i* is one more adjective of somebody unnamed: مسؤول أميركي سابق."""
        if self.head is None or not self.head.base or self.honorific == i - 1 or self.definite(i):
            return False
        return self.r.words[i - 1] in self.r.speech.nouns.demonyms or self.last(i)

    def named_here(self, i: int, word: str) -> bool:
        """Whether a verbal noun that is a given name too is the name: حسن البنداري, and not نجاح المبادرة."""
        speech = self.r.speech
        if word not in speech.nouns.given_names or not self.personal or i + 1 >= self.limit:
            return False
        following = self.r.words[i + 1]
        common = speech.nouns.known_heads[following] is not None or speech.states[following.removeprefix("ال")]
        return following[0].isalpha() and not self.r.known(i + 1) and not common
