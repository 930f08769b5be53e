"""What a word can do around a cue, as bits: one for each role of the table of particles, and a few of its own.

A rule asks ``bits & (PREPOSITION | PRONOUN)`` of a word and has its answer in one step.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ADVERB: Final = 1 << 0
CONJUNCTION: Final = 1 << 1
PREPOSITION: Final = 1 << 2
PRONOUN: Final = 1 << 3
RELATIVE: Final = 1 << 4
THAT: Final = 1 << 5
THEN: Final = 1 << 6
ADDRESSEE: Final = 1 << 7
SENTENCE_END: Final = 1 << 8
WHETHER: Final = 1 << 9
TURN: Final = 1 << 10
AUXILIARY: Final = 1 << 11
NEGATION: Final = 1 << 12
PARTICLE: Final = 1 << 13
WHAT: Final = 1 << 14
ALSO: Final = 1 << 15
SUBORDINATE: Final = 1 << 16
END: Final = 1 << 17
OFFICE: Final = 1 << 18
SAYING: Final = 1 << 19
TIME: Final = 1 << 20
WHEN: Final = 1 << 21
NAME: Final = 1 << 22
CALLED: Final = 1 << 23

CUE: Final = 1 << 24
"""A verb of speech in one of its forms."""
NOMINAL: Final = 1 << 25
"""A nominal cue: بحسب."""
MARK: Final = 1 << 26
"""A quotation mark."""
COMMA: Final = 1 << 27
LINE: Final = 1 << 28
"""The end of a line."""
PAIR: Final = 1 << 29
"""An outermost pair of marks opens here; set for the words of a text, not in the lexicon."""

ASIDE: Final = 1 << 30
BEFORE: Final = 1 << 31
QUANTIFIER: Final = 1 << 32
CHARGED: Final = 1 << 33
VENUE: Final = 1 << 34
NARRATOR: Final = 1 << 35
SAME: Final = 1 << 36
AS: Final = 1 << 37
ASCRIBES: Final = 1 << 38
CONDITIONAL: Final = 1 << 39
GLOSS: Final = 1 << 40

KNOWN: Final = ((1 << 41) - 1) & ~(COMMA | LINE | PAIR)
"""What makes a word a small word or a cue, and so no part of a name."""

SMALL: Final = KNOWN & ~(CUE | NOMINAL)
"""What a small word is known for."""

# Finer roles of words that are otherwise taken as they come.
DURING: Final = 1 << 41
WHERE: Final = 1 << 42
WITHIN: Final = 1 << 43
CLAUSAL: Final = 1 << 44
RESUMPTIVE: Final = 1 << 45
PRECEDED: Final = 1 << 46
AS_FOR: Final = 1 << 47
BUT: Final = 1 << 48
WHILE: Final = 1 << 49
RETELLS: Final = 1 << 50
RANK: Final = 1 << 51
AFTER_BAN: Final = 1 << 52
TAKES_VERB: Final = 1 << 53
NOT_THAT: Final = 1 << 54
LABEL: Final = 1 << 55
COUNTED: Final = 1 << 56
ISSUED: Final = 1 << 57
ATTENTION: Final = 1 << 58
OUTLET: Final = 1 << 59
COLON: Final = 1 << 60
LED_BY: Final = 1 << 61
"""A preposition of more than a letter that some verb of speech takes."""
OMITS: Final = 1 << 62
KIN: Final = 1 << 63
VOICE: Final = 1 << 64
CLOSE: Final = 1 << 65
ANY_OFFICE: Final = 1 << 66

ROLES: Final[Mapping[str, int]] = {
    "adverb": ADVERB,
    "conjunction": CONJUNCTION,
    "preposition": PREPOSITION,
    "pronoun": PRONOUN,
    "relative": RELATIVE,
    "that": THAT,
    "then": THEN,
    "addressee": ADDRESSEE,
    "sentence_end": SENTENCE_END,
    "whether": WHETHER,
    "turn": TURN,
    "auxiliary": AUXILIARY,
    "negation": NEGATION,
    "particle": PARTICLE,
    "what": WHAT,
    "also": ALSO,
    "subordinate": SUBORDINATE,
    "end": END,
    "office": OFFICE,
    "saying": SAYING,
    "time": TIME,
    "when": WHEN,
    "name": NAME,
    "called": CALLED,
    "aside": ASIDE,
    "before": BEFORE,
    "quantifier": QUANTIFIER,
    "charged": CHARGED,
    "venue": VENUE,
    "narrator": NARRATOR,
    "same": SAME,
    "as": AS,
    "ascribes": ASCRIBES,
    "conditional": CONDITIONAL,
    "gloss": GLOSS,
    "during": DURING,
    "where": WHERE,
    "within": WITHIN,
    "clausal": CLAUSAL,
    "resumptive": RESUMPTIVE,
    "preceded": PRECEDED,
    "as_for": AS_FOR,
    "but": BUT,
    "while": WHILE,
    "retells": RETELLS,
    "rank": RANK,
    "after_ban": AFTER_BAN,
    "takes_verb": TAKES_VERB,
    "not_that": NOT_THAT,
    "label": LABEL,
    "counted": COUNTED,
    "issued": ISSUED,
    "attention": ATTENTION,
    "outlet": OUTLET,
    "omits": OMITS,
    "kin": KIN,
    "voice": VOICE,
    "close": CLOSE,
    "any_office": ANY_OFFICE,
}
"""The bit of each role that the table of particles may name."""

JOINED: Final = PREPOSITION | THAT | THEN | ADVERB | TIME | NEGATION | RELATIVE | PRONOUN | NARRATOR
"""The roles that a word keeps behind و."""
