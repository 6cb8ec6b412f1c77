"""The made-up people of the demo company: five departments in three countries."""

from dataclasses import dataclass

from domain.working_pattern import FREE, Work, WorkingPattern, full_time

DOMAIN = "larkspur.example"
EVERY_OTHER = ((0, 1, 2), (2, 3, 4))
"""The weekdays of one week and of the next: Monday to Wednesday, Wednesday to Friday."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the demo; `years` and `months` ago they were hired."""

    name: str
    mailbox: str
    title: str
    location: str
    department: str
    years: int
    months: int = 0
    pattern: WorkingPattern | None = None
    labels: frozenset[str] = frozenset()

    @property
    def email(self) -> str:
        return f"{self.mailbox}@{DOMAIN}"


def _weeks(*weekdays: tuple[int, ...], work: Work) -> WorkingPattern:
    weeks = tuple(tuple(work if day in days else FREE for day in range(7)) for days in weekdays)
    return WorkingPattern(weeks)


FOUR_DAYS = full_time(480, frozenset({4, 5, 6}))
MORNINGS = _weeks((0, 1, 2, 3, 4), work=Work(240, 0))
ALTERNATING = _weeks(*EVERY_OTHER, work=Work(240, 240))
PART_TIME = frozenset({"part-time"})

MARTA, SOFIA, GRACE = "marta", "sofia", "grace"
APPROVERS = {
    "company": (MARTA,),
    "engineering": ("anna", "tomasz"),
    "platform": ("priya",),
    "design": ("noor",),
    "sales": (GRACE, "jordi"),
}
STEPS = {"sales": ((GRACE, "jordi"), (MARTA,))}
"""Where one decision is not enough: first one of them, then Marta."""
WATCHERS = {"sales": ("pau",)}
"""Who is told of leave there, and decides nothing."""
ADMINISTRATORS = (SOFIA, MARTA)

PEOPLE = (
    Somebody("Marta Lindqvist", MARTA, "Chief executive", "berlin", "company", 9),
    Somebody("Sofia Rossi", SOFIA, "People and culture", "berlin", "company", 6),
    Somebody("Anna Kovács", "anna", "Head of engineering", "berlin", "engineering", 7),
    Somebody("Tomasz Zieliński", "tomasz", "Staff engineer", "berlin", "engineering", 5),
    Somebody("Felix Braun", "felix", "Engineer", "berlin", "engineering", 3),
    Somebody("Leyla Demir", "leyla", "Engineer", "berlin", "engineering", 4, 2, ALTERNATING, PART_TIME),
    Somebody("Minh Nguyen", "minh", "Engineer", "berlin", "engineering", 3, 5),
    Somebody("Priya Raman", "priya", "Head of platform", "berlin", "platform", 4),
    Somebody("Jonas Weber", "jonas", "Site reliability", "berlin", "platform", 4, 6, FOUR_DAYS, PART_TIME),
    Somebody("Chidi Okonkwo", "chidi", "Site reliability", "berlin", "platform", 0, 5),
    Somebody("Hanna Schulz", "hanna", "Illustrator", "berlin", "design", 5, 0, MORNINGS),
    Somebody("Noor Hassan", "noor", "Head of design", "london", "design", 6),
    Somebody("Amelia Clarke", "amelia", "Product designer", "london", "design", 2, 8),
    Somebody("Grace Adeyemi", GRACE, "Head of sales", "london", "sales", 5),
    Somebody("Oliver Hughes", "oliver", "Account manager", "london", "sales", 3),
    Somebody("Siobhán Byrne", "siobhan", "Account manager", "london", "sales", 4),
    Somebody("Rohan Mehta", "rohan", "Engineer", "london", "engineering", 2, 3),
    Somebody("Kwame Mensah", "kwame", "Site reliability", "london", "platform", 3),
    Somebody("Jordi Ferrer", "jordi", "Sales in the south", "barcelona", "sales", 4),
    Somebody("Aina Soler", "aina", "Account manager", "barcelona", "sales", 3),
    Somebody("Núria Puig", "nuria", "Product designer", "barcelona", "design", 3),
    Somebody("Lucía Navarro", "lucia", "Engineer", "barcelona", "engineering", 4),
    Somebody("Yuki Tanaka", "yuki", "Engineer", "barcelona", "engineering", 2, 10),
    Somebody("Mateo Silva", "mateo", "Site reliability", "barcelona", "platform", 3),
    Somebody("Pau Vidal", "pau", "Finance", "barcelona", "company", 6),
)
LEAVER, MOVER, OVERTIME = "minh", "amelia", "kwame"
BROUGHT_ALONG = {"marta": 5, "anna": 3, "noor": 2}
"""Days left over from before the company's records begin."""
