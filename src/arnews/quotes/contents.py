"""Where reported speech begins after its cue, and where it ends."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.verbs import CueForm, Verb
from arnews.quotes.marks import Pair
from arnews.quotes.reading import Reading
from arnews.quotes.speakers import Phrase
from arnews.quotes.terms import named

_FARTHEST: Final = 70
_MOST_COMMAS: Final = 6
_CLAUSE_WORDS: Final = 5
_INNER: Final = frozenset({"particle", "auxiliary", "negation"})


_SAID: Final = Verb("قال", "neutral", speech=True)


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


def find_opening(r: Reading, at: int, cue: CueForm, phrase: Phrase | None, end: int) -> Opening | None:
    """Find where what the cue at word *at* reports begins, before word *end*."""
    return _Search(r, at, cue.verb, phrase, min(end, at + _FARTHEST), end).run()


@define(slots=True)
class _Search:
    """A walk from a cue to its complement over subjects, asides and relative clauses."""

    r: Reading
    at: int
    verb: Verb
    phrase: Phrase | None
    end: int
    sentence_end: int
    relative: bool = False
    inner: bool = False
    preposition: int = -1
    commas: int = 0
    cue_end: int = 0
    relayed: int = -1

    def run(self) -> Opening | None:
        r = self.r
        self.cue_end = j = self.at + 1 + len(self.verb.tail)
        while j < self.end:
            if self.phrase is not None and j == self.phrase.first:
                j = self.phrase.end
                continue
            if j in r.pair_at:
                if opening := self.at_pair(j):
                    return opening
                j = r.pair_at[j].after
                continue
            found, j = self.at_word(j)
            if found is not None:
                return found
            if j < 0:
                return None
        return None

    def opening(self, rule: str, first: int, cut: int = 0, pair: Pair | None = None) -> Opening:
        return Opening(rule, first, cut, pair, self.verb, self.cue_end, self.relayed)

    def at_pair(self, j: int) -> Opening | None:
        """The words in marks at *j* are the content, unless they name something."""
        r, pair = self.r, self.r.pair_at[j]
        before = r.words[j - 1]
        size = pair.close - pair.first
        if self.relative and (self.inner or size < _CLAUSE_WORDS):
            return None
        if before == "ل" or (size <= 6 and named(r, j - 1)):
            return None
        if r.comma(j - 1) and self.commas < 2:
            return None
        if r.has(j - 1, "preposition") and before not in self.verb.prepositions and size < _CLAUSE_WORDS:
            return None
        if self.preposition == j - 1 or (before == "ب" and "ب" in self.verb.prepositions):
            return self.opening("preposition + marks", j)
        if not self.verb.speech:
            return self.opening("object + marks", pair.first, pair=pair) if self.verb.stance in ("label", "opinion") and size <= 12 and self.phrase else None
        if size <= 2 and r.words[j - 1 : j] != [":"] and not r.comma(j - 1) and not self.closes(pair.after):
            return None
        return self.opening("marks", pair.first, pair=pair)

    def closes(self, at: int) -> bool:
        """Whether the clause ends at *at*."""
        r = self.r
        return at >= self.sentence_end or r.comma(at) or r.has(at, "sentence_end") or r.words[at] == "\n"

    def at_word(self, j: int) -> tuple[Opening | None, int]:
        """What word *j* does to the search: an opening, the next word to look at, or -1 for the end."""
        r, word, entry = self.r, self.r.words[j], self.r.entries[j]
        if r.comma(j):
            return self.at_comma(j)
        if word == ":":
            return self.at_colon(j)
        if entry is not None:
            roles = entry.roles
            if "that" in roles:
                return self.at_that(j)
            if "whether" in roles and self.verb.stance == "ask" and not self.relative:
                return self.opening("question", j + 1 if word == "اذا" else j), j
            if "relative" in roles or "subordinate" in roles or "aside" in roles:
                self.relative = True
                return None, j + 1
            if entry.nominal is not None and entry.nominal["family"] == "relayed" and not self.relative:
                self.relayed = j
                return None, j + 1
            if entry.cue is not None and (joined := self.at_cue(j, entry.cue)):
                return None, joined
            if "conjunction" in roles and not self.relative and j > self.at + 1 and not roles & _INNER:
                return None, -1
        return self.at_noun(j)

    def at_comma(self, j: int) -> tuple[Opening | None, int]:
        """A comma closes a relative clause; a new cue or clause behind it ends the search."""
        r = self.r
        self.relative = self.inner = False
        self.commas += 1
        entry = r.entries[j + 1] if j + 1 < self.end else None
        if self.commas > _MOST_COMMAS:
            return None, -1
        if entry is not None and entry.cue is not None:
            cue = entry.cue
            said = cue.form == "participle" and cue.verb.lemma == "قال" and self.verb.speech
            if (cue.form == "participle" and not said) or cue.proclitic:
                return None, -1
        return None, j + 1

    def at_colon(self, j: int) -> tuple[Opening | None, int]:
        """A colon opens the speaker's words, in marks or without."""
        r = self.r
        digits = r.words[j - 1].isdigit() and j + 1 < self.end and r.words[j + 1].isdigit()
        if digits or not (self.verb.speech or self.verb.lemma == "نقل"):
            return None, j + 1
        k = j + 1
        while k < self.end and r.words[k] == "\n":
            k += 1
        if k >= len(r.words) or (k >= self.end and k not in r.pair_at):
            return None, -1
        if r.has(k, "that"):
            return self.at_that(k, colon=True)
        if k in r.pair_at:
            return self.opening("colon + marks", r.pair_at[k].first, pair=r.pair_at[k]), k
        return self.opening("colon", k), k

    def at_that(self, j: int, colon: bool = False) -> tuple[Opening | None, int]:
        """The particle opens the clause, unless it leans on the word before it: بعد أن."""
        r = self.r
        before = r.words[j - 1]
        if not colon and r.has(j - 1, "before") and before not in self.verb.prepositions:
            return None, j + 1
        if self.relative and self.inner:
            self.inner = False
            return None, j + 1
        if "b" in self.verb.noun and not colon and not r.words[j].startswith("ب"):
            return None, j + 1
        if r.words[j + 1 : j + 2] in (["كي"], ["غي"]):
            return None, j + 1
        first = j + 1
        while first < self.end and (r.comma(first) or r.words[first] in ":"):
            first += 1
        if first >= self.sentence_end:
            return None, -1
        return self.opening("that", first), j

    def at_cue(self, j: int, cue: CueForm) -> int:
        """A second cue joins the first (رد قائلا), belongs to a relative clause, or ends the search (0: neither)."""
        if self.relative:
            self.inner = True
            return j + 1
        if cue.form == "participle" and cue.gender == "m" or cue.verb.lemma == "قال" and cue.form in ("participle", "present"):
            if self.verb.lemma == "نقل":
                return 0
            self.verb = cue.verb
            if j == self.cue_end:
                self.cue_end = j + 1
            return j + 1
        plain = cue.form == "past" and not cue.object and self.r.speech.nouns.head(self.r.words[j]) is None
        if j > self.at + 1 and ((cue.proclitic in ("و", "ف") and cue.form != "noun") or (plain and j > self.cue_end and self.follows(j))):
            self.end = 0
            return j + 1
        return 0

    def follows(self, j: int) -> bool:
        """Whether a verb at *j* opens a clause of its own: behind a comma, or before its own particle."""
        return self.r.comma(j - 1) or self.r.has(j + 1, "that")

    def at_noun(self, j: int) -> tuple[Opening | None, int]:
        """A preposition of the verb, or the verbal noun that states the content."""
        r, word, verb = self.r, self.r.words[j], self.verb
        if self.relative:
            return None, j + 1
        if word in verb.prepositions and len(word) > 1:
            self.preposition = j
            if j == self.cue_end:
                self.cue_end = j + 1
            return None, j + 1
        if self.preposition == j - 1 and "p" in verb.noun and _states(r, j, 0):
            return self.opening("preposition + noun", j), j
        if self.preposition == j - 1 and "e" in verb.noun and possessed_feeling(r, j):
            return self.opening("feeling", j), j
        if "ب" in verb.prepositions and "p" in verb.noun and word.startswith("ب") and _states(r, j, 1):
            return self.opening("preposition + noun", j, cut=1), j
        if r.has(j, "saying"):
            self.verb = _SAID
            if j == self.cue_end:
                self.cue_end = j + 1
            return None, j + 1
        if "n" in verb.noun and self.free(j) and _states(r, j, 0, alone=self.commas > 0 or self.phrase is None):
            return self.opening("noun", j), j
        return None, j + 1

    def free(self, j: int) -> bool:
        """Whether nothing governs the noun at *j*: it stands after the cue, the subject, a comma or a day."""
        r = self.r
        if j == self.cue_end or (self.phrase is not None and j == self.phrase.end):
            return True
        if r.has(j - 1, "pronoun") or r.has(j - 1, "time") or r.has(j - 1, "when"):
            return True
        return r.comma(j - 1) or r.has(j - 1, "adverb") or r.words[j - 1] in (")", "_") or (
            r.words[j - 1].startswith("ال") and not r.has(j - 2, "preposition")
        ) or r.words[j - 1].startswith(("ل", "ا")) and r.comma(j - 2) or r.has(j - 2, "preposition") and not r.has(j - 1, "preposition")


