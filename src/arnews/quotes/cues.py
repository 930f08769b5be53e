"""Which words report speech here, and what each of them reports: an attribution with its content."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from arnews.lexicon.verbs import CueForm
from arnews.quotes.contents import Opening, clause_end, find_opening
from arnews.quotes.marks import Pair
from arnews.quotes.reading import Reading
from arnews.quotes.speakers import Phrase, noun_phrase


@define(slots=True)
class Attribution:
    """A cue with what it reports, before anybody knows who is meant. Positions are words."""

    rule: str
    sentence: tuple[int, int]
    first: int
    end: int = 0
    """The content's words, end excluded."""
    cut: int = 0
    pair: Pair | None = None
    cue: tuple[int, int] | None = None
    form: CueForm | None = None
    lemma: str | None = None
    stance: str | None = None
    speaker: Phrase | None = None
    reporter: Phrase | None = None
    antecedent: Phrase | None = None
    """The noun that a relative pronoun before the cue stands for."""
    own: bool = False
    """Whether an attached pronoun stands for the speaker: قوله, برأيه."""
    impersonal: bool = False
    quoted: list[Pair] = field(factory=list)
    turn: bool = False
    """Whether من جانبه or بدوره announces another speaker."""
    nested: bool = False
    """Whether the cue stands in what another cue of the sentence reports."""
    topic: Phrase | None = None
    """The subject of the sentence's main clause."""


_SUBJECT_ROLES: Final = ("adverb",)


def _headline(r: Reading, sentence: tuple[int, int], number: int) -> Attribution | None:
    """فلان: …, at the head of the text or as a turn of an interview behind a dash."""
    first, end = sentence
    dashed = r.words[first] in "-–—•*"
    start = first + 1 if dashed else first
    at_line = first == 0 or r.words[first - 1] == "\n"
    if not at_line or not (dashed or number == 0):
        return None
    phrase = noun_phrase(r, start, end)
    if phrase is None or phrase.end >= end or r.words[phrase.end] != ":" or end - phrase.end < 4:
        return None
    head = phrase.head
    able = phrase.name is not None or (head is not None and head.kind in ("person", "organisation", "group", "place"))
    if not able or r.has(phrase.end + 1, "that") or (head is not None and head.kind == "place" and r.words[phrase.end + 1] in ("«", '"')):
        return None
    draft = Attribution("headline", sentence, phrase.end + 1, cue=(phrase.end, phrase.end + 1), stance="neutral", speaker=phrase)
    draft.pair = r.pair_at.get(phrase.end + 1)
    if draft.pair is not None:
        draft.first = draft.pair.first
    return draft


def find_attributions(r: Reading) -> tuple[list[Attribution], list[tuple[int, Phrase]]]:
    """Every attribution of a text in order, and the subjects of other clauses, each with its word."""
    found: list[Attribution] = []
    subjects: list[tuple[int, Phrase]] = []
    for number, sentence in enumerate(r.sentences):
        drafts = _drafts(r, sentence, subjects)
        if not drafts and (line := _headline(r, sentence, number)) is not None:
            drafts.append(line)
        cues = {draft.cue[0] for draft in drafts if draft.cue is not None}
        for draft in drafts:
            _close(r, draft, cues)
            _nest(draft, drafts)
        found += [draft for draft in drafts if draft.end > draft.first]
    return found, subjects


def _nest(draft: Attribution, drafts: list[Attribution]) -> None:
    """Say of each later draft whether its cue stands in the content of *draft*."""
    for other in drafts:
        if other is not draft and other.cue and draft.cue and draft.cue[0] < other.cue[0] and draft.first <= other.cue[0] < draft.end:
            other.nested = True


def _inner_end(r: Reading, draft: Attribution) -> int:
    """Where a content inside a content ends: before وإن, which goes on with the outer one's إن."""
    particle = draft.first - 1
    if r.words[particle] and r.source_letter(particle, len(r.words[particle]) > 2 and r.words[particle][0] == "ب") == "أ":
        for j in range(draft.first, draft.end - 1):
            if r.comma(j) and r.has(j + 1, "that") and r.words[j + 1][0] == "و" and r.source_letter(j + 1, 1) == "إ":
                return j
    return draft.end


