"""Which words only look like a verb of speech: names, nouns, adjectives, passives, and what says nothing."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.roles import (
    ALSO,
    ATTENTION,
    CLAUSAL,
    COMMA,
    CONDITIONAL,
    COUNTED,
    CUE,
    NARRATOR,
    NEGATION,
    PAIR,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    THAT,
    TURN,
    WHAT,
    WHETHER,
)
from arnews.lexicon.roles import BEFORE as LEANS
from arnews.lexicon.verbs import CueForm
from arnews.quotes.reading import Reading

_ACTORS: Final = ("person", "group", "organisation")
_FINITE: Final = ("past", "present")
_REMARKS: Final = NARRATOR | PREPOSITION
_ASKS: Final = CONDITIONAL | WHETHER
_DOUBTS: Final = _ASKS | WHAT | COUNTED | PREPOSITION | NEGATION
_ALIKE: Final = ("بين", "عبر")
_NEITHER: Final = ATTENTION | PRONOUN
_PARTS: Final = COMMA | PARTICLE
_TAKES_VERB: Final = WHAT | ALSO | RELATIVE
_MOST_LED: Final = 14


def form_at(r: Reading, j: int) -> CueForm | None:
    """The form that word *j* is here: an idiom only where its other words follow."""
    cue = r.speech.cues[r.words[j]] if r.bits[j] & CUE else None
    if cue is None:
        return None
    if cue.form == "noun":
        labels = cue.proclitic == "و" and cue.verb.stance == "label" and r.words[j + 1][0] == "ب"
        verbal = r.bits[j - 1] & _TAKES_VERB or labels or _acts(r, j + 1)
        return cue.otherwise or cue if verbal else cue  # كما وصفهم, ووصفه بأنه, مهمة وصفها متابعون ب
    if not (tail := cue.verb.tail):
        return cue
    led = tuple(r.words[j + 1 : j + 1 + len(tail)])
    owned = len(tail) == 1 and led and led[0] in (tail[0] + "ه", tail[0] + "ها")  # بيان جاء فيه
    return cue if led == tail or owned else cue.otherwise


def _acts(r: Reading, k: int) -> bool:
    """Whether word *k* is a noun for somebody, who describes: وصفها متابعون, وصفها المدير."""
    head = r.head(k)
    return head is not None and head.kind in _ACTORS and not (head.proclitic or head.owned)


def _noun_alike(r: Reading, j: int, cue: CueForm) -> bool:
    """Whether a verb with its object is a noun by its letters: إشارة, and not أشاره; إفادته; ثمنه."""
    if r.words[j][-1] == "ه" and r.source_letter(j, len(r.words[j]) - 1) == "ة":
        return True
    if r.words[j + 1].isdigit() and not cue.proclitic:
        return True  # ثمنه 15 دينارا
    return cue.verb.lemma[0] == "أ" and cue.form == "past" and r.source_letter(j, len(cue.proclitic)) == "إ"


def _place(r: Reading, k: int) -> bool:
    """Whether word *k* is a body or a place with ب: بجامعة."""
    head = r.head(k)
    return head is not None and head.proclitic == "ب" and head.kind in ("organisation", "place")


def refusal(r: Reading, j: int, cue: CueForm, first: int) -> str | None:
    """Why the form at *j* reports nothing: it is a name, a noun or an adjective, or says that nothing was said."""
    bits, form = r.bits, cue.form
    if bits[j] & _REMARKS and (bits[j] & NARRATOR or cue.object):
        return "a remark of the narrator"
    if cue.object and _noun_alike(r, j, cue):
        return "another word, written alike"
    if form in _FINITE:
        if (reason := _refused_verb(r, j, cue, first)) is not None:
            return reason
        alike = bits[j] & PREPOSITION or bits[j + 1] & _NEITHER or cue.verb.lemma in _ALIKE
        return "another word, written alike" if alike and not _is_verb(r, j, cue, first) else None
    if form == "noun":
        lemma = cue.verb.lemma
        alike = lemma[0] == "ا" and len(lemma) == 4 and r.source_letter(j) == "أ"
        return "another word, written alike" if alike else None  # أخباره, and not إخباره
    return _refused_participle(r, j, cue, first)


def _refused_participle(r: Reading, j: int, cue: CueForm, first: int) -> str | None:
    """Why a participle is a noun, an adjective or an adverb."""
    bits = r.bits
    if cue.proclitic and cue.gender == "f" and r.words[j][-1] == "ه" and r.source_letter(j, len(r.words[j]) - 1) == "ه":
        return "an adjective or a noun"  # ومقره: its seat
    if cue.verb.lemma == "طلب" and cue.gender == "m" and not (bits[j - 1] & COMMA or r.words[j + 1] == "من"):
        return "a student"  # بدأ حياته طالبا
    if cue.verb.lemma == "جدد" and not r.verbal_noun(j + 1):
        return "an adverb"  # تطفو على السطح مجددا
    if cue.gender != "m" or cue.number != "singular":
        if (said := r.cue(j + 1)) is not None and said.form in _FINITE:
            return "an adjective or a noun"  # منتقدين يقولون إنها
        free = bool(cue.proclitic) or j == first or bits[j - 1] & COMMA or j - 1 in r.pair_closing
        leads = (bits[j + 1] | bits[j + 2]) & THAT or ((bits[j + 2] if r.words[j + 1] == ":" else bits[j + 1]) & PAIR)
        bound = r.words[j + 1].startswith("ايا")  # مطالبة إياهم بـ
        return None if free or leads or bound else "an adjective or a noun"
    return None


def _refused_verb(r: Reading, j: int, cue: CueForm, first: int) -> str | None:
    """Why a finite form is no verb that reports: behind a preposition, negated, impersonal."""
    words, verb = r.words, cue.verb
    before = r.bits[j - 1] if j > first else 0
    doubtful = verb.doubtful or before & _DOUBTS or j in r.adverbs or words[j - 1].isdigit()
    if doubtful and (reason := _no_active(r, j, cue, before)) is not None:
        return reason
    if (reason := _says_of_whom(r, j, cue, first)) is not None:
        return reason
    if cue.form == "past":
        if not cue.proclitic and j > first and not before & PARTICLE and r.verbal_noun(j - 1):
            return "the complement of a verbal noun"
    elif "i" in verb.noun and _impersonal(r, j, cue, first):
        return "impersonal"
    elif r.bits[j - 1] & THAT and not r.bits[j - 2] & LEANS:
        return "not said, but wished or expected"
    if not cue.proclitic and verb.lemma[0] == "ا" and r.source_letter(j) == "أ":
        return "the writer's own"  # أقترح
    return None


def _says_of_whom(r: Reading, j: int, cue: CueForm, first: int) -> str | None:
    """Why a form only says who somebody is: a student, the writer of the article, a source without a name."""
    words, verb = r.words, cue.verb
    if verb.lemma == "طالب" and not cue.object and _place(r, j + 1):
        return "a student"  # طالب بجامعة
    if verb.stance == "written" and j == first and words[j + 1] == ":" and not r.bits[j + 2] & PAIR:
        return "who wrote the article"  # كتب: كريم عاصي
    if (words[j + 1], words[j + 2]) in r.speech.anonymity:
        return "what an unnamed source asks for"
    return None


def _no_active(r: Reading, j: int, cue: CueForm, before: int) -> str | None:
    """Why the word at *j* is a noun, a passive or asked, or says that nothing was said."""
    verb = cue.verb
    if before & _ASKS or (before & WHAT and r.bits[j - 2] & CONDITIONAL):
        return "a condition or a question"  # إذا رأى القاضي أن, إذا ما رأى
    if before & WHAT and verb.tail:
        return "a noun with its clause"  # ما جاء في التقرير
    if before & WHAT and cue.form == "past" and not cue.object and r.bits[j + 1] & PAIR:
        return "passive"  # ما أعلن «وعود»
    if j in r.adverbs:
        return "a noun with tanwin"
    if (before & COUNTED or r.words[j - 1].isdigit()) and (r.verbal_noun(j, governed=True) or r.head(j) is not None):
        return "a noun that is counted"  # 218 ألف طلب
    if before & PREPOSITION and not before & CLAUSAL:
        return "a noun behind a preposition"
    if verb.stance == "accuse" and not cue.object and r.words[j + 1][0] == "ب" and r.clitic(j + 1):
        return "passive"  # nobody stands between it and the charge: اتهم بتهمتين
    negated, wants_negation = before & NEGATION != 0, "g" in verb.noun
    if wants_negation != negated and (wants_negation or verb.lemma != "استبعد"):
        return "negated" if negated else "reports only where it is negated"
    return None


def _impersonal(r: Reading, j: int, cue: CueForm, first: int) -> bool:
    """Whether the clause behind the verb is its subject: ويذكر أن, يشار إلى أن."""
    if cue.gender != "m" or r.words[j + 1].startswith("ب"):
        return False  # يذكّر بأن
    if j > first and not r.comma(j - 1) and r.words[j - 1] not in ("و", ":"):
        return False
    return r.has(j + 1, THAT) or (r.has(j + 1, PREPOSITION) and r.has(j + 2, THAT))


def _comments(r: Reading, j: int) -> bool:
    """Whether عقب at word *j* is the verb, with على, a colon or marks, and not the preposition: عقب لقائه الوزير."""
    led = r.words[j + 1 : j + _MOST_LED]
    marked = ":" in led or any(bits & PAIR for bits in r.bits[j + 1 : j + 4])
    return (marked or "علي" in led) and not r.verbal_noun(j + 1, 2 if led[0].startswith("ال") else 0)


def _is_verb(r: Reading, j: int, cue: CueForm, first: int) -> bool:
    """Whether a verb that may be written like another word is a verb here: بيّن, عبّر."""
    bits, lemma, behind = r.bits, cue.verb.lemma, r.bits[j + 1]
    if lemma == "بين":
        if cue.form == "present":
            # تبيّن أن, تبيّن للناس أن: it turned out.
            to_somebody = r.words[j + 1][0] == "ل" and (behind & PRONOUN or r.clitic(j + 1) or "لل" in r.words[j + 1])
            return not (behind & THAT or to_somebody)
        turned = r.has(j - 1, TURN) or (r.comma(j - 1) and r.has(j - 2, TURN))  # بدوره، بيّن الوزير
        opens = j == first or bool(cue.proclitic) or turned
        return bool(behind & THAT) or (opens and not any(word[0] == "و" for word in r.words[j + 2 : j + 5]))
    if lemma == "عبر" and cue.form == "past":
        verb = bool(cue.proclitic) or j == first or cue.gender == "f"
        return "عن" in r.words[j + 1 : j + (20 if verb else 12)]
    if lemma == "عقب" and cue.form == "past":
        return _comments(r, j)
    if behind & _NEITHER:
        if behind & ATTENTION:
            return False  # ولفت نظري
        if cue.verb.stance == "written" and r.words[j + 1].startswith("علي"):
            return False  # لافتة كتب عليها
    return not bits[j] & PREPOSITION or bool(cue.proclitic) or j == first or bits[j - 1] & _PARTS != 0