def _states(r: Reading, j: int, cut: int, alone: bool = False) -> bool:
    """Whether word *j*, its first *cut* letters taken off, is a verbal noun that states something."""
    word = r.words[j][cut:]
    nouns = r.speech.verbal_nouns
    governed = cut > 0 or r.has(j - 1, "preposition")
    definite = word.startswith("ال") and (word[2:] in nouns or r.verbal_noun(j, cut + 2, governed))
    if definite:
        following = r.words[j + 1] if j + 1 < len(r.words) else ""
        return (cut > 0 or alone or r.has(j - 1, "preposition")) and (following.startswith(("ل", "ب", "في", "عل", "من")))
    return r.verbal_noun(j, cut, governed)


def possessed_feeling(r: Reading, j: int) -> bool:
    """Whether a feeling at *j* leads to a proposition: رغبتها في تبادل الآراء."""
    word = r.words[j]
    if not word.endswith(("ه", "ها", "هم")) or j + 2 >= len(r.words):
        return False
    k = j + 1
    if r.words[k] in ("في", "ل", "من"):
        k += 1
    following = r.words[k]
    return following in r.speech.verbal_nouns or following.removeprefix("ال") in r.speech.verbal_nouns or following[1:] in r.speech.verbal_nouns


def clause_end(r: Reading, first: int, end: int, cues: set[int]) -> int:
    """Where the reported clause that begins at word *first* ends, at the latest at *end*.

    *cues* are the words that open an attribution of their own.
    """
    j = first
    while j < end:
        if j in r.pair_at:
            j = r.pair_at[j].after
            continue
        if j > first and (stop := _stop(r, j, end, cues)) is not None:
            return stop
        j += 1
    return end


