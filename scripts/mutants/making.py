"""The mutants of a module: mutmut's changes, each made alone and in one function."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import libcst
from mutmut.mutation.file_mutation import Mutation, MutationVisitor, deep_replace
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

# mutmut passes by functions with these, for it wraps each function; here only their code is exchanged.
WRAPPED = re.compile(r"(?m)^ +@property$|^@(?:lru_)?cache\b.*$")
OUT_OF_REACH = re.compile(r"(?m)^ *case _:\n +assert_never\(")
"""As in coverage's `exclude_also`: the type checker has shown that this is never run."""


@dataclass(frozen=True)
class Mutant:
    """A module's source with one change in one function, which is named as `co_qualname` names it."""

    module: str
    function: str
    before: str
    after: str
    source: str

    @property
    def diff(self) -> list[str]:
        """The lines that change, with their neighbours."""
        lines = unified_diff(self.before.splitlines(), self.after.splitlines(), lineterm="", n=2)
        return [line for line in list(lines)[2:] if not line.startswith("@@")]

    @property
    def change(self) -> tuple[str, str]:
        """What was, and what is there instead, in one line each."""
        return tuple(" ".join(line[1:].strip() for line in self.diff if line[0] == sign) for sign in "-+")  # type: ignore[return-value]


def mutants_of(path: Path, module: str) -> Iterator[Mutant]:
    """Every mutant of a file, in the order of its lines."""
    text = WRAPPED.sub("", path.read_text(encoding="utf-8"))
    ignored = IgnoredCode(_out_of_reach(text), set(), set())
    visitor = MutationVisitor(mutation_operators, ignored)
    tree = libcst.MetadataWrapper(libcst.parse_module(text)).visit(visitor)
    functions = {function: (name, top) for top in tree.body for function, name in _functions(top)}
    for mutation in visitor.mutations:
        if mutation.contained_by_top_level_function in functions:
            yield _mutant(module, *functions[mutation.contained_by_top_level_function], tree, text, mutation)


def _mutant(
    module: str, name: str, top: libcst.CSTNode, tree: libcst.Module, text: str, mutation: Mutation
) -> Mutant:
    changed = deep_replace(top, mutation.original_node, mutation.mutated_node)
    before, after = tree.code_for_node(top), tree.code_for_node(changed)  # type: ignore[arg-type]
    head, found, tail = text.partition(before)
    assert found
    return Mutant(module, name, before, after, head + after + tail)


def _functions(node: libcst.CSTNode, owner: str = "") -> Iterator[tuple[libcst.CSTNode, str]]:
    """The functions of a module, and the methods of its classes, with their names."""
    if isinstance(node, libcst.FunctionDef):
        yield node, owner + node.name.value
    elif isinstance(node, libcst.ClassDef):
        for inner in node.body.body:
            yield from _functions(inner, f"{owner}{node.name.value}.")


def _out_of_reach(text: str) -> set[int]:
    starts = [text.count("\n", 0, match.start()) + 1 for match in OUT_OF_REACH.finditer(text)]
    return {line for start in starts for line in (start, start + 1)}