def _drafts(r: Reading, sentence: tuple[int, int], subjects: list[tuple[int, Phrase]]) -> list[Attribution]:
    """The attributions that open in a sentence."""
    drafts: list[Attribution] = []
    first, end = sentence
    j = first
    used: set[int] = set()
    while j < end:
        if j in r.pair_at:
            j = r.pair_at[j].after
            continue
        entry = r.entries[j]
        if entry is not None and j not in used and (entry.cue is not None or entry.nominal is not None):
            draft = None
            if entry.nominal is not None:
                draft = _nominal(r, j, sentence, drafts)
            cue = _form(r, j, entry.cue)
            if draft is None and cue is not None and _may_report(r, j, cue, first):
                draft = _verbal(r, j, cue, sentence, subjects, drafts)
            if draft is not None:
                drafts.append(draft)
                if draft.cue is not None:
                    used.update(range(draft.cue[0], max(draft.cue[1], draft.first)))
        j += 1
    return drafts


def _form(r: Reading, j: int, cue: CueForm | None) -> CueForm | None:
    """The form that word *j* is here: an idiom only where its other words follow."""
    if cue is None or not cue.verb.tail:
        return cue
    tail = cue.verb.tail
    return cue if tuple(r.words[j + 1 : j + 1 + len(tail)]) == tail else cue.otherwise


def _may_report(r: Reading, j: int, cue: CueForm, first: int) -> bool:
    """Whether the form at *j* can be a verb here: not after a preposition, not negated, not impersonal."""
    before = j - 1
    if r.has(j, "narrator") or (cue.object and r.has(j, "preposition")):
        return False
    if cue.form in ("past", "present"):
        if before >= first and (r.has(before, "conditional") or r.words[before] in ("اذا", "لو")):
            return False
        if before >= first and (r.has(before, "preposition") and r.words[before] not in ("من", "عندما", "حتي", "مما", "عما", "فيما")):
            return False
        negated = before >= first and r.has(before, "negation")
        if (negated and cue.verb.lemma != "استبعد" and "g" not in cue.verb.noun) or ("g" in cue.verb.noun and not negated):
            return False
        if tuple(r.words[j + 1 : j + 3]) in r.speech.anonymity:
            return False
        if before >= first and not cue.proclitic and cue.form == "past" and r.verbal_noun(before) and not r.has(before, "particle"):
            return False
        if cue.verb.lemma[0] == "ا" and not cue.proclitic and r.source_letter(j) == "أ":
            # أقترح is the writer's own.
            return False
        opens = before < first or r.comma(before) or r.words[before] in ("و", ":")
        if opens and cue.form == "present" and cue.gender == "m" and "i" in cue.verb.noun and (r.has(j + 1, "that") or r.has(j + 1, "preposition") and r.has(j + 2, "that")):
            return False
        if cue.form == "present" and r.has(before, "that") and not r.has(before - 1, "before"):
            return False
        return _homograph(r, j, cue, first)
    if cue.form == "participle" and (cue.gender, cue.number) != ("m", "singular"):
        return r.comma(before) or before < first or before in _closers(r) or r.has(j + 1, "that") or r.has(j + 2, "that") or bool(cue.proclitic)
    return True


def _closers(r: Reading) -> set[int]:
    return {pair.close for pair in r.pair_at.values() if pair.closed}


def _homograph(r: Reading, j: int, cue: CueForm, first: int) -> bool:
    """Whether a verb that is written like another word is a verb here: بيّن, عبّر."""
    if cue.verb.lemma == "بين" and cue.form == "present":
        # تبيّن أن: it turned out.
        return not r.has(j + 1, "that")
    if cue.verb.lemma == "بين" and cue.form == "past":
        return r.has(j + 1, "that") or (j == first or bool(cue.proclitic)) and not any(
            word.startswith("و") for word in r.words[j + 2 : j + 5]
        )
    if cue.verb.lemma == "عبر" and cue.form == "past":
        return "عن" in r.words[j + 1 : j + 12]
    return True


