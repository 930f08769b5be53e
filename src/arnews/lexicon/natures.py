"""What a word is inside a noun phrase, by its letters and by the tables of nouns, as bits.

A walk through a phrase asks for them once a word, and knows which of the rarer questions are worth asking.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from arnews.lexicon.memo import Memo
from arnews.lexicon.nouns import Nouns

SIGN: Final = 1 << 0
"""It opens with no letter: a figure, a bracket, a mark."""
LETTER: Final = 1 << 1
"""One letter that is written to the word behind it: و ف ب ل ك."""
ARTICLE: Final = 1 << 2
AND_ARTICLE: Final = 1 << 3
AND: Final = 1 << 4
"""It opens with و, whether that is a word of its own or not."""
GIVEN: Final = 1 << 5
HONORIFIC: Final = 1 << 6
TITLE: Final = 1 << 7
"""An honorific of several words may open with it."""
PROPER: Final = 1 << 8
"""A proper name that the tables know may open with it."""
DEMONYM: Final = 1 << 9
HEAD: Final = 1 << 10
REVERENCE: Final = 1 << 11
"""A reverence such as حفظه الله may open with it."""
VERBAL: Final = 1 << 12
"""It can be a verbal noun without the article; the source may know better."""
FOR_THE: Final = 1 << 13
"""It opens with لل."""
LED: Final = 1 << 14
"""It opens with ب or ل, whether that is a preposition or not."""
CLITIC: Final = 1 << 15
"""It can carry the preposition ب or ل; the source may know better."""
SPELT: Final = 1 << 17
"""A head that ends in ه, and the source may know better: ه, a pronoun, or ة."""
MANY: Final = 1 << 16
"""An indefinite sound plural that can head a phrase."""

_LETTERS: Final = frozenset("وفبلك")
_LEADS: Final = (
    ("ال", ARTICLE),
    ("وال", AND_ARTICLE),
    ("و", AND),
    ("لل", FOR_THE),
    (("ب", "ل"), LED),
)


def plain(word: str) -> str:
    """*word* without و and without the article, as the tables have adjectives."""
    return word.removeprefix("و").removeprefix("ال")


def natures(nouns: Nouns, states: Mapping[str, int], clitics: Mapping[str, int]) -> Memo[int]:
    """What each word is inside a noun phrase; *states* and *clitics* say what may be a verbal noun or led by one."""
    tables = (
        (GIVEN, nouns.given_names),
        (HONORIFIC, nouns.honorifics),
        (TITLE, nouns.titles),
        (PROPER, nouns.phrases),
        (REVERENCE, {first for first, _ in nouns.reverences}),
    )

    def nature_of(word: str) -> int:
        first = word[0]
        if not first.isalpha():
            return SIGN
        nature = LETTER if word in _LETTERS else 0
        for bit, table in tables:
            if word in table:
                nature |= bit
        if first in "اولب":
            nature |= sum([bit for lead, bit in _LEADS if word.startswith(lead)])
        if plain(word) in nouns.demonyms:
            nature |= DEMONYM
        if (head := nouns.known_heads[word]) is not None:
            many = head.number == "plural" and not head.definite and word.endswith(("ون", "ين"))
            nature |= HEAD | (MANY if many else 0) | (SPELT if word[-1] == "ه" else 0)
        return nature | (VERBAL if states[word] else 0) | (CLITIC if clitics[word] else 0)

    return Memo(nature_of)
