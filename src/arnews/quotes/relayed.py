"""Words that come at second hand: نقلت الوكالة عن الوزير, قوله."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.roles import ASCRIBES, PRONOUN
from arnews.lexicon.verbs import CueForm
from arnews.quotes.complements import SAY, TELL
from arnews.quotes.contents import find_opening
from arnews.quotes.drafts import Attribution, Desk, Opening
from arnews.quotes.phrases import Phrase, noun_phrase
from arnews.quotes.reading import Reading

_FROM: Final = "عن"
_TO: Final = "الي"
_ON: Final = "علي"
_MOST_BACK: Final = 100


def tell(desk: Desk, j: int, cue: CueForm, phrase: Phrase | None, opening: Opening | None) -> Attribution | None:
    """نقلت الوكالة عن الوزير أن: the source speaks, the agency relays."""
    r = desk.r
    if opening is None:
        return None
    between = range(j + 1, opening.first)
    source_at = next((k for k in between if r.words[k] == _FROM), None)
    if any((said := r.cue(k)) is not None and said.form == "noun" and said.owner for k in between):
        return None
    if source_at is None and (opening.rule != "that" or r.words[opening.first - 2] == _ON):
        return None  # نقل المصاب على أن يخضع لجراحة
    draft = desk.draft(j, cue, opening)
    draft.rule = "relayed"
    if source_at is None:
        draft.speaker = phrase
    else:
        source_at += 1 + r.has(source_at + 1, PRONOUN)  # عن هذا المسؤول
        draft.speaker, draft.reporter = noun_phrase(r, source_at, opening.first), phrase
    return draft


def own_saying(desk: Desk, j: int, cue: CueForm) -> Attribution | None:
    """قوله إن, تأكيده أن, وعودها بأن: the attached pronoun stands for the speaker."""
    r = desk.r
    if (joined := r.cue(j + 1)) is not None and joined.form == "participle" and joined.verb.lemma != SAY:
        return None  # تلتفت عن إنكاره مشيرة إلى أن
    opening = find_opening(r, j, cue, None, min(desk.end, j + 12))
    if opening is None or opening.rule not in ("that", "colon + marks", "marks", "colon", "preposition + marks"):
        return None
    if opening.first - j > 6 and opening.rule != "that":
        return None
    draft = desk.draft(j, cue, opening)
    draft.own = True
    source, relayer, draft.opens = _source_before(r, j, desk.first)
    if source is not None:
        draft.speaker, draft.reporter = source, relayer
        draft.rule = "relayed"
    return draft


def _source_before(r: Reading, j: int, first: int) -> tuple[Phrase | None, Phrase | None, int]:
    """Whose words قوله stands for, who relays them and with which word: نقلت الوكالة عن الوزير قوله."""
    first = max(first, j - _MOST_BACK)
    near = r.words[first:j]
    if _FROM not in near and _TO not in near:
        return None, None, -1
    ascribed = next((i for i in range(first, j) if r.has(i, ASCRIBES)), j)
    for k in range(j - 1, first - 1, -1):
        if r.words[k] == _FROM and r.has(k + 1, PRONOUN):
            return None, None, -1
        if r.words[k] == _FROM or (r.words[k] == _TO and ascribed < k):
            source = noun_phrase(r, k + 1, j)
            if source is None:
                return None, None, -1
            relay = next((i for i in range(k - 1, first - 1, -1) if _relays(r, i)), -1)
            return source, noun_phrase(r, relay + 1, k) if relay >= 0 else None, relay
    return None, None, -1


def _relays(r: Reading, i: int) -> bool:
    cue = r.cue(i)
    return r.has(i, ASCRIBES) or (cue is not None and cue.verb.lemma == TELL)
