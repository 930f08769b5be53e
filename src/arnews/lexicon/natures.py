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
MANY: Final = 1 << 16
"""An indefinite sound plural that can head a phrase."""

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
    reverences = frozenset(first for first, _ in nouns.reverences)

    def nature_of(word: str) -> int:
        if not word[0].isalpha():
            return SIGN
        head = nouns.known_heads[word]
        many = head is not None and head.number == "plural" and not head.definite and word.endswith(("ون", "ين"))
        questions = (
            (LETTER, len(word) == 1 and word in "وفبلك"),
            (GIVEN, word in nouns.given_names),
            (HONORIFIC, word in nouns.honorifics),
            (TITLE, word in nouns.titles),
            (PROPER, word in nouns.phrases),
            (DEMONYM, plain(word) in nouns.demonyms),
            (HEAD, head is not None),
            (MANY, many),
            (REVERENCE, word in reverences),
            (VERBAL, states[word]),
            (CLITIC, clitics[word]),
        )
        leads = (bit for lead, bit in _LEADS if word.startswith(lead))
        return sum(leads) + sum(bit for bit, holds in questions if holds)

    return Memo(nature_of)
