"""The noun phrase that can speak: where it begins and ends, and which of its words are a name."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.nouns import Head
from arnews.quotes.reading import Reading

_MOST_WORDS: Final = 24
_MOST_MARKED_WORDS: Final = 6
_ENDS: Final = frozenset(
    "preposition pronoun relative conjunction that then adverb addressee sentence_end whether turn "
    "auxiliary negation particle what also subordinate end office saying".split()
)
_PRONOUNS: Final = ("ه", "ها", "هم", "هما")


@define(slots=True)
class Phrase:
    """A noun phrase, by word positions."""

    first: int
    end: int
    head: Head | None = None
    """Its first title, office or body."""
    name: tuple[int, int] | None = None
    """The words of the proper name, where there is one."""
    kind: str = "unknown"
    joined: bool = False
    """Whether it names more than one."""
    marked: bool = False
    """Whether the whole of it stands in quotation marks."""
    cut: int = 0
    """How many letters of its first word are a preposition: 1 in لصحيفة."""


def noun_phrase(r: Reading, first: int, end: int, loose: bool = False) -> Phrase | None:
    """The noun phrase that begins at word *first* and ends before word *end*, if one does.

    A name or a title set beside it between commas belongs to it: ``الوزير، كريم الحلو،``. In *loose*
    text, where an object may follow, a name ends before a definite word: ``زار جورج عبود المعرض``.
    """
    phrase = _simple(r, first, end, loose)
    if phrase is not None:
        _take_apposition(r, phrase, end)
    return phrase


def _simple(r: Reading, first: int, end: int, loose: bool = False) -> Phrase | None:
    """A noun phrase without what may stand in apposition to it behind a comma."""
    if first >= end or not _can_begin(r, first):
        return None
    walk = _Walk(r, first, min(end, first + _MOST_WORDS, len(r.words)), loose)
    walk.run()
    if walk.crossed >= 0 and not walk.reached_name():
        # No name came behind the preposition: it belongs to the clause, not to the phrase.
        walk = _Walk(r, first, walk.crossed, loose)
        walk.run()
    return walk.phrase() if walk.at > first else None


def _can_begin(r: Reading, i: int) -> bool:
    """Whether a noun phrase can begin with word *i*."""
    if i in r.pair_at:
        return _short(r, i)
    word, entry = r.words[i], r.entries[i]
    if not word[0].isalpha():
        return word == "#" or (word == "(" and i + 1 < len(r.words))
    if len(word) == 1 and word in "وفبلك":
        return False
    head = r.head(i)
    if head is not None:
        return head.proclitic not in ("ل", "ب", "و") and not r.has(i, "adverb")
    van = word == "فان" and r.source_letter(i, 1) == "ا"
    if entry is not None and not r.ali(i) and not van:
        if (entry.roles & _ENDS and entry.roles != {"office"}) or entry.nominal is not None or "time" in entry.roles:
            return False
        if entry.cue is not None and word not in r.speech.nouns.given_names and (entry.cue.form != "past" or entry.cue.proclitic or i == 0 or not _verb(r, i - 1)):
            return False
    if word.startswith("لل") or clitic(r, i) or r.tanwin(i):
        return False
    return word in r.speech.nouns.given_names or not r.verbal_noun(i)


def _verb(r: Reading, i: int) -> bool:
    """Whether word *i* is a verb of speech, behind which no second verb but a name can stand."""
    entry = r.entries[i]
    return entry is not None and entry.cue is not None and entry.cue.form == "past"


def _short(r: Reading, i: int) -> bool:
    """Whether the pair at *i* is short enough to be a name."""
    pair = r.pair_at[i]
    return pair.closed and 0 < pair.close - pair.first <= _MOST_MARKED_WORDS


def clitic(r: Reading, i: int) -> bool:
    """Whether word *i* opens with a preposition ب or ل that is written to a noun we know."""
    word = r.words[i]
    if word[0] not in "بل" or len(word) < 4 or word in r.speech.nouns.given_names:
        return False
    rest = word[1:]
    nouns = r.speech.nouns
    if rest.startswith("ال") or rest in nouns.heads or r.verbal_noun(i, 1):
        return True
    return rest in nouns.phrases or rest in r.speech.names_follow or rest.startswith("ل") and word[0] == "ل"


@define(slots=True)
class _Walk:
    """A walk through a noun phrase, a word at a time; ``run`` stops where the phrase does."""

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
    joined: bool = False
    called: bool = False
    closed: int = -1
    crossed: int = -1
    """A preposition that was crossed in the hope of a name behind it: الباحث في تراث المدينة ليث …"""

    def run(self) -> None:
        self.at = self.first
        while self.at < self.limit:
            step = self.step()
            if not step:
                break
            self.at += step

    def phrase(self) -> Phrase:
        name = None
        if self.name_first >= 0:
            name = (self.name_first, self.name_end if self.name_end >= 0 else self.at)
        elif 0 <= self.honorific < self.at - 1 and self.head is not None and self.head.kind == "person":
            name = (self.honorific + 1, self.at)
        pair = self.r.pair_at.get(self.first)
        marked = pair is not None and pair.after == self.at
        kind = self.head.kind if self.head is not None else "unknown" if marked else "person"
        return Phrase(self.first, self.at, self.head, name, kind, self.joined, marked)

    def reached_name(self) -> bool:
        """Whether a name came behind the preposition that was crossed, at least a word away."""
        if self.name_first <= self.crossed + 1:
            return False
        given = self.r.words[self.name_first] in self.r.speech.nouns.given_names
        return given or self.at - self.name_first >= 2

    @property
    def personal(self) -> bool:
        """Whether what came so far can be followed by a personal name."""
        return self.head is None or (self.head.kind == "person" and self.head.number != "plural")

    def in_name(self) -> bool:
        """Whether a name is open."""
        return self.name_first >= 0 and self.name_end < 0

    def step(self) -> int:
        """How many words the phrase takes next; 0 where it ends."""
        r, i = self.r, self.at
        if i in r.pair_at:
            return self.take_marked(i)
        word, entry = r.words[i], r.entries[i]
        if not word[0].isalpha():
            return self.take_sign(i, word)
        if i > self.first and r.tanwin(i):
            return 0
        if len(word) == 1 and word in "لبكوف" and i + 1 in r.pair_at and word != "و":
            return 0
        if entry is not None and i > self.first:
            if "called" in entry.roles and self.head is not None:
                self.waits, self.called = False, True
                return 1
            if self.in_name() and ("name" in entry.roles or self.van(i)) and not self.last(i):
                return 1
            if entry.roles & _ENDS or entry.nominal is not None:
                return self.bridge(i)
            if "time" in entry.roles and self.dated(i):
                return 0
            if entry.cue is not None and self.cue_ends(i):
                return 0
        if word.startswith("ال") and self.indefinite(i - 1):
            return 0
        if word.startswith("ب") and r.has(i - 1, "charged") and self.name_first < 0:
            self.waits = not word.startswith("بال")
            return 1
        if word.startswith("ال") and self.indefinite(i - 1):
            return 0
        if word.startswith("ب") and r.has(i - 1, "charged") and self.name_first < 0:
            self.waits = not word.startswith("بال")
            return 1
        return self.take_name_word(i, word) if self.in_name() else self.take_word(i, word)

    def indefinite(self, i: int) -> bool:
        """Whether word *i* is an indefinite sound plural, behind which a definite word is no part of the phrase."""
        if i < self.first or self.r.words[i][-2:] not in ("ون", "ين"):
            return False
        head = self.r.speech.nouns.head(self.r.words[i])
        return head is not None and head.number == "plural" and not head.definite

    def van(self, i: int) -> bool:
        """Whether فان at *i* is part of a name rather than the particle فإن."""
        r = self.r
        return r.words[i] == "فان" and r.source_letter(i, 1) == "ا" and not r.words[i + 1].startswith("ال")

    def dated(self, i: int) -> bool:
        """Whether the time word at *i* opens a date rather than an adjective: العام الماضي."""
        r = self.r
        return not self.waits and (r.has(i + 1, "when") or r.has(i + 1, "adverb"))

    def cue_ends(self, i: int) -> bool:
        """Whether the cue word at *i* ends the phrase, or is a name or office that looks like one."""
        r = self.r
        entry = r.entries[i]
        assert entry is not None
        cue = entry.cue
        assert cue is not None
        if r.has(i - 1, "name") or r.words[i] in r.speech.nouns.given_names or r.head(i) is not None:
            return False
        return not (cue.form == "noun" or (cue.form == "participle" and self.waits))

    def take_marked(self, i: int) -> int:
        """Take a name in marks: مراسل "العربية"."""
        r = self.r
        if not _short(r, i):
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
        glued = r.scan.glued(i) and i + 1 < self.limit and r.scan.glued(i + 1)
        if word == "(":
            return self.take_brackets(i)
        if word == "#" or (word == "_" or word in "-–'’") and glued:
            return 1
        if word == "." and i > self.first and len(r.words[i - 1]) <= 2 and i + 1 < self.limit and r.words[i + 1].isalpha():
            return 1
        if word.isdigit() and i > self.first and r.words[i - 1].isascii() and r.words[i - 1].isalpha():
            return 1
        return 0

    def take_brackets(self, i: int) -> int:
        """Take a short aside in brackets: (واس), (45 عاما)."""
        for j in range(i + 1, min(i + 7, self.limit)):
            if self.r.words[j] == ")":
                if self.in_name():
                    self.name_end = i
                self.waits = False
                return j + 1 - i
        return 0

    def bridge(self, i: int) -> int:
        """Cross a preposition that belongs to the phrase: المتحدث باسم, المسؤول في حزب, عدد من النواب."""
        r = self.r
        word = r.words[i]
        if word == "علي" and self.named_ali(i):
            return self.take_word(i, word) if not self.in_name() else 1
        if i + 1 >= self.limit or self.head is None:
            return 0
        if word == "من" and r.has(i - 1, "quantifier"):
            self.waits = True
            return 1
        if r.has(i, "office"):
            self.waits = True
            return 1
        if (word in ("في", "لدي") or word == "من" and self.head.kind != "organisation") and self.name_first < 0 and self.honorific != i - 1:
            head = r.head(i + 1)
            body = head is not None and head.kind in ("organisation", "place", "group")
            known = r.speech.nouns.phrase(r.words, i + 1) is not None or (i + 1 in r.pair_at and _short(r, i + 1))
            if r.has(i + 1, "venue") or r.has(i + 1, "adverb") or r.has(i + 1, "time") or r.has(i + 1, "pronoun"):
                return 0
            if body or known or not self.definite(i):
                self.waits = i + 1 in r.pair_at
                return 1
            if self.head.kind == "person" and not self.loose and r.words[i + 1][0].isalpha() and self.crossed < 0:
                self.crossed = i
                return 1
        if word == "علي" and r.has(i - 1, "charged"):
            self.crossed = i if self.crossed < 0 else self.crossed
            return 1
        return 0

    def definite(self, i: int) -> bool:
        """Whether a word of the phrase before word *i* is definite."""
        nouns = self.r.speech.nouns
        return any(w.startswith(("ال", "لل", "وال")) or w in nouns.phrases for w in self.r.words[self.first : i])

    def named_ali(self, i: int) -> bool:
        """Whether علي is the name: written with two dots, behind a name or a title."""
        return self.r.ali(i) and (self.in_name() or self.honorific == i - 1 or self.head is not None)

    def take_word(self, i: int, word: str) -> int:
        """Take a word before the name or after it."""
        r, nouns = self.r, self.r.speech.nouns
        if r.has(i, "same"):
            return 1
        if r.has(i, "name") and self.name_first < 0 and (self.personal and not self.waits) and not self.last(i):
            return self.open_name(i)
        if word in nouns.honorifics:
            self.eponym = self.waits and self.head is not None and (self.head.kind == "organisation" or i - self.first > 1)
            self.waits = False
            if self.eponym:
                return 1
            self.honorific = i
            if self.head is None or self.head.kind != "person":
                self.head = self.head or Head(word, "person", nouns.honorifics[word], definite=True)
            return 1 if self.name_end < 0 else 0
        head = r.head(i)
        if self.eponym:
            return 1
        if self.honorific >= 0 and self.honorific == i - 1 and (head is None or word in nouns.given_names):
            adjective = word.startswith("ال") and word not in nouns.given_names and not self.last(i, clitics=False)
            return 1 if adjective else self.open_name(i)
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

    def office_here(self, i: int) -> bool:
        """Whether a word that is a name too is an office here: أمينة عام الوزارة."""
        r = self.r
        following = r.words[i + 1] if i + 1 < self.limit else ""
        return following.startswith("ال") or following in ("عام", "عامه", "سر") or r.speech.nouns.head(following) is not None

    def take_unknown(self, i: int, word: str) -> int:
        """Take an adjective, a complement with a clitic, or the first word of a name."""
        r, nouns = self.r, self.r.speech.nouns
        plain = word.removeprefix("و").removeprefix("ال")
        if i == self.first and plain in nouns.demonyms and word.startswith("ال") and not self.last(i):
            self.head = Head(plain, "person", nouns.demonyms[plain], definite=True)
            return 1
        if plain in nouns.demonyms and self.head is not None:
            return 1
        if i > self.first and r.verbal_noun(i):
            return 0
        complement = word[0] == "ل" and i + 1 < self.limit and r.words[i + 1].startswith("ال") and r.words[i + 1] not in nouns.honorifics
        if word.startswith("ب") and self.head is not None and self.name_first < 0 and not self.loose:
            rest = word[3:] if word.startswith("بال") else word[1:]
            head = nouns.heads.get(rest)
            if (head is not None and head.kind in ("organisation", "place")) or rest in nouns.phrases:
                self.waits = not word.startswith("بال") and rest not in nouns.phrases
                return 1
        if clitic(r, i) or (complement and word not in nouns.given_names and self.head is not None):
            if word[0] == "ل" and self.head is not None and (self.name_first < 0 or self.name_end >= 0):
                rest = word[1:]
                self.waits = complement or rest in r.speech.names_follow or rest in r.speech.verbal_nouns or rest in nouns.heads
                return 1
            return 0
        if self.name_first >= 0:
            return 1
        if not self.personal:
            # After a definite word an indefinite one is no part of a body's name: المنظمة سراح …
            before = r.words[i - 1]
            return 0 if not word.startswith(("ال", "وال")) and not word.isascii() and (before.startswith("ال") and self.closed != i or self.closed == i and self.head is not None and not self.head.base) else 1
        if r.has(i, "quantifier") and self.head is None:
            self.head, self.waits = Head(word, "group", "", "plural"), True
            return 1
        article = word.startswith(("ال", "وال"))
        if article and i == self.first and word not in nouns.given_names and not self.last(i) and r.words[i + 1].startswith("ال"):
            # A title that the tables lack: المدعية العامة ندى سعادة.
            self.head = Head(plain, "person", "f" if word.endswith("ه") else "m", definite=True)
            return 1
        if article and self.head is not None and word not in nouns.given_names:
            return 1
        if word.startswith("و") and self.head is not None and word not in nouns.given_names and word[1:] not in nouns.given_names:
            return 1
        return self.open_name(i)

    def open_name(self, i: int) -> int:
        if self.name_first < 0:
            self.name_first = i
        return 1

    def take_proper(self, known: tuple[int, str]) -> int:
        """Take a proper name that the tables know: a country, a city, an agency."""
        size, kind = known
        if self.closed == self.at and kind == "place" and self.head is not None and not self.head.base:
            return 0
        if self.head is None:
            self.head = Head("", "place" if kind == "place" else "organisation", "", definite=True)
        self.waits = False
        self.closed = self.at + size if kind == "place" else -1
        return size

    def take_head(self, i: int, head: Head) -> int:
        """Take an office, a body or a document."""
        if head.owned and i > self.first:
            return 0
        if head.proclitic in ("ل", "ب"):
            if self.head is None or (head.proclitic == "ب" and not self.office_at(head)):
                return 0
        elif head.proclitic == "و" and self.head is not None and not self.waits:
            self.joined = self.joined or (head.kind in ("person", "group") and self.name_first < 0)
        if self.loose and not head.definite and self.head is not None and not self.waits and not head.proclitic:
            return 0
        if self.head is None:
            self.head = head
        self.waits = not head.definite
        return 1

    def office_at(self, head: Head) -> bool:
        """Whether a body behind ب says where the office is: مصدر مسؤول بوزارة النقل."""
        return head.kind in ("organisation", "place") and self.name_first < 0 and not self.loose

    def last(self, i: int, clitics: bool = True) -> bool:
        """Whether the phrase ends after word *i*, so that a word like الشيخ is a surname."""
        r = self.r
        if i + 1 >= self.limit:
            return True
        entry = r.entries[i + 1]
        return not r.words[i + 1][0].isalpha() or (clitics and clitic(r, i + 1)) or (entry is not None and bool(entry.roles & _ENDS))

    def object_here(self, i: int, word: str) -> bool:
        """Whether a word behind a name is the verb's object, not a part of the name."""
        r = self.r
        if word.startswith("ال") and r.verbal_noun(i, 2):
            return True
        units = sum(1 + r.words[k].startswith("ال") - r.has(k, "name") for k in range(self.name_first, i))
        return units >= 2 and r.scan.text.folded.count(f"{r.words[i - 1]} {word}") < 2

    def take_name_word(self, i: int, word: str) -> int:
        """Go on through a personal name until an office, a second speaker or another clause begins."""
        r, nouns = self.r, self.r.speech.nouns
        size = i - self.name_first
        head = r.head(i)
        fresh = self.head is None or size >= 2
        if head is not None and head.definite and fresh and head.kind == "person" and i + 1 < self.limit and r.words[i + 1].startswith(("ال", "لل")):
            self.name_end, self.head = i, self.head or head
            return 1
        if r.has(i - 1, "name") or word in nouns.given_names or size == 0:
            return 1
        if word.startswith("و") and len(word) > 2 and (word[1:] in nouns.given_names or r.head(i) is not None):
            self.joined = True
            return 1
        if word.startswith("و") and word.endswith(_PRONOUNS):
            self.joined = True
            return 1
        if self.loose and self.object_here(i, word):
            return 0
        if (word in nouns.honorifics or head is not None and head.definite) and self.last(i):
            return 1
        if r.has(i, "quantifier"):
            return 0
        if head is not None and head.definite and size >= 2 and (head.kind == "group" or head.number == "plural"):
            return 0
        if word in nouns.honorifics:
            if not word.startswith("ال") and not r.words[i + 1].startswith("ال"):
                return 1
            if self.head is not None:
                return 0
            self.name_end, self.honorific = i, i
            self.head = Head(word, "person", nouns.honorifics[word], definite=True)
            return 1
        if r.verbal_noun(i) or clitic(r, i):
            return 0
        if head is not None and head.kind in ("person", "organisation") and not head.proclitic and (self.head is None or size >= 2):
            self.name_end = i
            self.head = self.head or head
            self.waits = not head.definite
        return 1


