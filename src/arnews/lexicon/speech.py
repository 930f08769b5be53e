"""The words that the quotes stream looks up: cues, small words, marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, NamedTuple

import regex
from attrs import define, field

from arnews.lexicon.memo import Memo
from arnews.lexicon.natures import natures
from arnews.lexicon.nouns import Nouns, read_nouns
from arnews.lexicon.roles import COLON, COMMA, CUE, JOINED, KNOWN, LED_BY, LINE, MARK, NOMINAL, ROLES, SMALL
from arnews.lexicon.tables import Own, TableError, folded_pairs, folded_words, read_table
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

NO: Final = 0
YES: Final = 1
IF_HAMZA_BELOW: Final = 2
"""What the folded word leaves open: the source tells إفعال, a verbal noun, from the plural أفعال."""

_PRONOUNS: Final = ("ه", "ها", "هم", "هما")


class Nominal(NamedTuple):
    """A cue that is no verb: what it takes behind it says who is named there."""

    word: str
    family: str
    takes: str
    behind: tuple[str, ...] = ()
    """The words that must stand before it: على حد, من وجهة نظر."""


@define(frozen=True, slots=True, eq=False)
class Speech:
    """All that the quotes stream knows of words."""

    words: Mapping[str, int]
    """Word → what it can do, as bits of ``roles``."""
    cues: Mapping[str, CueForm]
    nominals: Mapping[str, Nominal]
    verbal_nouns: frozenset[str]
    governed_nouns: frozenset[str]
    """Nouns that state something only after a preposition of the cue: دعا إلى عقد جلسة."""
    anonymity: frozenset[tuple[str, ...]]
    names_follow: frozenset[str]
    not_sources: frozenset[str]
    nouns: Nouns
    states: Memo[int] = field(init=False, repr=False)
    """Word without the article → whether it is a verbal noun: ``YES``, ``NO``, ``IF_HAMZA_BELOW``."""
    clitics: Memo[int] = field(init=False, repr=False)
    """Word → whether it opens with ب or ل written to a noun; the same answers, of the word without it."""
    natures: Memo[int] = field(init=False, repr=False)
    """Word → what it is inside a noun phrase, as bits of ``natures``."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "states", Memo(self._states))
        object.__setattr__(self, "clitics", Memo(self._clitic))
        object.__setattr__(self, "natures", natures(self.nouns, self.states, self.clitics))

    def knows(self, word: str) -> bool:
        """Whether *word* is a small word or a cue."""
        return self.words.get(word, 0) & KNOWN != 0

    def is_small(self, word: str) -> bool:
        """Whether *word* is a small word, such as a preposition, or a mark."""
        return self.words.get(word, 0) & SMALL != 0

    def governed(self, word: str) -> bool:
        """Whether *word* is a verbal noun behind a preposition of the cue, where it is none elsewhere."""
        return word in self.governed_nouns or _measures("governed").fullmatch(word) is not None

    def _states(self, word: str) -> int:
        if word in self.verbal_nouns or self._possessed(word):
            return YES
        known = self.nouns
        if word in known.heads or word in known.given_names or word in known.phrases:
            return NO
        if _measures("any").fullmatch(word):
            return YES
        return IF_HAMZA_BELOW if _measures("hamza").fullmatch(word) else NO

    def _possessed(self, word: str) -> bool:
        """Whether *word* is a verbal noun with an attached pronoun: رفضه, مسؤوليتها."""
        nouns = self.verbal_nouns
        for pronoun in _PRONOUNS:
            if word.endswith(pronoun) and len(word) > len(pronoun) + 2:
                stem = word[: -len(pronoun)]
                if stem in nouns or (stem.endswith("ت") and stem[:-1] + "ه" in nouns):
                    return True
        return False

    def _clitic(self, word: str) -> int:
        known = self.nouns
        governed = word[0] == "ب" and word[1:] in self.governed_nouns
        if word[0] not in "بل" or (len(word) < 4 and not governed) or word in known.given_names:
            return NO
        rest = word[1:]
        if (
            rest.startswith("ال")
            or known.known_heads[rest] is not None
            or rest in known.phrases
            or rest in self.names_follow
            or rest in self.not_sources
            or governed
        ):
            return YES
        return YES if word.startswith("لل") else self.states[rest]


@cache
def _measures(where: str) -> regex.Pattern[str]:
    """The measures of verbal nouns that count in a place, as one pattern: any letter but alif can be of a root."""
    measures = [measure for measure, place in folded_pairs("measures", {}, "measure", "where") if place == where]
    letters = str.maketrans(dict.fromkeys("فعل", "[\\p{Arabic}--ا]"))
    return regex.compile("|".join(measure.translate(letters) for measure in measures), regex.V1)


def build_speech(own: Own) -> Speech:
    """The words that the package ships, with rows of one's *own* by their tables."""
    nouns = read_nouns(own)
    forms = read_verbs((*own.get("verbs", ()), *read_table("verbs")))
    # دونا is a name, and no verb of two
    cues = {word: cue for word, cue in forms.items() if cue.number != "dual" or word not in nouns.given_names}
    nominals = {
        fold_word(row["word"]): Nominal(
            row["word"], row["family"], row["takes"], tuple(map(fold_word, row["behind"].split()))
        )
        for row in read_table("nominal_cues")
    }
    verbal_nouns = tuple(folded_pairs("verbal_nouns", own, "word", "only"))
    return Speech(
        _words(cues, nominals, folded_pairs("particles", own, "word", "role")),
        cues,
        nominals,
        frozenset(word for word, only in verbal_nouns if not only),
        frozenset(word for word, only in verbal_nouns if only),
        frozenset(tuple(phrase.split()) for phrase in folded_words("anonymity")),
        frozenset(folded_words("names_follow")),
        frozenset(folded_words("not_sources")),
        nouns,
    )


def _words(
    cues: Mapping[str, CueForm], nominals: Iterable[str], particles: Iterable[tuple[str, str]]
) -> dict[str, int]:
    """What each word of the tables can do."""
    words = dict.fromkeys(cues, CUE)
    for word in nominals:
        words[word] = words.get(word, 0) | NOMINAL
    for word, named in particles:
        role = ROLES.get(named)
        if role is None:
            raise TableError(f"particles.tsv: no role {named!r}, which {word!r} has")
        words[word] = words.get(word, 0) | role
        if role & JOINED and not word.startswith("و"):
            words["و" + word] = words.get("و" + word, 0) | role
    for word in {word for cue in cues.values() for word in cue.verb.prepositions if len(word) > 1}:
        words[word] = words.get(word, 0) | LED_BY
    words.update(dict.fromkeys(MARKS, MARK))
    words.update(dict.fromkeys("،,؛;", COMMA))
    words[":"] = COLON
    words["\n"] = LINE
    return words


SPEECH_TABLES: Final = ("verbs", "nouns", "honorifics", "given_names", "countries", "places", "media")
"""Those of the tables that take rows of one's own."""


@cache
def default_speech() -> Speech:
    """The words that the package ships."""
    return build_speech({})
