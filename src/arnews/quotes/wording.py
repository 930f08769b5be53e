"""The words of a phrase as the results say them: names, descriptions, titles, the bodies that titles name."""

from __future__ import annotations

from arnews.quotes.phrases import Phrase
from arnews.quotes.reading import Reading
from arnews.text import fold_word


def name_words(r: Reading, phrase: Phrase) -> tuple[str, ...]:
    """The folded words of a phrase's proper name."""
    if phrase.name is None:
        return ()
    return tuple([word for word in r.words[phrase.name[0] : phrase.name[1]] if word not in "#_()"])


def all_words(r: Reading, phrase: Phrase) -> tuple[str, ...]:
    """The folded words of a phrase."""
    return tuple(filter(str.isalnum, r.words[phrase.first : phrase.end]))


def text_of(r: Reading, first: int, end: int) -> str:
    """Words as the source has them, in one line and without the signs of a hashtag."""
    text = r.texts.get((first, end))
    if text is None:
        text = r.scan.span(first, end - 1).text
        text = r.texts[first, end] = " ".join(text.replace("#", "").replace("_", " ").split())
    return text


def without_preposition(text: str) -> str:
    """*text* without the ل that is written to its first word: للجنة is of اللجنة."""
    return "ا" + text[1:] if fold_word(text).startswith("لل") else text[1:]


def name_of(r: Reading, phrase: Phrase, name: tuple[int, int]) -> str:
    """A proper name as the source has it."""
    text = text_of(r, *name)
    return text[phrase.cut :] if phrase.cut and name[0] == phrase.first else text


def description_of(r: Reading, phrase: Phrase) -> str:
    """What the article calls somebody whom it never names: the phrase without a last aside in brackets."""
    if phrase.cut:
        return without_preposition(text_of(r, phrase.first, phrase.end))
    end = phrase.end
    if r.words[end - 1] == ")":
        opened = max((i for i in range(phrase.first, end) if r.words[i] == "("), default=end)
        bare = phrase.kind == "organisation" and not any(w.startswith("ال") for w in r.words[phrase.first : opened])
        end = opened if opened > phrase.first + 1 and not bare else end  # وكالة أنباء (شينخوا)
    return text_of(r, phrase.first, end)


def title_of(r: Reading, phrase: Phrase) -> tuple[int, int] | None:
    """The words of a phrase's title: those before its name, or behind it; a last honorific left out."""
    first, end = phrase.first, phrase.end
    if phrase.name is not None:
        first, end = (first, phrase.name[0]) if phrase.name[0] > first else (phrase.name[1], end)
    while first < end and not r.words[first][0].isalnum():
        first += 1
    honorifics = r.speech.nouns.honorifics
    while end > first + 1 and (not r.words[end - 1][0].isalnum() or r.words[end - 1] in honorifics):
        end -= 1
    return (first, end) if first < end else None


def body_of(r: Reading, first: int, end: int) -> str | None:
    """The body that a title names: وزارة الصحة in المتحدث باسم وزارة الصحة."""
    for i in range(first + 1, end):
        head = r.speech.nouns.head(r.words[i])
        if head is not None and head.kind == "organisation":
            text = text_of(r, i, end)
            return without_preposition(text) if fold_word(text).startswith("لل") else text[len(head.proclitic) :]
    return None