def _verbal(
    r: Reading, j: int, cue: CueForm, sentence: tuple[int, int], subjects: list[tuple[int, Phrase]], drafts: list[Attribution]
) -> Attribution | None:
    """The attribution of a verb, participle or verbal noun."""
    end = sentence[1]
    if cue.form == "noun":
        return _noun_cue(r, j, cue, sentence, drafts)
    before, antecedent, after = None, None, None
    if cue.form != "participle":
        before, antecedent = _subject_before(r, j, cue, sentence)
        if cue.object:
            antecedent = None
        if before is None and antecedent is None:
            after = _subject(r, j, end, cue)
            if after is not None and cue.verb.takes_object and (not _subject_agrees(after, cue) or _is_object(r, j, cue, after, drafts)):
                after = None
        if after is not None and cue.verb.stance == "label" and after.head is None and r.words[after.first].startswith("ال"):
            after = None
    opening = find_opening(r, j, cue, after, end)
    if cue.verb.lemma == "نقل":
        return _relay(r, j, cue, sentence, after, opening)
    if opening is None and cue.object and cue.verb.stance in ("opinion", "label") and j + 1 < end and _predicate(r, j + 1):
        opening = Opening("object: label", j + 1, verb=cue.verb, cue_end=j + 1)
        after = None
    if opening is None and (as_said := _as_said(r, j, cue, sentence, after, drafts)) is not None:
        return as_said
    if opening is None:
        opening = _post_posed(r, j, cue, sentence, after, drafts)
    subject = before or after
    if opening is None:
        actor = noun_phrase(r, subject.first, end, loose=True) if subject is not None else None
        if actor is not None and actor.kind != "unknown":
            subjects.append((j, actor))
        return None
    draft = _draft(r, j, cue, sentence, opening)
    draft.impersonal = "x" in cue.verb.noun
    if draft.impersonal:
        return draft
    draft.antecedent = antecedent
    if after is not None and opening.first <= after.first and opening.rule != "post-posed":
        subject = None
    draft.speaker = subject
    if subject is None and antecedent is None and cue.form != "participle" and opening.rule in ("that", "colon", "colon + marks", "marks"):
        draft.speaker = _late_subject(r, j, opening.first)
    if opening.relayed >= 0:
        source = noun_phrase(r, opening.relayed + 2, end)
        if source is not None:
            draft.reporter, draft.speaker = draft.speaker, source
            draft.cue = (opening.relayed, opening.relayed + 2)
            draft.rule = "relayed"
    draft.turn = _turns(r, j, sentence[0])
    if draft.speaker is None and draft.antecedent is None and j > sentence[0] + 1:
        draft.topic = topic(r, sentence[0], j)
    return draft


def _predicate(r: Reading, k: int) -> bool:
    """Whether a label begins at word *k*: an indefinite noun or adjective, as in اعتبرها مخالفة."""
    return r.entries[k] is None and r.words[k][0].isalpha() and not r.words[k].startswith(("ال", "ل", "ب"))


def _as_said(
    r: Reading, j: int, cue: CueForm, sentence: tuple[int, int], phrase: Phrase | None, drafts: list[Attribution]
) -> Attribution | None:
    """…، كما قالت الوزيرة, على ما أعلنت اللجنة, هذا ما أكدته الشركة: the clause before is the content."""
    if cue.form not in ("past", "present") or phrase is None:
        return None
    if r.has(j - 1, "as") and j - 1 > sentence[0]:
        lead = j - 1
    elif r.words[j - 2 : j] in (["علي", "ما"], ["هذا", "ما"], ["وهذا", "ما"]) and j - 2 > sentence[0]:
        lead = j - 2
    elif cue.verb.lemma == "قال" and not cue.proclitic and r.comma(j - 1) and phrase.kind == "person" and not drafts:
        # لم تسجل خسائر، يقول المسؤول ذاته
        lead = j
    else:
        return None
    draft = Attribution("according", sentence, 0, cue=(lead, j + 1), form=cue, lemma=cue.verb.lemma, stance=cue.verb.stance, speaker=phrase)
    return _place(r, draft, lead, phrase.end, sentence, drafts)


def topic(r: Reading, first: int, end: int) -> Phrase | None:
    """The subject of the clause that opens a sentence: a phrase after its first verb, or before it."""
    while first < end and (r.has(first, "conjunction") or r.has(first, "that") or r.has(first, "auxiliary") or r.has(first, "particle")):
        first += 1
    if first < end and r.has(first, "preposition"):
        # في المقابل، رفض المدرب …
        comma = next((k for k in range(first + 1, min(end, first + 7)) if r.comma(k)), None)
        first = comma + 1 if comma is not None else first
    if first >= end or r.has(first, "preposition") or r.comma(first):
        return None
    entry = r.entries[first]
    nominal = _nominal_start(r, first) and (entry is None or entry.cue is None)
    for k in (first, first + 1) if nominal else (first + 1,):
        if k >= end:
            continue
        phrase = noun_phrase(r, k, end, loose=True)
        if phrase is not None and (phrase.head is not None and phrase.head.kind in ("person", "organisation", "place") and phrase.name is None or _known_name(r, phrase)):
            return phrase
    return None


