"""The company file's JSON schema, for editors: made from the shape that reads it."""

import json

from bot.company_file.patterns import PATTERN, WEEK, WORK
from bot.company_file.shape import COMPANY_FILE
from bot.company_file.shape_people import ADJUSTMENT
from bot.company_file.shape_terms import CARRY_OVER

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> str:
    """The schema as it is published in manifests/company.schema.json."""
    described = {
        "$schema": DRAFT,
        "title": "A company of the leave tracker",
        "description": "Locations, departments, leave types, policies and people: see docs/company-file.md",
        **COMPANY_FILE.schema(),
        "$defs": {each.name: each.shape.schema() for each in (PATTERN, WEEK, WORK, CARRY_OVER, ADJUSTMENT)},
    }
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"
