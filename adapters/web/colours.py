"""The twelve colours of leave types, which stay apart for most eyes, in light and in dark."""

COLOURS = (
    "teal", "blue", "indigo", "purple", "pink", "red", "orange", "amber", "green", "cyan", "brown", "slate",
)  # fmt: skip


def colour_class(name: str) -> str:
    """The class that a style gives a colour by; of a name that is none of ours always the same one."""
    known = name.strip().lower()
    return f"c-{known if known in COLOURS else COLOURS[sum(map(ord, known)) % len(COLOURS)]}"
