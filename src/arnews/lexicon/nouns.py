"""Nouns that can head a speaker: offices, bodies, documents, peoples, places, names, honorifics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from attrs import define, field

from arnews.lexicon.memo import Memo
from arnews.lexicon.tables import Own, Row, folded_cells, folded_pairs, folded_rows, folded_words

# What may be written before a head: the letters, the proclitic among them, and whether they make it definite.
_LEADS: Final = (
    ("ال", "", True),
    ("لل", "ل", True),
    ("وال", "و", True),
    ("بال", "ب", True),
    ("و", "و", False),
    ("ل", "ل", False),
    ("ب", "ب", False),
)

_OUTLETS: Final = ("agency", "paper", "broadcaster", "site")

Named = tuple[tuple[tuple[str, ...], str], ...]
"""Names that open with one word, each as its words, and what is said of it."""


class Head(NamedTuple):
    """A noun that can head a speaker's noun phrase, in one of its forms."""

    base: str
    """Its folded masculine singular: ``وزير`` for وزيرة and وزراء."""
    kind: str
    gender: str = "m"
    number: str = "singular"
    definite: bool = False
    proclitic: str = ""
    owned: bool = False
    """Whether a pronoun is written to it: مديرتها, مكتبه."""


@define(frozen=True, slots=True, eq=False)
class Nouns:
    """The nouns, by their folded forms without the article."""

    heads: Mapping[str, Head]
    honorifics: Mapping[str, str]
    """Folded word → gender."""
    given_names: Mapping[str, str]
    """Folded name → gender, empty where it can be either."""
    demonyms: Mapping[str, str]
    """Folded adjective without the article → gender."""
    phrases: Mapping[str, Named] = field(factory=dict)
    """First word → the proper names that open with it, as words, each with its kind: place, agency, paper …"""

    titles: Mapping[str, Named] = field(factory=dict)
    """First word → the honorifics of several words that open with it, each with its gender: الفريق أول, د."""
    reverences: frozenset[tuple[str, str]] = frozenset()
    """The words behind a name that are no part of it, by their first two: حفظه الله."""

    known_heads: Memo[Head | None] = field(init=False, repr=False)
    """Words met so far → what each is as a head."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "known_heads", Memo(self._head))

    def head(self, word: str) -> Head | None:
        """What *word* is as a head, its article and one proclitic letter taken off."""
        return self.known_heads[word]

    def _head(self, word: str) -> Head | None:
        heads = self.heads
        if found := heads.get(word):
            return found
        for lead, proclitic, definite in _LEADS:
            if word.startswith(lead) and (found := heads.get(word[len(lead) :])):
                return found._replace(definite=definite, proclitic=proclitic, owned=False)
        for pronoun in ("ها", "هم", "ه"):
            stem = word.removesuffix(pronoun)
            if stem == word or len(stem) < 3:
                continue
            found = heads.get(stem) or (heads.get(stem[:-1] + "ه") if stem.endswith("ت") else None)
            if found:
                return found._replace(definite=True, proclitic="", owned=True)
        return None

    def title(self, words: list[str], i: int) -> tuple[int, str] | None:
        """How many words from *i* on are an honorific of several words, and its gender.

        One of a single word means something else too, and is an honorific before a given name: الفريق سامي.
        """
        for name, gender in self.titles.get(words[i], ()):
            size = len(name)
            if tuple(words[i : i + size]) == name and (size > 1 or words[i + 1] in self.given_names):
                return size, gender
        return None

    def is_name(self, word: str) -> bool:
        """Whether *word* is the whole of a proper name that is known."""
        return any(len(name) == 1 for name, _ in self.phrases.get(word, ()))

    def is_outlet(self, word: str) -> bool:
        """Whether *word* is the whole name of an agency, a paper or a broadcaster."""
        return any(len(name) == 1 and kind in _OUTLETS for name, kind in self.phrases.get(word, ()))

    def phrase(self, words: list[str], i: int) -> tuple[int, str] | None:
        """How many words from *i* on are a proper name that is known, and its kind."""
        for name, kind in self.phrases.get(words[i], ()):
            size = len(name)
            if size == 1 or (words[i + 1] == name[1] and tuple(words[i : i + size]) == name):
                return size, kind
        return None


def read_nouns(own: Own) -> Nouns:
    """Make the nouns from their tables, with rows of one's *own*."""
    heads: dict[str, Head] = {}
    for row in folded_rows("nouns", own):
        base, kind = row["word"].partition("|")[0], row["kind"]
        for form, gender, number in _forms(row):
            if form not in heads and " " not in form:
                heads[form] = Head(base, kind, gender, number)
    given: dict[str, str] = {}
    for names, gender in folded_pairs("given_names", own, "name", "gender"):
        for name in names.split("|"):
            given.setdefault(name, gender.strip("?"))
    countries = tuple(folded_rows("countries", own))
    honorifics, titles, reverences = _honorifics(own)
    return Nouns(heads, honorifics, given, _demonyms(countries), _phrases(countries, own), titles, reverences)


