"""A text laid out for the quotes stream: paragraphs, sentences, pairs of marks, and what each word can be."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import repeat
from typing import Final

from attrs import define, field

from arnews.lexicon.nouns import Head
from arnews.lexicon.roles import (
    COMMA,
    CUE,
    KNOWN,
    LINE,
    MARK,
    NAME,
    NOMINAL,
    PAIR,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SENTENCE_END,
    THAT,
)
from arnews.lexicon.speech import IF_HAMZA_BELOW, YES, Nominal, Speech
from arnews.lexicon.verbs import CueForm
from arnews.quotes.marks import Pair, find_pairs
from arnews.scan import Scan

# Rules look a few words ahead and back: line ends stand beyond the last word, and before the first.
_BEYOND: Final = 8
_NO_WORDS: Final = ["\n"] * _BEYOND
_NO_BITS: Final = [0] * _BEYOND
_UNSTRETCHED: Final = THAT | PRONOUN
_STOPS: Final = SENTENCE_END | LINE
_REPORTS: Final = CUE | NOMINAL
_NOTED: Final = MARK | _REPORTS | _STOPS
_FEW: Final = 12
_LONG: Final = 50_000
_JOINED: Final = 2
DASHES: Final = ("-", "–", "—", "ـ")
_TOLD: Final = CUE | THAT | RELATIVE | PREPOSITION
# How many sentences can open with a dateline, and how many words it has.
_OPENING: Final = 3
_MOST_DATELINE: Final = 16
_TANWIN: Final = "\u064b"


@define(slots=True, eq=False)
class Reading:
    """What every rule of the stream reads. Positions are word numbers of the scan, ends excluded."""

    scan: Scan
    speech: Speech
    words: list[str]
    """The words, with line ends behind the last."""
    bits: list[int]
    """What each word can do, as bits of ``lexicon.roles``; nothing behind the last."""
    size: int
    paragraphs: list[tuple[int, int]] = field(factory=list)
    pairs: list[Pair] = field(factory=list)
    sentences: list[tuple[int, int]] = field(factory=list)
    cues: list[int] = field(factory=list)
    """The words that may report."""
    pair_at: dict[int, Pair] = field(factory=dict)
    """The outermost pairs by the position of their first mark or word."""
    opens: list[int] = field(factory=list)
    """Those positions in order."""
    pair_closing: dict[int, Pair] = field(factory=dict)
    """The outermost pairs by the position of the mark that closes them."""
    clause_start: tuple[int, int] = (-1, -1)
    """The last word that was asked for the start of its clause, and the answer."""
    texts: dict[tuple[int, int], str] = field(factory=dict)
    """What stretches of words, ends excluded, are in the source, as far as they were asked for."""
    adverbs: frozenset[int] = frozenset()
    """The words that are written with tanwin fath, and so no subjects, where the text is trusted to write it."""
    _asked: int = 0
    _places: dict[str, list[int]] | None = None

    def has(self, i: int, roles: int) -> bool:
        """Whether word *i* can play one of *roles*."""
        return self.bits[i] & roles != 0

    def known(self, i: int) -> bool:
        """Whether word *i* is a small word or a cue."""
        return self.bits[i] & KNOWN != 0

    def cue(self, i: int) -> CueForm | None:
        """The verb of speech that word *i* can be."""
        return self.speech.cues[self.words[i]] if self.bits[i] & CUE else None

    def nominal(self, i: int) -> Nominal | None:
        """The nominal cue that word *i* can be."""
        return self.speech.nominals[self.words[i]] if self.bits[i] & NOMINAL else None

    def comma(self, i: int) -> bool:
        """Whether word *i* is a comma."""
        return self.bits[i] & COMMA != 0

    def pairs_between(self, first: int, end: int) -> list[Pair]:
        """The outermost pairs that open from word *first* on and before word *end*."""
        opens = self.opens
        k = bisect_left(opens, first)
        if k == len(opens) or opens[k] >= end:
            return []
        return [self.pair_at[at] for at in opens[k : bisect_left(opens, end)]]

    def verbal_noun(self, i: int, cut: int = 0, governed: bool = False) -> bool:
        """Whether word *i*, its first *cut* letters taken off, is a verbal noun without the article.

        Behind a preposition of the cue (*governed*) more nouns are taken for one.
        """
        word = self.words[i][cut:]
        if governed and self.speech.governed(word):
            return True
        states = self.speech.states[word]
        return states == YES or (states == IF_HAMZA_BELOW and self.source_letter(i, cut) == "إ")

    def clitic(self, i: int) -> bool:
        """Whether word *i* opens with a preposition ب or ل that is written to a noun we know."""
        states = self.speech.clitics[self.words[i]]
        return states == YES or (states == IF_HAMZA_BELOW and self.source_letter(i, 1) == "إ")

    def head(self, i: int) -> Head | None:
        """What word *i* is as the head of a phrase; its last letter tells شقيقة from شقيقه."""
        word, nouns = self.words[i], self.speech.nouns
        head = nouns.known_heads[word]
        if word[-1] != "ه" or head is None or len(word) < 4:
            return head
        last = self.source_letter(i, len(word) - 1)
        if head.owned:
            return head if last != "ة" else None
        if last == "ه" and (stem := nouns.heads.get(word[:-1])) is not None:
            return stem._replace(definite=True, owned=True)
        return head

    def source_letter(self, i: int, offset: int = 0) -> str:
        """The letter at *offset* of word *i* as the source writes it."""
        text = self.scan.text
        return text.source[text.source_index(self.scan.starts[i] + offset)]

    def ali(self, i: int) -> bool:
        """Whether علي at *i* is written with two dots, as the name is and the preposition على is not."""
        return self.words[i] == "علي" and self.source_letter(i, 2) == "ي"

    def places(self, word: str, leads: tuple[str, ...] = ("",)) -> list[int]:
        """Where *word* stands with the first of *leads* before it, then where with the next.

        The first questions are answered from the text, later ones from an index.
        """
        if self._places is None and (len(self.scan.text.folded) > _LONG or self._asked >= _FEW):
            self._places = {}
            for i, each in enumerate(self.scan.words):
                self._places.setdefault(each, []).append(i)
        if self._places is not None:
            return [i for lead in leads for i in self._places.get(lead + word, ())]
        self._asked += 1
        found: dict[str, list[int]] = {lead + word: [] for lead in leads}
        folded, starts, words = self.scan.text.folded, self.scan.starts, self.words
        at, size = folded.find(word) if word else -1, len(word)
        while at >= 0:
            i = bisect_right(starts, at) - 1
            if (each := words[i]) in found and starts[i] + len(each) == at + size:
                found[each].append(i)
            at = folded.find(word, at + 1)
        return [i for places in found.values() for i in places]

    def surname(self, word: str) -> bool:
        """Whether *word* stands behind a given name somewhere in the text."""
        given = self.speech.nouns.given_names
        names = (i for i in self.places(word) if i)
        return any(self.words[i - 1] in given or self.ali(i - 1) or self.has(i - 2, NAME) for i in names)


def _opens_initial(r: Reading, at: int) -> bool:
    """Whether the letter before the dot at *at* is one of a name, ن. ع. ع, and not the last of an agency's, أ.ف.ب."""
    return r.words[at - 2] != "." or not r.scan.glued(at - 1)


