"""Open pages in a process of their own: `python -m benchmarks.listeners PORT COUNT` and sessions."""

import selectors
import socket
import sys
import time

WAIT = 120.0


def main(port: int, count: int, tokens: list[str]) -> None:
    """Says `open` once all listen, then how long after the first all had heard of a change, and when."""
    waiting = selectors.DefaultSelector()
    for number in range(count):
        page = socket.create_connection(("127.0.0.1", port))
        session = f"Cookie: sid={tokens[number % len(tokens)]}"
        lines = ("GET /dashboard/live HTTP/1.1", "Host: localhost", session)
        page.sendall("\r\n".join((*lines, "", "")).encode())
        waiting.register(page, selectors.EVENT_READ)
    _until_all_heard(waiting, count, b"id: ")
    print("open", flush=True)
    _until_all_heard(waiting, count, b"event: changed")
    print(time.monotonic(), flush=True)
    sys.stdin.read()


def _until_all_heard(waiting: selectors.BaseSelector, count: int, what: bytes) -> None:
    heard: set[int] = set()
    end = time.monotonic() + WAIT
    while len(heard) < count and time.monotonic() < end:
        for key, _ in waiting.select(1.0):
            said = key.fileobj.recv(65_536)  # type: ignore[union-attr]
            if what in said:
                heard.add(key.fd)
    if len(heard) < count:
        raise SystemExit(f"only {len(heard)} of {count} heard {what!r}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.stdin.readline().split())
