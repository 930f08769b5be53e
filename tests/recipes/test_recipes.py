"""Every recipe in the documentation does what it says, with the tools it names."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from newsroom import articles

from arnews import parse_article
from arnews.corpus import day_of
from arnews.rows import quote_rows

RECIPES = Path(__file__).parents[2] / "docs" / "recipes"
NUMBER = 60
pytestmark = [pytest.mark.recipes, pytest.mark.filterwarnings("default")]


def blocks(recipe: str, language: str) -> str:
    """The code of a recipe in one *language*, on the lines where it stands in the file."""
    text = (RECIPES / recipe).read_text(encoding="utf-8")
    lines = [""] * text.count("\n")
    for block in re.finditer(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        first = text.count("\n", 0, block.start(1))
        code = block.group(1).splitlines()
        lines[first : first + len(code)] = code
    return "\n".join(lines)


def run(recipe: str) -> dict[str, Any]:
    """What the recipe's names stand for when all its code has run, as a script's would."""
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(blocks(recipe, "python"), str(RECIPES / recipe), "exec"), names)
    return names


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the recipes read, and a record that is no article among them."""
    monkeypatch.chdir(tmp_path)
    records: list[dict[str, str | None]] = list(articles(NUMBER))
    records.insert(7, {"id": "bad", "text": None, "published": None})
    Path("articles.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    Path("article.txt").write_text(next(articles(1))["text"] or "", encoding="utf-8")
    return tmp_path


def rows() -> list[dict[str, Any]]:
    """The quotes of the articles by the plain loop."""
    return [
        row
        for record in articles(NUMBER)
        for row in quote_rows(parse_article(record["text"] or "", day_of(record["published"])), record["id"])
    ]


def test_every_recipe_is_run() -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    for recipe in RECIPES.glob("*.md"):
        assert f'run("{recipe.name}")' in here, f"no test runs {recipe.name}"


def test_many_articles() -> None:
    names = run("many-articles.md")
    assert names["words"].total() == len([row for row in rows() if row["speaker_name"]]) > NUMBER
    assert names["failures"] == [("bad", "text must be a str, not None")]


@pytest.mark.skipif(not shutil.which("bash"), reason="the commands are for a Unix shell")
def test_many_articles_in_the_shell(folder: Path) -> None:
    script = blocks("many-articles.md", "sh").replace("arnews ", f"{sys.executable} -m arnews ")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, env={**os.environ, "PATH": path}, check=False
    )
    problem = "8: text must be a str, not None"
    assert done.stderr.splitlines() == [f"arnews: articles.jsonl.gz:{problem}"] * 3
    whole = Path("articles.out.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(whole) == NUMBER
    assert Path("rest.jsonl").read_text(encoding="utf-8").splitlines() == whole[29:]
    quotes = [json.loads(line) for line in Path("quotes.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [quote["content"] for quote in quotes] == [row["content"] for row in rows()]


def test_pandas() -> None:
    pytest.importorskip("pandas")
    names = run("pandas.md")
    expected = rows()
    assert names["quotes"].content.tolist() == [row["content"] for row in expected]
    assert names["quotes"].content_start.tolist() == [row["content_start"] for row in expected]
    assert str(names["quotes"].speaker_start.dtype) == "Int64"
    assert names["failed"].id.tolist() == ["bad"]
    assert names["who"].quotes.sum() == len([row for row in expected if row["speaker_name"]])


def test_polars() -> None:
    pl = pytest.importorskip("polars")
    names = run("polars.md")
    assert names["quotes"].to_dicts() == rows()
    assert pl.read_parquet("quotes.parquet").equals(names["quotes"])


def test_datasets(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_DATASETS_CACHE", str(folder / "cache"))
    pytest.importorskip("datasets")
    names = run("datasets.md")
    found = names["articles"]
    assert found.num_rows == NUMBER + 1
    assert [quote for row in found for quote in row["quotes"]] == rows()
    assert [row["id"] for row in found if row["error"]] == ["bad"]


def test_spacy() -> None:
    pytest.importorskip("spacy")
    names = run("spacy.md")
    article, doc = names["article"], names["doc"]
    assert doc.text == article.text
    assert len(doc.spans["quotes"]) == len(article.quotes) > 0
    assert len(doc.spans["dates"]) == len(article.dates) > 0
    for span, quote in zip(doc.spans["quotes"], article.quotes, strict=True):
        assert quote.content.text in span.text
    page = Path("article.html").read_text(encoding="utf-8")
    assert "direction: rtl" in page
    assert page.count("<mark") == len(names["ents"]) > len(article.quotes)


PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>افتتاح مرفأ الصيد في البلدة - صحيفة المرفأ</title>
<meta property="og:title" content="افتتاح مرفأ الصيد في البلدة"><meta property="og:type" content="article">
<meta property="article:published_time" content="2024-05-14T08:30:00+03:00"></head>
<body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav>
<article><h1>افتتاح مرفأ الصيد في البلدة</h1><time datetime="2024-05-14">14 مايو 2024</time>{body}</article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def test_trafilatura() -> None:
    pytest.importorskip("trafilatura")
    paragraphs = [line for record in list(articles(13))[::6] for line in (record["text"] or "").split("\n")]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    Path("page.html").write_text(PAGE.format(body=body), encoding="utf-8")
    article = run("trafilatura.md")["article"]
    assert str(article.published) == "2024-05-14"
    assert "الرئيسية" not in article.text
    assert article.text.startswith("افتتاح مرفأ الصيد في البلدة\n")
    whole = parse_article("\n".join(paragraphs), article.published)
    assert [quote.content.text for quote in article.quotes] == [quote.content.text for quote in whole.quotes]
    assert len(article.quotes) > 3


@pytest.mark.spark
def test_pyspark(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark")
    pd = pytest.importorskip("pandas")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    settings = ("spark.ui.enabled=false", "spark.driver.host=127.0.0.1", "spark.driver.bindAddress=127.0.0.1")
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", " ".join(f"--conf {setting}" for setting in settings) + " pyspark-shell")
    names = run("pyspark.md")
    try:
        found = pd.read_parquet("quotes").sort_values(["doc_id", "quote_index"])
        assert found.content.tolist() == [row["content"] for row in rows()]
        assert [row.doc_id for row in names["bad"]] == ["bad"]
        assert len(pd.read_parquet("dates")) > NUMBER
    finally:
        names["spark"].stop()
