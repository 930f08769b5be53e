"""The notebook runs from its first cell to its last and draws what it promises."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook" / "who-speaks.ipynb"
pytestmark = [pytest.mark.notebook, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def outputs() -> list[Any]:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    for needed in ("ipykernel", "pandas", "matplotlib"):
        pytest.importorskip(needed)
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    place = {"metadata": {"path": str(NOTEBOOK.parent)}}
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3", resources=place).execute()
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def test_it_draws_three_pictures_and_warns_of_nothing(outputs: list[Any]) -> None:
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 3
    assert [output["text"] for output in outputs if output["output_type"] == "stream"] == []


def test_it_shows_an_article_and_who_speaks(outputs: list[Any]) -> None:
    shown = "".join(output.get("data", {}).get("text/html", "") for output in outputs)
    assert 'class="arnews-quote"' in shown
    assert 'class="arnews-date"' in shown
    assert "ليلى منصور" in shown
