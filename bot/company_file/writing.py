"""A company file as YAML, as people would write it."""

import yaml

from bot.company_file.entries import CompanyFile
from bot.company_file.shape import COMPANY_FILE
from bot.company_file.shapes import Bare

WIDTH = 110
SCHEMA_LINE = "# yaml-language-server: $schema={schema}\n"


class _Dumper(yaml.SafeDumper):
    """Numbers and days without quotes; no aliases, which reading refuses."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def write(file: CompanyFile, schema: str | None = None) -> str:
    """The file's text; `schema` is where editors find its schema, relative to the file."""
    head = SCHEMA_LINE.format(schema=schema) if schema else ""
    return head + dumped(COMPANY_FILE.written(file))


def dumped(written: object) -> str:
    """As people would write it."""
    return str(
        yaml.dump(
            written, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH, default_flow_style=None
        )
    )


def _bare(dumper: yaml.SafeDumper, number: Bare) -> yaml.ScalarNode:
    tag = "float" if "." in number else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", str(number))


def _without_days(dumper: type[yaml.SafeDumper]) -> dict[str, list[tuple[str, object]]]:
    """What is read as something else than a text unless it is quoted: days are texts to us."""
    return {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in dumper.yaml_implicit_resolvers.items()
    }


_Dumper.yaml_implicit_resolvers = _without_days(_Dumper)
_Dumper.add_representer(Bare, _bare)
_Dumper.add_representer(tuple, _Dumper.represent_list)
