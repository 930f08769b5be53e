"""Which words report speech here; finds every attribution of a text, with its content."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from attrs import define, field

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
    NOMINAL,
    PAIR,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    THAT,
    WHAT,
    WHETHER,
)
from arnews.lexicon.roles import BEFORE as LEANS
from arnews.lexicon.verbs import CueForm
from arnews.quotes.clauses import Clauses, noun_end
from arnews.quotes.drafts import Attribution, Desk, Subject
from arnews.quotes.headlines import headline
from arnews.quotes.nominal import nominal
from arnews.quotes.reading import Reading
from arnews.quotes.verbal import verbal

_FINITE: Final = ("past", "present")
_REMARKS: Final = NARRATOR | PREPOSITION
_ASKS: Final = CONDITIONAL | WHETHER
_DOUBTS: Final = _ASKS | WHAT | COUNTED | PREPOSITION | NEGATION
_ALIKE: Final = ("بين", "عبر")
_NEITHER: Final = ATTENTION | PRONOUN
_PARTS: Final = COMMA | PARTICLE
# How deep reported speech stands in reported speech before the next cue ends it: no newspaper goes as far.
_TAKES_VERB: Final = WHAT | ALSO | RELATIVE
_DEEPEST: Final = 6


def find_attributions(r: Reading) -> tuple[list[Attribution], list[Subject]]:
    """Every attribution of a text in order, and the subjects of other clauses."""
    found: list[Attribution] = []
    subjects: list[Subject] = []
    cues = r.cues
    k = 0
    for number, sentence in enumerate(r.sentences):
        drafts: list[Attribution] = []
        first, end = k, sentence[1]
        k = bisect_left(cues, end, first)
        if k > first:
            drafts = _drafts(Desk(r, sentence, *sentence, subjects), cues[first:k])
        if not drafts and (line := headline(r, sentence, number)) is not None:
            drafts.append(line)
        if drafts:
            _Contents(r, end, drafts).close()
            found += [draft for draft in drafts if draft.end > draft.first and not _thought(draft)]
    return found, subjects


def _thought(draft: Attribution) -> bool:
    """Whether a draft is what somebody thinks, and no word of it stands in marks: يثق بأن."""
    return draft.form is not None and "m" in draft.form.verb.noun and not draft.quoted


def _drafts(desk: Desk, cues: list[int]) -> list[Attribution]:
    """The attributions that open at the *cues* of a sentence."""
    r = desk.r
    words, bits, forms, used = r.words, r.bits, r.speech.cues, desk.used
    for j in outside(r, desk.first, cues):
        if j in used:
            continue
        draft = nominal(desk, j) if bits[j] & NOMINAL else None
        if draft is None and bits[j] & CUE:
            form = forms[words[j]]
            cue = form_at(r, j) if form.verb.tail or form.otherwise else form
            if cue is not None and refusal(r, j, cue, desk.first) is None:
                draft = verbal(desk, j, cue)
        if draft is not None:
            desk.add(draft)
    return desk.drafts


def outside(r: Reading, at: int, cues: list[int]) -> list[int]:
    """Those *cues* that stand outside the pairs of marks from word *at* on."""
    opens = r.opens
    k = bisect_left(opens, at)
    if not cues or k == len(opens) or opens[k] > cues[-1]:
        return cues
    out = []
    for j in cues:
        while k < len(opens) and opens[k] <= j:
            if opens[k] >= at:
                at = r.pair_at[opens[k]].after
            k += 1
        if j >= at:
            out.append(j)
    return out


# Homographs -------------------------------------------------------------------------------------------------


def form_at(r: Reading, j: int) -> CueForm | None:
    """The form that word *j* is here: an idiom only where its other words follow."""
    cue = r.speech.cues[r.words[j]] if r.bits[j] & CUE else None
    if cue is None:
        return None
    if cue.form == "noun":
        return cue.otherwise or cue if r.bits[j - 1] & _TAKES_VERB else cue  # ما وصفه ب, كما وصفهم
    if not (tail := cue.verb.tail):
        return cue
    return cue if tuple(r.words[j + 1 : j + 1 + len(tail)]) == tail else cue.otherwise


def refusal(r: Reading, j: int, cue: CueForm, first: int) -> str | None:
    """Why the form at *j* reports nothing: it is a name, a noun or an adjective, or says that nothing was said."""
    bits, form = r.bits, cue.form
    if bits[j] & _REMARKS and (bits[j] & NARRATOR or cue.object):
        return "a remark of the narrator"
    if cue.object and r.words[j][-1] == "ه" and r.source_letter(j, len(r.words[j]) - 1) == "ة":
        return "another word, written alike"  # إشارة, and not أشاره
    if form in _FINITE:
        reason = _refused_verb(r, j, cue, first)
        alike = bits[j] & PREPOSITION or bits[j + 1] & _NEITHER or cue.verb.lemma in _ALIKE
        if reason is None and alike and not _is_verb(r, j, cue, first):
            return "another word, written alike"
        return reason
    if form == "noun":
        lemma = cue.verb.lemma
        alike = lemma[0] == "ا" and len(lemma) == 4 and r.source_letter(j) == "أ"
        return "another word, written alike" if alike else None  # أخباره, and not إخباره
    if cue.proclitic and cue.gender == "f" and r.words[j][-1] == "ه" and r.source_letter(j, len(r.words[j]) - 1) == "ه":
        return "an adjective or a noun"  # ومقره: its seat
    if cue.verb.lemma == "جدد" and not r.verbal_noun(j + 1):
        return "an adverb"  # تطفو على السطح مجددا
    if cue.gender != "m" or cue.number != "singular":
        if (said := r.cue(j + 1)) is not None and said.form in _FINITE:
            return "an adjective or a noun"  # منتقدين يقولون إنها
        free = bool(cue.proclitic) or j == first or bits[j - 1] & COMMA or j - 1 in r.pair_closing
        leads = (bits[j + 1] | bits[j + 2]) & THAT or ((bits[j + 2] if r.words[j + 1] == ":" else bits[j + 1]) & PAIR)
        return None if free or leads else "an adjective or a noun"
    return None


def _refused_verb(r: Reading, j: int, cue: CueForm, first: int) -> str | None:
    """Why a finite form is no verb that reports: behind a preposition, negated, impersonal."""
    words, verb = r.words, cue.verb
    before = r.bits[j - 1] if j > first else 0
    doubtful = before & _DOUBTS or r.drops or words[j - 1].isdigit() or verb.stance == "accuse" or "g" in verb.noun
    if doubtful and (reason := _no_active(r, j, cue, before)) is not None:
        return reason
    if (words[j + 1], words[j + 2]) in r.speech.anonymity:
        return "what an unnamed source asks for"
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


def _no_active(r: Reading, j: int, cue: CueForm, before: int) -> str | None:
    """Why the word at *j* is a noun, a passive or asked, or says that nothing was said."""
    verb = cue.verb
    if before & _ASKS or (before & WHAT and r.bits[j - 2] & CONDITIONAL):
        return "a condition or a question"  # إذا رأى القاضي أن, إذا ما رأى
    if r.drops and r.tanwin(j):
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
    if cue.gender != "m":
        return False
    if j > first and not r.comma(j - 1) and r.words[j - 1] not in ("و", ":"):
        return False
    return r.has(j + 1, THAT) or (r.has(j + 1, PREPOSITION) and r.has(j + 2, THAT))


def _is_verb(r: Reading, j: int, cue: CueForm, first: int) -> bool:
    """Whether a verb that may be written like another word is a verb here: بيّن, عبّر."""
    bits, lemma, behind = r.bits, cue.verb.lemma, r.bits[j + 1]
    if lemma == "بين":
        if cue.form == "present":
            # تبيّن أن: it turned out.
            return not behind & THAT
        opens = j == first or bool(cue.proclitic)
        return bool(behind & THAT) or (opens and not any(word[0] == "و" for word in r.words[j + 2 : j + 5]))
    if lemma == "عبر" and cue.form == "past":
        verb = bool(cue.proclitic) or j == first or cue.gender == "f"
        return "عن" in r.words[j + 1 : j + (20 if verb else 12)]
    if behind & _NEITHER:
        if behind & ATTENTION:
            return False  # ولفت نظري
        if cue.verb.stance == "written" and r.words[j + 1].startswith("علي"):
            return False  # لافتة كتب عليها
    return not bits[j] & PREPOSITION or bool(cue.proclitic) or j == first or bits[j - 1] & _PARTS != 0


# Contents ---------------------------------------------------------------------------------------------------


@define(slots=True, eq=False)
class _Contents:
    """The contents of a sentence's attributions, which may stand in one another."""

    r: Reading
    end: int
    drafts: list[Attribution]
    clauses: Clauses | None = None
    by_cue: list[Attribution] = field(init=False)
    at: list[int] = field(init=False)
    """The words of the cues in order, where there are several."""
    next_outer: list[int] = field(init=False)
    """For each of them the next that is not known to be nested."""
    around: list[int] = field(factory=list)
    """The ends of the contents around the one that is looked at."""
    trimmed_ends: dict[int, int] = field(factory=dict)
    resumptions: list[int] | None = None
    """Where a second إن goes on behind a comma: …، وإن."""

    def close(self) -> None:
        """Find where each content ends, and which of its words stand in marks."""
        if len(self.drafts) == 1:
            self.close_one(self.drafts[0])
            return
        self.by_cue = sorted((draft for draft in self.drafts if draft.cue), key=_cue_at)
        self.at = [_cue_at(draft) for draft in self.by_cue]
        self.next_outer = list(range(len(self.at) + 1))
        for draft in self.drafts:
            self.close_one(draft)
            self.nest(draft)

    def close_one(self, draft: Attribution) -> None:
        """Find the end of one content."""
        if draft.pair is not None and "that" not in draft.rule:
            draft.end = draft.pair.close
            draft.quoted = [draft.pair]
            return
        if not draft.end:
            draft.end = self.clause_end(draft)
            if draft.nested:
                draft.end = self.shallow(draft, self.inner_end(draft))
            self.around.append(draft.end)
        end = self.trimmed(draft.first, draft.end)
        if not self.r.opens:
            draft.end = end
            return
        pair = self.r.pair_at.get(draft.first)
        if pair is not None and pair.after >= end:
            draft.pair, draft.first, draft.end = pair, pair.first, pair.close
            draft.quoted = [pair]
        else:
            draft.end = end
            draft.quoted = self.r.pairs_between(draft.first, end)

    def clause_end(self, draft: Attribution) -> int:
        """Where the clause that *draft* reports ends."""
        if self.clauses is None:
            cues: set[int] = set()
            for each in self.drafts:
                cues.update((_cue_at(each), each.opens))
            self.clauses = Clauses(self.r, self.end, cues)
        end = self.clauses.end_of(draft.first)
        if not draft.rule.endswith("noun"):
            return end
        return noun_end(self.r, draft.first, end, draft.antecedent is not None)

    def shallow(self, draft: Attribution, end: int) -> int:
        """The end of a content inside others: the next cue where it stands deep in them."""
        while self.around and self.around[-1] <= draft.first:
            self.around.pop()
        if len(self.around) < _DEEPEST:
            return end
        k = bisect_left(self.at, draft.first + 1)
        return min(end, self.at[k]) if k < len(self.at) else end

    def nest(self, draft: Attribution) -> None:
        """Say of each later cue that stands in the content of *draft* that it does."""
        k = self.outer(bisect_left(self.at, max(draft.first, _cue_at(draft) + 1)))
        while k < len(self.at) and self.at[k] < draft.end:
            self.by_cue[k].nested = True
            self.next_outer[k] = k + 1
            k = self.outer(k)

    def outer(self, k: int) -> int:
        """The first cue from *k* on that is not known to be nested."""
        root = k
        while self.next_outer[root] != root:
            root = self.next_outer[root]
        while self.next_outer[k] != root:
            self.next_outer[k], k = root, self.next_outer[k]
        return root

    def inner_end(self, draft: Attribution) -> int:
        """Where a content inside a content ends: before وإن, which goes on with the outer one's إن."""
        r, particle = self.r, draft.first - 1
        if particle < 0 or r.source_letter(particle, len(r.words[particle]) > 2 and r.words[particle][0] == "ب") != "أ":
            return draft.end
        if self.resumptions is None:
            commas = (j for j in range(self.drafts[0].sentence[0], self.end) if r.has(j, COMMA))
            ands = (j for j in commas if r.has(j + 1, THAT) and r.words[j + 1][0] == "و")
            self.resumptions = [j for j in ands if r.source_letter(j + 1, 1) == "إ"]
        k = bisect_left(self.resumptions, draft.first)
        resumed = k < len(self.resumptions) and self.resumptions[k] < draft.end - 1
        return self.resumptions[k] if resumed else draft.end

    def trimmed(self, first: int, end: int) -> int:
        """The end of a content without the commas and stops before it."""
        at = self.trimmed_ends.get(end)
        if at is None:
            words, bits = self.r.words, self.r.bits
            at, floor = end, self.drafts[0].sentence[0]
            while at > floor and not bits[at - 1] & PAIR and (bits[at - 1] & COMMA or words[at - 1] in ".-–—"):
                at -= 1
            self.trimmed_ends[end] = at
        return at if at >= first else max(min(first, end), at)


def _cue_at(draft: Attribution) -> int:
    return draft.cue[0] if draft.cue is not None else -1
