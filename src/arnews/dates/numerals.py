"""Numbers as newsrooms write them: in digits, in words of every gender and case, and both at once."""

from __future__ import annotations

from arnews.dates.reader import Reader


def read_number(r: Reader, i: int) -> tuple[float, int] | None:
    """The cardinal number that begins at word *i* and the word after it."""
    return read_digits(r, i) if r.words[i].isdecimal() else read_words(r, i)


def read_digits(r: Reader, i: int) -> tuple[float, int] | None:
    """A number in digits, with its decimals, and the thousands in words behind it."""
    words = r.words
    if len(words[i]) > 9:
        return None
    value: float = int(words[i])
    end = i + 1
    if words[end] in (".", ",", "،") and words[end + 1].isdecimal() and r.glued(end) and r.glued(end + 1):
        decimals = words[end + 1]
        if words[end] != "." and len(decimals) == 3 and len(words[i]) <= 3:
            value, end = value * 1000 + int(decimals), end + 2
        elif len(decimals) <= 2:
            value, end = float(f"{words[i]}.{decimals}"), end + 2
    number = r.table.numbers.get(words[end])
    if number is not None and number.kind in ("thousand", "thousands") and not r.joined(end):
        return value * number.value, end + 1
    return value, end


def read_words(r: Reader, i: int) -> tuple[int, int] | None:
    """A number in words: ``ألفين وأربعة عشر``, ``مئة وخمسين``, ``ثلاث``."""
    total = group = 0
    end = i
    last = ""
    while end < i + 12:
        number = r.table.numbers.get(r.words[end])
        if number is None or not _may_follow(last, number.kind, number.value, first=end == i, joined=r.joined(end)):
            break
        if number.kind in ("thousand", "thousands"):
            total, group = total + (max(group, 1) * 1000 if number.value == 1000 else number.value), 0
        elif number.kind == "hundred" and last == "unit" and not r.joined(end):
            unit = group % 10
            group += unit * 100 - unit
        else:
            group += number.value
        last = "teen" if number.value == 10 and last == "unit" and not r.joined(end) else number.kind
        end += 1
    return (total + group, end) if end > i else None


def _may_follow(last: str, kind: str, value: int, *, first: bool, joined: bool) -> bool:
    """Whether a number word of a kind continues the number that ended in one of kind *last*."""
    if first:
        return kind in ("unit", "ten", "hundred", "thousand")
    if joined:
        return kind in ("unit", "ten", "hundred", "thousand") and not (kind == last == "unit")
    if kind == "unit":
        return last == "unit" and value == 10
    return (kind == "hundred" and last == "unit" and value == 100) or (
        kind in ("thousand", "thousands") and value == 1000
    )


def read_ordinal(r: Reader, i: int) -> tuple[int, int] | None:
    """An ordinal: ``الخامس``, ``الثانية عشرة``, ``الحادي والعشرين``, ``الثلاثون``."""
    numbers = r.table.numbers
    first = numbers.get(r.words[i])
    if first is None:
        return None
    if first.kind == "ten":
        return (first.value, i + 1) if is_definite(r, i) else None
    if first.kind not in ("ordinal", "eleventh") and not (first.value == 1 and is_definite(r, i)):
        return None
    after = numbers.get(r.words[i + 1])
    if after is not None:
        if after.value == 10 and after.kind == "unit" and not r.joined(i + 1):
            return first.value + 10, i + 2
        if after.kind == "ten" and r.joined(i + 1) and is_definite(r, i + 1):
            return first.value + after.value, i + 2
    return (first.value, i + 1) if first.kind == "ordinal" else None


def is_definite(r: Reader, i: int) -> bool:
    """Whether the word at *i* bears the article, its proclitic read over."""
    word = r.words[i]
    return word[r.table.proclitics.get(word, 0) :].startswith("ال") or word.startswith("لل")