def _nominal_start(r: Reading, k: int) -> bool:
    """Whether word *k* opens a sentence as a noun or a name."""
    word, nouns = r.words[k], r.speech.nouns
    return nouns.head(word) is not None or word in nouns.given_names or word in nouns.honorifics or nouns.phrase(r.words, k) is not None


def _known_name(r: Reading, phrase: Phrase) -> bool:
    """Whether the phrase is a name that opens with a given name that we know."""
    return phrase.name is not None and r.words[phrase.name[0]] in r.speech.nouns.given_names


def _draft(r: Reading, j: int, cue: CueForm, sentence: tuple[int, int], opening: Opening) -> Attribution:
    verb = opening.verb or cue.verb
    return Attribution(
        rule=f"{cue.form}: {opening.rule}",
        sentence=sentence,
        first=opening.first,
        cut=opening.cut,
        pair=opening.pair,
        cue=(j, max(opening.cue_end, j + 1)),
        form=cue,
        lemma=cue.verb.lemma,
        stance=cue.verb.stance if cue.verb.stance != "continue" else verb.stance,
    )


def _turns(r: Reading, j: int, first: int) -> bool:
    return any(r.has(k, "turn") for k in range(max(first, j - 4), j)) or r.has(j + 1, "turn") or r.has(j + 2, "turn")


def _is_object(r: Reading, j: int, cue: CueForm, phrase: Phrase, drafts: list[Attribution]) -> bool:
    """Whether the phrase behind a second verb of the sentence is asked or accused: …، كما طالبت الشركة بـ."""
    again = cue.proclitic in ("و", "ف") or r.has(j - 1, "also")
    return again and bool(drafts) and phrase.name is None and "p" in cue.verb.noun and bool(cue.verb.prepositions)


def _subject_agrees(phrase: Phrase, cue: CueForm) -> bool:
    """Whether a phrase behind a verb that takes an object can be its subject: not ونصحت السكان."""
    head = phrase.head
    if head is None or not head.gender or phrase.joined or phrase.name is not None or head.kind not in ("person", "organisation"):
        return True
    if head.number == "plural":
        return head.kind != "person" or cue.gender == head.gender
    return cue.gender == head.gender


def _subject(r: Reading, j: int, end: int, cue: CueForm) -> Phrase | None:
    """The noun phrase after a verb, a day or an adverb between them passed over."""
    k = j + 1 + len(cue.verb.tail)
    while k < end and (r.has(k, "adverb") or r.has(k, "particle")) and k < j + 4:
        k += 1
    return noun_phrase(r, k, end, loose=cue.verb.takes_object) if k < end else None


def _late_subject(r: Reading, j: int, first: int) -> Phrase | None:
    """A subject behind adverbs and prepositions: وقال عقب الاجتماع وزير المالية."""
    nouns = r.speech.nouns
    for k in range(j + 2, first):
        if r.has(k, "relative") or r.has(k, "that"):
            return None
        word, before = r.words[k], r.words[k - 1]
        if not before.startswith("ال") and not r.comma(k - 1) and not before.endswith(("ه", "ها")) or r.has(k - 1, "preposition"):
            continue
        head = nouns.head(word)
        person = head is not None and head.kind == "person" and not head.proclitic and not r.has(k - 2, "preposition")
        if word in nouns.honorifics or person:
            phrase = noun_phrase(r, k, first)
            if phrase is not None and phrase.name is not None:
                return phrase
    return None


