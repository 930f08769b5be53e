"""Everyone who is named in an article, each once, with all the names that the article uses."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from arnews.lexicon.roles import NAME, OFFICE, PREPOSITION
from arnews.lexicon.verbs import CueForm
from arnews.quotes.phrases import Phrase, noun_phrase
from arnews.quotes.reading import Reading

_MOST_NAME_WORDS: Final = 5
_MOST_PEOPLE: Final = 200


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
    offices: frozenset[str] = frozenset()
    """The folded words of that title."""
    names: list[str] = field(factory=list)
    definite: bool = True
    at: int = 0
    """The word at which the person is met first."""
    verb: str | None = None
    """The gender that a verb of the person has had."""


@define(slots=True, eq=False)
class People:
    """The people of one article in order of appearance."""

    r: Reading
    all: list[Person] = field(factory=list)

    def meet(self, phrase: Phrase, cue: CueForm | None, last: Person | None) -> tuple[Person, str]:
        """Whom *phrase* means, and how that was found."""
        name = self._name_words(phrase)
        if name:
            person, how = self._by_name(phrase, name, last, cue)
        else:
            person, how = self._by_office(phrase, last, cue)
        if not person.names:
            person.at = phrase.first
        self._learn(person, phrase, cue)
        return person, how

    def recent(self) -> list[Person]:
        """Those met last: everybody, in an article; an archive in one text is not gone through for each name."""
        return self.all[-_MOST_PEOPLE:]

    def knows(self, phrase: Phrase) -> bool:
        """Whether *phrase* can be somebody who speaks: an office, a known name, or one met before."""
        head = phrase.head
        if head is not None:
            return head.kind != "document" or phrase.first in self.r.pair_at
        name = self._name_words(phrase)
        if not name:
            return False
        given = name[0] in self.r.speech.nouns.given_names
        return given or any(person.named and _within(name, person.words) for person in self.recent())

    # A name -----------------------------------------------------------------------------------

    def _name_words(self, phrase: Phrase) -> tuple[str, ...]:
        if phrase.name is None:
            return ()
        first, end = phrase.name
        return tuple(w for w in self.r.words[first:end] if w not in "#_()")

    def _by_name(self, phrase: Phrase, name: tuple[str, ...], last: Person | None, cue: CueForm | None) -> tuple[Person, str]:
        for person in reversed(self.recent()):
            if (person.named or phrase.marked) and person.number == "singular" and _within(name, person.words):
                return person, "named" if name == person.words else "short name"
        for person in reversed(self.recent()):
            if person.named and len(person.words) < len(name) and _within(person.words, name) and len(person.words[-1]) > 2:
                self._rename(person, phrase.name, name)
                return person, "named"
        full = self._fuller(name)
        gender = self._gender(phrase, name, cue)
        if (
            last is not None
            and not last.named
            and last.kind == "person"
            and last.definite
            and phrase.head is None
            and not any(at < last.at for at in self.r.places(name[-1]))
            and (last.gender is None or gender is None or last.gender == gender)
        ):
            # عمدة لندن … وقال صادق خان: the office came first, the name now.
            self._rename(last, phrase.name, name)
            last.named = True
            return last, "named"
        if full is not None:
            words, text = full
            for person in reversed(self.recent()):
                if person.named and _within(words, person.words):
                    return person, "short name"
            person = Person(text, words, True, phrase.kind, gender)
            self.all.append(person)
            return person, "short name"
        text = self._text(phrase.name)
        if phrase.cut and phrase.name is not None and phrase.name[0] == phrase.first:
            text = text[phrase.cut :]
        person = Person(text, name, True, phrase.kind, gender)
        self.all.append(person)
        return person, "named"

    def _rename(self, person: Person, span: tuple[int, int] | None, words: tuple[str, ...]) -> None:
        person.name, person.words = self._text(span), words

    def _text(self, span: tuple[int, int] | None) -> str:
        assert span is not None
        text = self.r.scan.span(span[0], span[1] - 1).text
        return " ".join(text.replace("#", "").replace("_", " ").split())

    def _gender(self, phrase: Phrase, name: tuple[str, ...], cue: CueForm | None) -> str | None:
        if cue is not None and cue.form in ("past", "present") and (cue.gender == "f" or phrase.head is None):
            return cue.gender
        if phrase.head is not None and phrase.head.gender and phrase.head.kind == "person":
            return phrase.head.gender
        return self.r.speech.nouns.given_names.get(name[0]) or None if name else None

    def _fuller(self, name: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
        """The fullest form of a short name that the article has: جون كيري for كيري."""
        if len(name) > 2:
            return None
        words = self.r.words
        best: tuple[int, int] | None = None
        for at in self.r.places(name[0]):
            if tuple(words[at : at + len(name)]) != name:
                continue
            first = at
            while first > 0 and at - first < 3 and self._name_like(first - 1):
                first -= 1
            if first < at and self._opens_name(first, at) and (best is None or at + len(name) - first > best[1] - best[0]):
                best = (first, at + len(name))
        if best is None:
            return None
        return tuple(words[best[0] : best[1]]), self._text(best)

    def _name_like(self, i: int) -> bool:
        """Whether word *i* can be part of a name."""
        r, word = self.r, self.r.words[i]
        nouns = r.speech.nouns
        if r.has(i, OFFICE):
            return False
        if word in nouns.given_names or r.has(i, NAME):
            return not r.has(i, PREPOSITION) or r.ali(i)
        if r.known(i) or not word.isalpha() or word.startswith("ال") or word in nouns.demonyms:
            return False
        return nouns.head(word) is None and word not in nouns.honorifics and not word.startswith(("و", "ب", "ل", "ف", "ي", "ت"))

    def _opens_name(self, first: int, at: int) -> bool:
        """Whether a name can open at *first*: with a given name, or behind a title."""
        nouns = self.r.speech.nouns
        words = self.r.words
        if words[first] in nouns.given_names:
            return True
        if first == 0:
            return False
        before = words[first - 1]
        return before in nouns.honorifics or (before.startswith("ال") and (before[2:] in nouns.demonyms or nouns.head(before) is not None))

    # An office, a body, a description --------------------------------------------------------------

    def _by_office(self, phrase: Phrase, last: Person | None, cue: CueForm | None) -> tuple[Person, str]:
        words = self._words(phrase)
        if phrase.head is not None and phrase.head.base == "بيان" and len(words) > 1:
            # A ministry's statement is the ministry's word.
            phrase = Phrase(phrase.first + 1, phrase.end, None, kind="organisation")
            words = words[1:]
        for person in reversed(self.recent()):
            if not person.named and (person.words == words or (len(words) > 1 and person.kind == "organisation" and _within(words, person.words))):
                return person, "named"
        head = phrase.head
        if head is not None and head.base:
            definite = head.definite or phrase.end - phrase.first > 1
            same = [p for p in reversed(self.recent()) if head.base in p.heads and self._may_be(p, phrase, cue)]
            if same and (head.definite or _definite(words)):
                return same[0], "office"
            if head.definite and head.kind == "organisation" and (body := self._body(head.base, phrase)):
                return body, "office"
            if head.kind == "person" and definite and self._unique(phrase, words):
                if holder := self._holder(phrase, words):
                    return holder, "office"
                untitled = [p for p in self.recent() if p.named and p.kind == "person" and not p.heads and self._may_be(p, phrase, cue)]
                if len(untitled) == 1:
                    return untitled[0], "office"
        person = Person(self._description(phrase), words, False, phrase.kind, None)
        if head is not None:
            person.definite = head.definite or _definite(words)
        self.all.append(person)
        return person, "named"

    def _unique(self, phrase: Phrase, words: tuple[str, ...]) -> bool:
        """Whether an office has one holder in the article: الوزيرة, وزير الدفاع الروسي, not مؤلف البرنامج."""
        head = phrase.head
        assert head is not None
        if head.base == "مصدر" or head.number != "singular" or not (head.definite or _definite(words)):
            return False
        demonyms = self.r.speech.nouns.demonyms
        return (head.definite and len(words) <= 2) or any(w.removeprefix("ال") in demonyms for w in words[1:])

    def _holder(self, phrase: Phrase, words: tuple[str, ...]) -> Person | None:
        """Who stands beside the same office elsewhere in the article: وزير الدفاع البريطاني غافين وليامسون."""
        first = words[0].removeprefix("ال")
        wanted = set(words[1:])
        for form in (first, "ال" + first, "و" + first, "ل" + first, "لل" + first):
            for at in self.r.places(form):
                if phrase.first <= at < phrase.end:
                    continue
                full = noun_phrase(self.r, at, min(at + 16, len(self.r.words)))
                if full is not None and full.name is not None and self._sure(full) and wanted <= set(self.r.words[at + 1 : full.name[0]]):
                    return self._by_name(full, self._name_words(full), None, None)[0]
        return None

    def _sure(self, phrase: Phrase) -> bool:
        """Whether the name of a phrase found in running text is one: a name we know, or behind an honorific."""
        assert phrase.name is not None
        first = phrase.name[0]
        nouns = self.r.speech.nouns
        return self.r.words[first] in nouns.given_names or self.r.words[first - 1] in nouns.honorifics

    def _words(self, phrase: Phrase) -> tuple[str, ...]:
        return tuple(w for w in self.r.words[phrase.first : phrase.end] if w.isalnum())

    def _description(self, phrase: Phrase) -> str:
        r = self.r
        if phrase.cut:
            text = self._text((phrase.first, phrase.end))
            return "ا" + text[1:] if text.startswith("لل") else text[1:]
        end = phrase.end
        if r.words[end - 1] == ")":
            opened = max((i for i in range(phrase.first, end) if r.words[i] == "("), default=end)
            if opened > phrase.first + 1:
                end = opened
        if phrase.marked:
            pair = r.pair_at[phrase.first]
            return self._text((pair.first, pair.close))
        return self._text((phrase.first, end))

    def _may_be(self, person: Person, phrase: Phrase, cue: CueForm | None) -> bool:
        """Whether gender and the words of the office let *person* hold it."""
        head = phrase.head
        assert head is not None
        if head.kind == "person" and head.number == "singular" and person.gender and head.gender != person.gender:
            return False
        extra = {w for w in self._words(phrase)[1:] if w.startswith("ال") or w in self.r.speech.nouns.phrases}
        if extra and len(person.offices) > 1:
            return not extra.isdisjoint(person.offices)
        return True

    def _body(self, base: str, phrase: Phrase) -> Person | None:
        """The body that a definite noun takes up again: الشركة for شركة "…"."""
        stem = base[:-1] + "ه" if base.endswith("ه") else base
        for at in reversed([p for p in self.r.places(stem) if p < phrase.first]):
            full = noun_phrase(self.r, at, min(at + 12, len(self.r.words)))
            if full is not None and full.end - full.first > 1:
                words = self._words(full)
                person = Person(self._description(full), words, False, "organisation")
                self.all.append(person)
                return person
        return None

    def _learn(self, person: Person, phrase: Phrase, cue: CueForm | None) -> None:
        """Keep what a mention tells of the person."""
        head = phrase.head
        if head is not None:
            if head.base:
                person.heads.add(head.base)
            if head.kind == "person" and person.gender is None and not (cue is not None and cue.gender == "f"):
                person.gender = head.gender or None
            if person.kind == "unknown":
                person.kind = head.kind
            if len(person.offices) < 2:
                self._entitle(person, phrase)
            person.number = head.number if head.number != "singular" else person.number
        if phrase.joined:
            person.number = "plural"
        if cue is not None and cue.form in ("past", "present"):
            person.verb = cue.gender
            if person.gender is None and person.kind != "group":
                person.gender = cue.gender
        mention = self._text((phrase.first, phrase.end))
        if mention not in person.names:
            person.names.append(mention)


    # What the article calls a person by --------------------------------------------------------------

    def _entitle(self, person: Person, phrase: Phrase) -> None:
        """Keep the title of a phrase: the words before its name, or behind it."""
        first, end = phrase.first, phrase.end
        if phrase.name is not None:
            first, end = (first, phrase.name[0]) if phrase.name[0] > first else (phrase.name[1], end)
        while first < end and not self.r.words[first][0].isalnum():
            first += 1
        honorifics = self.r.speech.nouns.honorifics
        while end > first + 1 and (not self.r.words[end - 1][0].isalnum() or self.r.words[end - 1] in honorifics):
            end -= 1
        if first < end:
            person.titled = (first, end)
            person.offices = frozenset(self._words(phrase))

    def title(self, person: Person) -> str | None:
        """The title and office of a person as written."""
        if person.titled is None or person.kind not in ("person", "unknown"):
            return None
        return self._text(person.titled)

    def organisation(self, person: Person) -> str | None:
        """The body that a person's title names."""
        if person.titled is None or person.kind != "person":
            return None
        first, end = person.titled
        for i in range(first + 1, end):
            head = self.r.speech.nouns.head(self.r.words[i])
            if head is not None and head.kind == "organisation":
                text = self._text((i, end))
                return text[len(head.proclitic) :] if not text.startswith("لل") else "ا" + text[1:]
        return None


def _definite(words: tuple[str, ...]) -> bool:
    """Whether a construct is definite: one of its later words has the article."""
    return any(word.startswith(("ال", "لل")) for word in words[1:])


def _within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of *short* stand in *full* in order, its last among them."""
    if not short or len(short) > len(full):
        return False
    size = len(short)
    return any(full[i : i + size] == short for i in range(len(full) - size + 1)) or (len(short) > 1 and set(short) <= set(full))
