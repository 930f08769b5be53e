"""The noun phrase that can speak: where it begins and ends, and which of its words are a name."""

from __future__ import annotations

from typing import Final

from attrs import define

from arnews.lexicon.nouns import Head
from arnews.quotes.reading import Reading

_MOST_WORDS: Final = 24
_ENDS: Final = frozenset(
    {"preposition", "pronoun", "relative", "conjunction", "that", "adverb", "addressee", "sentence_end", "whether", "turn", "auxiliary", "negation", "particle"}
)
_PERSONAL: Final = frozenset({"person", "group"})


@define(slots=True)
class Phrase:
    """A noun phrase, by word positions."""

    first: int
    end: int
    head: Head | None = None
    """Its first title, office or body."""
    name: tuple[int, int] | None = None
    """The words of the proper name."""
    kind: str = "unknown"
    plural: bool = False
    pair: bool = False
    """Whether the whole of it stands in quotation marks."""


@define(slots=True)
class _Walk:
    """The state of a walk through a noun phrase."""

    at: int
    head: Head | None = None
    open_head: bool = False
    """An indefinite noun came last and waits for its complement: وزير …"""
    name_first: int = -1
    name_end: int = -1
    kind: str = ""
    joined: bool = False
    honorific: int = -1


def noun_phrase(r: Reading, first: int, end: int) -> Phrase | None:
    """The noun phrase that begins at word *first* and ends before *end*, if one does."""
    if first >= end or not _can_begin(r, first):
        return None
    walk = _Walk(first)
    limit = min(end, first + _MOST_WORDS)
    while walk.at < limit:
        step = _step(r, walk, first, limit)
        if not step:
            break
        walk.at += step
    if walk.at == first:
        return None
    return _phrase(r, walk, first, limit)


def _can_begin(r: Reading, i: int) -> bool:
    """Whether a noun phrase can begin with word *i*."""
    entry, word = r.entries[i], r.words[i]
    if i in r.pair_at:
        return _short(r, i)
    if entry is not None:
        if entry.cue is not None and (entry.cue.form != "noun" and entry.cue.proclitic) and not r.speech.nouns.head(word):
            return False
        if entry.roles & _ENDS or entry.nominal is not None:
            return False
    if not word[0].isalpha():
        return word in "(#" and i + 1 < len(r.words)
    head = r.speech.nouns.head(word)
    return not (head is not None and head.proclitic in ("ل", "ب"))


def _short(r: Reading, i: int, most: int = 6) -> bool:
    """Whether the pair at *i* is short enough to be a name."""
    pair = r.pair_at[i]
    return pair.closed and pair.close - pair.first <= most


def _step(r: Reading, walk: _Walk, first: int, limit: int) -> int:
    """How many words the phrase takes next; 0 where it ends."""
    i = walk.at
    if i in r.pair_at:
        return _take_pair(r, walk, i)
    word, entry = r.words[i], r.entries[i]
    if word == "(":
        return _take_brackets(r, walk, i, limit)
    if word == "#":
        return 1
    if word == "_" or (word in "-–" and r.scan.glued(i) and i + 1 < limit and r.scan.glued(i + 1)):
        return 2 if i + 1 < limit else 1
    if word == "." and i > first and len(r.words[i - 1]) <= 2 and i + 1 < limit:
        return 1
    if word.isdigit():
        return 1 if walk.name_first >= 0 and i > first and not walk.joined else 0
    if not word[0].isalpha():
        return 0
    if r.comma(i):
        return 0
    if entry is not None and i > first:
        if entry.roles & _ENDS or entry.nominal is not None:
            return _bridge(r, walk, i, first, limit)
        if entry.cue is not None and _ends_before_cue(r, walk, i):
            return 0
    return _take_word(r, walk, i, first)


def _ends_before_cue(r: Reading, walk: _Walk, i: int) -> bool:
    """Whether the cue word at *i* ends the phrase, or is a name or office that looks like one."""
    entry = r.entries[i]
    assert entry is not None
    cue = entry.cue
    assert cue is not None
    if cue.form == "participle" and cue.gender == "m" and cue.number == "singular":
        return True
    head = r.speech.nouns.head(r.words[i])
    if head is not None or r.words[i] in r.speech.nouns.given_names:
        return False
    return cue.form in ("past", "present") or cue.form == "participle" and not walk.open_head


def _take_pair(r: Reading, walk: _Walk, i: int) -> int:
    """Take a name in marks: مراسل "العربية"."""
    if not _short(r, i):
        return 0
    pair = r.pair_at[i]
    before = r.words[i - 1] if i > 0 else ""
    if walk.at == i and (walk.open_head or walk.head is None and walk.name_first < 0 or before in r.speech.names_follow or r.speech.nouns.head(before)):
        if walk.head is None and walk.name_first < 0:
            walk.name_first, walk.name_end = pair.first, pair.close
        walk.open_head = False
        return pair.after - i
    return 0


