"""Nouns that can head a speaker: offices, bodies, documents, peoples, places, names, honorifics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from attrs import define, field

from arnews.lexicon.tables import Row
from arnews.text import fold_word


@define(frozen=True, slots=True)
class Head:
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

    def head(self, word: str) -> Head | None:
        """What *word* is as a head, its article and one proclitic letter taken off."""
        return _head(self, word)

    def phrase(self, words: list[str], i: int) -> tuple[int, str] | None:
        """How many words from *i* on are a proper name that is known, and its kind."""
        for name, kind in self.phrases.get(words[i], ()):
            if tuple(words[i : i + len(name)]) == name:
                return len(name), kind
        return None


@lru_cache(maxsize=4096)
def _head(nouns: Nouns, word: str) -> Head | None:
    heads = nouns.heads
    if found := heads.get(word):
        return found
    for lead, cut, definite in (("ال", 2, True), ("لل", 2, True), ("وال", 3, True), ("بال", 3, True), ("و", 1, False), ("ل", 1, False), ("ب", 1, False)):
        if word.startswith(lead) and (found := heads.get(word[cut:])):
            proclitic = "ل" if lead == "لل" else lead.removesuffix("ال")
            return Head(found.base, found.kind, found.gender, found.number, definite, proclitic)
    for pronoun in ("ها", "هم", "ه"):
        stem = word.removesuffix(pronoun)
        if stem == word or len(stem) < 3:
            continue
        found = heads.get(stem) or (heads.get(stem[:-1] + "ه") if stem.endswith("ت") else None)
        if found:
            return Head(found.base, found.kind, found.gender, found.number, definite=True, owned=True)
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
        for row in tables["honorifics"]
        for word in row["word"].split("|")
        if " " not in word and row["kind"] != "suffix" and not _ambiguous(row)
    }
    demonyms: dict[str, str] = {}
    for row in tables["countries"]:
        for column, gender in (("demonym", "m"), ("demonym_f", "f"), ("plural", "m")):
            for word in filter(None, map(fold_word, row[column].split("|"))):
                demonyms[word] = gender
                if column == "plural" and word.endswith("ون"):
                    demonyms[word[:-2] + "ين"] = gender
    given = {fold_word(name): row["gender"].strip("?") for row in tables["given_names"] for name in row["name"].split("|")}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, kind in _proper_names(tables):
        words = tuple(fold_word(name).replace(".", " . ").split())
        if words:
            phrases.setdefault(words[0], []).append((words, kind))
    longest_first = {first: tuple(sorted(names, key=lambda n: -len(n[0]))) for first, names in phrases.items()}
    return Nouns(heads, honorifics, given, demonyms, longest_first)


def _forms(row: Row) -> Iterator[tuple[str, Head]]:
    """The folded forms of a row, each as a head."""
    words = [fold_word(word) for word in row["word"].split("|")]
    gender = "f" if words[0].endswith("ه") and row["kind"] != "person" else "m"
    for word in words:
        yield word, Head(words[0], row["kind"], gender)
        if row["kind"] == "person" and word.endswith("ي") is False and len(word) > 3:
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


def _proper_names(tables: Mapping[str, Iterable[Row]]) -> Iterator[tuple[str, str]]:
    """Every proper name of the tables with its kind."""
    for row in tables["countries"]:
        for column in ("country", "capital", "seat"):
            for name in filter(None, row[column].split("|")):
                yield name, "place"
    for row in tables["places"]:
        for name in row["place"].split("|"):
            if " " in name or not _ambiguous(row):
                yield name, "place"
    for row in tables["media"]:
        for name in row["name"].split("|"):
            if " " in name or not _ambiguous(row):
                yield name, row["kind"]
