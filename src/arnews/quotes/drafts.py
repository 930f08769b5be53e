"""An attribution as it is found, and what is known of a sentence while its attributions are."""

from __future__ import annotations

from attrs import define, field

from arnews.lexicon.verbs import CueForm, Verb
from arnews.quotes.marks import Pair
from arnews.quotes.phrases import Phrase
from arnews.quotes.reading import Reading


@define(slots=True)
class Opening:
    """Where the content of a cue opens: after the particle, at the noun, or at a pair of marks."""

    rule: str
    first: int
    """The first word of the content."""
    cut: int = 0
    """How many letters of the first word are a preposition: 1 in بأحقيتهم."""
    pair: Pair | None = None
    """The pair that the content is, all of it."""
    verb: Verb | None = None
    """The verb that takes the content, where a participle took over: رد قائلا."""
    cue_end: int = 0
    """End of the cue where more words than one make it."""
    relayed: int = -1
    """The word that opens نقلا عن between the cue and the content."""


@define(slots=True)
class Attribution:
    """A cue with what it reports, before anybody knows who is meant. Positions are words."""

    rule: str
    sentence: tuple[int, int]
    first: int
    """The first word of the content."""
    cut: int = 0
    pair: Pair | None = None
    cue: tuple[int, int] | None = None
    form: CueForm | None = None
    lemma: str | None = None
    stance: str | None = None
    end: int = 0
    """The word behind the content."""
    opens: int = -1
    """The word that its clause opens with, where that stands before the cue: ونقلت عن مصدر قوله."""
    speaker: Phrase | None = None
    reporter: Phrase | None = None
    antecedent: Phrase | None = None
    """The noun that a relative pronoun before the cue stands for."""
    own: bool = False
    """Whether an attached pronoun stands for the speaker: قوله, برأيه."""
    impersonal: bool = False
    quoted: list[Pair] = field(factory=list)
    nested: bool = False
    """Whether the cue stands in what another cue of the sentence reports."""
    about: int = -1
    """The word before which the sentence may say whom it is about, where nobody is named as the speaker."""


_NEVER = 1 << 62

Subject = tuple[int, int, int]
"""The subject of a clause that reports nothing: the clause's verb, the subject's first word, the sentence's end."""


@define(slots=True, eq=False)
class Desk:
    """A sentence on the desk, with the attributions found in it so far."""

    r: Reading
    sentence: tuple[int, int]
    first: int
    end: int
    """The word behind the sentence."""
    subjects: list[Subject]
    drafts: list[Attribution] = field(factory=list, init=False)
    used: tuple[range, ...] = field(default=(), init=False)
    """The stretches between cues and their contents that reach beyond the last cue."""
    used_until: int = field(default=-1, init=False)
    """The word behind all of them."""
    claimed: set[int] = field(factory=set, init=False)
    """The identities of the pairs that are somebody's words."""
    reported_from: int = _NEVER
    """The first word that can stand in a content whose cue came before it."""
    open_from: int = _NEVER
    """The same for contents whose end is not known yet."""

    def uses(self, j: int) -> bool:
        """Whether word *j*, behind the last cue, stands between a cue and its content."""
        return any(j in stretch for stretch in self.used)

    def add(self, draft: Attribution, j: int) -> None:
        """Put the attribution of the cue at word *j* to the others."""
        self.drafts.append(draft)
        first = draft.first
        if draft.pair is not None:
            self.claimed.add(id(draft.pair))
        assert draft.cue is not None  # noqa: S101 - marks without one are added when all cues have been read
        at, behind = draft.cue
        stop = first if first > behind else behind
        ahead = [each for each in self.used if each.stop > j] if j < self.used_until else []
        self.used = (*ahead, range(at, stop))
        self.used_until = stop if stop > self.used_until else self.used_until
        reported = first if first > at else at + 1
        if reported < self.reported_from:
            self.reported_from = reported
        if not draft.end and (inside := (first if first > at else at) + 1) < self.open_from:
            self.open_from = inside

    def draft(self, j: int, cue: CueForm, opening: Opening) -> Attribution:
        """The attribution of the cue at word *j* whose content opens there."""
        verb, rule, end = cue.verb, f"{cue.form}: {opening.rule}", opening.cue_end
        stance = (opening.verb or verb).stance if verb.stance == "continue" else verb.stance
        at = (j, end if end > j else j + 1)
        return Attribution(rule, self.sentence, opening.first, opening.cut, opening.pair, at, cue, verb.lemma, stance)