def _take_brackets(r: Reading, walk: _Walk, i: int, limit: int) -> int:
    """Take a short aside in brackets: (واس), (45 عاما)."""
    for j in range(i + 1, min(i + 7, limit)):
        if r.words[j] == ")":
            if walk.open_head:
                walk.open_head = False
            elif walk.name_first >= 0 and walk.name_end < 0:
                walk.name_end = i
            return j + 1 - i
    return 0


def _bridge(r: Reading, walk: _Walk, i: int, first: int, limit: int) -> int:
    """Cross a preposition that belongs to the phrase: المتحدث باسم, المسؤول في حزب, عدد من النواب."""
    if i + 1 >= limit:
        return 0
    word, following = r.words[i], r.words[i + 1]
    nouns = r.speech.nouns
    if word in ("من",) and r.has(i - 1, "quantifier"):
        walk.open_head = False
        return 1
    if word in ("في", "من", "لدي") and walk.head is not None and walk.name_first < 0 and walk.honorific < 0:
        head = nouns.head(following)
        good = (head is not None and head.kind in ("organisation", "place")) or nouns.phrase(r.words, i + 1) is not None or i + 1 in r.pair_at
        if good and not r.has(i + 1, "venue") and not r.has(i + 1, "adverb"):
            walk.open_head = False
            return 1
    if word == "علي" and (walk.honorific == i - 1 or walk.name_first >= 0 and not r.scan.text.source[r.scan.text.source_index(r.scan.starts[i]) + 2] == "ى"):
        return 1
    return 0


def _take_word(r: Reading, walk: _Walk, i: int, first: int) -> int:
    """Take a word of the phrase, and note what it tells."""
    word, nouns = r.words[i], r.speech.nouns
    definite = word.startswith("ال")
    if walk.name_first >= 0 and walk.name_end < 0:
        return _continue_name(r, walk, i)
    if word in nouns.honorifics:
        walk.honorific, walk.open_head = i, False
        walk.kind = walk.kind or "person"
        if walk.head is None:
            walk.head = Head(word, "person", nouns.honorifics[word] or "m", definite=True)
        return 1
    if known := nouns.phrase(r.words, i):
        return _take_proper(walk, i, known)
    head = nouns.head(word)
    if head is not None and (head.definite or not definite):
        return _take_head(r, walk, i, head)
    if word[1:] in nouns.demonyms or (definite and word[2:] in nouns.demonyms) or word in nouns.demonyms and walk.head is not None:
        walk.open_head = False
        return 1
    if walk.open_head:
        # The complement of an indefinite noun; a verbal noun there has a complement of its own.
        walk.open_head = not definite and word in r.speech.verbal_nouns
        return 1
    if not definite and _starts_clause(r, walk, i, first):
        return 0
    if definite and walk.head is not None and walk.honorific != i - 1 and word not in nouns.given_names and word[2:] not in nouns.given_names:
        return 1
    if word[0] in "لب" and walk.head is not None and i > first and word[:2] == "لل":
        return 1
    if walk.honorific < 0 and word.startswith("ل") and walk.head is not None and word not in nouns.given_names and walk.name_first < 0 and _is_clitic(r, word):
        walk.open_head = word[1:] in r.speech.names_follow
        return 1
    walk.name_first = i
    walk.name_end = -1
    return 1


def _is_clitic(r: Reading, word: str) -> bool:
    """Whether the ل of *word* is a preposition before a noun that is known."""
    nouns = r.speech.nouns
    return word[1:] in nouns.heads or word[1:] in nouns.phrases or word[1:] in r.speech.names_follow or word[1:] in r.speech.verbal_nouns


def _starts_clause(r: Reading, walk: _Walk, i: int, first: int) -> bool:
    """Whether an indefinite word at *i* is the verbal noun that the speaker states: أكد الوزير إحراز …"""
    return i > first and (r.words[i] in r.speech.verbal_nouns or possessed(r, r.words[i]))


def possessed(r: Reading, word: str) -> bool:
    """Whether *word* is a verbal noun with an attached pronoun: رفضه, مسؤوليتها."""
    for pronoun in ("ه", "ها", "هم", "هما"):
        if word.endswith(pronoun) and len(word) > len(pronoun) + 2:
            stem = word[: -len(pronoun)]
            if stem in r.speech.verbal_nouns or (stem.endswith("ت") and stem[:-1] + "ه" in r.speech.verbal_nouns):
                return True
    return False


def _take_proper(walk: _Walk, i: int, known: tuple[int, str]) -> int:
    """Take a proper name that the tables know: a country, a city, an agency."""
    size, kind = known
    if walk.head is None and walk.name_first < 0:
        walk.name_first, walk.name_end = i, i + size
        walk.kind = "organisation"
        walk.head = Head("", "place" if kind == "place" else "organisation", "", definite=True)
        walk.name_first = -1
    walk.open_head = False
    return size