def _honorifics(own: Own) -> tuple[dict[str, str], dict[str, Named], frozenset[tuple[str, str]]]:
    """The honorifics of one word, those of several by their first words, and the reverences."""
    single: dict[str, str] = {}
    titles: list[tuple[str, str]] = []
    reverences: set[tuple[str, str]] = set()
    for row in folded_rows("honorifics", own):
        gender, sure = row["gender"].strip("?"), not _ambiguous(row["note"])
        for word in row["word"].split("|"):
            name = _words(word)
            if row["kind"] == "suffix":
                reverences.update([(name[0], name[1])] if len(name) > 1 else ())
            elif len(name) > 1 if sure else word.startswith("ال"):
                titles.append((word, gender))
            if sure and row["kind"] != "suffix" and " " not in word:
                single.setdefault(word, gender)
    return single, _by_first(titles), frozenset(reverences)


def _demonyms(rows: Iterable[Row]) -> dict[str, str]:
    """The adjectives of countries, each with its gender."""
    demonyms: dict[str, str] = {}
    for row in rows:
        for column, gender in (("demonym", "m"), ("demonym_f", "f"), ("plural", "m")):
            for word in filter(None, row[column].split("|")):
                demonyms[word] = gender
                if column == "plural" and word.endswith("ون"):
                    demonyms[word[:-2] + "ين"] = gender
    return demonyms


def _words(name: str) -> tuple[str, ...]:
    return tuple(name.replace(".", " . ").split())


def _by_first(names: Iterable[tuple[str, str]]) -> dict[str, Named]:
    """Names and what is said of each, by their first words, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, what in names:
        words = _words(name)
        found.setdefault(words[0], []).append((words, what))
    return {
        first: tuple(sorted(some, key=lambda one: -len(one[0])) if len(some) > 1 else some)
        for first, some in found.items()
    }


def _gender(row: Row, word: str) -> str:
    """The gender of a row's first form, empty where it can be either: a man may be called by a feminine noun."""
    if row["kind"] != "person":
        return "f" if word.endswith(("ه", "ات")) else "m"
    if row["note"].removesuffix(", honorific") == "trap: feminine":
        return "f"
    return "" if "either gender" in row["note"] else "m"


def _forms(row: Row) -> Iterator[tuple[str, str, str]]:
    """The folded forms of a row, each with its gender and number."""
    words = row["word"].split("|")
    gender = _gender(row, words[0])
    number = "plural" if row["note"].startswith("plural only") else "singular"
    for word in words:
        yield word, gender, number
        if row["kind"] == "person" and not word.endswith("ي") and len(word) > 3:
            yield word + "ان", gender, "dual"
        if word.endswith("ه"):
            yield word[:-1] + "تا", "f", "dual"
            yield word[:-1] + "تي", "f", "dual"
            yield word[:-1] + "تان", "f", "dual"
    for column, gender_of, number in (
        ("feminine", "f", "singular"),
        ("plural", gender, "plural"),
        ("plural_f", "f", "plural"),
    ):
        for word in filter(None, row[column].split("|")):
            yield word, gender_of, number
            if number == "plural" and word.endswith("ون"):
                for ending in ("ين", "و", "ي"):
                    yield word[:-2] + ending, gender_of, number


def _ambiguous(note: str) -> bool:
    """Whether the note of a row says that its word is a common word as well."""
    return "ambiguous" in note


def _phrases(countries: Iterable[Row], own: Own) -> dict[str, Named]:
    """The proper names by their first words."""
    return _by_first(_proper_names(countries, own))


def _proper_names(countries: Iterable[Row], own: Own) -> Iterator[tuple[str, str]]:
    """Every proper name of the tables with its kind; a single word that is a common one as well is no name."""
    for column, kind in (("country", "state"), ("seat", "state"), ("capital", "place")):
        yield from ((name, kind) for row in countries for name in row[column].split("|") if name)
    yield from ((name, "organisation") for names in folded_words("bodies") for name in names.split("|"))
    for names, note in folded_pairs("places", own, "place", "note"):
        sure = not _ambiguous(note)
        yield from ((name, "place") for name in names.split("|") if sure or " " in name)
    for names, kind, note in folded_cells("media", own, "name", "kind", "note"):
        sure = not _ambiguous(note)
        yield from ((name, kind) for name in names.split("|") if sure or " " in name)
