"""Pages from templates: strict about what they name, and everything in them escaped."""

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from adapters.web.colours import colour_class
from adapters.web.emoji import sign

FOLDER = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """One for the process; templates are compiled once."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.do"],
    )
    made.filters["colour"] = colour_class
    made.filters["sign"] = sign
    made.filters["segment"] = partial(quote, safe="")
    return made


def render(template: str, facts: Mapping[str, Any]) -> str:
    """The page. Raises jinja2.TemplateError where a template names what it was not given."""
    return environment().get_template(template).render(facts)
