"""The walk through a noun phrase, a word at a time, to where it ends: its head, its complements, its name."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.nouns import Head
from arnews.lexicon.roles import (
    ADVERB,
    CALLED,
    CHARGED,
    CUE,
    NAME,
    NOMINAL,
    OFFICE,
    PAIR,
    PREPOSITION,
    QUANTIFIER,
    RANK,
    SAME,
    TIME,
    WHEN,
    WITHIN,
)
from arnews.quotes.bridges import BridgeSteps, short_pair
from arnews.quotes.names import ENDS

_ARTICLES: Final = ("ال", "وال")

_ENDS: Final = ENDS | NOMINAL
_DATES: Final = WHEN | ADVERB
_SMALL: Final = ENDS | NOMINAL | CALLED | NAME | TIME | CUE


@define(slots=True, eq=False)
class Walk(BridgeSteps):
    """A walk through a noun phrase; ``run`` stops where the phrase does."""

    def run(self) -> None:
        """Walk to the end of the phrase."""
        self.at = self.first
        while self.at < self.limit:
            step = self.step()
            if not step:
                break
            self.at += step
        if self.at > self.first + 1 and self.r.bits[self.at - 1] & WITHIN:
            self.at -= 1  # a preposition that leads nowhere

    def reached_name(self) -> bool:
        """Whether a name came behind the preposition that was crossed, at least a word away."""
        if self.name_first <= self.crossed + 1:
            return False
        first = self.r.words[self.name_first]
        if first in self.r.speech.nouns.given_names:
            return True
        return self.at - self.name_first >= 2 and first[0] not in "بلوف"

    @property
    def personal(self) -> bool:
        """Whether what came so far can be followed by a personal name."""
        return self.head is None or (self.head.kind == "person" and self.head.number != "plural")

    def step(self) -> int:
        """How many words the phrase takes next; 0 where it ends."""
        r, i = self.r, self.at
        bits, word = r.bits[i], r.words[i]
        if bits & PAIR:
            return self.take_marked(i)
        if not word[0].isalpha():
            return self.take_sign(i, word)
        if (word, r.words[i + 1]) in r.speech.nouns.reverences:
            return 0
        naming = self.name_first >= 0 > self.name_end
        inside = i > self.first
        if (inside and r.tanwin(i)) or (len(word) == 1 and word in "لبكف" and r.bits[i + 1] & PAIR):
            return 0
        if inside and bits & _SMALL and (step := self.take_small(i, bits, naming)) is not None:
            return step
        if inside and word[:2] == "ال" and self.indefinite(i - 1):
            return 0
        if word[0] == "ب" and r.bits[i - 1] & CHARGED and self.name_first < 0 and r.clitic(i):
            self.waits = not word.startswith("بال")
            return 1
        return self.take_name_word(i, word) if naming else self.take_word(i, word)

    def take_small(self, i: int, bits: int, naming: bool) -> int | None:
        """Take a small word or a cue inside the phrase, or end there; ``None`` where it is a word like others."""
        r = self.r
        if bits & CALLED and self.head is not None:
            self.waits, self.called = False, True
            return 1
        if naming and (bits & NAME or self.van(i) or r.bits[i - 1] & NAME) and not self.last(i):
            return 1
        if bits & _ENDS:
            return self.bridge(i)
        dated = bits & TIME and not self.waits and r.bits[i + 1] & _DATES
        return 0 if dated or (bits & CUE and self.cue_ends(i)) else None

    def indefinite(self, i: int) -> bool:
        """Whether word *i* is an indefinite sound plural, behind which a definite word is no part of the phrase."""
        if self.r.words[i][-2:] not in ("ون", "ين"):
            return False
        head = self.r.speech.nouns.known_heads[self.r.words[i]]
        return head is not None and head.number == "plural" and not head.definite

    def cue_ends(self, i: int) -> bool:
        """Whether the cue word at *i* ends the phrase, or is a name or office that looks like one."""
        r = self.r
        if r.bits[i - 1] & NAME or r.words[i] in r.speech.nouns.given_names or r.head(i) is not None:
            return False
        cue = r.cue(i)
        return cue is not None and cue.form != "noun" and not (cue.form == "participle" and self.waits)

    def take_marked(self, i: int) -> int:
        """Take a name in marks: مراسل "العربية"."""
        r = self.r
        if not short_pair(r, i):
            return 0
        pair = r.pair_at[i]
        opens = self.head is None and self.name_first < 0
        before = r.words[i - 1] if i > self.first else ""
        if not (opens or self.waits or before in r.speech.names_follow or before == "و"):
            return 0
        self.joined = self.joined or before == "و"
        if opens:
            self.name_first, self.name_end = pair.first, pair.close
            if pair.after < self.limit and not r.words[pair.after].startswith("ال"):
                self.limit = pair.after
        self.waits = False
        return pair.after - i

    def take_sign(self, i: int, word: str) -> int:
        """Take what is no word: brackets, a hash, a hyphen, the dot of an initial."""
        r = self.r
        if word == "(":
            return self.take_brackets(i)
        if word == "#":
            return 1
        more, before = i + 1 < self.limit, r.words[i - 1] if i > self.first else ""
        if word in "_-–'’":
            return int(more and r.scan.glued(i) and r.scan.glued(i + 1))
        if word == ".":
            return int(more and 0 < len(before) <= 2 and r.words[i + 1].isalpha())
        return int(word.isdigit() and before.isascii() and before.isalpha())

    def take_brackets(self, i: int) -> int:
        """Take a short aside in brackets: (واس), (45 عاما)."""
        for j in range(i + 1, min(i + 7, self.limit)):
            if self.r.words[j] == ")":
                if self.name_first >= 0 > self.name_end:
                    self.name_end = i
                self.waits = False
                return j + 1 - i
        return 0

    def bridge(self, i: int) -> int:
        """Cross a preposition that belongs to the phrase: المتحدث باسم, المسؤول في حزب, عدد من النواب."""
        r, word, bits = self.r, self.r.words[i], self.r.bits[i]
        if word == "علي" and self.named_ali(i):
            return 1 if self.name_first >= 0 > self.name_end else self.take_word(i, word)
        if i + 1 >= self.limit or self.head is None:
            return 0
        if bits & OFFICE and word[-1] == "ه" and r.source_letter(i, len(word) - 1) == "ة":
            return self.take_word(i, word)  # باسمة, a woman's name
        against = bits & PREPOSITION and self.name_first < 0 and self.masdar(i - 1)
        if bits & OFFICE or against or (word == "من" and r.bits[i - 1] & QUANTIFIER):
            self.waits = True
            return 1
        placed = bits & WITHIN or (word in ("من", "عن") and self.head.kind == "person") or self.sent(i, word)
        if placed and self.name_first < 0 and self.honorific != i - 1:
            return self.cross(i)
        if word == "علي" and r.bits[i - 1] & CHARGED:
            self.crossed = i if self.crossed < 0 else self.crossed
            return 1
        return 0

    def masdar(self, i: int) -> bool:
        """Whether word *i* is a verbal noun in a body's name, which takes a preposition: الهيئة العامة للرقابة على."""
        return self.r.words[i].startswith("لل") and self.r.verbal_noun(i, 2, governed=True)

    def named_ali(self, i: int) -> bool:
        """Whether علي is the name: written with two dots, behind a name or a title."""
        naming = self.name_first >= 0 > self.name_end
        return self.r.ali(i) and (naming or self.honorific == i - 1 or self.head is not None)

    def take_word(self, i: int, word: str) -> int:
        """Take a word before the name or after it."""
        r, nouns = self.r, self.r.speech.nouns
        bits = r.bits[i]
        if bits & SAME:
            return 1
        named = bits & NAME and self.name_first < 0 and not self.eponym
        if named and self.personal and not self.waits and not self.last(i):
            return self.open_name(i)
        if word in nouns.titles and not self.waits and (title := nouns.title(r.words, i)) is not None:
            return self.take_title(i, *title)
        if word in nouns.honorifics:
            return self.take_honorific(i, word)
        if self.eponym:
            return 1
        head = r.head(i)
        if 0 <= self.honorific == i - 1 and (head is None or word in nouns.given_names):
            adjective = word.startswith("ال") and word not in nouns.given_names and not self.last(i, clitics=False)
            return 1 if adjective else self.open_name(i)
        if word in nouns.phrases:
            known = nouns.phrase(r.words, i)
            if known is not None and not (head is not None and known[0] == 1):
                return self.take_proper(known)
        if head is not None and (self.waits or word not in nouns.given_names or self.office_here(i)):
            return self.take_head(i, head)
        if self.waits:
            # The complement of an indefinite noun; an indefinite one may have a complement of its own.
            self.waits = not word.startswith("ال") and (word in r.speech.verbal_nouns or self.called)
            return 1
        return self.take_unknown(i, word)

    def take_honorific(self, i: int, word: str) -> int:
        """Take an honorific, which opens a person's name or the name that a body bears."""
        head = self.head
        self.eponym = self.waits and head is not None and (head.kind == "organisation" or i - self.first > 1)
        self.waits = False
        if self.eponym:
            return 1
        self.honorific = i
        self.head = head or Head(word, "person", self.r.speech.nouns.honorifics[word], definite=True)
        return 1 if self.name_end < 0 else 0

    def take_title(self, i: int, size: int, gender: str) -> int:
        """Take an honorific of several words: الفريق أول, د."""
        if self.name_first >= 0 or i + size >= self.limit or not self.r.words[i + size][0].isalpha():
            return 1
        self.honorific = i + size - 1
        self.head = self.head or Head(self.r.words[i], "person", gender, definite=True)
        return size

    def office_here(self, i: int) -> bool:
        """Whether a word that is a name too is an office here: أمينة عام الوزارة."""
        r = self.r
        if i + 1 >= self.limit:
            return False
        following = r.words[i + 1]
        return following.startswith("ال") or r.has(i + 1, RANK) or r.speech.nouns.known_heads[following] is not None

    def take_unknown(self, i: int, word: str) -> int:
        """Take an adjective, a complement with a clitic, or the first word of a name."""
        r, nouns = self.r, self.r.speech.nouns
        plain = word.removeprefix("و").removeprefix("ال")
        if plain in nouns.demonyms and self.take_demonym(i, word, plain):
            return 1
        if i > self.first and r.verbal_noun(i) and not self.named_here(i, word):
            return 0
        if word[0] in "بل" and (step := self.take_clitic(i, word)) is not None:
            return step
        if self.name_first >= 0:
            return 1
        if not self.personal:
            return self.take_in_body(i, word)
        if r.bits[i] & QUANTIFIER and self.head is None:
            self.head, self.waits = Head(word, "group", "", "plural"), True
            return 1
        given = word in nouns.given_names
        if self.head is not None and not given and self.place(i + 1):
            return 1  # رئيس مصافي عدن
        article = word.startswith(_ARTICLES)
        if article and i == self.first and not given and not self.last(i) and r.words[i + 1].startswith("ال"):
            # A title that the tables lack: المدعية العامة ندى سعادة.
            self.head = Head(plain, "person", "f" if word.endswith("ه") else "m", definite=True)
            return 1
        if article and word.endswith("ات") and self.head is not None and not given:
            if i == self.first + 1 and r.words[self.first].startswith("ال") and self.head.number == "singular":
                return 0  # رفض الوزير الاتهامات
        joined = word[0] == "و" and word[1:] not in nouns.given_names
        return 1 if self.head is not None and not given and (article or joined) else self.open_name(i)

    def named_here(self, i: int, word: str) -> bool:
        """Whether a verbal noun that is a given name too is the name: حسن البنداري, and not نجاح المبادرة."""
        speech = self.r.speech
        if word not in speech.nouns.given_names or not self.personal or i + 1 >= self.limit:
            return False
        following = self.r.words[i + 1]
        common = speech.nouns.known_heads[following] is not None or speech.states[following.removeprefix("ال")]
        return following[0].isalpha() and not self.r.known(i + 1) and not common

    def take_demonym(self, i: int, word: str, plain: str) -> bool:
        """Take an adjective of a country: behind a head, or as a head of its own (الفرنسي إيمانويل ماكرون)."""
        if i == self.first and word.startswith("ال") and not self.last(i):
            self.head = Head(plain, "person", self.r.speech.nouns.demonyms[plain], definite=True)
            return True
        return self.head is not None

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
        following = r.words[i + 1] if i + 1 < self.limit else ""
        if word[0] == "ب" and head is not None and _manner(word, following) and word not in nouns.given_names:
            return 0
        complement = word[0] == "ل" and following.startswith("ال") and following not in nouns.honorifics
        if not (r.clitic(i) or (complement and word not in nouns.given_names and head is not None)):
            return None
        if word[0] == "ل" and head is not None and (self.name_first < 0 or self.name_end >= 0):
            rest, speech = word[1:], r.speech
            self.waits = complement or rest in speech.names_follow or rest in speech.verbal_nouns or rest in nouns.heads
            return 1
        return 0

    def take_in_body(self, i: int, word: str) -> int:
        """Take a word of a body's name: after a definite word an indefinite one is no part of it (المنظمة سراح …)."""
        if word.startswith(_ARTICLES) or word.isascii():
            return 1
        if self.closed == i:
            return int(self.head is None or bool(self.head.base))
        return int(not self.r.words[i - 1].startswith("ال"))

    def take_proper(self, known: tuple[int, str]) -> int:
        """Take a proper name that the tables know: a country, a city, an agency."""
        r, behind = self.r, self.at + known[0]
        if self.head is None and r.words[self.at] in r.speech.nouns.given_names and behind < self.limit:
            if r.words[behind][0].isalpha() and not r.known(behind) and not r.words[behind].startswith("ال"):
                return self.open_name(self.at)  # صلاح الدين حمودة
        size, kind = known[0], "place" if known[1] == "state" else known[1]
        if self.closed == self.at and kind == "place" and self.head is not None and not self.head.base:
            return 0
        if self.head is None:
            self.head = Head("", "place" if kind == "place" else "organisation", "", definite=True)
        self.waits = False
        self.closed = self.at + size if kind == "place" else -1
        return size

    def take_head(self, i: int, head: Head) -> int:
        """Take an office, a body or a document."""
        r = self.r
        if head.owned and i > self.first and not self.waits:
            return 0
        if head.proclitic in ("ل", "ب"):
            if self.head is None or (head.proclitic == "ب" and not self.office_at(head)):
                return 0
        elif head.proclitic == "و" and self.head is not None and not self.waits:
            self.joined = self.joined or (head.kind in ("person", "group") and self.name_first < 0)
        bare = not head.definite and not head.proclitic and self.honorific != i - 1
        if bare and self.head is not None and not self.waits:
            whole = self.closed == i or r.words[i - 1].startswith("ال")
            if self.loose or head.kind == "document" or (whole and r.verbal_noun(i)):
                return 0
        if self.closed == i and head.definite and head.kind not in ("person", "group") and self.name_first < 0:
            return 0  # وصفت وزارة خارجية فرنسا الرسالة بأنها
        if self.head is None:
            self.head = head
        self.waits = not head.definite
        return 1

    def office_at(self, head: Head) -> bool:
        """Whether a body behind ب says where the office is: مصدر مسؤول بوزارة النقل."""
        return head.kind in ("organisation", "place") and self.name_first < 0 and not self.loose


def _manner(word: str, following: str) -> bool:
    """Whether two words say how something was done: بلهجة حازمة."""
    bare = len(word) > 4 and len(following) > 4 and not following.startswith("ال")
    return bare and word[-1] == following[-1] == "ه"