def _take_apposition(r: Reading, phrase: Phrase, end: int) -> None:
    """Take in a name or a title set between commas beside the phrase: الوزير، فلان الفلاني،."""
    at = phrase.end + 1
    if not r.comma(phrase.end) or at >= end or at in r.pair_at or r.entries[at] is not None and r.entries[at].cue is not None:  # type: ignore[union-attr]
        return
    if phrase.head is not None and (phrase.head.kind != "person" or phrase.head.number == "plural"):
        return
    second = _simple(r, at, end)
    if second is None or not _closes(r, second.end):
        return
    if phrase.name is None and second.name is not None and (phrase.head is None or phrase.head.definite or _construct(r, phrase)):
        phrase.name, phrase.end, phrase.kind = second.name, second.end, "person"
        phrase.joined = second.joined
    elif phrase.name is not None and second.head is not None and second.head.kind == "person" and second.name is None:
        phrase.head, phrase.end = phrase.head or second.head, second.end


def _construct(r: Reading, phrase: Phrase) -> bool:
    return phrase.end - phrase.first > 1


def _closes(r: Reading, at: int) -> bool:
    """Whether an apposition can close at *at*: at a comma, a particle, a colon, a relative or marks."""
    if at >= len(r.words):
        return False
    return r.comma(at) or r.has(at, "that") or r.has(at, "adverb") or r.has(at, "relative") or r.words[at] == ":" or at in r.pair_at
