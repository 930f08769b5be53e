"""All Python on the pages runs, page by page from top to bottom, and says what the page says it says.

The recipes, which want tools of others, are run by tests/recipes; pages that scripts write hold no code.
"""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [
    page
    for page in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
    if not {"recipes", "decides", "_build"} & set(page.relative_to(ROOT).parts)
]
FENCE = re.compile(
    r"^(?P<fence>```+|:::+) *(?:\{code-block\} *)?(?P<language>\w+)?[^\n]*\n(?P<code>.*?)^(?P=fence)",
    re.DOTALL | re.MULTILINE,
)
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(page: Path) -> list[tuple[int, str]]:
    """The Python of a page: for each block its first line and its code."""
    text = page.read_text(encoding="utf-8")
    found = [block for block in FENCE.finditer(text) if block["language"] in {"python", "pycon"}]
    return [(text.count("\n", 0, block.start("code")), block["code"]) for block in found]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_page(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {"__name__": "__main__"}
    runner = doctest.DocTestRunner(optionflags=OPTIONS)
    said: list[str] = []
    for line, code in blocks(page):
        if ">>>" not in code:
            exec(compile("\n" * line + code, str(page), "exec"), names)
            continue
        test = doctest.DocTestParser().get_doctest(code, names, page.name, str(page), line)
        runner.run(test, out=said.append, clear_globs=False)
        names.update(test.globs)
    assert not said, "".join(said)


def test_the_readme_has_an_example_that_is_run() -> None:
    [(_, code)] = blocks(ROOT / "README.md")
    assert code.count("\n") <= 20
    assert ">>>" in code
