"""What a verb or a participle of speech reports, and who is its subject."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.roles import ALSO, AS, COMMA, KNOWN, PAIR, RETELLS, THAT, WHAT
from arnews.lexicon.verbs import CueForm
from arnews.quotes.complements import SAY, TELL
from arnews.quotes.contents import find_opening
from arnews.quotes.drafts import Attribution, Desk, Opening
from arnews.quotes.nominal import place
from arnews.quotes.phrases import Phrase, noun_phrase
from arnews.quotes.reading import Reading
from arnews.quotes.relayed import own_saying, tell
from arnews.quotes.subjects import agrees_behind, before_verb, late_subject, subject_behind

_NEAR: Final = 9
_TOLD: Final = "أبلغ"
_ATTACHED: Final = ("ه", "ها", "هم", "هما", "هن")
_FINITE: Final = ("past", "present")
_NAMES_LATE: Final = ("that", "colon", "colon + marks", "marks")


def verbal(desk: Desk, j: int, cue: CueForm) -> Attribution | None:
    """The attribution of the verb, participle or verbal noun at word *j*."""
    form, verb = cue.form, cue.verb
    if form == "noun":
        return own_saying(desk, j, cue)
    r = desk.r
    before, antecedent, after = (None, None, None) if form == "participle" else _subjects(desk, j, cue)
    opening = find_opening(r, j, cue, after, desk.end)
    if verb.lemma == TELL:
        return tell(desk, j, cue, after, opening)
    if opening is None:
        if _labels(r, j, cue, desk.end):
            opening, after = Opening("object: label", j + 1, verb=verb, cue_end=j + 1), None
        elif (draft := _as_said(desk, j, cue, after)) is not None:
            return draft
        elif (opening := _post_posed(desk, j, cue)) is None:
            _note(desk, j, before or after or antecedent)
            return None
    if _says_nothing(r, j, cue, opening):
        return None
    draft = desk.draft(j, cue, opening)
    if "x" in verb.noun:
        draft.impersonal = True
        return draft
    overtaken = after is not None and opening.first <= after.first and opening.rule != "post-posed"
    draft.speaker = speaker = None if overtaken else before or after
    draft.antecedent = antecedent
    if opening.relayed >= 0 or (speaker is None and antecedent is None):
        _complete(desk, draft, j, cue, opening)
    return draft


def _note(desk: Desk, j: int, subject: Phrase | None) -> None:
    """Keep who acts in a clause that reports nothing, by its verb at word *j*."""
    if subject is not None:
        desk.subjects.append((j, subject.first, desk.end))


def _says_nothing(r: Reading, j: int, cue: CueForm, opening: Opening) -> bool:
    """Whether a thought takes no clause, or يبلغ is of a number and not of what is told: رجل يبلغ الثلاثين، يشتبه."""
    if "m" in cue.verb.noun:
        return opening.rule != "that"
    if cue.verb.lemma != _TOLD or cue.form != "present":
        return False
    return opening.first - j > _NEAR or (r.words[j + 1] == "من" and opening.rule != "that")


def _pronoun_before(r: Reading, j: int) -> bool:
    """Whether the verb's subject is the pronoun of the particle before it: إنه أبلغ الرئيس."""
    return r.bits[j - 1] & THAT != 0 and r.words[j - 1].endswith(_ATTACHED)


def _complete(desk: Desk, draft: Attribution, j: int, cue: CueForm, opening: Opening) -> None:
    """Look further for a speaker: behind adverbs, behind نقلا عن, and in what the sentence is about."""
    r = desk.r
    nobody = draft.speaker is None and draft.antecedent is None
    if nobody and cue.form != "participle" and opening.rule in _NAMES_LATE:
        draft.speaker = late_subject(r, j, opening.first)
    if opening.relayed >= 0:
        source = noun_phrase(r, opening.relayed + 2, desk.end)
        if source is not None:
            draft.reporter, draft.speaker = draft.speaker, source
            draft.cue = (opening.relayed, opening.relayed + 2)
            draft.rule = "relayed"
    if draft.speaker is None and draft.antecedent is None and j > desk.first + 1:
        draft.about = j


def _subjects(desk: Desk, j: int, cue: CueForm) -> tuple[Phrase | None, Phrase | None, Phrase | None]:
    """The subject before a verb, what a relative pronoun before it stands for, and else the subject behind it."""
    before, antecedent = before_verb(desk.r, j, cue, desk.first)
    if cue.object:
        antecedent = None
    if before is not None or antecedent is not None or cue.number == "dual" or _pronoun_before(desk.r, j):
        return before, antecedent, None
    return None, None, _subject_after(desk, j, cue)