def _adverbs(scan: Scan) -> frozenset[int]:
    """The words that end in tanwin fath, if it stands only at the end of words, as newsrooms write it."""
    text, starts = scan.text, scan.starts
    if _TANWIN not in text.source or re.search("\u064b(?!ا?(?![ء-ي]))", text.source):
        return frozenset()
    near = [bisect_left(starts, at) - 1 for at in text.dropped(_TANWIN)]
    return frozenset([i for i in near if i >= 0 and _ends_in_tanwin(scan, i)])


def _ends_in_tanwin(scan: Scan, i: int) -> bool:
    """Whether the source writes word *i* with tanwin fath: ثمنًا, ثمناً."""
    text = scan.text
    first, last = text.source_index(scan.starts[i]), text.source_index(scan.end(i) - 1)
    return _TANWIN in text.source[max(first, last - 2) : last + 2]


def read(scan: Scan, speech: Speech) -> Reading:
    """Lay a scanned text out for the quotes stream."""
    size = len(scan.words)
    words = scan.words + _NO_WORDS
    bits = list(map(speech.words.get, scan.words, repeat(0))) + _NO_BITS
    marks: list[int] = []
    stops: list[int] = []
    lines: list[int] = []
    cues: list[int] = []
    stretched = "آ" in scan.text.source
    wanted = _NOTED | _UNSTRETCHED if stretched else _NOTED
    noted = [i for i, b in enumerate(bits) if b & wanted]
    for i in noted:
        b = bits[i]
        if b & MARK:
            marks.append(i)
        elif b & _STOPS:
            stops.append(i)
            if b & LINE:
                lines.append(i)
        elif b & NOMINAL and not _led(speech.nominals[words[i]], words, i):
            bits[i] = b & ~NOMINAL
            if b & CUE:
                cues.append(i)
        elif b & _REPORTS:
            cues.append(i)
    if stretched:
        _free_names(scan, bits, noted)
    r = Reading(scan, speech, words, bits, size, _between(lines, 0, size), cues=cues, adverbs=_adverbs(scan))
    if marks:
        _take_pairs(r, find_pairs(scan, marks, r.paragraphs, bits))
    r.sentences = _sentences(r, stops)
    return r


