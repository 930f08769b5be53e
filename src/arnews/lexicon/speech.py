"""The words that the quotes stream looks up: cues, small words, marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from attrs import define, evolve

from arnews.lexicon.nouns import Nouns, read_nouns
from arnews.lexicon.tables import Row, read_table
from arnews.lexicon.verbs import CueForm, read_verbs
from arnews.text import fold_word

MARKS: Final[Mapping[str, str]] = {
    '"': "",
    "״": "",
    "“": "open",
    "„": "open",
    "‟": "open",
    "«": "open",
    "”": "close",
    "»": "close",
    "‹": "open",
    "›": "close",
    "‘": "open",
    "’": "close",
    "'": "",
    "`": "",
    "﴿": "open",
    "﴾": "close",
}
"""Quotation marks, and what each is by its shape alone."""


_JOINED: Final = frozenset({"preposition", "that", "then", "adverb", "time", "negation", "relative", "pronoun", "narrator"})


@define(frozen=True, slots=True)
class Word:
    """What a word can be beside reported speech."""

    cue: CueForm | None = None
    nominal: Row | None = None
    roles: frozenset[str] = frozenset()


@define(frozen=True, slots=True)
class Speech:
    """All that the quotes stream knows of words."""

    words: Mapping[str, Word]
    verbal_nouns: frozenset[str]
    governed_nouns: frozenset[str]
    """Nouns that state something only after a preposition of the cue: دعا إلى عقد جلسة."""
    anonymity: frozenset[tuple[str, ...]]
    names_follow: frozenset[str]
    not_sources: frozenset[str]
    nouns: Nouns


def build_speech(tables: Mapping[str, Iterable[Row]]) -> Speech:
    """Make the quotes stream's words from tables of rows."""
    words: dict[str, Word] = {form: Word(cue=cue) for form, cue in read_verbs(tables["verbs"]).items()}
    for row in tables["nominal_cues"]:
        word = fold_word(row["word"])
        words[word] = evolve(words.get(word, Word()), nominal=row)
    for row in tables["particles"]:
        word = fold_word(row["word"])
        old = words.get(word, Word())
        words[word] = evolve(old, roles=old.roles | {row["role"]})
        if row["role"] in _JOINED and not word.startswith("و"):
            joined = words.get("و" + word, Word())
            words["و" + word] = evolve(joined, roles=joined.roles | {row["role"]})
    for mark in MARKS:
        words[mark] = Word(roles=frozenset({"mark"}))
    return Speech(
        words,
        frozenset(fold_word(row["word"]) for row in tables["verbal_nouns"] if not row.get("only")),
        frozenset(fold_word(row["word"]) for row in tables["verbal_nouns"] if row.get("only")),
        frozenset(tuple(fold_word(row["phrase"]).split()) for row in tables["anonymity"]),
        frozenset(fold_word(row["word"]) for row in tables["names_follow"]),
        frozenset(fold_word(row["word"]) for row in tables["not_sources"]),
        read_nouns(tables),
    )


SPEECH_TABLES: Final = (
    "verbs",
    "nominal_cues",
    "particles",
    "verbal_nouns",
    "anonymity",
    "names_follow",
    "not_sources",
    "nouns",
    "given_names",
    "countries",
    "places",
    "media",
    "honorifics",
)


@cache
def default_speech() -> Speech:
    """The words that the package ships."""
    return build_speech({name: read_table(name) for name in SPEECH_TABLES})
