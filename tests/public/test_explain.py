"""What was found names its rule, and what was refused its reason."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import arnews
from arnews.__main__ import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "article.txt"
DAY = dt.date(2024, 5, 14)


def told(text: str, published: dt.date | None = None, lexicon: arnews.Lexicon | None = None) -> list[str]:
    """The lines of the explanation of *text*."""
    return arnews.explain(arnews.parse_article(text, published, lexicon=lexicon), lexicon).split("\n")


def reasons(text: str) -> dict[str, str]:
    """Refused word → its reason."""
    refused = [line.removeprefix("  refused  ") for line in told(text) if line.startswith("  refused")]
    return dict(line.split("  ")[0].split(": ", 1) for line in refused)


def test_every_quote_and_date_of_an_article_names_its_rule() -> None:
    article = arnews.parse_article(EXAMPLE.read_text(encoding="utf-8"), DAY)
    lines = arnews.explain(article).split("\n")
    at = lines.index("dates")
    found = [[line for line in part if "refused" not in line] for part in (lines[1:at], lines[at + 1 :])]
    assert lines[0] == "quotes"
    assert len(article.quotes) > 5
    assert len(article.dates) > 3
    for quote, line in zip(article.quotes, found[0], strict=True):
        assert line.split()[0] == quote.kind
        assert f" {quote.rule}, " in line
    for date, line in zip(article.dates, found[1], strict=True):
        assert line.split()[:2] == [date.type, date.rule]
        assert f"→ {date.value}" in line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("قال سامي حداد إن العمل تأخر.", "  indirect past: that, cue قال  (سامي حداد: named; …)  العمل تأخر"),
        ("قيل إن العمل تأخر.", "  indirect past: that, cue قيل  (nobody: no speaker; …)  العمل تأخر"),
        ("«لن نغادر المرفأ أبدا هذا العام».", "  direct   uncued: marks, no cue  (nobody: no speaker; …)"),
        ("وصل الوفد أمس.", "  date     nearby  أمس → None, needs published"),
        ("وصل الوفد في 3 مايو 2016.", "  date     day_of_month  3 مايو 2016 → 2016-05-03"),
        ("وصل الوفد مطلع عام 2016.", "  date     year_named  مطلع عام 2016 → 2016, start"),
    ],
)
def test_what_was_found_says_how(text: str, line: str) -> None:
    shown = [re.sub(r"; [01]\.\d+\)", "; …)", found) for found in told(text)]  # the confidence is measured anew
    assert [found for found in shown if found.startswith(line)]
    assert "refused" not in " ".join(told(text))


# Each reason, with sentences of which the word is refused for it.
REFUSED: dict[str, list[tuple[str, str]]] = {
    "a remark of the narrator": [
        ("وصل ثلاثة رجال بينهم طبيب.", "بينهم"),
    ],
    "a condition or a question": [
        ("لو قال المدير إن العمل تأخر لغضب الناس.", "قال"),
        ("هل قال المدير إن العمل تأخر؟", "قال"),
        ("وإذا ما رأى القاضي أن العمل تأخر، نقل الملف.", "رأى"),
    ],
    "a noun with its clause": [
        ("ورفض المدير ما جاء في التقرير.", "جاء"),
    ],
    "a student": [
        ("وصل سالم، طالب بجامعة المدينة.", "طالب"),
    ],
    "who wrote the article": [
        ("كتب: كريم الحمدان", "كتب"),
    ],
    "a noun that is counted": [
        ("وصل 218 ألف طالب إلى عدن.", "طالب"),
        ("وصل 40 رد إلى المدير.", "رد"),
    ],
    "a noun with tanwin": [("وكلّفت الحربُ البلدَ ثمناً باهظاً.", "ثمناً")],
    "passive": [("وأكدت النيابة أن الرجل اتهم بالسرقة.", "اتهم")],
    "a noun behind a preposition": [("في ذكره لم ينم الولد.", "ذكره")],
    "negated": [
        ("لم يؤكد المدير أن العمل تأخر.", "يؤكد"),
        ("لا يذكر المدير أن العمل تأخر.", "يذكر"),
    ],
    "reports only where it is negated": [("أخفى المدير أن العمل تأخر.", "أخفى")],
    "what an unnamed source asks for": [("وصل مسؤول طلب عدم ذكر اسمه إلى المدينة.", "طلب")],
    "the complement of a verbal noun": [("بعد إعلان قال المدير إن العمل تأخر.", "قال")],
    "impersonal": [
        ("ويذكر أن العمل تأخر.", "ويذكر"),
        ("يتوقع أن يتأخر العمل.", "يتوقع"),
    ],
    "not said, but wished or expected": [("يريد المدير أن يؤكد أن العمل تأخر.", "يؤكد")],
    "the writer's own": [("أقترح أن يعود العمل.", "أقترح")],
    "another word, written alike": [
        ("التقى الطبيب بين البيت والمدرسة والسوق.", "بين"),
        ("تبين أن العمل تأخر.", "تبين"),
        ("عبر الجندي النهر.", "عبر"),
        ("وحملت الرسالة إشارة إلى عودة العمل.", "إشارة"),
    ],
    "an adjective or a noun": [
        ("رأى الوفد مؤكدة جديدة.", "مؤكدة"),
        ("وصل المعهد، ومقره عدن، إلى اتفاق.", "ومقره"),
        ("أسكت منتقدين يقولون إن العمل تأخر.", "منتقدين"),
    ],
    "an adverb": [("عادت الأزمة مجددا، وهناك من يظن أن العمل تأخر.", "مجددا")],
    "nobody who can tell stands behind it": [("بحسب الطقس تأخرت الرحلات.", "بحسب")],
    "the rest of the idiom does not follow it": [
        ("أعاد الطفل الكتاب إلى أخته.", "أعاد"),
        ("تم البناء.", "تم"),
        ("وردا على سؤال سكت المدير.", "وردا"),
    ],
    "no content follows it": [
        ("قال المدير.", "قال"),
        ("كتب الطفل درسه.", "كتب"),
        ("مضيفة الطيران وصلت.", "مضيفة"),
    ],
    "name": [
        ("زار المدير متحف «الزيتون القديم».", "marks"),
        ("وصل فريق ال«نسور» إلى عدن.", "marks"),
    ],
    "title": [("عرض فيلم «الطريق الطويل إلى البيت القديم».", "marks")],
    "term": [
        ("اشترى الولد «كتابا» ثم مشى.", "marks"),
        ("قرأ «OK» على الباب.", "marks"),
    ],
    "unattributed": [("كان في «بيت الجيران البعيد القديم» وعاد.", "marks")],
    "none of month reads it here": [("مارس الجيش ضغطا على القرية.", "مارس")],
    "none of weekday, counted, dated, feast, ten_days reads it here": [("مشى اثنين وعاد.", "اثنين")],
    "none of day_part reads it here": [("مشى الولد صباحا.", "صباحا")],
    "none of year_named, one reads it here": [("نام سنة في البيت.", "سنة")],
    "none of clock, counted, dated, days_numeric reads it here": [("كان هناك 45 رجلا.", "45")],
    "none of counted, dated, hour_in_words reads it here": [("الأول وصل.", "الأول")],
}


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [(text, word, reason) for reason, cases in REFUSED.items() for text, word in cases],
)
def test_what_was_refused_says_why(text: str, word: str, reason: str) -> None:
    assert reasons(text)[word] == reason
    assert not [quote for quote in arnews.extract_quotes(text) if quote.cue and quote.cue.text == word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ذكر المدير أن العمل تأخر.", "ذكر"),
        ("قال المدير إن العمل تأخر.", "قال"),
        ("لم يخف المدير أن العمل تأخر.", "يخف"),
        ("لم يستبعد المدير أن العمل يتأخر.", "يستبعد"),
        ("يذكر المدير أن العمل تأخر.", "يذكر"),
        ("بيّن المدير أن العمل تأخر.", "بيّن"),
        ("عبر المدير عن أمله في عودة العمل.", "عبر"),
        ("وصلت مديرة مؤكدة أن العمل تأخر.", "مؤكدة"),
        ("بحسب المدير، العمل تأخر.", "بحسب"),
        ("أعاد إلى الأذهان أن العمل تأخر.", "أعاد"),
        ("أكد المدير أن العمل تأخر.", "أكد"),
    ],
)
def test_the_same_words_are_no_refusals_where_they_report(text: str, word: str) -> None:
    assert word not in reasons(text)


def test_every_reason_that_the_code_can_give_is_shown() -> None:
    room = Path(arnews.__file__).with_name("quotes") / "homographs.py"
    body = room.read_text(encoding="utf-8").partition("def refusal")[2].partition("\ndef _impersonal")[0]
    returned = " ".join(re.findall(r"return (.*)", body))
    spoken = set(re.findall(r'"([a-z][^"\n]*)"', returned)) - {"m", "singular", "g"}
    assert len(spoken) > 8
    assert spoken <= set(REFUSED)


def test_a_text_is_explained_as_its_article_is() -> None:
    text = "لم يؤكد المدير أن العمل تأخر، وقالت سلمى منصور إن الوفد وصل أمس."
    assert arnews.explain(text) == arnews.explain(arnews.parse_article(text))


def test_what_is_neither_text_nor_article_is_told_so() -> None:
    with pytest.raises(TypeError, match="must be a str"):
        arnews.explain(b"bytes")  # type: ignore[arg-type]


def test_a_refused_word_is_shown_with_the_words_about_it() -> None:
    [line] = [line for line in told("كان المطر غزيرا ولم يؤكد المدير أن العمل تأخر.") if "refused" in line]
    assert line == "  refused  يؤكد: negated  …كان المطر غزيرا ولم [يؤكد] المدير أن العمل تأخر.…"


def test_it_reads_with_the_lexicon_of_the_article() -> None:
    text = "لم يغمغم المدرب أن الفريق سيعود في الحد."
    own = arnews.Lexicon().add("verbs", lemma="غمغم", present="يغمغم").add("weekdays", word="الحد", weekday="7")
    assert told(text) == ["quotes", "dates"]
    lines = told(text, DAY, own)
    assert lines[1].startswith("  refused  يغمغم: negated")
    assert lines[3] == "  date     weekday  الحد → 2024-05-19"


CONTROLS = "\t\r\v\x1b\x85\u2028\u202e\u2067"
PIECES = [
    "قال ",
    "لم ",
    "أن ",
    "المدير ",
    "بحسب ",
    "«",
    "»",
    '"',
    ": ",
    "، ",
    ".\n",
    "مارس ",
    "3/5/",
    "2016",
    "أمس ",
    *CONTROLS,
]


@example("0\u202e0")
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map("".join)))
def test_any_text_gets_an_answer_of_a_line_for_each_find(text: str) -> None:
    article = arnews.parse_article(text)
    lines = arnews.explain(article).split("\n")
    at = lines.index("dates")
    assert lines[0] == "quotes"
    assert all(line.startswith("  ") for line in lines[1:at] + lines[at + 1 :])
    assert not set(CONTROLS) & set("".join(lines))
    assert sum("  refused" not in line for line in lines[1:at]) == len(article.quotes)
    assert sum("  refused" not in line for line in lines[at + 1 :]) == len(article.dates)


# At the command line ------------------------------------------------------------------------------------------


def test_the_command_prints_the_explanation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "لم يقل المدير إن العمل تأخر أمس."
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    assert main(["--explain", str(path), "--published", "2024-05-14"]) == 0
    assert capsys.readouterr().out == "\n".join(told(text, DAY)) + "\n"


def test_an_explained_text_cannot_command_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "قال \x1b[2Jالمدير إن \u202eالعمل «\x1b[31m تأخر».\nلم يقل \x1b[0m المدير. «\x1b[1m كتاب» 3 \x07"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(text.encode()))))
    assert main(["--explain", "-"]) == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(capsys.readouterr().out)


# min_confidence -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("least", [0.0, 0.5, 0.8, 0.9, 0.97, 1.0])
def test_min_confidence_leaves_out_what_is_less_sure_and_nothing_else(least: float) -> None:
    text = EXAMPLE.read_text(encoding="utf-8") + "\nلم يستبعد المدير أن العمل يتأخر. وقال المدير إن العمل تأخر."
    every = arnews.extract_quotes(text)
    sure = arnews.extract_quotes(text, least)
    assert sure == arnews.extract_quotes(text, min_confidence=least) == arnews.Parser().extract_quotes(text, least)
    assert [(quote.rule, quote.content) for quote in sure] == [
        (quote.rule, quote.content) for quote in every if quote.confidence >= least
    ]


def test_a_quote_that_is_just_as_sure_stays() -> None:
    text = "لم يستبعد المدير أن العمل يتأخر."
    (quote,) = arnews.extract_quotes(text)
    assert arnews.extract_quotes(text, quote.confidence) == (quote,)
    assert arnews.extract_quotes(text, quote.confidence + 0.01) == ()


def test_article_keeps_every_quote_whatever_its_confidence() -> None:
    assert len(arnews.parse_article("لم يستبعد المدير أن العمل يتأخر.").quotes) == 1
