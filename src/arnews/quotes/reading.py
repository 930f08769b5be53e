"""A text laid out for the quotes stream: paragraphs, sentences, pairs of marks, and what each word can be."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, evolve, field

from arnews.lexicon.nouns import Head
from arnews.lexicon.speech import Speech, Word
from arnews.quotes.marks import Pair, find_pairs
from arnews.scan import Scan

# The measures of regular verbal nouns: تفعيل, تفاعل, مفاعلة, انفعال, افتعال, استفعال …
_MEASURES: Final = re.compile(
    "ت[^ا]{2}ي[^ا]|ت[^ا]ا[^ا]{2}|م[^ا]ا[^ا]{2}ه|ان[^ا]{2}ا[^ا]|ا[^ا]ت[^ا]ا[^ا]|است[^ا]{1,2}ا[^ا]ه?|است[^ا]ا[^ا]ه"
)
# … and إفعال, which only its hamza below tells from the plural أفعال.
_MEASURE_IV: Final = re.compile("ا[^ا]{2}ا[^ا]|ا[^ا]ا[^ا]ه")
# After a preposition of the cue also تفعّل: محذرا من تعطل المصالح.
_MEASURE_V: Final = re.compile("ت[^ا]{3}")
_PRONOUNS: Final = ("ه", "ها", "هم", "هما")
_COMMAS: Final = frozenset("،,؛;")


@define(slots=True)
class Reading:
    """What every rule of the stream reads. Positions are word numbers of the scan, ends excluded."""

    scan: Scan
    speech: Speech
    words: list[str]
    entries: list[Word | None]
    paragraphs: list[tuple[int, int]]
    pairs: list[Pair]
    sentences: list[tuple[int, int]] = field(factory=list)
    pair_at: dict[int, Pair] = field(factory=dict)
    """The outermost pairs by the position of their first mark or word."""

    def has(self, i: int, role: str) -> bool:
        """Whether word *i* can play *role*."""
        entry = self.entries[i] if 0 <= i < len(self.entries) else None
        return entry is not None and role in entry.roles

    def verbal_noun(self, i: int, cut: int = 0, governed: bool = False) -> bool:
        """Whether word *i*, its first *cut* letters taken off, is a verbal noun without the article.

        Behind a preposition of the cue (*governed*) more nouns are taken for one.
        """
        word = self.words[i][cut:]
        if governed and (word in self.speech.governed_nouns or _MEASURE_V.fullmatch(word)):
            return True
        nouns = self.speech.verbal_nouns
        if word in nouns or self.possessed(word):
            return True
        known = self.speech.nouns
        if word in known.heads or word in known.given_names or word in known.phrases:
            return False
        if _MEASURES.fullmatch(word):
            return True
        return bool(_MEASURE_IV.fullmatch(word)) and self.source_letter(i, cut) == "إ"

    def source_letter(self, i: int, offset: int = 0) -> str:
        """The letter at *offset* of word *i* as the source writes it."""
        text = self.scan.text
        return text.source[text.source_index(self.scan.starts[i] + offset)]

    def head(self, i: int) -> Head | None:
        """What word *i* is as the head of a phrase; its last letter tells شقيقة from شقيقه."""
        word, nouns = self.words[i], self.speech.nouns
        head = nouns.head(word)
        if head is None or not word.endswith("ه") or len(word) < 4:
            return head
        if head.owned:
            return head if self.source_letter(i, len(word) - 1) != "ة" else None
        if self.source_letter(i, len(word) - 1) == "ه" and (stem := nouns.heads.get(word[:-1])) is not None:
            return evolve(stem, definite=True, owned=True)
        return head

    def possessed(self, word: str) -> bool:
        """Whether *word* is a verbal noun with an attached pronoun: رفضه, مسؤوليتها."""
        for pronoun in _PRONOUNS:
            if word.endswith(pronoun) and len(word) > len(pronoun) + 2:
                stem = word[: -len(pronoun)]
                nouns = self.speech.verbal_nouns
                if stem in nouns or (stem.endswith("ت") and stem[:-1] + "ه" in nouns):
                    return True
        return False

    def ali(self, i: int) -> bool:
        """Whether علي at *i* is written with two dots, as the name is and the preposition على is not."""
        text = self.scan.text
        return self.words[i] == "علي" and text.source[text.source_index(self.scan.end(i) - 1)] == "ي"

    def tanwin(self, i: int) -> bool:
        """Whether word *i* is written with tanwin fath: an adverb, never a subject."""
        text = self.scan.text
        if text.folded is text.source:
            return False
        first, last = text.source_index(self.scan.starts[i]), text.source_index(self.scan.end(i) - 1)
        return "\u064b" in text.source[max(first, last - 2) : last + 2]

    def comma(self, i: int) -> bool:
        """Whether word *i* is a comma."""
        return 0 <= i < len(self.words) and self.words[i] in _COMMAS


def read(scan: Scan, speech: Speech) -> Reading:
    """Lay a scanned text out for the quotes stream."""
    words = scan.words
    entries = list(map(speech.words.get, words))
    marks: list[int] = []
    stops: list[int] = []
    lines: list[int] = []
    for i, entry in enumerate(entries):
        if entry is not None:
            if "mark" in entry.roles:
                marks.append(i)
            elif "sentence_end" in entry.roles:
                stops.append(i)
        elif words[i] == "\n":
            lines.append(i)
    paragraphs = _between(lines, 0, len(words))
    pairs = find_pairs(scan, marks, paragraphs) if marks else []
    reading = Reading(scan, speech, words, entries, paragraphs, pairs)
    reading.pair_at = {pair.open: pair for pair in pairs if not pair.depth}
    reading.sentences = _sentences(reading, stops, lines)
    return reading


def _between(cuts: list[int], first: int, end: int) -> list[tuple[int, int]]:
    """The non-empty stretches between *cuts*."""
    out = []
    for cut in [*cuts, end]:
        if cut > first:
            out.append((first, cut))
        first = cut + 1
    return out


def _sentences(reading: Reading, stops: list[int], lines: list[int]) -> list[tuple[int, int]]:
    """Sentences by their words; a stop inside quotation marks, a number or an abbreviation ends none."""
    spans = [(pair.open, pair.after) for pair in reading.pair_at.values()]
    cuts: list[tuple[int, int]] = []
    k = 0
    for at in sorted(stops + lines):
        while k < len(spans) and spans[k][1] <= at:
            k += 1
        if k < len(spans) and spans[k][0] <= at:
            continue
        if reading.words[at] == "\n" or _ends_sentence(reading, at):
            cuts.append((at, at + 1))
    for pair in reading.pair_at.values():
        # A stop inside the marks, then a new sentence: …على الفور.” وأضاف
        after = pair.after
        if pair.closed and pair.close and reading.has(pair.close - 1, "sentence_end") and _opens_sentence(reading, after):
            cuts.append((after, after))
    out = []
    first = 0
    for end, following in [*sorted(cuts), (len(reading.words), 0)]:
        if end > first:
            out.append((first, end))
        first = max(following, first)
    return out


def _opens_sentence(reading: Reading, at: int) -> bool:
    entry = reading.entries[at] if at < len(reading.entries) else None
    return entry is not None and entry.cue is not None and entry.cue.form in ("past", "present")


def _ends_sentence(reading: Reading, at: int) -> bool:
    """Whether the stop at *at* is one: not in 2.5, د.ب.أ, www.site.com or an ellipsis."""
    words, scan = reading.words, reading.scan
    if words[at] != ".":
        return True
    last = words[at - 1] if at else ""
    following = words[at + 1] if at + 1 < len(words) else "\n"
    if following == "." or last == ".":
        return False
    if at + 1 < len(words) and scan.glued(at + 1) and following != "\n":
        numeric = last.isdigit() and following.isdigit()
        return not (numeric or len(last) <= 2 or len(following) <= 1 or last.isascii() or following.isascii())
    return not (len(last) == 1 and last.isalpha() and scan.glued(at) and at + 1 < len(words) and following != "\n" and at > 1 and words[at - 2] != ".")
