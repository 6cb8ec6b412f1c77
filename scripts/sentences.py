"""What the program says: every sentence in the code, and which modules say it."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parents[1]
SPEAKING = (
    "bot/wording",
    "bot/conversation",
    "bot/reactions",
    "bot/terminal",
    "adapters/feed",
    "adapters/slack",
    "adapters/teams",
    "adapters/web",
)
"""Where sentences are written."""
TEMPLATES = "adapters/web/templates"
VOICES = {"w", "voice"}
"""What a voice is called there."""
Texts = tuple[str, ...]
"""A sentence, or its singular and its plural."""


def said(root: Path = ROOT) -> Mapping[Texts, tuple[str, ...]]:
    """Every sentence, with the names of the modules that say it: its translation is in a file named so."""
    found: dict[Texts, set[str]] = {}
    for folder in SPEAKING:
        for file in sorted((root / folder).rglob("*.py")):
            for texts in said_in(file.read_text(encoding="utf-8")):
                found.setdefault(texts, set()).add(file.stem)
    for file in sorted((root / TEMPLATES).rglob("*.html")):
        for texts in said_in_template(file.read_text(encoding="utf-8")):
            found.setdefault(texts, set()).add(home_of(file))
    return {texts: tuple(sorted(modules)) for texts, modules in sorted(found.items())}


def said_in(source: str) -> Iterator[Texts]:
    """The sentences of one module. Raises ValueError where one is put together as the program runs."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (texts := _texts(node)):
            literals = [each.value for each in texts if isinstance(each, ast.Constant)]
            if len(literals) != len(texts):
                raise ValueError(f"line {node.lineno}: a sentence that is put together has no translation")
            yield tuple(str(each) for each in literals)


def _texts(call: ast.Call) -> list[ast.expr]:
    """The first argument of a voice, or the first two where it counts; nothing for any other call."""
    if isinstance(call.func, ast.Name):
        return call.args[:1] if call.func.id in VOICES else []
    if not isinstance(call.func, ast.Attribute):
        return []
    if call.func.attr in VOICES:
        return call.args[:1]
    return call.args[:2] if call.func.attr == "count" and len(call.args) == 3 else []


def said_in_template(source: str) -> Iterator[Texts]:
    """The sentences of one page's template. Raises ValueError as `said_in` does."""
    parsed = Environment(autoescape=True, extensions=["jinja2.ext.do"]).parse(source)
    for call in parsed.find_all(nodes.Call):
        if texts := _template_texts(call):
            literals = [each.value for each in texts if isinstance(each, nodes.Const)]
            if len(literals) != len(texts):
                raise ValueError(f"line {call.lineno}: a sentence that is put together has no translation")
            yield tuple(str(each) for each in literals)


def home_of(template: Path) -> str:
    """The file of a template's translations: that of its ability, or its own where it belongs to none."""
    folder = template.parent.name
    return template.stem if folder in ("templates", "parts") else f"{folder}_pages"


def _template_texts(call: nodes.Call) -> list[nodes.Expr]:
    if isinstance(call.node, nodes.Name):
        return call.args[:1] if call.node.name in VOICES else []
    is_counting = isinstance(call.node, nodes.Getattr) and call.node.attr == "count" and len(call.args) == 3
    return call.args[:2] if is_counting else []
