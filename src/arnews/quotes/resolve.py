"""Who is meant: ties every attribution to a speaker, and looks at no new text for it."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from operator import itemgetter
from typing import Final

from attrs import define, field

from arnews.lexicon.roles import SENTENCE_END
from arnews.quotes.drafts import Attribution, Subject
from arnews.quotes.people import People, Person
from arnews.quotes.phrases import Phrase
from arnews.quotes.reading import Reading
from arnews.quotes.topics import actor, many, topic

# How many quotes before it a clause may stand in.
_NEAR: Final = 64
_MOST_HEADING: Final = 12


@define(slots=True)
class Resolved:
    """An attribution with its speaker."""

    draft: Attribution
    speaker: Person | None
    how: str | None
    reporter: Person | None = None


@define(slots=True)
class _Stage:
    """Who has spoken so far."""

    people: People
    r: Reading
    spoke: list[tuple[int, Person]] = field(factory=list)
    subjects: list[tuple[int, Person]] = field(factory=list)

    def last(self) -> Person | None:
        return self.spoke[-1][1] if self.spoke else None


def resolve(r: Reading, drafts: list[Attribution], subjects: list[Subject]) -> tuple[list[Resolved], People]:
    """Tie each draft to its speaker; also everyone whom the article names."""
    stage = _Stage(People(r), r)
    out: list[Resolved] = []
    waiting = deque(subjects)
    order = sorted(drafts, key=_place)
    for number, draft in enumerate(order):
        at = _place(draft)
        while waiting and waiting[0][0] < at:
            place, first, end = waiting.popleft()
            near = order[max(0, len(out) - _NEAR) : len(out)]
            if any(d.first <= place < d.end for d in near):
                continue
            phrase = actor(r, first, end)
            if phrase is not None and stage.people.knows(phrase):
                stage.subjects.append((place, stage.people.meet(phrase, None, None)[0]))
        if draft.cue is None and number + 1 < len(order):
            draft.speaker = _named_below(r, draft, order[number + 1])
        out.append(_tie(stage, draft, at))
    return out, stage.people


def _named_below(r: Reading, draft: Attribution, following: Attribution) -> Phrase | None:
    """Who speaks in the line below a heading that is made of words in marks, and closes with no stop."""
    pair, end = draft.pair, draft.sentence[1]
    if (
        pair is None
        or pair.after < end
        or r.has(pair.close - 1, SENTENCE_END)
        or pair.close - pair.first > _MOST_HEADING
    ):
        return None
    return following.speaker if following.sentence[0] == end + 1 else None


def _place(draft: Attribution) -> int:
    return draft.cue[0] if draft.cue else draft.first


def _tie(stage: _Stage, draft: Attribution, at: int) -> Resolved:
    reporter = stage.people.meet(draft.reporter, None, None)[0] if draft.reporter is not None else None
    if draft.impersonal:
        return Resolved(draft, None, None, reporter)
    phrase = draft.speaker or draft.antecedent
    if phrase is not None:
        cue = None if draft.rule.startswith(("relayed", "according")) else draft.form
        person, how = stage.people.meet(phrase, cue, stage.last())
        how = how if draft.speaker is not None else "relative"
    else:
        heir = _inherit(stage, draft)
        if heir is None:
            return Resolved(draft, None, None, reporter)
        person, how = heir, "participle" if _is_participle(draft) else "inherited"
    if not draft.nested:
        stage.spoke.append((at, person))
    return Resolved(draft, person, how, reporter)


def _is_participle(draft: Attribution) -> bool:
    return draft.form is not None and draft.form.form == "participle"


def _inherit(stage: _Stage, draft: Attribution) -> Person | None:
    """The speaker of a cue that names nobody: the first of those that come into question who agrees with it."""
    for person in _candidates(stage, draft):
        if _agrees(person, draft):
            return person
    last = stage.last()
    return last if last is not None and last.kind in ("organisation", "place", "document") else None


def _candidates(stage: _Stage, draft: Attribution) -> Iterator[Person]:
    """Who can be meant by a cue that names nobody, the likeliest first.

    Who acts or speaks in the sentence (of a finite verb: who acts behind its last quote), what the sentence is about,
    what those since the last quote are about, who spoke before, who acted before.
    """
    first = draft.sentence[0]
    spoke = _since(stage.spoke, first)
    if _is_participle(draft):
        here = sorted(spoke + _since(stage.subjects, first), key=itemgetter(0))
        yield from (person for _, person in reversed(here))
        spoke = here
    else:
        acted = _since(stage.subjects, max(first, spoke[-1][0] + 1) if spoke else first)
        yield from (person for _, person in reversed(acted))
    if draft.form is not None and draft.form.number == "plural" and not spoke:
        phrase = many(stage.r, first, _place(draft))
        if phrase is not None:
            yield stage.people.meet(phrase, None, None)[0]
    for phrase in _topics(stage, draft, not spoke):
        if stage.people.knows(phrase):
            yield stage.people.meet(phrase, None, None)[0]
    yield from (person for _, person in reversed(stage.spoke))
    yield from (person for _, person in reversed(stage.subjects))


def _since(items: list[tuple[int, Person]], first: int) -> list[tuple[int, Person]]:
    """Those of *items*, which stand in order, that come from word *first* on."""
    if not items or items[-1][0] < first:
        return []
    return items[bisect_left(items, first, key=itemgetter(0)) :]


def _topics(stage: _Stage, draft: Attribution, here: bool) -> Iterator[Phrase]:
    """Whom the sentence of *draft* is about, asked for *here*, and those since the last quote, the latest first."""
    first = draft.sentence[0]
    phrase = topic(stage.r, first, draft.about) if here and draft.about >= 0 else None
    if phrase is not None and (draft.form is not None or phrase.kind == "person"):
        yield phrase
    if draft.form is None or _is_participle(draft):
        return
    since = stage.spoke[-1][0] if stage.spoke else -1
    sentences = stage.r.sentences
    at = bisect_left(sentences, (first,))
    for sentence in reversed(sentences[max(0, at - 3) : at]):
        if sentence[0] > since and (phrase := topic(stage.r, *sentence)) is not None and _goes_on(stage, phrase):
            yield phrase


def _goes_on(stage: _Stage, phrase: Phrase) -> bool:
    """Whether the next sentences may go on about a phrase: a name, or anybody before the first speaker."""
    if phrase.name is not None:
        return phrase.kind != "document"
    return not stage.spoke and phrase.head is not None and phrase.head.kind in ("organisation", "person")


def _agrees(person: Person, draft: Attribution) -> bool:
    """Whether the cue's gender and number can be the person's."""
    form = draft.form
    if form is None:
        return True
    gender, number = form.gender, form.number
    if number == "plural" and person.number == "singular" and person.kind in ("person", "organisation", "document"):
        return False
    if number == "singular" and person.number != "singular" and person.kind in ("person", "group", "organisation"):
        return gender == "f" or (person.verb == gender and person.kind == "group")
    have = person.gender or person.verb
    return have is None or have == gender or number != "singular"
