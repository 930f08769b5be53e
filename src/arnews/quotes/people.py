"""Everyone who is named in an article, each once, with all the names that the article uses."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from arnews.lexicon.natures import ARTICLE, FOR_THE
from arnews.lexicon.nouns import Head
from arnews.lexicon.roles import (
    ADDRESSEE,
    ANY_OFFICE,
    AUXILIARY,
    ISSUED,
    OFFICE,
    PREPOSITION,
    QUANTIFIER,
    SAME,
    WITHIN,
)
from arnews.lexicon.verbs import CueForm
from arnews.quotes.fullest import Fullest
from arnews.quotes.phrases import Phrase, noun_phrase, noun_phrase_within
from arnews.quotes.reading import Reading
from arnews.quotes.wording import (
    all_words,
    body_of,
    description_of,
    name_of,
    name_words,
    text_of,
    title_of,
    without_preposition,
)

_MOST_PEOPLE: Final = 200
_STATEMENTS: Final = ("بيان", "بلاغ", "تصريح", "توضيح")
_KUNYAS: Final = {"ام": "f", "ابو": "m"}
_FROM: Final = ("عن", "من")
_MOST_ANY: Final = 2
_MOST_ISSUER: Final = 12
_SOURCE: Final = "مصدر"
_DEFINITE: Final = ARTICLE | FOR_THE
_PARTED: Final = PREPOSITION | OFFICE | WITHIN


@define(slots=True, eq=False)
class Person:
    """Somebody or something that can speak."""

    name: str
    words: tuple[str, ...]
    """The folded words of the name."""
    named: bool
    """Whether the name is a proper name and not a description."""
    kind: str
    gender: str | None = None
    number: str = "singular"
    heads: set[str] = field(factory=set)
    """The folded offices and kinds of body by which the article calls the person."""
    titled: tuple[int, int] | None = None
    """The words of the title, where the article gives one."""
    cut: bool = False
    """Whether a preposition is written to the first of those: لوزير النقل."""
    offices: frozenset[str] = frozenset()
    """The folded words of the phrase with that title."""
    names: list[str] = field(factory=list)
    definite: bool = True
    at: int = 0
    """The word at which the person is met first."""
    verb: str | None = None
    """The gender that a verb of the person has had."""


Met = tuple[Person, str]
"""Somebody, and how it was found who is meant."""


@define(slots=True, eq=False)
class People:
    """The people of one article in order of appearance."""

    r: Reading
    all: list[Person] = field(factory=list)
    fullest: Fullest = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.fullest = Fullest(self.r)

    def meet(self, phrase: Phrase, cue: CueForm | None, last: Person | None) -> Met:
        """Whom *phrase* means, and how that was found; *last* spoke last."""
        name = name_words(self.r, phrase)
        person, how = self._by_name(phrase, name, last, cue) if name else self._by_office(phrase, last)
        if not person.names:
            person.at = phrase.first
        self._learn(person, phrase, cue)
        return person, how

    def recent(self) -> list[Person]:
        """Those met last: everybody, in an article; an archive in one text is not gone through for each name."""
        return self.all if len(self.all) <= _MOST_PEOPLE else self.all[-_MOST_PEOPLE:]

    def knows(self, phrase: Phrase) -> bool:
        """Whether *phrase* can be somebody who speaks: an office, a known name, or one met before."""
        if phrase.head is not None:
            return phrase.head.kind != "document" or phrase.first in self.r.pair_at
        name = name_words(self.r, phrase)
        given = bool(name) and (name[0] in self.r.speech.nouns.given_names or name[0] in _KUNYAS)
        given = given or (len(name) > 1 and self.r.has(phrase.first - 1, AUXILIARY))  # كان شون كومز معروفا
        met = (person for person in self.recent() if person.named and _within(name, person.words))
        return given or (bool(name) and any(met))

    def _add(self, person: Person) -> Person:
        self.all.append(person)
        return person

    # A name -------------------------------------------------------------------------------------------------

    def _by_name(self, phrase: Phrase, name: tuple[str, ...], last: Person | None, cue: CueForm | None) -> Met:
        """Whom a proper name means: one met before, or the one whose office was just named, or somebody new."""
        if (known := self._met(phrase, name)) is not None:
            return known
        gender = self._gender(phrase, name, cue)
        full = self.fullest.name(name, gender)
        if last is not None and self._completes(last, phrase, name, gender):
            last.named = True
            return self._rename(last, phrase, name), "named"
        if full is not None:
            words = tuple(self.r.words[full[0] : full[1]])
            for person in reversed(self.recent()):
                if person.named and _within(words, person.words):
                    return person, "short name"
            return self._add(Person(text_of(self.r, *full), words, True, phrase.kind, gender)), "short name"
        return self._rename(self._add(Person("", name, True, phrase.kind, gender)), phrase, name), "named"

    def _met(self, phrase: Phrase, name: tuple[str, ...]) -> Met | None:
        """One who was met by this name, or by a shorter one."""
        people = self.recent()[::-1]
        for person in people:
            if (person.named or phrase.marked) and person.number == "singular" and _within(name, person.words):
                return person, "named" if name == person.words else "short name"
        for person in people:
            shorter = person.named and len(person.words) < len(name) and len(person.words[-1]) > 2
            if shorter and _within(person.words, name):
                return self._rename(person, phrase, name), "named"
        return None

    def _completes(self, last: Person, phrase: Phrase, name: tuple[str, ...], gender: str | None) -> bool:
        """Whether the name is that of the office that spoke last: عمدة لندن … وقال صادق خان."""
        if last.named or last.kind != "person" or not last.definite or phrase.head is not None:
            return False
        if last.gender is not None and gender is not None and last.gender != gender:
            return False
        return all(at >= last.at for at in self.r.places(name[-1]))

    def _rename(self, person: Person, phrase: Phrase, words: tuple[str, ...]) -> Person:
        person.name, person.words = name_of(self.r, phrase, phrase.name or (phrase.first, phrase.end)), words
        return person

    def _gender(self, phrase: Phrase, name: tuple[str, ...], cue: CueForm | None) -> str | None:
        if cue is not None and cue.form in ("past", "present") and (cue.gender == "f" or phrase.head is None):
            return cue.gender
        if phrase.head is not None and phrase.head.gender and phrase.head.kind == "person":
            return phrase.head.gender
        return _KUNYAS.get(name[0]) or self.r.speech.nouns.given_names.get(name[0]) or None

    # An office, a body, a description -----------------------------------------------------------------------

    def _by_office(self, phrase: Phrase, last: Person | None = None) -> Met:
        """Whom an office, a body or a description means."""
        words = all_words(self.r, phrase)
        if (issuer := self._issuer(phrase)) is not None:
            # A ministry's statement is the ministry's word.
            name = name_words(self.r, issuer)
            return self._by_name(issuer, name, None, None) if name else self._by_office(issuer)
        for person in reversed(self.recent()):
            if person.named:
                continue
            part = len(words) > 1 and person.kind == "organisation" and _within(words, person.words)
            if part or person.words == words:
                return person, "named"
        head = phrase.head
        if head is not None and last is not None and self._takes_up(phrase, head, words, last):
            return last, "office"
        if head is not None and last is not None and last.kind == "person" and self._same(phrase, head, last):
            return self._tied(phrase, head, words) or last, "office"
        if head is not None and head.base and (tied := self._tied(phrase, head, words)) is not None:
            return tied, "office"
        person = Person(description_of(self.r, phrase), words, False, phrase.kind)
        if head is not None:
            person.definite = head.definite or _definite(self.r, words)
        return self._add(person), "named"

    def _issuer(self, phrase: Phrase) -> Phrase | None:
        """Whose statement it is: بيان الوزارة, بيان للوزارة, بيان صادر عن الوزارة, بيان أصدرته الوزارة."""
        r, k = self.r, phrase.first + 1
        if phrase.head is None or phrase.head.base not in _STATEMENTS:
            return None
        if r.has(k, ISSUED):
            k += 2 if r.words[k + 1] in _FROM else 1
            return noun_phrase(r, k, min(k + _MOST_ISSUER, r.size))
        if r.words[k][0] == "ل" and (r.clitic(k) or r.has(k, ADDRESSEE)):
            return noun_phrase_within(r, k, max(phrase.end, k + 2))
        if k >= phrase.end:
            return None
        end = phrase.end - 1 if r.has(phrase.end - 1, ISSUED) and phrase.end > k + 1 else phrase.end
        return Phrase(k, end, r.head(k), kind="organisation")

    def _tied(self, phrase: Phrase, head: Head, words: tuple[str, ...]) -> Person | None:
        """The one who holds an office, or the body that a definite noun takes up, where the article leaves one."""
        definite = head.definite or _definite(self.r, words)
        people = self.recent()[::-1]
        if definite:
            for person in people:
                if head.base in person.heads and self._may_hold(person, phrase, head):
                    return person
        if head.definite and head.kind == "organisation":
            body = self.fullest.body(head.base, phrase.first)
            if body is None or self._elsewhere(set(words[1:]), all_words(self.r, body)):
                return None
            return self._new_body(body)
        if head.kind != "person" or not self._unique(head, words):
            return None
        holder = self.fullest.holder(phrase, words)
        if holder is not None:
            return self._by_name(holder, name_words(self.r, holder), None, None)[0]
        if not definite:
            return None
        free = [person for person in people if person.named and person.kind == "person" and not person.heads]
        free = [person for person in free if self._may_hold(person, phrase, head)]
        return free[0] if len(free) == 1 else None

    def _takes_up(self, phrase: Phrase, head: Head, words: tuple[str, ...], last: Person) -> bool:
        """Whether a word for whoever holds an office means the one who spoke *last*: المسؤول الأميركي."""
        if not self.r.has(phrase.first, ANY_OFFICE) or len(words) > _MOST_ANY or not (last.named and last.heads):
            return False
        return self._may_hold(last, phrase, head) and last.kind == "person"

    def _same(self, phrase: Phrase, head: Head, last: Person) -> bool:
        """Whether the phrase says that it means the one before: المتحدث ذاته, نفس المصدر, and no man by المصادر."""
        if head.number == "plural" and last.number == "singular":
            return False
        return self.r.has(phrase.first, SAME) or self.r.has(phrase.end - 1, SAME)

    def _new_body(self, phrase: Phrase) -> Person:
        words = all_words(self.r, phrase)
        return self._add(Person(description_of(self.r, phrase), words, False, "organisation"))

    def _unique(self, head: Head, words: tuple[str, ...]) -> bool:
        """Whether an office has one holder in the article: الوزيرة, وزير الدفاع الروسي, not مؤلف البرنامج."""
        if head.base == _SOURCE or head.number != "singular":
            return False
        demonyms = self.r.speech.nouns.demonyms
        return (head.definite and len(words) <= 2) or any(w.removeprefix("ال") in demonyms for w in words[1:])

    def _may_hold(self, person: Person, phrase: Phrase, head: Head) -> bool:
        """Whether gender and the words of the office let *person* hold it."""
        if head.kind == "person" and head.number == "singular" and person.gender and head.gender != person.gender:
            return False
        if head.number != "singular" and person.number == "singular" and head.kind == "person":
            return False
        figures = set(filter(str.isdigit, all_words(self.r, phrase)))
        if not figures.issubset((*person.words, *person.offices)):
            return False  # المادة 27, المادة 28
        if len(person.offices) < 2 and head.kind != "organisation":
            return True
        nouns = self.r.speech.nouns
        extra = {w for w in all_words(self.r, phrase)[1:] if w.startswith("ال") or w in nouns.phrases}
        if head.kind == "organisation" and self._elsewhere(extra, person.words):
            return False
        return not extra or len(person.offices) < 2 or not extra.isdisjoint(person.offices)

    def _elsewhere(self, extra: set[str], words: tuple[str, ...]) -> bool:
        """Whether a body is of another country than what *words* name: الشرطة الكورية, and not شرطة تايبيه."""
        nouns = self.r.speech.nouns
        here = {word for word in extra if word[2:] in nouns.demonyms}
        there = {word for word in words[1:] if word.removeprefix("ال") in nouns.demonyms or word in nouns.phrases}
        return bool(here and there) and here.isdisjoint(there)

    # What a mention tells -----------------------------------------------------------------------------------

    def _learn(self, person: Person, phrase: Phrase, cue: CueForm | None) -> None:
        """Keep what a mention tells of the person."""
        head = phrase.head
        if head is not None:
            self._learn_office(person, phrase, head, cue)
        if phrase.second is not None and phrase.second.base:
            person.heads.add(phrase.second.base)
        if phrase.joined:
            person.number = "plural"
        if cue is not None and cue.form in ("past", "present"):
            person.verb = cue.gender
            if person.gender is None and person.kind != "group":
                person.gender = cue.gender
        mention = text_of(self.r, phrase.first, phrase.end)
        if phrase.cut:
            mention = without_preposition(mention)
        if mention not in person.names:
            person.names.append(mention)

    def _learn_office(self, person: Person, phrase: Phrase, head: Head, cue: CueForm | None) -> None:
        if head.base:
            person.heads.add(head.base)
        if head.kind == "person" and person.gender is None and not (cue is not None and cue.gender == "f"):
            person.gender = head.gender or None
        if len(person.offices) < 2 and (title := title_of(self.r, phrase)) is not None:
            person.titled, person.offices = title, frozenset(all_words(self.r, phrase))
            person.cut = phrase.cut > 0 and title[0] == phrase.first
        if head.number != "singular":
            person.number = head.number

    def title(self, person: Person) -> str | None:
        """The title and office of a person as written."""
        if person.titled is None or person.kind not in ("person", "unknown"):
            return None
        title = text_of(self.r, *person.titled)
        return without_preposition(title) if person.cut else title

    def organisation(self, person: Person) -> str | None:
        """The body that a person's title names."""
        if person.titled is None or person.kind != "person":
            return None
        return body_of(self.r, *person.titled)


def _definite(r: Reading, words: tuple[str, ...]) -> bool:
    """Whether a construct is definite: a later word of it has the article, and not متحدث باسم الوزارة."""
    if r.speech.words.get(words[0], 0) & QUANTIFIER:
        return False  # أحد العاملين
    for word in words[1:]:
        if r.speech.natures[word] & _DEFINITE:
            return True
        if r.speech.words.get(word, 0) & _PARTED:
            return False
    return False


def _within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether each word of *short* stands in *full*, which has as many words or more."""
    if not 0 < len(short) <= len(full) or short[0] not in full:
        return False
    return len(short) == 1 or set(short).issubset(full)