def _subject_before(r: Reading, j: int, cue: CueForm, sentence: tuple[int, int]) -> tuple[Phrase | None, Phrase | None]:
    """The subject that stands before its verb, or what a relative pronoun there stands for.

    لكن الشرطة قالت, وكان الوزير قد صرح; الوزير الذي قال.
    """
    k = j - 1
    while k >= sentence[0] and (r.has(k, "particle") or r.has(k, "adverb") and not r.has(k, "relative")):
        k -= 1
    if r.comma(k) and k < j - 1:
        k -= 1
    if r.has(k, "relative"):
        return None, _antecedent(r, j, k, cue, sentence[0])
    if r.has(k, "that") and r.has(j - 2, "name") is False and (preceded := _preceded(r, k, sentence[0])) is not None:
        return preceded, None
    if r.comma(k) and k == j - 1 and not cue.proclitic and (outer := _interrupted(r, k, sentence[0])) is not None and _agrees(outer, cue):
        return outer, None
    if cue.proclitic == "ف" and r.words[sentence[0]] in ("اما", "واما"):
        phrase = noun_phrase(r, sentence[0] + 1, k + 1)
        if phrase is not None and (phrase.end == k + 1 or r.comma(phrase.end) or r.has(phrase.end, "relative")):
            return phrase, None
    start = _clause_start(r, k, sentence[0])
    if start > k or cue.proclitic in ("و", "ف"):
        return None, None
    phrase = noun_phrase(r, start, k + 1)
    if phrase is not None and _agrees(phrase, cue):
        comma = r.comma(phrase.end)
        if phrase.end == k + 1 or r.has(phrase.end, "relative") or comma and (phrase.end == k or r.has(phrase.end + 1, "relative")):
            return phrase, None
    if k == j - 1 and not r.comma(k) and noun_phrase(r, j + 1, j + 4) is None:
        # An indefinite noun with a clause for its adjective: تقارير طبية تؤكد …
        described = _phrase_ending(r, j, sentence[0])
        if described is not None and described.head is not None and described.head.base and _agrees(described, cue):
            return described, None
    return None, None


def _preceded(r: Reading, k: int, first: int) -> Phrase | None:
    """وسبق للوزيرة أن قالت: the subject stands before أن, behind ل."""
    for i in range(k - 1, max(first, k - 12), -1):
        if r.words[i - 1] in ("سبق", "وسبق") and r.words[i].startswith("ل"):
            return noun_phrase_after_l(r, i, k)
    return None


def _interrupted(r: Reading, k: int, first: int) -> Phrase | None:
    """The phrase that opens the sentence, where a relative clause or an aside parts it from its verb at *k*."""
    while first < k and (r.has(first, "conjunction") or r.has(first, "that")):
        first += 1
    phrase = noun_phrase(r, first, k) if first not in r.pair_at else None
    if phrase is None or not r.comma(phrase.end):
        return None
    if phrase.end == k:
        return phrase
    return phrase if r.has(phrase.end + 1, "relative") or r.has(phrase.end + 1, "aside") else None


def _antecedent(r: Reading, j: int, k: int, cue: CueForm, first: int) -> Phrase | None:
    """What the relative pronoun at *k* stands for, where it can be the one who speaks."""
    phrase = _phrase_ending(r, k, first)
    resumed = any(r.words[i] in ("فيها", "فيه", "بها", "خلالها", "خلاله", "فيهما") for i in range(j + 1, min(j + 5, len(r.words))))
    able = phrase is not None and (phrase.name is not None or phrase.head is not None) and _agrees(phrase, cue)
    if not able or (resumed and phrase is not None and phrase.name is None and (phrase.head is None or phrase.head.kind != "person")):
        return None
    return phrase


def _agrees(phrase: Phrase, cue: CueForm) -> bool:
    head = phrase.head
    if head is None or not head.gender or head.kind not in ("person", "organisation"):
        return True
    if head.number == "singular" and (head.kind == "person" or not phrase.joined):
        return head.gender == cue.gender or cue.number != "singular" or (head.kind == "person" and cue.gender == "f")
    return True


def _clause_start(r: Reading, k: int, first: int) -> int:
    """The first word of the clause that holds word *k*, conjunctions and auxiliaries left out."""
    start = k
    while start >= first:
        if r.has(start, "that") or r.has(start, "auxiliary") or r.has(start, "conjunction") or r.words[start] in (":", "\n", "-", "–"):
            return start + 1
        if r.comma(start) and not _inside_relative(r, start, first):
            return start + 1
        start -= 1
    return first


def _inside_relative(r: Reading, at: int, first: int) -> bool:
    """Whether a relative clause may be open at the comma *at*."""
    return any(r.has(k, "relative") for k in range(max(first, at - 2), min(at + 3, len(r.words))))


def _phrase_ending(r: Reading, k: int, first: int) -> Phrase | None:
    """The longest noun phrase that ends just before word *k*."""
    k -= 1 if r.comma(k - 1) else 0
    start = k - 1
    best = None
    while start >= max(first, k - 14):
        if r.comma(start) or r.has(start, "that"):
            break
        if start in r.pair_at or r.entries[start] is None or not r.has(start, "preposition"):
            phrase = noun_phrase(r, start, k)
            if phrase is not None and phrase.end == k:
                best = phrase
        elif best is not None:
            break
        start -= 1
    return best


