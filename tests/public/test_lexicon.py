"""A newsroom's own words: what each table changes, what the default does not know, and which rows are refused."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import arnews
from arnews import Lexicon, Parser, TableError
from arnews.lexicon.checks import USUAL, whole_row
from arnews.lexicon.memo import Memo
from arnews.lexicon.speech import build_speech
from arnews.lexicon.tables import REQUIRED, folded_rows, parse_table, read_table
from arnews.text import fold_word

DATA = Path(arnews.__file__).parent / "lexicon" / "data"
DAY = dt.date(2017, 3, 20)
SAID = "غمغم المدرب سامي حداد أن الفريق سيعود."
MUTTERS = Lexicon().add("verbs", lemma="غمغم", present="يغمغم", participle="مغمغم", masdar="غمغمة")

Look = Callable[[arnews.Article], object]


def titles(article: arnews.Article) -> list[tuple[str, str | None]]:
    return [(speaker.name, speaker.title) for speaker in article.speakers]


def kinds(article: arnews.Article) -> list[tuple[str, str]]:
    return [(speaker.name, speaker.kind) for speaker in article.speakers]


def names(article: arnews.Article) -> list[str]:
    return [speaker.name for speaker in article.speakers]


def places(article: arnews.Article) -> tuple[str, ...] | None:
    return article.dateline and article.dateline.places


def agencies(article: arnews.Article) -> tuple[str, ...] | None:
    return article.dateline and article.dateline.agencies


def days(article: arnews.Article) -> list[tuple[str | None, str]]:
    return [(mention.value, str(mention.end)) for mention in article.dates]


def contents(article: arnews.Article) -> list[str]:
    return [quote.content.text for quote in article.quotes]


# Table, a row of it, a text, what to look at, what the library sees, and what it sees with the row.
CHANGES: list[tuple[str, dict[str, str], str, Look, object, object]] = [
    ("verbs", {"lemma": "غمغم"}, SAID, contents, [], ["الفريق سيعود"]),
    (
        "nouns",
        {"word": "نوخذة", "plural": "نواخذة"},
        "قال النوخذة سامي حداد إن البحر هادئ.",
        titles,
        [("النوخذة سامي حداد", None)],
        [("سامي حداد", "النوخذة")],
    ),
    (
        "nouns",
        {"word": "جرنوسة", "kind": "organisation"},
        "أعلنت الجرنوسة أن البحر هادئ.",
        kinds,
        [("الجرنوسة", "person")],
        [("الجرنوسة", "organisation")],
    ),
    (
        "honorifics",
        {"word": "الأوسطى|أوسطى", "gender": "m", "kind": "title"},
        "قال الأوسطى حداد إن البحر هادئ.",
        titles,
        [("الأوسطى حداد", None)],
        [("حداد", "الأوسطى")],
    ),
    (
        "given_names",
        {"name": "زمردان", "gender": "f"},
        "وصلت زمردان حداد إلى المرفأ. وقالت إن البحر هادئ.",
        names,
        [],
        ["زمردان حداد"],
    ),
    (
        "given_names",
        {"name": "زمردان"},
        "كتب زمردان حداد\nوصل الوفد إلى المرفأ.",
        lambda article: article.byline,
        None,
        "زمردان حداد",
    ),
    (
        "countries",
        {"country": "لؤلؤستان", "capital": "مرجانة"},
        "مرجانة - وصل الوفد اليوم.",
        places,
        None,
        ("مرجانة",),
    ),
    (
        "countries",
        {"country": "لؤلؤستان", "demonym": "لؤلؤستاني"},
        "قال اللؤلؤستاني سامي حداد إن البحر هادئ.",
        titles,
        [("اللؤلؤستاني سامي حداد", None)],
        [("سامي حداد", "اللؤلؤستاني")],
    ),
    (
        "places",
        {"place": "خور الأصداف", "country": "اليمن"},
        "خور الأصداف - وصل الوفد اليوم.",
        places,
        None,
        ("خور الأصداف",),
    ),
    (
        "media",
        {"name": "وكالة المرجان|المرجان برس", "kind": "agency"},
        "قالت المرجان برس إن البحر هادئ.",
        kinds,
        [("المرجان برس", "person")],
        [("المرجان برس", "organisation")],
    ),
    ("media", {"name": "المرجان"}, "عدن / المرجان / وصل الوفد أمس.", agencies, (), ("المرجان",)),
    ("months", {"word": "شهر الورد", "month": "5"}, "في 3 شهر الورد 2016", days, None, [("2016-05-03", "2016-05-03")]),
    ("weekdays", {"word": "الحد", "weekday": "7"}, "وصل يوم الحد", days, [], [("2017-03-19", "2017-03-19")]),
    (
        "feasts",
        {"word": "عيد اللؤلؤ", "month": "5", "day": "25", "days": "2"},
        "في عيد اللؤلؤ 2016",
        days,
        [],
        [("2016-05-25", "2016-05-26")],
    ),
    ("feasts", {"word": "عيد اللؤلؤ", "easter": "o1"}, "في عيد اللؤلؤ 2016", days, [], [("2016-05-02", "2016-05-02")]),
    (
        "feasts",
        {"word": "ليلة اللؤلؤ", "calendar": "hijri", "month": "9", "day": "14"},
        "في ليلة اللؤلؤ 1438",
        days,
        [],
        [("2017-06-09", "2017-06-09")],
    ),
]


@pytest.mark.parametrize(("table", "row", "text", "look", "without", "found"), CHANGES)
def test_a_row_changes_what_is_read(
    table: str, row: dict[str, str], text: str, look: Look, without: object, found: object
) -> None:
    before = arnews.parse_article(text, DAY)
    assert look(arnews.parse_article(text, DAY, lexicon=Lexicon().add(table, **row))) == found
    if without is not None:
        assert look(before) == without
    assert look(before) != found
    assert arnews.parse_article(text, DAY) == before


def test_every_table_that_takes_rows_is_shown_to_change_something() -> None:
    assert {table for table, *_ in CHANGES} == set(REQUIRED) >= set(USUAL)


@pytest.mark.parametrize(("table", "row", "text", "look", "without", "found"), CHANGES)
def test_a_file_says_the_same_as_code(
    table: str, row: dict[str, str], text: str, look: Look, without: object, found: object, tmp_path: Path
) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("\t".join(row) + "\n" + "\t".join(row.values()) + "\n", encoding="utf-8")
    assert look(arnews.parse_article(text, DAY, lexicon=Lexicon().add_tsv(table, path))) == found


def test_the_three_functions_and_a_parser_take_a_lexicon() -> None:
    own = MUTTERS.add("weekdays", word="الحد", weekday="7")
    parser, text = Parser(own), "غمغم المدرب يوم الحد أن الفريق سيعود."
    [quote], [day] = arnews.extract_quotes(text, lexicon=own), arnews.normalize_dates(text, DAY, lexicon=own)
    article = arnews.parse_article(text, DAY, lexicon=own)
    assert parser.extract_quotes(text) == (quote,) == article.quotes
    assert parser.normalize_dates(text, DAY) == (day,) == article.dates
    assert parser.parse_article(text, DAY) == article
    assert Parser().parse_article(text, DAY) == arnews.parse_article(text, DAY) != article


# Forms -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "غمغم المدرب أن الفريق سيعود.",
        "غمغمت المدربة أن الفريق سيعود.",
        "وغمغموا أن الفريق سيعود.",
        "غمغمتا أن الفريق سيعود.",
        "يغمغم المدرب أن الفريق سيعود.",
        "تغمغم المدربة أن الفريق سيعود.",
        "سيغمغم المدرب أن الفريق سيعود.",
        "المدربون يغمغمون أن الفريق سيعود.",
        "وصل المدرب سامي حداد مغمغما أن الفريق سيعود.",
        "وصلت المدربة ليلى حداد مغمغمة أن الفريق سيعود.",
    ],
)
def test_the_forms_of_a_verb_are_made_from_its_lemma(text: str) -> None:
    assert [q.content.text for q in arnews.extract_quotes(text, lexicon=MUTTERS)] == ["الفريق سيعود"]
    assert arnews.extract_quotes(text) == ()


@pytest.mark.parametrize("text", ["غمغمنا أن الفريق سيعود.", "لم يغمغم المدرب أن الفريق سيعود.", "غمغم المدرب طويلا."])
def test_a_verb_of_ones_own_is_refused_where_others_are(text: str) -> None:
    assert arnews.extract_quotes(text, lexicon=MUTTERS) == ()


def test_a_verb_brings_its_stance_and_its_preposition() -> None:
    own = Lexicon().add("verbs", lemma="لمّز", present="يلمّز", stance="mention", prep="إلى", noun="p")
    [quote] = arnews.extract_quotes("لمز المدرب إلى أن الفريق سيعود.", lexicon=own)
    assert (quote.stance, quote.content.text) == ("mention", "الفريق سيعود")


@pytest.mark.parametrize(
    ("word", "gender"),
    [("الترجوف", "m"), ("الترجوفة", "f"), ("ترجوفون", "m"), ("ترجوفات", "f")],
)
def test_the_forms_of_a_noun_are_those_of_its_row(word: str, gender: str) -> None:
    own = Lexicon().add("nouns", word="ترجوف", feminine="ترجوفة", plural="ترجوفون", plural_f="ترجوفات")
    [quote] = arnews.extract_quotes(f"بحسب {word}، البحر هادئ.", lexicon=own)
    assert quote.speaker is not None
    assert (quote.speaker.title, quote.speaker.gender) == (word, gender)


@pytest.mark.parametrize(("written", "title"), [("لترجوف المرفأ", "ترجوف المرفأ"), ("للترجوف", "الترجوف")])
def test_a_title_is_told_without_its_preposition(written: str, title: str) -> None:
    own = Lexicon().add("nouns", word="ترجوف")
    [speaker] = arnews.parse_article(f"وفقا {written} فإن البحر هادئ.", lexicon=own).speakers
    assert (speaker.name, speaker.title, speaker.names) == (title, title, (title,))


@pytest.mark.parametrize("text", ["في الحد", "وصل بالحد", "والحد"])
def test_a_weekday_is_known_behind_its_clitics(text: str) -> None:
    own = Lexicon().add("weekdays", word="الحد", weekday="7")
    assert [mention.value for mention in arnews.normalize_dates(text, DAY, lexicon=own)] == ["2017-03-19"]
    assert arnews.normalize_dates(text, DAY) == ()


def test_spelling_is_folded_in_rows_as_in_texts() -> None:
    own = Lexicon().add("media", name="وكالة الأَصداء")
    article = arnews.parse_article("عدن (وكالة الاصداء) - وصل الوفد", lexicon=own)
    assert agencies(article) == ("وكالة الاصداء",)


# Adding ------------------------------------------------------------------------------------------------------


def test_adding_gives_a_new_lexicon_and_leaves_the_old_one() -> None:
    empty = Lexicon()
    one = empty.add("verbs", lemma="غمغم")
    two = one.add("verbs", lemma="دندن")
    both = f"{SAID} دندن المدرب أن الفريق فاز."
    assert [len(arnews.extract_quotes(both, lexicon=lexicon)) for lexicon in (empty, one, two)] == [0, 1, 2]
    with pytest.raises(AttributeError):
        one._rows = {}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("table", "rows", "text", "look", "found"),
    [
        ("weekdays", [{"word": "الحد", "weekday": n} for n in "67"], "وصل يوم الحد", days, "2017-03-19"),
        ("weekdays", [{"word": "الأحد", "weekday": "6"}], "وصل يوم الأحد", days, "2017-03-18"),
        ("months", [{"word": "شهر الورد", "month": n} for n in "65"], "في 3 شهر الورد 2016", days, "2016-05-03"),
        ("months", [{"word": "مارس", "month": "5"}], "في 3 مارس 2016", days, "2016-05-03"),
    ],
)
def test_the_row_added_last_goes_before_others_and_the_librarys(
    table: str, rows: list[dict[str, str]], text: str, look: Callable[..., list[tuple[str, str]]], found: str
) -> None:
    own = Lexicon()
    for row in rows:
        own = own.add(table, **row)
    assert look(arnews.parse_article(text, DAY, lexicon=own))[0][0] == found


def test_a_verb_a_name_and_an_honorific_of_ones_own_go_before_the_librarys() -> None:
    own = Lexicon().add("verbs", lemma="قال", stance="claim").add("given_names", name="خالد", gender="f")
    own = own.add("honorifics", word="السيد", gender="f")
    [quote] = arnews.extract_quotes("قال خالد إن البحر هادئ.", lexicon=own)
    assert quote.stance == "claim"
    assert own.speech.nouns.given_names["خالد"] == "f"
    assert own.speech.nouns.honorifics["السيد"] == "f"


def test_adding_a_row_twice_changes_nothing() -> None:
    once = arnews.extract_quotes(SAID, lexicon=MUTTERS)
    twice = MUTTERS.add("verbs", lemma="غمغم", present="يغمغم", participle="مغمغم", masdar="غمغمة")
    assert arnews.extract_quotes(SAID, lexicon=twice) == once


def test_the_default_is_as_it_was_after_a_lexicon_with_its_own_words() -> None:
    text = "قال الأحد سامي حداد إن البحر هادئ. وأكد أن الوفد سيصل الأحد."
    before = arnews.parse_article(text, DAY)
    own = Lexicon().add("verbs", lemma="قال", stance="claim").add("weekdays", word="الأحد", weekday="1")
    assert arnews.parse_article(text, DAY, lexicon=own) != before
    assert arnews.parse_article(text, DAY) == arnews.parse_article(text, DAY, lexicon=Lexicon()) == before


def test_streams_that_get_no_row_share_the_words_of_the_default() -> None:
    default = Lexicon()
    assert MUTTERS.calendar is default.calendar
    assert MUTTERS.frame is default.frame
    assert Lexicon().add("months", word="شهر الورد", month="5").speech is default.speech


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))])
def test_a_lexicon_and_a_parser_can_be_copied_and_pickled_before_and_after_use(again: Callable[[Any], Any]) -> None:
    for lexicon in (MUTTERS, Lexicon().add("verbs", lemma="غمغم")):
        assert arnews.extract_quotes(SAID, lexicon=again(lexicon)) == arnews.extract_quotes(SAID, lexicon=MUTTERS)
        assert again(Parser(lexicon)).extract_quotes(SAID) == arnews.extract_quotes(SAID, lexicon=MUTTERS)


# Refused rows ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("verb", {"lemma": "غمغم"}, "no table 'verb': the tables are verbs, nouns"),
        ("particles", {"word": "ثم"}, "no table 'particles'"),
        ("verbs", {"lema": "غمغم"}, "verbs has no column 'lema': it has lemma, present"),
        ("verbs", {"present": "يغمغم"}, "a row of verbs needs 'lemma'"),
        ("verbs", {"lemma": "", "stance": "claim"}, "a row of verbs needs 'lemma'"),
        ("verbs", {"lemma": "\u064e"}, "a spelling has no letter"),
        ("verbs", {"lemma": "غمغم|دندن"}, "in verbs each spelling has a row of its own"),
        ("verbs", {"lemma": "أعاد القول"}, "a lemma is one word"),
        ("verbs", {"lemma": "غمغم", "stance": "mutter"}, "stance is 'mutter': it can be neutral, assert"),
        ("verbs", {"lemma": "غمغم", "noun": "nz"}, "noun is 'nz': its letters can be b, c, e"),
        ("nouns", {"word": "نوخذة", "kind": "sailor"}, "kind is 'sailor': it can be person"),
        ("given_names", {"name": "زمردان||زمرد"}, "a spelling has no letter"),
        ("given_names", {"name": "زمردان", "gender": "x"}, "gender is 'x': it can be m, ?, f"),
        ("media", {"name": "المرجان", "kind": "agencies"}, "kind is 'agencies'"),
        ("countries", {"country": "لؤلؤستان", "capital": "مرجانة|ـ"}, "capital is 'مرجانة|ـ'"),
        ("months", {"word": "شهر الورد"}, "a row of months needs 'month'"),
        ("months", {"word": "شهر الورد", "month": "13"}, "month is '13': it is a number from 1 to 12"),
        ("months", {"word": "شهر الورد", "month": "0"}, "month is '0'"),
        ("months", {"word": "شهر الورد", "month": "مايو"}, "month is 'مايو'"),
        ("months", {"word": "شهر الورد", "month": "5", "calendar": "lunar"}, "calendar is 'lunar'"),
        ("months", {"word": "شهر الورد", "month": "5", "alone": "maybe"}, "it can be yes, after, day, full"),
        ("weekdays", {"word": "الحد", "weekday": "8"}, "weekday is '8': it is a number from 1 to 7"),
        ("feasts", {"word": "عيد اللؤلؤ"}, "a row of feasts needs 'month' and 'day', or 'easter'"),
        ("feasts", {"word": "عيد اللؤلؤ", "month": "5"}, "needs 'month' and 'day'"),
        ("feasts", {"word": "عيد اللؤلؤ", "month": "5", "day": "45"}, "day is '45'"),
        ("feasts", {"word": "عيد اللؤلؤ", "month": "13", "day": "4"}, "month is '13'"),
        ("feasts", {"word": "عيد اللؤلؤ", "month": "5", "day": "4", "days": "x"}, "days is 'x'"),
        ("feasts", {"word": "عيد اللؤلؤ", "month": "2", "day": "30"}, "which month 2 of the gregorian calendar"),
        (
            "feasts",
            {"word": "عيد اللؤلؤ", "calendar": "hijri", "month": "2", "day": "31"},
            "which month 2 of the hijri calendar has not",
        ),
        ("feasts", {"word": "عيد اللؤلؤ", "easter": "later"}, "it is w or o and the days behind Easter"),
    ],
)
def test_a_row_that_cannot_be_meant_is_refused_in_code_and_in_a_file(
    table: str, row: dict[str, str], reason: str, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+$") as told:
        Lexicon().add(table, **row)
    assert reason in str(told.value)
    path = tmp_path / "own.tsv"
    path.write_text("# ours\n" + "\t".join(row) + "\n" + "\t".join(row.values()) + "\t", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        Lexicon().add_tsv(table, path)


@pytest.mark.parametrize(
    "row",
    [
        {"month": "2", "day": "29"},
        {"month": "12", "day": "31", "days": "12"},
        {"calendar": "hijri", "month": "9", "day": "30"},
        {"easter": "w-46"},
        {"easter": "o0"},
    ],
)
def test_a_feast_may_fall_on_any_day_that_there_is(row: dict[str, str]) -> None:
    own = Lexicon().add("feasts", word="عيد اللؤلؤ", **row)
    assert [mention.rule for mention in arnews.normalize_dates("في عيد اللؤلؤ", DAY, lexicon=own)] == ["feast"]


def test_a_cell_is_text() -> None:
    with pytest.raises(TypeError, match="month must be a str, not int"):
        Lexicon().add("months", word="شهر الورد", month=5)  # type: ignore[arg-type]


FILES: list[tuple[str, bytes, str]] = [
    ("nothing at all", b"", ": no line names the columns"),
    ("comments alone", b"# ours\n\n", ": no line names the columns"),
    ("a column that is not there", "word\twekday\nالحد\t7".encode(), ", line 1: weekdays has no column 'wekday'"),
    ("the same without rows", b"# ours\nword\twekday\n", ", line 2: weekdays has no column 'wekday'"),
    ("a column that is missing", "# ours\nword\nالحد\n".encode(), ", line 2: weekdays needs a column 'weekday'"),
    ("a column named twice", "word\tweekday\tweekday\nالحد\t7\t6".encode(), ", line 1: two columns 'weekday'"),
    ("an empty cell", "word\tweekday\nالحد\t7\n\t7\n".encode(), ", line 3: a row of weekdays needs 'word'"),
    ("a cell too few", "word\tweekday\n\nالحد\n".encode(), ", line 3: a row of weekdays needs 'weekday'"),
    ("a cell too many", "word\tweekday\nالحد\t7\tyes\n".encode(), ", line 2: 3 cells for 2 columns"),
    ("a wrong number", "word\tweekday\n# ours\nالحد\t9".encode(), ", line 3: weekday is '9'"),
    ("commas for TABs", "word,weekday\nالحد,7".encode(), ", line 1: weekdays has no column 'word,weekday'"),
    ("Windows-1256", "word\tweekday\nالحد\t7".encode("cp1256"), ", line 2: not UTF-8: byte 0xc7"),
    ("UTF-16", "word\tweekday\nالحد\t7".encode("utf-16"), ", line 1: not UTF-8: byte 0xff"),
]


@pytest.mark.parametrize(("data", "reason"), [file[1:] for file in FILES], ids=[file[0] for file in FILES])
def test_a_file_that_cannot_be_read_is_refused_with_its_line_and_the_reason(
    data: bytes, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes(data)
    with pytest.raises(TableError) as told:
        Lexicon().add_tsv("weekdays", path)
    assert str(told.value).startswith(f"{path}{reason}")


@pytest.mark.parametrize(
    "data",
    [
        "word\tweekday\nالحد\t7\n".encode(),
        "word\tweekday\nالحد\t7".encode("utf-8-sig"),
        "word\tweekday\r\nالحد\t7\r\n".encode(),
        "word\tweekday\rالحد\t7\r".encode(),
        "# ours\n\nweekday\tword\n \n7 \t الحد\n# theirs\n".encode(),
        "word\tweekday\talone\nالحد\t7\n".encode(),
    ],
    ids=["plain", "BOM", "CRLF", "CR", "comments and spaces", "what may be left out"],
)
def test_a_file_may_come_from_any_editor(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes(data)
    own = Lexicon().add_tsv("weekdays", str(path))
    assert [mention.value for mention in arnews.normalize_dates("يوم الحد", DAY, lexicon=own)] == ["2017-03-19"]


def test_a_file_that_is_not_there_is_an_error_of_the_system() -> None:
    with pytest.raises(FileNotFoundError):
        Lexicon().add_tsv("weekdays", "nowhere.tsv")
    with pytest.raises(ValueError, match="no table 'days'"):
        Lexicon().add_tsv("days", "nowhere.tsv")


# The library's own tables ------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", REQUIRED)
def test_the_librarys_own_rows_would_be_taken(table: str) -> None:
    faults = []
    for row in read_table(table):
        try:
            assert whole_row(table, row)
        except ValueError as error:
            faults.append(f"{table}.tsv, {row}: {error}")
    assert not faults


@pytest.mark.parametrize("path", sorted(DATA.glob("*.tsv")), ids=lambda path: path.stem)
def test_the_librarys_own_tables_are_as_tidy_as_their_reader_takes_them_to_be(path: Path) -> None:
    rows = parse_table(path.read_text(encoding="utf-8"), path.name)
    assert read_table(path.stem) == rows
    folded = [{name: "|".join(map(fold_word, cell.split("|"))) for name, cell in row.items()} for row in rows]
    assert list(folded_rows(path.stem, {})) == folded


def test_a_particle_with_a_role_that_no_rule_knows_is_refused() -> None:
    with pytest.raises(TableError, match=r"^particles\.tsv: no role 'nobody', which 'ثم' has$"):
        build_speech({"particles": ({"word": "ثم", "role": "nobody"},)})


def test_what_is_kept_of_words_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arnews.lexicon.memo._MOST", 2)
    sizes = Memo(len)
    assert [sizes[word] for word in ("قال", "أكد", "وزير")] == [3, 3, 4]
    assert dict(sizes) == {"وزير": 4}