def _led(cue: Nominal, words: list[str], i: int) -> bool:
    """Whether the words that the nominal cue at *i* needs stand before it, the first perhaps with و."""
    if not cue.behind:
        return True
    start, first = i - len(cue.behind), cue.behind[0]
    rest = list(cue.behind[1:])
    return start >= 0 and words[start + 1 : i] == rest and words[start] in (first, "و" + first)


def _free_names(scan: Scan, bits: list[int], noted: list[int]) -> None:
    """Take the role of a particle or pronoun from what is none by its first letter: آنا ماريا, and not أنا."""
    words, source, index, starts = scan.words, scan.text.source, scan.text.source_index, scan.starts
    for i in noted:
        if bits[i] & _UNSTRETCHED and words[i][0] == "ا" and source[index(starts[i])] == "آ":
            bits[i] = 0


def _take_pairs(r: Reading, pairs: list[Pair]) -> None:
    """Note the pairs of a text."""
    r.pairs = pairs
    r.pair_at = {pair.open: pair for pair in pairs if not pair.depth}
    r.opens = list(r.pair_at)
    bits, closing = r.bits, r.pair_closing
    for at, pair in r.pair_at.items():
        bits[at] |= PAIR
        if pair.closed:
            closing.setdefault(pair.close, pair)


def _between(cuts: list[int], first: int, end: int) -> list[tuple[int, int]]:
    """The non-empty stretches between *cuts*."""
    out: list[tuple[int, int]] = []
    for cut in [*cuts, end]:
        if cut > first:
            out.append((first, cut))
        first = cut + 1
    return out


def _sentences(r: Reading, stops: list[int]) -> list[tuple[int, int]]:
    """Sentences by their words; a stop inside quotation marks, a number or an abbreviation ends none."""
    bits, size = r.bits, r.size
    cuts: list[tuple[int, int]] = []
    nowhere = size, size
    inside = iter([(pair.open, pair.after) for pair in r.pair_at.values()])
    opens, after = next(inside, nowhere)
    for at in stops:
        while after <= at:
            opens, after = next(inside, nowhere)
        if at < opens and (bits[at] & LINE or _ends_sentence(r, at)):
            cuts.append((at, at + 1))
    # A stop inside the marks, then a new sentence: …على الفور.” وأضاف
    ends = [pair.after for pair in r.pair_closing.values() if bits[pair.close - 1] & SENTENCE_END]
    if ends:
        cuts += [(end, end) for end in ends if _opens_sentence(r, end)]
        cuts.sort()
    cuts.append(nowhere)
    out: list[tuple[int, int]] = []
    first = 0
    for end, following in cuts:
        if end > first:
            out.append((_behind_dateline(r, first, end) if len(out) < _OPENING else first, end))
        if following > first:
            first = following
    return out


def _behind_dateline(r: Reading, first: int, end: int) -> int:
    """The first word of a sentence behind a dateline: دبي (CNN)-- نجا رئيس الوزراء."""
    words, story = r.words, first
    if r.speech.nouns.phrase(words, first) is None:
        return first
    for k in range(first + 1, min(end - 1, first + _MOST_DATELINE)):
        if r.bits[k] & _TOLD and not words[k + 1].isdecimal():
            break  # مسقط في 25 مايو /العمانية/ أصدر
        if words[k] in DASHES or (words[k] == "/" == words[k - 2]):
            story = k + 1
    return story


def _opens_sentence(r: Reading, at: int) -> bool:
    """Whether a sentence opens behind a stop and the mark that closes: with a verb of speech, or with و."""
    cue = r.cue(at)
    if cue is not None:
        return cue.form in ("past", "present")
    word = r.words[at]
    return word[0] == "و" and len(word) > _JOINED and not r.has(at, NOMINAL)


def _ends_sentence(r: Reading, at: int) -> bool:
    """Whether the stop at *at* is one: not in 2.5, د.ب.أ, www.site.com or an ellipsis."""
    words, scan = r.words, r.scan
    if words[at] != ".":
        return True
    last = words[at - 1] if at else ""
    following = words[at + 1]
    if following == "." or last == ".":
        return False
    if following == "\n":
        return True
    if scan.glued(at + 1):
        numeric = last.isdigit() and following.isdigit()
        spelt = len(last) <= 2 or len(following) <= 1 or (len(last) == 3 and len(following) == 2)  # إيه.بي
        return not (numeric or spelt or last.isascii() or following.isascii())
    return not (len(last) == 1 and last.isalpha() and scan.glued(at) and at > 1 and _opens_initial(r, at))
