"""Which core does what, so that what is measured and what measures it do not share one."""

import os

SERVING, LOADING = 0, 1


def pin(place: int) -> None:
    """Keeps this process on one core, where the system can and has more than one."""
    if not hasattr(os, "sched_setaffinity"):
        return
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) > 1:
        os.sched_setaffinity(0, {cores[place % len(cores)]})
