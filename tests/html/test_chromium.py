"""Pages in a real browser: nothing runs, right-to-left order and joined letters, legible in both themes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from arnews.html import Mark, highlight, html_page, marked_text
from arnews.models import Article

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.chromium, pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")]

MEASURE = """
function box(words) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const at = node.data.indexOf(words);
    if (at < 0 || node.parentElement.closest('bdi')) continue;
    const range = document.createRange();
    range.setStart(node, at); range.setEnd(node, at + words.length);
    return range.getBoundingClientRect();
  }
}
function rgb(colour) {
  const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1});
  const pen = canvas.getContext('2d');
  pen.fillStyle = getComputedStyle(document.body).backgroundColor; pen.fillRect(0, 0, 1, 1);
  pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
}
function light(colour) {
  const [r, g, b] = rgb(colour).map(c => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b + .05;
}
function contrast(one, other) {
  const [a, b] = [light(one), light(other)];
  return Math.max(a, b) / Math.min(a, b);
}
function every(selector, measure) {
  return [...document.querySelectorAll(selector)].map(it => measure(getComputedStyle(it)));
}
const found = document.createElement('pre'); found.id = 'found';
found.textContent = JSON.stringify(MEASURED); document.body.append(found);
"""


def chromium(*options: str) -> str:
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--timeout=20000",
        *options,
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True, encoding="utf-8")
    return done.stdout


def measured(folder: Path, body: str, expression: str, dark: bool = False) -> Any:
    """What *expression* is in a page that holds *body* as a notebook's cell does."""
    colours = "background:#111;color:#d8d8d8" if dark else "background:#fff;color:#1f1f1f"
    page = folder / "cell.html"
    script = MEASURE.replace("MEASURED", expression)
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><body style="{colours}">{body}<script>{script}</script>',
        encoding="utf-8",
    )
    dom = chromium("--dump-dom", page.as_uri())
    found = re.search('<pre id="found">(.*?)</pre>', dom)
    assert found, dom[-500:]
    return json.loads(unescape(found[1]))


def test_nothing_in_an_article_runs(article: Article, tmp_path: Path) -> None:
    traps = (
        "[document.querySelectorAll('[onmouseover],script').length, document.querySelectorAll('[title]').length > 9]"
    )
    assert measured(tmp_path, highlight(article) + highlight(article.quotes), traps) == [1, True]


def test_a_page_runs_no_script_at_all(article: Article, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(html_page(article).replace("</body>", "<script>document.title='ran'</script></body>"), "utf-8")
    dom = chromium("--dump-dom", page.as_uri())
    assert "<title>arnews</title>" in dom
    assert "&lt;script&gt;alert(1)" in dom


def test_words_stand_from_right_to_left(article: Article, tmp_path: Path) -> None:
    words = ["وقا", "مصدر", "الأول", "الثاني", "3 مايو"]
    first, *others = measured(tmp_path, highlight(article), f"{json.dumps(words)}.map(it => (box(it) || {{}}).right)")
    assert first is None, "a cue inside a word is a node of its own"
    assert others == sorted(others, reverse=True)


def test_a_mark_inside_a_word_leaves_its_letters_joined(tmp_path: Path) -> None:
    plain, marked = marked_text("بالمستشفيات"), marked_text("بالمستشفيات", [Mark(3, 6, "quote", 1), Mark(6, 8, "date")])
    text = "every('p', () => 0) && [...document.querySelectorAll('p')].map(p => {const r = document.createRange();"
    text += "r.selectNodeContents(p); return r.getBoundingClientRect().width})"
    one, other = measured(tmp_path, plain + marked, text)
    assert abs(one - other) < 0.5


@pytest.mark.parametrize("dark", [False, True])
def test_every_colour_is_legible_in_both_themes(tmp_path: Path, dark: bool) -> None:
    text = "قال " * 40
    marks = [Mark(4 * n, 4 * n + 3, "quote", n) for n in range(20)]
    marks += [Mark(80 + 4 * n, 83 + 4 * n, "speaker", n) for n in range(20)]
    body = marked_text(text, marks)
    words = "every('.arnews-quote', s => contrast(s.color, s.backgroundColor))"
    lines = "every('.arnews-speaker', s => contrast(s.textDecorationColor, 'transparent'))"
    words_found, lines_found = measured(tmp_path, body, f"[{words}, {lines}]", dark)
    assert len(words_found) == len(lines_found) == 20
    assert min(words_found) >= 4.5
    assert min(lines_found) >= 3


@pytest.mark.parametrize(("theme", "scheme"), [("dark", 0), ("light", 1)])
def test_a_page_follows_the_theme(article: Article, tmp_path: Path, theme: str, scheme: int) -> None:
    page, picture = tmp_path / "page.html", tmp_path / f"{theme}.png"
    page.write_text(html_page(article, title="وزير"), "utf-8")
    chromium(f"--blink-settings=preferredColorScheme={scheme}", f"--screenshot={picture}", page.as_uri())
    image = pytest.importorskip("matplotlib.image").imread(picture)
    assert (image[5, 5, :3].mean() < 0.5) == (theme == "dark")
    assert image[:, :, :3].std() > 0.01
