"""Nouns that can head a speaker: offices, bodies, documents, peoples, places, names, honorifics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from attrs import define, field

from arnews.lexicon.memo import Memo
from arnews.lexicon.tables import Row
from arnews.text import fold_word

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
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(factory=dict)
    """First word → the proper names that open with it, as words, each with its kind: place, agency, paper …"""

    titles: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(factory=dict)
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
        """How many words from *i* on are an honorific of several words, and its gender."""
        for name, gender in self.titles.get(words[i], ()):
            if tuple(words[i : i + len(name)]) == name:
                return len(name), gender
        return None

    def phrase(self, words: list[str], i: int) -> tuple[int, str] | None:
        """How many words from *i* on are a proper name that is known, and its kind."""
        for name, kind in self.phrases.get(words[i], ()):
            size = len(name)
            if size == 1 or tuple(words[i : i + size]) == name:
                return size, kind
        return None


def read_nouns(tables: Mapping[str, Iterable[Row]]) -> Nouns:
    """Make the nouns from their tables."""
    heads: dict[str, Head] = {}
    for row in tables["nouns"]:
        for form, head in _forms(row):
            if " " not in form:
                heads.setdefault(form, head)
    honorifics = {
        fold_word(word): row["gender"].strip("?")
        for row in reversed(tuple(tables["honorifics"]))
        if row["kind"] != "suffix" and not _ambiguous(row)
        for word in row["word"].split("|")
        if " " not in word
    }
    titles: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    reverences: set[tuple[str, str]] = set()
    for row in tables["honorifics"]:
        for word in row["word"].split("|"):
            name = tuple(fold_word(word).replace(".", " . ").split())
            if len(name) > 1 and row["kind"] == "suffix":
                reverences.add((name[0], name[1]))
            elif len(name) > 1 and not _ambiguous(row):
                titles.setdefault(name[0], []).append((name, row["gender"].strip("?")))
    for names in titles.values():
        names.sort(key=lambda name: -len(name[0]))
    given = {
        fold_word(name): row["gender"].strip("?")
        for row in reversed(tuple(tables["given_names"]))
        for name in row["name"].split("|")
    }
    places = _phrases(tables)
    ranked = {first: tuple(names) for first, names in titles.items()}
    return Nouns(heads, honorifics, given, _demonyms(tables["countries"]), places, ranked, frozenset(reverences))


def _demonyms(rows: Iterable[Row]) -> dict[str, str]:
    """The adjectives of countries, each with its gender."""
    demonyms: dict[str, str] = {}
    for row in rows:
        for column, gender in (("demonym", "m"), ("demonym_f", "f"), ("plural", "m")):
            for word in filter(None, map(fold_word, row[column].split("|"))):
                demonyms[word] = gender
                if column == "plural" and word.endswith("ون"):
                    demonyms[word[:-2] + "ين"] = gender
    return demonyms


def _phrases(tables: Mapping[str, Iterable[Row]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The proper names by their first words, the longest first."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, kind in _proper_names(tables):
        words = tuple(fold_word(name).replace(".", " . ").split())
        phrases.setdefault(words[0], []).append((words, kind))
    return {
        first: tuple(sorted(names, key=lambda name: -len(name[0])) if len(names) > 1 else names)
        for first, names in phrases.items()
    }


def _gender(row: Row, word: str) -> str:
    """The gender of a row's first form, empty where it can be either: a man may be called by a feminine noun."""
    if row["kind"] != "person":
        return "f" if word.endswith(("ه", "ات")) else "m"
    if row["note"].removesuffix(", honorific") == "trap: feminine":
        return "f"
    return "" if "either gender" in row["note"] else "m"


def _forms(row: Row) -> Iterator[tuple[str, Head]]:
    """The folded forms of a row, each as a head."""
    words = [fold_word(word) for word in row["word"].split("|")]
    gender = _gender(row, words[0])
    number = "plural" if row["note"].startswith("plural only") else "singular"
    for word in words:
        yield word, Head(words[0], row["kind"], gender, number)
        if row["kind"] == "person" and not word.endswith("ي") and len(word) > 3:
            yield word + "ان", Head(words[0], row["kind"], gender, "dual")
        if word.endswith("ه"):
            yield word[:-1] + "تا", Head(words[0], row["kind"], "f", "dual")
            yield word[:-1] + "تي", Head(words[0], row["kind"], "f", "dual")
            yield word[:-1] + "تان", Head(words[0], row["kind"], "f", "dual")
    for column, gender_of, number in (
        ("feminine", "f", "singular"),
        ("plural", gender, "plural"),
        ("plural_f", "f", "plural"),
    ):
        for word in filter(None, row.get(column, "").split("|")):
            folded = fold_word(word)
            yield folded, Head(words[0], row["kind"], gender_of, number)
            if number == "plural" and folded.endswith("ون"):
                for ending in ("ين", "و", "ي"):
                    yield folded[:-2] + ending, Head(words[0], row["kind"], gender_of, number)


def _ambiguous(row: Row) -> bool:
    """Whether the note of a row says that its word is a common word as well."""
    return "ambiguous" in row.get("note", "")


# The columns of proper names, by their tables, and the kind of each; a single ambiguous word is no name.
_NAMED: Final = (
    ("countries", "country", "state"),
    ("countries", "seat", "state"),
    ("countries", "capital", "place"),
    ("bodies", "name", "organisation"),
    ("places", "place", "place"),
    ("media", "name", ""),
)


def _proper_names(tables: Mapping[str, Iterable[Row]]) -> Iterator[tuple[str, str]]:
    """Every proper name of the tables with its kind; an outlet's row says its own."""
    for table, column, kind in _NAMED:
        for row in tables[table]:
            sure = not _ambiguous(row)
            names = (name for name in row[column].split("|") if name and (sure or " " in name))
            yield from ((name, kind or row["kind"]) for name in names)
