"""What stands in a noun phrase and is no word of it: marks, brackets, hyphens, single letters, reverences."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.natures import LETTER, REVERENCE
from arnews.lexicon.roles import PAIR, QUANTIFIER
from arnews.quotes.bridges import short_pair
from arnews.quotes.marks import Pair
from arnews.quotes.offices import OfficeSteps

_MOST_NAME: Final = 4


@define(slots=True, eq=False)
class SignSteps(OfficeSteps):
    """The steps of a walk over signs. A step says how many words it takes."""

    def closes(self, i: int, word: str, nature: int) -> bool:
        """Whether a reverence begins at word *i*, or one letter that leads a name: حفظه الله, لـ«الحياة»."""
        if nature & REVERENCE and (word, self.r.words[i + 1]) in self.r.speech.nouns.reverences:
            return True
        following = self.r.words[i + 1]
        apart = word == "ل" and not (following.isascii() and following.isalpha())
        return nature & LETTER != 0 and word != "و" and (apart or self.glued_name(i + 1))

    def glued_name(self, i: int) -> bool:
        """Whether the one letter before word *i* is a preposition: لـ«الحياة», لـCNN."""
        r = self.r
        return bool(r.bits[i] & PAIR) or (r.words[i].isascii() and r.words[i].isalpha() and r.scan.glued(i))

    def take_marked(self, i: int) -> int:
        """Take a name in marks: مراسل "العربية"."""
        r = self.r
        if not short_pair(r, i):
            return 0
        pair = r.pair_at[i]
        opens = self.head is None and self.name_first < 0
        before = r.words[i - 1] if i > self.first else ""
        if not opens and not self.waits and self.named_in(pair):
            self.name_first, self.name_end = pair.first, pair.close  # الرئيس "كريم عاصي"
            return pair.after - i
        if not (opens or self.waits or before in r.speech.names_follow or before == "و"):
            return 0
        self.joined = self.joined or before == "و"
        if opens:
            self.name_first, self.name_end = pair.first, pair.close
            if pair.after < self.limit and not r.words[pair.after].startswith("ال"):
                self.limit = pair.after
        self.waits = False
        return pair.after - i

    def named_in(self, pair: Pair) -> bool:
        """Whether the marks behind a title hold the name of the one who has it: الرئيس "كريم عاصي" في بيان."""
        r, size = self.r, pair.close - pair.first
        if not self.personal or size > _MOST_NAME or pair.after >= self.limit:
            return False
        if r.words[pair.first + 1] == "." and all(len(word) == 1 for word in r.words[pair.first : pair.close]):
            return True  # المتهم "م.ع" 32 سنة
        return r.words[pair.after][0].isalpha() and r.words[pair.first] in r.speech.nouns.given_names

    def take_sign(self, i: int, word: str) -> int:
        """Take what is no word: brackets, a hash, a hyphen, the dot of an initial."""
        r = self.r
        if word == "(":
            return self.take_brackets(i)
        if word == "#":
            return int(self.waits or self.head is None or not self.place(i + 1))  # يطالب المسؤول #قطر بتعديل
        more, before = i + 1 < self.limit, r.words[i - 1] if i > self.first else ""
        if word in "_-–'’":
            return int(more and r.scan.glued(i) and r.scan.glued(i + 1))
        if word == ".":
            return int(more and 0 < len(before) <= 2 and r.words[i + 1].isalpha())
        counted = self.waits and r.has(self.first, QUANTIFIER)
        return int(word.isdigit() and (counted or before == "ال" or (before.isascii() and before.isalpha())))

    def take_brackets(self, i: int) -> int:
        """Take a short aside in brackets: (واس), (45 عاما)."""
        for j in range(i + 1, min(i + 7, self.limit)):
            if self.r.words[j] == ")":
                if self.name_first >= 0 > self.name_end:
                    self.name_end = i
                elif i == self.first and j == i + 2 and self.r.speech.nouns.is_outlet(self.r.words[i + 1]):
                    self.name_first, self.name_end = i + 1, j
                self.waits = False
                return j + 1 - i
        return 0