def _subject_after(desk: Desk, j: int, cue: CueForm) -> Phrase | None:
    """The subject behind the verb, and nobody who is asked or accused there."""
    r, verb = desk.r, cue.verb
    phrase = subject_behind(r, j, desk.end, cue)
    if phrase is None or (phrase.head is not None and phrase.head.owned and phrase.head.kind == "document"):
        return None  # واختتمت كلمتها
    if phrase.head is None:
        if "ب" in verb.prepositions and phrase.first == j + 1 and _addressed(r, j + 1):
            return None
        if verb.stance == "label" and r.words[phrase.first].startswith("ال"):
            return None
    if verb.takes_object and (not agrees_behind(phrase, cue) or _is_object(desk, j, cue, phrase)):
        return None
    return phrase


def _addressed(r: Reading, k: int) -> bool:
    """Whether the phrase at word *k*, right behind its verb, hangs on the verb's ب: أهابت بقائدي المركبات."""
    first, following = r.words[k], r.words[k + 1]
    named = first in r.speech.nouns.given_names or r.surname(first)
    return first[0] == "ب" and not named and following.startswith("ال")


def _is_object(desk: Desk, j: int, cue: CueForm, phrase: Phrase) -> bool:
    """Whether the phrase behind a second verb of the sentence is asked or accused: …، كما طالبت الشركة بـ."""
    if not desk.drafts or phrase.name is not None or "p" not in cue.verb.noun or not cue.verb.prepositions:
        return False
    return cue.proclitic in ("و", "ف") or desk.r.has(j - 1, ALSO)


def _labels(r: Reading, j: int, cue: CueForm, end: int) -> bool:
    """Whether a label follows the verb and its object: an indefinite noun or adjective, as in اعتبرها مخالفة."""
    if not cue.object or cue.verb.stance not in ("opinion", "label") or j + 1 >= end or r.has(j + 1, KNOWN):
        return False
    word = r.words[j + 1]
    return word[0].isalpha() and not word.startswith(("ال", "ل", "ب"))


def _as_said(desk: Desk, j: int, cue: CueForm, phrase: Phrase | None) -> Attribution | None:
    """…، كما قالت الوزيرة, على ما أعلنت اللجنة, هذا ما أكدته الشركة: the clause before is the content."""
    bits = desk.r.bits
    before = bits[j - 1]
    said_it = before & AS and (bits[j + 1] & COMMA or j + 1 >= desk.end)
    if cue.form not in _FINITE or (phrase is None and not said_it) or cue.verb.stance == "continue":
        return None  # كما أضاف: he went on
    if before & AS and j - 1 > desk.first:
        lead = j - 1
    elif before & WHAT and bits[j - 2] & RETELLS and j - 2 > desk.first:
        lead = j - 2
    elif phrase is not None and _says_last(desk, j, cue, phrase):
        lead = j
    else:
        return None
    draft = Attribution("according", desk.sentence, 0, cue=(lead, j + 1), form=cue, speaker=phrase)
    draft.lemma, draft.stance = cue.verb.lemma, cue.verb.stance
    return place(desk, draft, lead, phrase.end if phrase else j + 1)


def _says_last(desk: Desk, j: int, cue: CueForm, phrase: Phrase) -> bool:
    """Whether the verb follows what was said without marks: لم تسجل خسائر، يقول المسؤول ذاته."""
    plain = cue.verb.lemma == SAY and not cue.proclitic and desk.r.comma(j - 1)
    return plain and phrase.kind == "person" and not desk.drafts


def _post_posed(desk: Desk, j: int, cue: CueForm) -> Opening | None:
    """«…»، قال فلان: the words stand before their cue."""
    if cue.form not in _FINITE or not cue.verb.speech or cue.proclitic in ("و", "ف"):
        return None
    r = desk.r
    pair = r.pair_closing.get(j - 2 if r.bits[j - 1] & COMMA else j - 1)
    if pair is None or id(pair) in desk.claimed:
        return None
    goes_on = r.comma(j + 1) or j + 1 == desk.end or any(bits & PAIR for bits in r.bits[j + 1 : j + _NEAR])
    alone = pair.open == desk.first and goes_on
    if pair.close - pair.first < 3 and not alone:
        return None
    if desk.reported_from <= pair.first:
        return None
    return Opening("post-posed", pair.first, 0, pair, cue.verb, j + 1)
