"""Tries mutants out: pytest collects the tests once, and every mutant meets them in a fresh fork of that."""

from __future__ import annotations

import gc
import importlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from cProfile import Profile
from types import CodeType, FunctionType
from typing import Any

import pytest

from scripts.mutants.forking import forked, limit_memory, limit_time
from scripts.mutants.making import Mutant

SECONDS, TIMES_AS_LONG = 2, 3
"""Of the processor, that a test may take with a mutant: so many, and so many times what it takes without."""
SURVIVED, NEVER_LOADED = -1, -2
"""Instead of the place of the test that failed."""

Name = tuple[str, str]
"""A file, and the qualified name of a function in it."""
Reached = dict[Name, dict[int, float]]
"""The tests that run a function, by their place in the list, with the seconds they take."""
Items = Sequence[pytest.Item]


class Trying:
    """A plugin of pytest that tries mutants instead of running the tests once."""

    def __init__(self, mutants: Iterable[Mutant], tell: Callable[[Mutant, bool], None]) -> None:
        self.mutants = mutants
        self.tell = tell
        self.has_failed = False
        self.killers: dict[Name, list[int]] = defaultdict(list)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.has_failed |= report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        gc.freeze()
        reached = forked(lambda: self.reach(session.items))
        if reached is None:
            raise pytest.UsageError("the tests have to pass before mutants can be tried")
        for mutant in self.mutants:
            self.tell(mutant, self.is_killed(mutant, session.items, reached))
        return True

    def reach(self, items: Items) -> Reached | None:
        """Which test runs what; None where one fails."""
        reached: Reached = {}
        for index in range(len(items)):
            start, profile = time.process_time(), Profile()
            profile.runcall(_run, items, index)
            seconds = time.process_time() - start
            for code in (each.code for each in profile.getstats() if isinstance(each.code, CodeType)):
                reached.setdefault(_name(code), {})[index] = seconds
        return None if self.has_failed else reached

    def is_killed(self, mutant: Mutant, items: Items, reached: Reached) -> bool:
        """Whether a test fails, or does not end; those that killed others in the same function go first."""
        original = _function(vars(importlib.import_module(mutant.module)), mutant.function)
        name = _name(original.__code__)
        seconds, before = reached.get(name, {}), self.killers[name]
        tests = before + sorted(seconds.keys() - set(before), key=lambda index: seconds[index])
        limits = {index: SECONDS + TIMES_AS_LONG * seconds[index] for index in tests}
        killer = forked(lambda: self.killer(mutant, original, items, limits))
        if killer is not None and killer >= 0:
            self.killers[name] = [killer, *(index for index in before if index != killer)]
        return killer != SURVIVED

    def killer(
        self,
        mutant: Mutant,
        original: FunctionType,
        items: Items,
        limits: Mapping[int, float],
    ) -> int:
        """The test that fails."""
        limit_memory()
        limit_time(SECONDS)
        try:
            changed = _changed(mutant, original.__code__.co_filename)
        except Exception:
            return NEVER_LOADED
        original.__code__ = changed.__code__
        original.__defaults__, original.__kwdefaults__ = changed.__defaults__, changed.__kwdefaults__
        for index, limit in limits.items():
            limit_time(limit)
            _run(items, index)
            if self.has_failed:
                return index
        return SURVIVED


def _run(items: Items, index: int) -> None:
    item = items[index]
    item.ihook.pytest_runtest_protocol(item=item, nextitem=None)


def _changed(mutant: Mutant, file: str) -> FunctionType:
    namespace: dict[str, Any] = {"__name__": mutant.module}
    exec(compile(mutant.source, file, "exec", dont_inherit=True), namespace)  # noqa: S102
    return _function(namespace, mutant.function)


def _function(namespace: Mapping[str, Any], name: str) -> FunctionType:
    """The function itself, out of what wraps it."""
    *owners, last = name.split(".")
    for owner in owners:
        namespace = vars(namespace[owner])
    found = namespace[last]
    for wrapped in ("fget", "__func__", "__wrapped__"):
        found = getattr(found, wrapped, found)
    assert isinstance(found, FunctionType)
    return found


def _name(code: CodeType) -> Name:
    """What is written within a function belongs to it."""
    return code.co_filename, code.co_qualname.partition(".<locals>")[0]