def _noun_cue(r: Reading, j: int, cue: CueForm, sentence: tuple[int, int], drafts: list[Attribution]) -> Attribution | None:
    """قوله إن, تأكيده أن, وعودها بأن: the attached pronoun stands for the speaker."""
    if drafts and drafts[-1].cue is not None and drafts[-1].first > j >= drafts[-1].cue[0]:
        return None
    opening = find_opening(r, j, cue, None, min(sentence[1], j + 12))
    if opening is None or opening.rule not in ("that", "colon + marks", "marks", "colon", "preposition + marks"):
        return None
    if opening.first - j > 6 and opening.rule != "that":
        return None
    draft = _draft(r, j, cue, sentence, opening)
    draft.own = True
    source, relayer = _source_before(r, j, sentence[0])
    if source is not None:
        draft.speaker, draft.reporter = source, relayer
        draft.rule = "relayed"
    return draft


def _source_before(r: Reading, j: int, first: int) -> tuple[Phrase | None, Phrase | None]:
    """Whose words قوله stands for: نقلت الوكالة عن الوزير قوله."""
    for k in range(j - 1, first - 1, -1):
        if r.words[k] == "عن" and r.entries[k + 1] is not None and r.has(k + 1, "pronoun"):
            return None, None
        if r.words[k] == "عن" or (r.words[k] == "الي" and any(r.has(i, "ascribes") for i in range(first, k))):
            source = noun_phrase(r, k + 1, j)
            if source is None:
                return None, None
            relay = next((i for i in range(k - 1, first - 1, -1) if _relays(r, i)), None)
            return source, noun_phrase(r, relay + 1, k) if relay is not None else None
    return None, None


def _relays(r: Reading, i: int) -> bool:
    entry = r.entries[i]
    return r.has(i, "ascribes") or (entry is not None and entry.cue is not None and entry.cue.verb.lemma == "نقل")


def _relay(r: Reading, j: int, cue: CueForm, sentence: tuple[int, int], phrase: Phrase | None, opening: Opening | None) -> Attribution | None:
    """نقلت الوكالة عن الوزير أن: the source speaks, the agency relays."""
    if opening is None:
        return None
    source_at = next((k for k in range(j + 1, opening.first) if r.words[k] == "عن"), None)
    for k in range(j + 1, opening.first):
        entry = r.entries[k]
        if entry is not None and entry.cue is not None and entry.cue.form == "noun" and entry.cue.owner:
            return None
    if source_at is None and opening.rule != "that":
        return None
    draft = _draft(r, j, cue, sentence, opening)
    draft.rule = "relayed"
    if source_at is None:
        draft.speaker = phrase
        return draft
    if r.has(source_at, "pronoun") or r.has(source_at + 1, "pronoun"):
        draft.own, draft.reporter = True, phrase
        return draft
    draft.speaker, draft.reporter = noun_phrase(r, source_at + 1, opening.first), phrase
    return draft


def _post_posed(
    r: Reading, j: int, cue: CueForm, sentence: tuple[int, int], phrase: Phrase | None, drafts: list[Attribution]
) -> Opening | None:
    """"…"، قال فلان: the words stand before their cue."""
    if cue.form not in ("past", "present") or not cue.verb.speech or cue.proclitic in ("و", "ف"):
        return None
    k = j - 1
    if r.comma(k):
        k -= 1
    pair = next((p for p in r.pair_at.values() if p.closed and p.close == k), None)
    if pair is None or any(d.pair is pair for d in drafts) or pair.close - pair.first < 3:
        return None
    if any(d.first <= pair.first and d.cue and d.cue[0] < pair.first for d in drafts):
        return None
    return Opening("post-posed", pair.first, 0, pair, cue.verb, j + 1)


