"""Verbs of speech: what each takes, and every form of it that newspapers use, made from its lemma."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from attrs import define

from arnews.lexicon.tables import Row
from arnews.text import fold_word


@define(frozen=True, slots=True)
class Verb:
    """A verb that reports: its stance, and what may follow it."""

    lemma: str
    stance: str
    prepositions: tuple[str, ...] = ()
    """Folded prepositions that belong to the cue: ``الي`` for أشار."""
    noun: str = ""
    """Letters: n a verbal noun states the content, p after the preposition, e a feeling, l a label."""
    speech: bool = False
    """Whether the speaker's words may follow a colon or stand in bare marks."""
    takes_object: bool = False
    """Whether somebody may stand between the verb and the content: the accused, the one who is told."""
    tail: tuple[str, ...] = ()
    """The folded words that must follow to make it an idiom of speech: أعاد إلى الأذهان."""
    takes_noun: bool = False
    """Whether a noun may state the content: one of n, p and e is among the letters, or it is a label."""
    doubtful: bool = False
    """Whether what stands beside it always has to tell if it reports: an accusation, what needs a negation."""


class CueForm(NamedTuple):
    """One written form of a verb of speech, without its proclitic."""

    verb: Verb
    form: str
    """``past``, ``present``, ``participle`` or ``noun``."""
    gender: str = "m"
    number: str = "singular"
    proclitic: str = ""
    owner: str = ""
    """The attached pronoun of a verbal noun: ``ه`` in قوله."""
    object: bool = False
    """Whether a pronoun that is its object is written to it: وصفوهم, ذكره."""
    otherwise: CueForm | None = None
    """What the word is where the idiom's other words do not follow, و + رد for ورد (في), or behind ما: وصفه."""


_WEAK: Final = "ايو"
_OWNERS: Final = (("ه", "m", "singular"), ("ها", "f", "singular"), ("هم", "m", "plural"), ("هما", "m", "dual"))


def read_verbs(rows: Iterable[Row]) -> dict[str, CueForm]:
    """Every folded form of the verbs of a table, with and without the conjunctions و and ف.

    Where two verbs share a form the one that stands higher in the table has it.
    """
    bare: dict[str, CueForm] = {}
    joined: dict[str, CueForm] = {}
    with_object: dict[str, CueForm] = {}
    for row in rows:
        verb = _verb(row)
        for word, form, gender, number, owner in _paradigm(row):
            if word not in bare or (form == "participle" and bare[word].number == "dual"):  # طالبا of طلب
                bare[word] = CueForm(verb, form, gender, number, "", owner)
            for proclitic in ("و", "ف", "س", "ل") if form == "present" else ("و", "ف"):
                if (whole := proclitic + word) not in joined:
                    joined[whole] = CueForm(verb, form, gender, number, proclitic, owner)
            if form in ("past", "present") and not verb.tail:
                _add_objects(with_object, word, verb, form, gender, number)
    return _with_otherwise(bare, joined, with_object)


def _with_otherwise(
    bare: dict[str, CueForm], joined: dict[str, CueForm], with_object: dict[str, CueForm]
) -> dict[str, CueForm]:
    """All forms, each with what else it can be: an idiom's verb with و, a noun that is a verb with its object."""
    forms = with_object | joined | bare
    for word, cue in (joined | bare).items():
        if cue.verb.tail and word in bare and word in joined:
            forms[word] = cue._replace(otherwise=joined[word])
        elif cue.form == "noun" and word in with_object:
            forms[word] = cue._replace(otherwise=with_object[word])
    return forms


def _add_objects(forms: dict[str, CueForm], word: str, verb: Verb, form: str, gender: str, number: str) -> None:
    """The forms of *word* with a pronoun that is its object: وصفوها, ونصحه."""
    stem = word
    if word.endswith("وا"):
        stem = word[:-1]
    elif word.endswith("ي") and form == "past":
        stem = word[:-1] + "ا"
    for proclitic in ("", "و", "ف"):
        cue = CueForm(verb, form, gender, number, proclitic, "", True)
        for pronoun in ("ه", "ها", "هم"):
            forms.setdefault(proclitic + stem + pronoun, cue)


def _verb(row: Row) -> Verb:
    return Verb(
        row["lemma"],
        row["stance"],
        tuple(fold_word(word) for word in row["prep"].split("/") if word),
        row["noun"],
        row["speech"] == "s",
        row["object"] == "o",
        tuple(fold_word(row.get("tail", "")).split()),
        row["stance"] == "label" or not {"n", "p", "e"}.isdisjoint(row["noun"]),
        row["stance"] == "accuse" or "g" in row["noun"],
    )


def _paradigm(row: Row) -> Iterator[tuple[str, str, str, str, str]]:
    """All forms of one row as ``(folded word, form, gender, number, owner)``."""
    # A dual that is written like the verbal noun's accusative (طلبا, ردا) is taken for the noun.
    accusative = fold_word(row["masdar"]) + "ا"
    for word, gender, number in _past(fold_word(row["lemma"])):
        if word != accusative:
            yield word, "past", gender, number, ""
    for word, gender, number in _present(fold_word(row["present"])):
        yield word, "present", gender, number, ""
    if row["participle"]:
        for word, gender, number in _participle(fold_word(row["participle"])):
            yield word, "participle", gender, number, ""
    if row["masdar"]:
        noun = fold_word(row["masdar"])
        stem = noun[:-1] + "ت" if row["masdar"].endswith("ة") else noun
        for owner, gender, number in _OWNERS:
            yield stem + owner, "noun", gender, number, owner


def _past(word: str) -> Iterator[tuple[str, str, str]]:
    """Third persons of the perfect: قال قالت قالوا قالا قالتا قلن."""
    yield word, "m", "singular"
    stem = word[:-1] if word[-1] in _WEAK and len(word) > 2 else word
    yield stem + "ت", "f", "singular"
    yield stem + "وا", "m", "plural"
    weak = {"ا": "و", "ي": "ي"}.get(word[-1], "") if stem != word else ""
    yield (stem + weak if weak else word) + "ا", "m", "dual"
    yield stem + "تا", "f", "dual"
    if stem == word:
        yield (word[:-2] + word[-1] if len(word) > 2 and word[-2] == "ا" else word) + "ن", "f", "plural"


def _present(word: str) -> Iterator[tuple[str, str, str]]:
    """Third persons of the imperfect: يقول تقول يقولون يقولان تقولان يقلن."""
    if not word:
        return
    yield word, "m", "singular"
    yield "ت" + word[1:], "f", "singular"
    stem = word[:-1] if word[-1] in _WEAK else word
    yield stem + "ون", "m", "plural"
    yield stem + "وا", "m", "plural"
    dual = word[:-1] + "ي" if word[-1] == "ا" else word
    yield dual + "ان", "m", "dual"
    yield "ت" + dual[1:] + "ان", "f", "dual"


def _participle(word: str) -> Iterator[tuple[str, str, str]]:
    """The participle as a circumstance: قائلا قائلة قائلين قائلات قائلتين."""
    yield word + "ا", "m", "singular"
    yield word + "ه", "f", "singular"
    yield (word[:-1] if word.endswith("ي") else word) + "ين", "m", "plural"
    yield word + "ات", "f", "plural"
    yield word + "تين", "f", "dual"
