"""What a verb or a participle of speech reports, and who is its subject."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.roles import (
    ALSO,
    AS,
    COMMA,
    CONJUNCTION,
    ISSUED,
    KNOWN,
    PAIR,
    PARTICLE,
    PRONOUN,
    RETELLS,
    THAT,
    TURN,
    WHAT,
    WHEN,
    WHILE,
)
from arnews.lexicon.verbs import CueForm
from arnews.quotes.agreement import agrees_behind, several_bodies
from arnews.quotes.complements import SAY, TELL
from arnews.quotes.contents import find_opening
from arnews.quotes.drafts import Attribution, Desk, Opening
from arnews.quotes.nominal import place
from arnews.quotes.phrases import Phrase, noun_phrase
from arnews.quotes.reading import Reading
from arnews.quotes.relayed import own_saying, tell
from arnews.quotes.subjects import before_verb, late_subject, subject_behind

_NEAR: Final = 9
_TOLD: Final = "أبلغ"
_UN: Final = "غير"
_FROM: Final = "عن"
_COMES: Final = "صدر"
_THUS: Final = "هكذا"
_ATTACHED: Final = ("ه", "ها", "هم", "هما", "هن")
_FINITE: Final = ("past", "present")
_OPENERS: Final = ALSO | COMMA | CONJUNCTION | PARTICLE | TURN | WHEN | WHILE
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
    if opening is None and _labels(r, j, cue, desk.end):
        opening, after = Opening("object: label", j + 1, verb=verb, cue_end=j + 1), None
    elif opening is None:
        if (draft := _as_said(desk, j, cue, after)) is not None:
            return draft
        opening = _post_posed(desk, j, cue)
    elif opening.pair is not None and opening.rule == "marks" and r.bits[opening.pair.open - 1] & COMMA:
        opening = _post_posed(desk, j, cue) or opening  # «نحن»، يضيف رامي، «لم نغادر»
    subject = before or after or antecedent
    if opening is None:
        _note(desk, j, cue, before or antecedent or (None if _has_its_subject(desk, j, cue) else after))
        return None
    if _says_nothing(desk, j, cue, opening, subject):
        return None
    draft = desk.draft(j, cue, opening)
    if "x" in verb.noun:
        draft.impersonal = True
        return draft
    overtaken = after is not None and opening.first <= after.first and opening.rule != "post-posed"
    draft.speaker = None if overtaken else before or after
    draft.antecedent = antecedent
    return _completed(desk, draft, j, cue, opening)


def _completed(desk: Desk, draft: Attribution, j: int, cue: CueForm, opening: Opening) -> Attribution:
    """A draft whose speaker is looked for further where the verb names none."""
    if cue.verb.tail and draft.speaker is None:
        draft.antecedent = draft.antecedent or _issued(desk.r, j, desk.first)
    if opening.relayed >= 0 or (draft.speaker is None and draft.antecedent is None):
        _complete(desk, draft, j, cue, opening)
    return draft


def _has_its_subject(desk: Desk, j: int, cue: CueForm) -> bool:
    """Whether what stands behind the verb is its object, since a noun stands before it: كريم انتقد الاتحاد."""
    opens = j == desk.first or bool(cue.proclitic) or desk.r.has(j - 1, _OPENERS)
    return not opens and not cue.object and ("l" in cue.verb.noun or cue.verb.takes_object)


def _note(desk: Desk, j: int, cue: CueForm, subject: Phrase | None) -> None:
    """Keep who acts in a clause that reports nothing, by its verb at word *j*."""
    if subject is not None and ("c" not in cue.verb.noun or cue.verb.takes_object):
        desk.subjects.append((j, subject.first, desk.end))


def _says_nothing(desk: Desk, j: int, cue: CueForm, opening: Opening, subject: Phrase | None) -> bool:
    """Whether a thought takes no clause, or يبلغ is of a number and not of what is told: رجل يبلغ الثلاثين، يشتبه."""
    r = desk.r
    if "c" in cue.verb.noun and cue.form != "participle":
        opens = j == desk.first and cue.number == "singular" and (subject is not None or cue.proclitic)
        return not opens  # حتى لاحظ سالم أن
    if "m" in cue.verb.noun:
        return opening.rule != "that"
    owned = r.words[j + 2].endswith(_ATTACHED)  # جاء في إحداها
    if cue.verb.tail and opening.rule == "marks" and not owned and (subject is None or subject.head is None):
        return True  # جاء في توقيت مناسب «…»
    if cue.verb.lemma != _TOLD or cue.form != "present":
        return False
    counted = r.words[j + 1] == "من" or (opening.rule == "preposition + noun" and not cue.object)
    return opening.first - j > _NEAR or (counted and opening.rule != "that")


def _pronoun(r: Reading, j: int) -> bool:
    """Whether the verb's subject is the pronoun of the particle before it, إنه أبلغ, or of an honorific, معاليه."""
    if r.bits[j + 1] & PRONOUN and r.words[j + 1] in r.speech.nouns.honorifics:
        return True
    return r.bits[j - 1] & THAT != 0 and r.words[j - 1].endswith(_ATTACHED)


