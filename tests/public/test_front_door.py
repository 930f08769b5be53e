"""The front door: every name is there, opens its room when asked, and refuses what is no text."""

from __future__ import annotations

import ast
import datetime as dt
import json
import re
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

import arnews

SOURCE = Path(arnews.__file__).read_text(encoding="utf-8")
TEXT_FUNCTIONS = [arnews.parse_article, arnews.extract_quotes, arnews.normalize_dates]
EXAMPLE = Path(__file__).parents[2] / "examples" / "article.txt"


def modules_after(code: str) -> set[str]:
    """The modules that a fresh interpreter holds when it has run *code*."""
    code += "\nimport json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_all_is_sorted_and_importable() -> None:
    names = arnews.__all__
    assert names == sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    assert len(set(names)) == len(names)
    for name in names:
        assert getattr(arnews, name) is not None
    assert set(names) <= set(dir(arnews))


def test_every_public_name_has_a_docstring() -> None:
    for name in arnews.__all__:
        if not name.isupper():
            assert (getattr(arnews, name).__doc__ or "").strip(), name


def test_checkers_and_the_interpreter_see_the_same_names_in_the_same_rooms() -> None:
    [block] = [
        node
        for node in ast.parse(SOURCE).body
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    ]
    seen = {
        alias.name: str(node.module).removeprefix("arnews.")
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == arnews._ROOMS
    assert set(seen) == set(arnews.__all__)


def test_version() -> None:
    assert arnews.__version__.count(".") == 2
    assert "__version__" in dir(arnews)


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="module 'arnews' has no attribute 'parse'"):
        arnews.parse  # type: ignore[attr-defined]  # noqa: B018


def test_importing_opens_no_room() -> None:
    before, after = modules_after(""), modules_after("import arnews")
    assert after - before <= {"arnews", "typing", "re", *(m for m in after if m.split(".")[0] in _STDLIB)}
    assert not {m.split(".")[0] for m in after} & {"attr", "attrs", "regex", "hijridate", "dateutil", "json.decoder"}


_STDLIB = sys.stdlib_module_names


def test_no_room_compiles_a_pattern_as_it_is_opened() -> None:
    for path in Path(arnews.__file__).parent.rglob("*.py"):
        waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
        while waiting:
            node = waiting.pop()
            compiles = isinstance(node, ast.Call) and ast.unparse(node.func) in {"re.compile", "regex.compile"}
            assert not compiles, f"{path}: {ast.unparse(node)}"
            if not isinstance(node, (ast.FunctionDef, ast.Lambda)):
                waiting += ast.iter_child_nodes(node)


def test_every_dependency_does_something() -> None:
    modules = {"attrs": "attrs", "hijridate": "hijridate", "python-dateutil": "dateutil", "regex": "regex"}
    names = [re.split("[ <>=!~;]", requirement)[0] for requirement in metadata.requires("arnews") or ()]
    needed = {modules[name] for name in names if name in modules}
    sources = [path.read_text(encoding="utf-8") for path in Path(arnews.__file__).parent.rglob("*.py")]
    imported = {name for source in sources for name in re.findall(r"^\s*(?:from|import) (\w+)", source, re.MULTILINE)}
    assert needed <= imported


def test_parsing_loads_nothing_that_it_does_not_need() -> None:
    after = modules_after(f"import arnews; arnews.parse_article(open({str(EXAMPLE)!r}, encoding='utf-8').read())")
    heavy = {"numpy", "pandas", "pyarrow", "polars", "tqdm", "multiprocessing", "concurrent", "socket", "ssl"}
    heavy |= {"asyncio", "IPython", "pyspark", "dateutil.parser", "http", "urllib.request", "unittest"}
    assert not after & heavy
    assert not after & {
        f"arnews.{room}" for room in ("corpus", "rows", "timex", "workers", "spark", "jsonl", "terminal")
    }


@pytest.mark.parametrize("function", TEXT_FUNCTIONS)
@pytest.mark.parametrize("wrong", [b"text", None, 5, 1.5, ["text"], bytearray(b"x"), Path("article.txt")])
def test_what_is_no_text_is_refused(function: Callable[[Any], object], wrong: object) -> None:
    with pytest.raises(TypeError, match=f"must be a str, not {type(wrong).__name__}"):
        function(wrong)


def test_bytes_are_told_how_to_become_text() -> None:
    with pytest.raises(TypeError, match="decode"):
        arnews.parse_article(b"text")  # type: ignore[arg-type]


@pytest.mark.parametrize("function", [arnews.parse_article, arnews.normalize_dates])
@pytest.mark.parametrize("wrong", ["2024-05-14", 20240514, 2024.5, ("2024", 5, 14), dt.time(12)])
def test_what_is_no_day_is_refused(function: Callable[..., object], wrong: object) -> None:
    with pytest.raises(TypeError, match=r"published must be a datetime\.date"):
        function("أمس", published=wrong)


def test_a_moment_counts_as_its_day() -> None:
    moment = dt.datetime(2024, 5, 14, 23, 59, tzinfo=dt.UTC)
    assert arnews.parse_article("وصل أمس", published=moment) == arnews.parse_article("وصل أمس", published=moment.date())
    assert arnews.normalize_dates("وصل أمس", moment)[0].value == "2024-05-13"


def test_the_streams_alone_give_what_the_article_gives() -> None:
    text, day = EXAMPLE.read_text(encoding="utf-8"), dt.date(2024, 5, 14)
    article = arnews.parse_article(text, day)
    assert len(arnews.extract_quotes(text)) == len(article.quotes) > 5
    assert [d.value for d in arnews.normalize_dates(text, day)] == [d.value for d in article.dates]