def _nominal(r: Reading, j: int, sentence: tuple[int, int], drafts: list[Attribution]) -> Attribution | None:
    """بحسب, وفقا لـ, نقلا عن, برأيه: the clause that they qualify is the content."""
    entry = r.entries[j]
    assert entry is not None
    nominal = entry.nominal
    assert nominal is not None
    if nominal["takes"] == "own":
        return _own_view(r, j, sentence)
    if nominal["takes"] == "saying" and r.words[j - 1 : j] != ["علي"]:
        return None
    if any(d.cue is not None and d.cue[0] <= j < d.cue[1] for d in drafts):
        return None
    source, cue_end, after, verb = _source(r, j, nominal["takes"], sentence[1])
    if source is None and verb is None and not _own_word(r, cue_end):
        return None
    start = j - 1 if nominal["takes"] == "saying" else j
    draft = Attribution("according", sentence, 0, cue=(start, cue_end), lemma=nominal["word"], stance="neutral", speaker=source)
    draft.own = source is None
    if verb is None and source is None and (entry := r.entries[cue_end - 1]) is not None:
        draft.form = entry.cue
    if verb is not None:
        draft.form = verb
        draft.stance = verb.verb.stance
    return _place(r, draft, start, after, sentence, drafts)


def _own_word(r: Reading, at: int) -> bool:
    """Whether the word before *at* is قوله or its like."""
    entry = r.entries[at - 1]
    return entry is not None and entry.cue is not None and bool(entry.cue.owner)


def _source(r: Reading, j: int, takes: str, end: int) -> tuple[Phrase | None, int, int, CueForm | None]:
    """Who is named after a nominal cue: the phrase, the end of the cue, the word after, and a verb between."""
    k = j + 1
    if k < end and r.words[k] == "ما":
        takes, k = "verb", k + 1
    elif k < end and r.words[k] == "لما":
        takes, k = "verb", k + 1
    if takes == "verb" or (k < end and (e := r.entries[k]) is not None and e.cue is not None and e.cue.form == "past" and j + 1 < k):
        entry = r.entries[k] if k < end else None
        if entry is None or entry.cue is None or entry.cue.form not in ("past", "present"):
            return None, j, j, None
        following = k + 1 + len(entry.cue.verb.tail)
        while following < end and (r.has(following, "pronoun") or r.has(following, "adverb")):
            following += 1
        if "x" in entry.cue.verb.noun:
            agent = next((i + 2 for i in range(following, min(end, following + 4)) if r.words[i : i + 2] == ["من", "قبل"]), following)
            following = agent
        phrase = noun_phrase(r, following, end) or _late_subject(r, k, min(end, k + 14))
        return phrase, k + 1, phrase.end if phrase else k + 1, entry.cue
    entry = r.entries[k] if k < end else None
    if entry is not None and entry.cue is not None and entry.cue.form == "noun" and entry.cue.owner:
        return None, k + 1, k + 1, None
    if takes == "saying":
        return noun_phrase(r, k + 1, end), k + 1, k + 2, None
    phrase = _source_phrase(r, k, takes, end)
    return phrase, j + 1, phrase.end if phrase else j + 1, None


def _source_phrase(r: Reading, k: int, takes: str, end: int) -> Phrase | None:
    """The phrase after a nominal cue, where it can be a source and not a law or a plan."""
    if k >= end:
        return None
    word = r.words[k]
    bare = word.removeprefix("لل" if word.startswith("لل") else "ل").removeprefix("ال")
    if takes == "l":
        if word == "ل" and k + 1 in r.pair_at:
            return noun_phrase(r, k + 1, end)
        if not word.startswith("ل"):
            return None
    elif takes == "عن":
        if word != "عن":
            return None
        return noun_phrase(r, k + 1, end)
    if bare in r.speech.not_sources or bare.removesuffix("ات") in r.speech.not_sources:
        return None
    phrase = noun_phrase_after_l(r, k, end) if takes == "l" else noun_phrase(r, k, end)
    return phrase if phrase is not None and _can_tell(r, phrase) else None


def _can_tell(r: Reading, phrase: Phrase) -> bool:
    """Whether a phrase behind بحسب names somebody: not حسب القطاعات الاقتصادية."""
    if phrase.head is not None or phrase.name is None:
        return phrase.head is not None
    word = r.words[phrase.name[0]]
    return phrase.marked or not word.startswith("ال") or word in r.speech.nouns.given_names


def noun_phrase_after_l(r: Reading, k: int, end: int) -> Phrase | None:
    """The noun phrase whose first word carries the preposition ل."""
    word = r.words[k]
    saved = r.words[k], r.entries[k]
    r.words[k] = "ال" + word[2:] if word.startswith("لل") else word[1:]
    r.entries[k] = r.speech.words.get(r.words[k])
    phrase = noun_phrase(r, k, end)
    r.words[k], r.entries[k] = saved
    if phrase is not None:
        phrase.cut = 1
    return phrase