def _issued(r: Reading, j: int, first: int) -> Phrase | None:
    """The statement that a verb with its pronoun takes up, where its issuer is named: بيان الجيش الذي جاء فيه."""
    for k in range(j - 1, max(first, j - _NEAR) - 1, -1):
        head = r.head(k)
        if head is not None and head.kind == "document":
            issuer = next((i + 1 for i in range(k - 1, first, -1) if _issues(r, i)), -1)
            if issuer > 0:
                return noun_phrase(r, issuer, k)  # صدر عن الكتلة بيان جاء فيه
            phrase = noun_phrase(r, k, j)
            named = phrase is not None and (phrase.end > k + 1 or r.has(k + 1, ISSUED))
            return phrase if named else None
    return None


def _issues(r: Reading, i: int) -> bool:
    """Whether عن at word *i* says from whom a statement comes: صدر عن الكتلة."""
    return r.words[i] == _FROM and r.words[i - 1].removeprefix("و") == _COMES


def _complete(desk: Desk, draft: Attribution, j: int, cue: CueForm, opening: Opening) -> None:
    """Look further for a speaker: behind adverbs, behind نقلا عن, and in what the sentence is about."""
    r = desk.r
    nobody = draft.speaker is None and draft.antecedent is None
    if nobody and cue.form != "participle" and opening.rule in _NAMES_LATE and not _pronoun(r, j):
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
    if desk.r.words[j - 1] == _THUS:
        before = None  # «فريق من ورق»، هكذا وصفت الصحيفة
    if cue.object:
        antecedent = None
    if before is not None or antecedent is not None or cue.number == "dual" or _pronoun(desk.r, j):
        return before, antecedent, None
    return None, None, _subject_after(desk, j, cue)


def _subject_after(desk: Desk, j: int, cue: CueForm) -> Phrase | None:
    """The subject behind the verb, and nobody who is asked or accused there."""
    r, verb = desk.r, cue.verb
    phrase = subject_behind(r, j, desk.end, cue)
    if phrase is None or several_bodies(phrase, cue):
        return None
    if phrase.head is not None and phrase.head.owned and phrase.head.kind == "document":
        return None  # واختتمت كلمتها
    if phrase.head is None:
        if "ب" in verb.prepositions and phrase.first == j + 1 and _addressed(r, j + 1):
            return None
        if verb.stance == "label" and r.words[phrase.first].startswith("ال"):
            return None
    if verb.takes_object and (
        _oblique(r, phrase, cue) or not agrees_behind(phrase, cue) or _is_object(desk, j, cue, phrase)
    ):
        return None
    return phrase


def _oblique(r: Reading, phrase: Phrase, cue: CueForm) -> bool:
    """Whether the phrase behind a verb is its object by the ending of either: دعا الطرفين إلى, اتهموا الشركات بـ."""
    if cue.number == "plural" and cue.form == "past":
        return True
    word, head = r.words[phrase.first], phrase.head
    several = phrase.end == phrase.first + 1 and not r.surname(word) if head is None else head.number != "singular"
    return several and word.startswith("ال") and word.endswith("ين")


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
    if not cue.object or cue.verb.stance not in ("opinion", "label") or j + 1 >= end:
        return False
    word = r.words[j + 1]
    if r.has(j + 1, KNOWN):
        return word == _UN and r.words[j + 2][0].isalpha()
    return word[0].isalpha() and not word.startswith(("ال", "ل", "ب"))


def _as_said(desk: Desk, j: int, cue: CueForm, phrase: Phrase | None) -> Attribution | None:
    """…، كما قالت الوزيرة, على ما أعلنت اللجنة, هذا ما أكدته الشركة: the clause before is the content."""
    bits = desk.r.bits
    before = bits[j - 1]
    said_it = before & AS and (bits[j + 1] & COMMA or j + 1 >= desk.end)
    if cue.form not in _FINITE or (phrase is None and not said_it):
        return None
    if cue.verb.stance == "continue" or not {"b", "c"}.isdisjoint(cue.verb.noun):
        return None  # كما أضاف: he went on; كما شهدت: it saw as well
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
    r = desk.r
    says = cue.verb.speech or r.words[j - 1] == _THUS  # هكذا وصف
    if cue.form not in _FINITE or not says or cue.proclitic in ("و", "ف"):
        return None
    k = j - 2 if r.words[j - 1] == _THUS else j - 1
    pair = r.pair_closing.get(k - 1 if r.bits[k] & COMMA else k)
    if pair is None or id(pair) in desk.claimed:
        return None
    goes_on = r.comma(j + 1) or j + 1 == desk.end or any(bits & PAIR for bits in r.bits[j + 1 : j + _NEAR])
    alone = pair.open == desk.first and goes_on
    if pair.close - pair.first < 3 and not alone:
        return None
    if desk.reported_from <= pair.first:
        return None
    return Opening("post-posed", pair.first, 0, pair, cue.verb, j + 1)
