"""How Sphinx builds these pages; those under decides/ are written anew at every build."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

project = "arnews"
author = "The arnews authors"
copyright = "The arnews authors, MIT licence"  # noqa: A001 - Sphinx's name for it
release = version = version_of("arnews")

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
exclude_patterns = ["_build"]
nitpicky = False
suppress_warnings = ["mystnb.unknown_mime_type"]

html_theme = "furo"
html_title = "arnews"
html_static_path = ["_static"]
html_css_files = ["right-to-left.css"]
html_show_sphinx = False

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "auto"
nb_execution_raise_on_error = True
nb_execution_timeout = 300

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "mixed"
napoleon_google_docstring = True

# Pages that scripts write: the rules and words as they stand now.
subprocess.run([sys.executable, str(HERE.parent / "scripts" / "decides.py")], check=True)

# Arabic words in code, with what stands between them: each run keeps its own order, the code around it its own.
_ARABIC = "[\u0600-\u06ff]"
_BETWEEN = r"""(?:[ :./\-0-9«»"()]|&quot;)"""
_RUN = re.compile(rf"(?:\d+ )?{_ARABIC}(?:{_BETWEEN}*{_ARABIC})*(?: \d+)?")


def right_to_left(app: Any, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Keep Arabic words in code in order; turn the page for Arabic readers round, and say its language."""
    if "body" not in context:
        return
    body = re.sub(
        "<pre>.*?</pre>", lambda code: _RUN.sub(r"<bdi>\g<0></bdi>", code[0]), context["body"], flags=re.DOTALL
    )
    context["body"] = f'<div dir="rtl" lang="ar" class="rtl">{body}</div>' if pagename == "arabic" else body


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("html-page-context", right_to_left)
