"""Cities and districts with public holidays of their own, where the source knows them only by category.

In Bavaria Assumption Day is kept where most people are Catholic (FTG, Art. 1); in Saxony (SächsSFG, § 1) and
Thuringia (ThürFGtG, § 2) Corpus Christi is kept where an ordinance says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from holidays import CATHOLIC


@dataclass(frozen=True, slots=True)
class District:
    """A part of a region; `category` names the source's days that it has besides those of the region."""

    name: str
    region: str
    category: str | None = None


DISTRICTS: Mapping[str, Mapping[str, District]] = {
    "DE": {
        "BY-IGS": District("Ingolstadt", "BY", CATHOLIC),
        "BY-KATH": District("Bayern, wo Mariä Himmelfahrt frei ist", "BY", CATHOLIC),
        "BY-MUC": District("München", "BY", CATHOLIC),
        "BY-NUE": District("Nürnberg", "BY"),
        "BY-REG": District("Regensburg", "BY", CATHOLIC),
        "BY-WUE": District("Würzburg", "BY", CATHOLIC),
        "SN-KATH": District("Sachsen, wo Fronleichnam frei ist", "SN", CATHOLIC),
        "TH-KATH": District("Thüringen, wo Fronleichnam frei ist", "TH", CATHOLIC),
    }
}
"""By country and code; a city's is its UN/LOCODE after the region."""
