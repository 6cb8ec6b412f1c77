"""Leave there is to draw on, in lots with ends of their own, and leave taken beyond them."""

from datetime import date


class Lot:
    """Amounts count the smallest piece (see Pieces); `lapses` tells an end of its own from the year's."""

    __slots__ = ("is_carried", "lapses", "left", "number", "until")

    def __init__(self, number: int, left: int, until: date, lapses: bool, is_carried: bool) -> None:
        self.number = number
        self.left = left
        self.until = until
        self.lapses = lapses
        self.is_carried = is_carried

    @property
    def last_day(self) -> date | None:
        """Its own last day; None where the leave year's end decides."""
        return self.until if self.lapses else None


Draw = tuple[Lot | None, int]
"""How much came from which lot; from none where nothing was left."""


class Lots:
    """Lots in the order in which they are drawn on: the one that ends first, then the older (RULES 8)."""

    __slots__ = ("count", "debt", "lots", "soonest", "total")

    def __init__(self) -> None:
        self.lots: list[Lot] = []
        self.debt = 0
        self.total = 0
        self.count = 0
        self.soonest = date.max
        """The last day of the lot that lapses next."""

    def copy(self) -> "Lots":
        twin = Lots()
        twin.lots = [
            Lot(each.number, each.left, each.until, each.lapses, each.is_carried) for each in self.lots
        ]
        twin.debt, twin.total = self.debt, self.total
        twin.count, twin.soonest = self.count, self.soonest
        return twin

    def add(self, amount: int, until: date, lapses: bool = False, is_carried: bool = False) -> Lot:
        """A new lot."""
        self.count += 1
        lot = Lot(self.count, 0, until, lapses, is_carried)
        self.lots.append(lot)
        self.lots.sort(key=_order)
        self.fill(lot, amount)
        self.soonest = min(self.soonest, until) if lapses else self.soonest
        return lot

    def fill(self, lot: Lot, amount: int) -> None:
        """Adds to a lot what is granted bit by bit; what was taken beyond all lots is made good first."""
        repaid = min(self.debt, amount)
        self.debt -= repaid
        self.total += amount
        lot.left += amount - repaid

    def draw(self, amount: int, number: int | None = None) -> list[Draw]:
        """Takes an amount, from the lot of a number before others, and tells from where."""
        if number is None:
            return self._take(amount, self.lots)
        return self._take(amount, sorted(self.lots, key=lambda lot: lot.number != number))

    def use(self, amount: int) -> None:
        """Takes an amount."""
        self.total -= amount
        for lot in self.lots:
            if lot.left >= amount:
                lot.left -= amount
                return
            amount -= lot.left
            lot.left = 0
        self.debt += amount

    def take_back(self, amount: int) -> None:
        """Takes from what was granted last: a correction of a grant."""
        newest = sorted((lot for lot in self.lots if not lot.lapses), key=_number, reverse=True)
        self._take(amount, newest)

    def owe(self, amount: int) -> None:
        """Starts with a debt."""
        self.debt += amount
        self.total -= amount

    def lapse(self, day: date) -> list[Lot]:
        """Removes the lots that could last be used before a day; tells those of which something was left."""
        if self.soonest >= day:
            return []
        ended = [lot for lot in self.lots if lot.lapses and lot.until < day]
        self.lots = [lot for lot in self.lots if not (lot.lapses and lot.until < day)]
        self.soonest = min((lot.until for lot in self.lots if lot.lapses), default=date.max)
        self.total -= sum(lot.left for lot in ended)
        return [lot for lot in ended if lot.left]

    def turn(self) -> tuple[int, list[Lot]]:
        """Empties all but the lots with ends of their own; tells what was left in the others, and those."""
        staying = [lot for lot in self.lots if lot.lapses and lot.left]
        left = self.total - sum(lot.left for lot in staying)
        self.lots, self.debt = staying, 0
        self.total -= left
        return left, staying

    def _take(self, amount: int, lots: list[Lot]) -> list[Draw]:
        self.total -= amount
        draws: list[Draw] = []
        for lot in lots:
            if lot.left >= amount:
                lot.left -= amount
                draws.append((lot, amount))
                return draws
            if lot.left:
                draws.append((lot, lot.left))
                amount -= lot.left
                lot.left = 0
        self.debt += amount
        draws.append((None, amount))
        return draws


def _order(lot: Lot) -> tuple[date, int]:
    return lot.until, lot.number


def _number(lot: Lot) -> int:
    return lot.number