def _place(
    r: Reading, draft: Attribution, j: int, after: int, sentence: tuple[int, int], drafts: list[Attribution]
) -> Attribution | None:
    """Give a nominal cue the clause that it qualifies."""
    first, end = sentence
    lead = j - 1 if r.words[j - 1 : j] == ["و"] else j
    opens = all(r.has(k, "turn") or r.words[k] in "منو" or r.comma(k) or r.has(k, "conjunction") for k in range(first, lead))
    if opens or r.has(j - 1, "that") or (r.words[j].startswith("و") and r.words[j][1:] in r.speech.words and (r.has(after, "then") or r.comma(after))):
        k = after
        while k < end and (r.comma(k) or r.has(k, "that") or r.has(k, "then") or r.words[k] == ":"):
            k += 1
        if k >= end or k in range(first, j):
            return None
        draft.first = k
        draft.pair = r.pair_at.get(k)
        draft.rule = "according: fronted"
        return draft
    k = j - 1
    while k > first and (r.comma(k) or r.has(k, "narrator")):
        k -= 1
    if any(d.first < j and d.cue is not None and d.cue[0] < j and (d.end == 0) for d in drafts):
        return None
    pair = next((p for p in r.pair_at.values() if p.closed and p.close == k), None)
    draft.rule = "according: final"
    if pair is not None and (pair.open == first or r.comma(pair.open - 1) or pair.open - first <= 1):
        draft.first, draft.pair = pair.first, pair
        return draft
    if r.comma(after) and after + 1 < end and _goes_on(r, after + 1):
        draft.first, draft.end, draft.rule = first, end, "according: inside"
        return draft
    start = first
    for k2 in range(j - 1, first, -1):
        if r.words[k2] in ("لكن", "ولكن") or (r.comma(k2 - 1) and r.words[k2] in ("فيما", "بينما")):
            start = k2 + 1
            break
    draft.first, draft.end = start, k + 1
    while draft.first < draft.end and (r.has(draft.first, "turn") or r.comma(draft.first) or r.has(draft.first + 1, "turn") and r.words[draft.first] in ("من", "ومن")):
        draft.first += 1
    if draft.end - draft.first < 3:
        return None
    word = r.words[draft.first]
    if word.startswith("و") and len(word) > 4 and draft.first not in r.pair_at:
        draft.cut = 1
    return draft


def _goes_on(r: Reading, k: int) -> bool:
    """Whether the clause that a nominal cue interrupts goes on at word *k*."""
    entry = r.entries[k]
    if entry is not None and (entry.cue is not None or "conjunction" in entry.roles or "narrator" in entry.roles):
        return False
    return not r.words[k].startswith("و")


def _own_view(r: Reading, j: int, sentence: tuple[int, int]) -> Attribution | None:
    """وهي برأيه "فرصة": an opinion in marks."""
    pair = r.pair_at.get(j + 1)
    if pair is None:
        return None
    return Attribution("opinion: marks", sentence, pair.first, cue=(j, j + 1), lemma="رأي", stance="opinion", pair=pair, own=True)


def _close(r: Reading, draft: Attribution, cues: set[int]) -> None:
    """Find where the content ends, and which of its words stand in marks."""
    end = draft.sentence[1]
    if draft.pair is not None and "that" not in draft.rule:
        draft.end = draft.pair.close
        draft.quoted = [draft.pair]
        return
    if not draft.end:
        draft.end = clause_end(r, draft.first, end, cues - {draft.cue[0]} if draft.cue else cues)
        if draft.nested:
            draft.end = _inner_end(r, draft)
    pair = r.pair_at.get(draft.first)
    if pair is not None and pair.after >= _trimmed(r, draft.first, draft.end):
        draft.pair, draft.end = pair, pair.close
        draft.first = pair.first
        draft.quoted = [pair]
        return
    draft.end = _trimmed(r, draft.first, draft.end)
    draft.quoted = [pair for at, pair in r.pair_at.items() if draft.first <= at < draft.end]


def _trimmed(r: Reading, first: int, end: int) -> int:
    """The end without the commas and stops before it."""
    while end > first and (r.comma(end - 1) or r.words[end - 1] in ".-–—") and end - 1 not in r.pair_at:
        end -= 1
    return end
