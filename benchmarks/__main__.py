"""`python -m benchmarks [names…]`: one JSON object a line on standard output, progress on standard error."""

import argparse
from collections.abc import Callable, Iterator, Mapping

from benchmarks import (
    auditing,
    away,
    calendar,
    checking,
    counting,
    feeds,
    growing,
    history,
    live,
    pages,
    pages_mine,
    people,
    rebuilding,
    sending,
    start,
    teams,
    wire,
)
from benchmarks.databases import say
from benchmarks.figures import Figure

Benchmark = Callable[[bool], Iterator[Figure]]

BENCHMARKS: Mapping[str, Benchmark] = {
    "form": wire.form,
    "balance": wire.balance,
    "away": away.away,
    "start": start.start,
    "memory": start.memory,
    "counting": counting.counting,
    "history": history.history,
    "checking": checking.checking,
    "growing": growing.growing,
    "people": people.people,
    "rebuilding": rebuilding.rebuilding,
    "sending": sending.sending,
    "teams": teams.teams,
    "digests": teams.digests,
    "feeds": feeds.feeds,
    "pages_mine": pages_mine.pages_mine,
    "calendar": calendar.calendar,
    "live": live.live,
    "auditing": auditing.auditing,
    "pages": pages.pages,
}


def main() -> None:
    """Runs those that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(BENCHMARKS)}; else all")
    parser.add_argument("--quick", action="store_true", help="so little that only the shape means something")
    given = parser.parse_args()
    if unknown := sorted(set(given.names) - set(BENCHMARKS)):
        parser.error(f"there is no benchmark {', '.join(unknown)}")
    for name in given.names or BENCHMARKS:
        say(f"{name} …")
        for figure in BENCHMARKS[name](given.quick):
            print(figure.as_json(), flush=True)


if __name__ == "__main__":
    main()