def _take_head(r: Reading, walk: _Walk, i: int, head: Head) -> int:
    """Take an office, a body or a document."""
    if head.proclitic == "و" and walk.head is not None and not walk.open_head and head.kind == walk.head.kind:
        walk.joined = walk.joined or head.kind in _PERSONAL
    if head.proclitic in ("ل", "ب") and walk.head is None:
        return 0
    if walk.head is None:
        walk.head, walk.kind = head, head.kind
    walk.open_head = not head.definite and head.number == "singular" and not _indefinite_alone(r, i)
    return 1


def _indefinite_alone(r: Reading, i: int) -> bool:
    """Whether an adjective follows at once, so that no complement is due: مصدر أمني."""
    following = r.words[i + 1] if i + 1 < len(r.words) else ""
    return following in r.speech.nouns.demonyms or (not following.startswith("ال") and following.endswith(("ي", "يه")) and r.speech.nouns.head(following) is None)


def _continue_name(r: Reading, walk: _Walk, i: int) -> int:
    """Go on through a personal name until an office or a second speaker begins."""
    word, nouns = r.words[i], r.speech.nouns
    head = nouns.head(word)
    if word.startswith("و") and (word[1:] in nouns.given_names or (head is not None and head.proclitic == "و")):
        walk.joined = True
        return 1
    if r.has(i, "name") or r.has(i - 1, "name") or word in nouns.given_names:
        return 1
    if word in nouns.honorifics and walk.name_first >= 0:
        return 0 if walk.head is None else 1
    if word in r.speech.verbal_nouns or possessed(r, word):
        return 0
    if head is not None and head.kind in ("person", "organisation") and not head.proclitic and (word in nouns.heads or head.definite):
        if i - walk.name_first >= 1 and walk.head is None:
            walk.name_end = i
            walk.head, walk.kind = head, "person"
            walk.open_head = not head.definite
            return 1
        if walk.head is not None and head.kind == "person" and not head.definite and i - walk.name_first >= 2:
            walk.name_end = i
            walk.open_head = True
        return 1
    if word.startswith("ال") and word[2:] in nouns.demonyms and i - walk.name_first >= 2:
        return 1
    return 1


def _phrase(r: Reading, walk: _Walk, first: int, limit: int) -> Phrase:
    """Make the phrase that the walk has found, with an apposition behind a comma where one stands."""
    end = walk.at
    name: tuple[int, int] | None = None
    if walk.name_first >= 0:
        name = (walk.name_first, walk.name_end if walk.name_end >= 0 else end)
    elif walk.honorific >= 0 and walk.honorific + 1 < end:
        name = (walk.honorific + 1, end)
    phrase = Phrase(first, end, walk.head, name, walk.kind or ("person" if walk.name_first >= 0 else "unknown"), walk.joined)
    if first in r.pair_at and end == r.pair_at[first].after:
        phrase.pair = True
    _apposition(r, phrase, limit)
    return phrase


def _apposition(r: Reading, phrase: Phrase, limit: int) -> None:
    """Take in a name or a title set between commas beside the phrase: الوزير، فلان الفلاني، ."""
    at = phrase.end
    if not r.comma(at) or at + 1 >= limit or not _can_begin(r, at + 1) or at + 1 in r.pair_at:
        return
    personal = phrase.head is None or phrase.head.kind == "person"
    if not personal or r.entries[at + 1] is not None and r.entries[at + 1].cue is not None:  # type: ignore[union-attr]
        return
    second = noun_phrase_bare(r, at + 1, limit)
    if second is None or second.end > limit:
        return
    closes = r.comma(second.end) or r.has(second.end, "that") or (second.end < len(r.words) and r.words[second.end] == ":") or r.has(second.end, "relative") or second.end in r.pair_at
    if not closes:
        return
    if phrase.name is None and second.name is not None and second.head is None:
        phrase.name, phrase.end = second.name, second.end
        phrase.kind = "person"
    elif phrase.name is not None and phrase.head is None and second.head is not None and second.head.kind == "person":
        phrase.head, phrase.end = second.head, second.end


def noun_phrase_bare(r: Reading, first: int, end: int) -> Phrase | None:
    """A noun phrase without what may stand in apposition to it."""
    walk = _Walk(first)
    limit = min(end, first + 12)
    while walk.at < limit:
        step = _step(r, walk, first, limit)
        if not step:
            break
        walk.at += step
    if walk.at == first:
        return None
    name = None
    if walk.name_first >= 0:
        name = (walk.name_first, walk.name_end if walk.name_end >= 0 else walk.at)
    elif walk.honorific >= 0 and walk.honorific + 1 < walk.at:
        name = (walk.honorific + 1, walk.at)
    return Phrase(first, walk.at, walk.head, name, walk.kind)
