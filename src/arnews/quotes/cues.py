"""Which words report speech here; finds every attribution of a text, with its content."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from attrs import define, field

from arnews.lexicon.roles import COMMA, CUE, NOMINAL, PAIR, THAT
from arnews.quotes.clauses import Clauses, noun_end
from arnews.quotes.drafts import Attribution, Desk, Subject
from arnews.quotes.headlines import headline
from arnews.quotes.homographs import form_at, refusal
from arnews.quotes.nominal import nominal
from arnews.quotes.reading import Reading
from arnews.quotes.verbal import verbal

# How deep reported speech stands in reported speech before the next cue ends it: no newspaper goes as far.
_DEEPEST: Final = 6


def find_attributions(r: Reading) -> tuple[list[Attribution], list[Subject]]:
    """Every attribution of a text in order, and the subjects of other clauses."""
    found: list[Attribution] = []
    subjects: list[Subject] = []
    cues = r.cues
    k = 0
    for number, sentence in enumerate(r.sentences):
        drafts: list[Attribution] = []
        done, (first, end) = k, sentence
        k = bisect_left(cues, end, done)
        if k > done:
            drafts = _drafts(Desk(r, sentence, first, end, subjects), cues[done:k])
        if not drafts and (line := headline(r, sentence, number)) is not None:
            drafts.append(line)
        if drafts:
            _Contents(r, end, drafts).close()
            found += [draft for draft in drafts if draft.first < draft.end and (draft.quoted or not _thought(draft))]
    return found, subjects


def _thought(draft: Attribution) -> bool:
    """Whether a draft is what somebody thinks, which is a quote only where words of it stand in marks: يثق بأن."""
    return draft.form is not None and "m" in draft.form.verb.noun


def _drafts(desk: Desk, cues: list[int]) -> list[Attribution]:
    """The attributions that open at the *cues* of a sentence."""
    r = desk.r
    words, bits, forms = r.words, r.bits, r.speech.cues
    for j in outside(r, desk.first, cues) if r.opens else cues:
        if j < desk.used_until and desk.uses(j):
            continue
        here = bits[j]
        draft = nominal(desk, j) if here & NOMINAL else None
        if draft is None and here & CUE:
            form = forms[words[j]]
            cue = form_at(r, j) if form.verb.tail or form.otherwise else form
            if cue is not None and refusal(r, j, cue, desk.first) is None:
                draft = verbal(desk, j, cue)
        if draft is not None:
            desk.add(draft, j)
    return desk.drafts


def outside(r: Reading, at: int, cues: list[int]) -> list[int]:
    """Those *cues* that stand outside the pairs of marks from word *at* on."""
    opens = r.opens
    k = bisect_left(opens, at)
    if k == len(opens) or not cues or opens[k] > cues[-1]:
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
        if pair is not None and (pair.after >= end or (draft.stance == "label" and self.r.comma(pair.after))):
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
        if not draft.rule.endswith(("noun", "question")):
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
