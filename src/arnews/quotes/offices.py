"""The titles, bodies and places that a noun phrase goes through."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.natures import ARTICLE, plain
from arnews.lexicon.nouns import Head
from arnews.lexicon.roles import KIN, OUTLET, PREPOSITION, RANK, WITHIN
from arnews.quotes.bridges import BridgeSteps

ARTICLES: Final = ("ال", "وال")
_DIRECTIONS: Final = ("شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي")
_PLURALS: Final = ("ين", "ون", "ات")
_MANY: Final = ("اء", *_PLURALS)
_ELECTED: Final = ("المنتخب", "المنتخبه")
_QUALIFIES: Final = ("ه", "ي", *_PLURALS)


@define(slots=True, eq=False)
class OfficeSteps(BridgeSteps):
    """The steps of a walk through offices, bodies and places. A step says how many words it takes."""

    def take_address(self, i: int, word: str) -> int | None:
        """Take an honorific, of one word or of several; ``None`` where *word* opens none."""
        nouns = self.r.speech.nouns
        title = None if self.waits else nouns.title(self.r.words, i)
        if title is not None:
            return self.take_title(i, *title)
        return self.take_honorific(i, word) if word in nouns.honorifics else None

    def take_honorific(self, i: int, word: str) -> int:
        """Take an honorific, which opens a person's name or the name that a body bears."""
        head = self.head
        self.eponym = self.waits and head is not None and (head.kind == "organisation" or i - self.first > 1)
        self.waits = False
        if self.eponym:
            return 1
        if 0 <= self.honorific == i - 1 and self.last(i) and self.r.surname(word):
            return self.open_name(i)  # الدكتور السلطان, where علي السلطان is named
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

    def take_demonym(self, i: int, word: str) -> bool:
        """Take an adjective of a country: behind a head, or as a head of its own (الفرنسي إيمانويل ماكرون)."""
        if i == self.first and word.startswith("ال") and not self.last(i):
            base = plain(word)
            self.head = Head(base, "person", self.r.speech.nouns.demonyms[base], definite=True)
            return True
        return self.head is not None

    def take_direction(self, word: str) -> bool:
        """Take the side on which a place lies: في مدينة أولدنبورغ شمال غربي ألمانيا."""
        if word not in _DIRECTIONS or self.head is None or self.name_first >= 0:
            return False
        self.waits = True
        return True

    def take_in_body(self, i: int, word: str) -> int:
        """Take a word of a body's name: after a definite word an indefinite one is no part of it (المنظمة سراح …)."""
        if self.closed == i and word[0] == "و" and self.place_in(word[1:]):
            self.joined, self.closed = True, i + 1  # فرنسا وروسيا
            return 1
        if (word.startswith("ال") and self.is_apart(i, word)) or (word.endswith(("هم", "ها")) and self.owned(i)):
            return 0  # خبراء اقتصاديون شملهم الاستطلاع
        if i - 1 in self.r.pair_closing and word[-1] == "ا":
            return 0  # بث تنظيم "الدولة الإسلامية" شريطا
        if word.startswith(ARTICLES) or word.isascii() or self.r.has(i, OUTLET):
            return 1  # موقع الجزيرة أونلاين
        if i - self.first >= 2 and self.acts(i):
            return 0
        if self.closed == i:
            return int(not self.loose and (self.head is None or bool(self.head.base)))
        return int(not self.r.words[i - 1].startswith("ال"))

    def place_in(self, word: str) -> bool:
        """Whether a word is the whole name of a place."""
        phrases = self.r.speech.nouns.phrases.get(word, ())
        return any(len(name) == 1 and kind in ("place", "state") for name, kind in phrases)

    def is_apart(self, i: int, word: str) -> bool:
        """Whether a definite word behind a whole body's name is no part of it: أثارت جامعة عدن الجدل."""
        r, before = self.r, self.r.words[i - 1]
        if self.loose and before.startswith(ARTICLES) and self.disagrees(i, word, before):
            return True
        if self.closed == i:
            return not word.endswith(("ي", "ه")) or r.has(i - 2, WITHIN)
        led = r.has(i + 1, PREPOSITION)  # أكد مجمع عمال الحضائر الدخول في إضراب
        whole = before.startswith("ال") and (led or before.endswith(("ي", "يه")) or i == self.first + 1)
        return whole and r.verbal_noun(i, 2)  # أعلنت الشرطة العثور على

    def disagrees(self, i: int, word: str, before: str) -> bool:
        """Whether a definite word behind another cannot be its adjective: the object begins there.

        دعت منظمة الدفاع عن المستهلك الطرفين إلى, طالبت الجامعة العربية المجتمع الدولي, طالب الحزب السلطة القائمة.
        """
        if word.endswith("ين") and not before.endswith(_PLURALS):
            return True
        if before.startswith("وال"):  # طالبت وزارة الخارجية والمغتربين المجتمع الدولي
            return before.endswith("ين") and not word.endswith(_QUALIFIES)
        if self.head is None or self.head.number != "singular":
            return False
        if not self.head.base:  # a body that the tables know
            return before[-1] == "ه" != word[-1]
        if self.head.gender == "f":
            return before[-1] == "ه" != word[-1]
        return i == self.first + 1 and word[-1] == "ه" != before[-1]

    def take_proper(self, i: int, known: tuple[int, str]) -> int:
        """Take a proper name that the tables know: a country, a city, an agency."""
        r, behind = self.r, i + known[0]
        given = self.head is None and r.words[i] in r.speech.nouns.given_names and behind < self.limit
        if given and r.words[behind][0].isalpha() and not r.known(behind) and not r.words[behind].startswith("ال"):
            return self.open_name(i)  # صلاح الدين حمودة
        size, kind = known[0], "place" if known[1] == "state" else known[1]
        if self.closed == i and kind == "place" and self.head is not None and not self.head.base:
            return 0
        titled = self.head is not None and self.head.kind == "person" and r.words[i - 1].startswith("ال")
        if self.head is not None and not self.waits and kind != "place" and (self.loose or titled):
            return 0  # أبلغ المسؤول رويترز, تتهم إسرائيل حركة حماس
        if self.head is None:
            self.head = Head("", "place" if kind == "place" else "organisation", "", definite=True)
        self.waits = False
        self.closed = i + size if kind == "place" else -1
        return size

    def take_head(self, i: int, head: Head, nature: int) -> int:
        """Take an office, a body or a document, and say what can come behind it."""
        if head.owned and i > self.first and not self.waits:
            return 0
        if self.head is None:
            if head.proclitic in ("ل", "ب"):
                return 0
            self.head = head
        elif not self.goes_on(i, head, self.head):
            return 0
        bits = self.r.bits
        self.waits = not head.definite and not nature & ARTICLE
        if self.kin or bits[i - 1] & KIN:
            self.kin = head.kind == "person" and head.number == "singular"
        if self.waits and bits[i] & KIN:
            self.kin = True
        return 1

    def goes_on(self, i: int, head: Head, taken: Head) -> bool:
        """Whether the phrase goes on with the office or body at *i* behind the one that is *taken*."""
        words = self.r.words
        if head.proclitic == "ب" and not self.office_at(head):
            return False
        if not self.waits:
            if head.proclitic == "و":
                self.join_head(i, head)
            if not (head.definite or head.proclitic or words[i].startswith("ال")) and self.honorific != i - 1:
                whole = self.closed == i or words[i - 1].startswith("ال")
                other = self.loose and (whole or head.kind != "place")  # غرفة طوارئ ضاحية المرجان
                if other or head.kind == "document" or (whole and self.r.verbal_noun(i)):
                    return False
        return not (self.name_first < 0 and head.definite and self.other_speaker(i, head, taken))

    def join_head(self, i: int, head: Head) -> None:
        """Note a second office, which is another's: الوزير ونائبه, or the same one's: المساعد الأول والناطق الرسمي."""
        words = self.r.words
        adjective = words[i].endswith("يه") and words[i - 1].endswith("يه")  # الشؤون البلدية والقروية
        if head.kind in ("person", "group") and self.name_first < 0 and not adjective:
            self.joined = True
            if words[i].startswith("وال") and head.number == "singular":
                self.second_office = i

    def other_speaker(self, i: int, head: Head, taken: Head) -> bool:
        """Whether a definite office or body behind the one that is *taken* is no part of the phrase."""
        word, behind = self.r.words[i], self.r.words[i - 1].startswith("ال")
        if self.closed == i and head.kind not in ("person", "group"):
            return True  # وصفت وزارة خارجية فرنسا الرسالة بأنها
        team = self.loose and taken.kind in ("group", "document") and taken.number == "singular"
        if self.waits or not (team or taken.kind in ("organisation", "person")):
            return False
        several = self.loose and taken.number == "singular" and head.number == "plural" and not head.proclitic
        people = head.kind != "organisation" and not self.r.words[i - 1].endswith(_MANY)
        if several and (word.endswith("ين") or people):
            return True  # ناشد المتحدث المواطنين, دعا وكيل الوزارة الأئمة
        if taken.kind == "person" and word in _ELECTED:
            return False  # وعد الرئيس المنتخب كريم عاصي
        if head.kind != "person":  # اتهمت الحكومة الفنزويلية المعارضة, دعت الوزيرة البلديات
            return self.loose and behind and not word.endswith(("ي", "يه"))
        if taken.kind == "person" or head.proclitic:
            return False
        # طالبت حركة حماس الرئيس عباس, and not القوات المسلحة
        return not word.endswith(("ي", "يه") if self.loose else ("ي", "ه"))

    def office_at(self, head: Head) -> bool:
        """Whether a body behind ب says where the office is: مصدر مسؤول بوزارة النقل."""
        return head.kind in ("organisation", "place") and self.name_first < 0 and not self.loose

    def is_object(self, i: int, word: str) -> bool:
        """Whether a definite plural or verbal noun behind a title is the object: رفض الوزير الاتهامات."""
        before = self.r.words[i - 1]
        alone = i == self.first + 1 and before.startswith("ال")
        apart = alone or (before.startswith("ال") and before.endswith("يه"))
        adjective = word.endswith("يه") and before.endswith("ه")  # البنية التحتية
        noun = not adjective and (word.endswith("ات") or self.r.verbal_noun(i, 2))
        return apart and noun and self.head is not None and self.head.number == "singular"