def _stop(r: Reading, j: int, end: int, cues: set[int]) -> int | None:
    """Where the clause ends if word *j* ends it."""
    if r.has(j - 1, "mark") and _venue(r, j):
        # The narrator says where it was said: «خدعوه» خلال جلسة …
        return j
    if r.comma(j):
        k = j + 1
        if k >= end:
            return j
        if r.has(k, "aside") and r.has(k + 1, "what"):
            return j
        if r.has(k, "conjunction") and not r.entries[k].roles & _INNER and _turned(r, k, end, cues):  # type: ignore[union-attr]
            return j
        if r.has(k, "narrator") or (r.words[k] == "في" and r.has(k + 1, "gloss")):
            return j
        if (r.has(k, "also") or r.words[k] == "و" or r.has(k, "conjunction")) and k + 1 in cues:
            return j
        if k in cues or _repeats(r, k, end):
            return j
        entry = r.entries[k]
        if entry is not None and entry.cue is not None and entry.cue.form == "participle" and not entry.cue.proclitic and _hal(r, k):
            return j
        return None
    if j in cues and _breaks(r, j):
        before = j - 1
        return before if r.has(before, "also") or r.words[before] == "و" or r.has(before, "narrator") else j
    return None


def _venue(r: Reading, j: int) -> bool:
    """Whether word *j* opens a remark on where the words were said."""
    return r.words[j] in ("خلال", "اثناء", "عقب", "لدي") or (r.words[j] in ("في", "عبر", "علي") and r.has(j + 1, "venue"))


def _turned(r: Reading, k: int, end: int, cues: set[int]) -> bool:
    """Whether the clause that the conjunction at *k* opens has a cue of its own: لكنه شدد على, فيما قال."""
    for j in range(k + 1, min(end, k + 14)):
        if r.comma(j) or r.has(j, "that"):
            return False
        if j in cues:
            return True
    return False


def _breaks(r: Reading, j: int) -> bool:
    """Whether the cue at *j*, with no comma before it, ends the clause: وأضاف, بحسب, but not the verb of the clause."""
    entry = r.entries[j]
    assert entry is not None
    if entry.cue is None or entry.cue.proclitic in ("و", "ف"):
        return True
    return r.has(j - 1, "also") or r.words[j - 1] == "و" or r.has(j - 1, "mark")


def _repeats(r: Reading, k: int, end: int) -> bool:
    """Whether word *k* opens a remark that names the same speaker again and closes the clause: وفق قوله."""
    entry = r.entries[k]
    if r.words[k] == "علي" and r.words[k + 1 : k + 2] == ["حد"]:
        k += 1
    elif entry is None or entry.nominal is None or entry.nominal["family"] != "according":
        return False
    said = r.entries[k + 1] if k + 1 < end else None
    own = said is not None and said.cue is not None and bool(said.cue.owner)
    return own and (k + 2 >= end or not r.comma(k + 2))


def _hal(r: Reading, k: int) -> bool:
    """Whether the participle at *k* is a circumstance of speech rather than an adjective."""
    entry = r.entries[k]
    return entry is not None and entry.cue is not None and entry.cue.gender == "m" and entry.cue.number == "singular"
