"""Whether a phrase can be the subject of a verb by gender and number."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.verbs import CueForm
from arnews.quotes.phrases import Phrase
from arnews.quotes.reading import Reading

_FEMININE: Final = ("ه", "ات")


def agrees(phrase: Phrase, cue: CueForm) -> bool:
    """Whether a phrase before its verb agrees with it."""
    head = phrase.head
    if head is None or not head.gender or head.kind not in ("person", "organisation"):
        return True
    if head.number == "singular" and (head.kind == "person" or not phrase.joined):
        return head.gender == cue.gender or cue.number != "singular" or (head.kind == "person" and cue.gender == "f")
    return True


def agrees_behind(phrase: Phrase, cue: CueForm) -> bool:
    """Whether a phrase behind a verb that takes an object can be its subject: not ونصحت السكان."""
    head = phrase.head
    if cue.number == "plural" and cue.verb.stance == "label":
        return False  # يصفون أصحاب المشروع بأنهم
    if head is None or not head.gender or phrase.joined or phrase.name is not None:
        return True
    if head.kind not in ("person", "organisation"):
        return True
    if head.number == "plural":
        return head.kind != "person" or cue.gender == head.gender
    return cue.gender == head.gender


def several_bodies(phrase: Phrase, cue: CueForm) -> bool:
    """Whether a phrase of several bodies cannot be the subject of a verb of one man: حذر الدول الساحلية من."""
    head = phrase.head
    bodies = head is not None and head.kind == "organisation" and head.number == "plural"
    return bodies and cue.gender == "m" and cue.number == "singular" and phrase.name is None


def manly(r: Reading, phrase: Phrase) -> bool:
    """Whether a known body of two definite words is masculine, and so no subject of a feminine verb: الصليب الأحمر."""
    first, last = r.words[phrase.first], r.words[phrase.end - 1]
    two = phrase.end - phrase.first == 2 and first.startswith("ال") and last.startswith("ال")
    return (
        two and phrase.head is not None and not phrase.head.base and not first.endswith(_FEMININE) and last[-1] != "ه"
    )
