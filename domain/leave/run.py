"""An account lived through day by day: what is granted, carried, lost and used (RULES 5, 7, 8)."""

from collections.abc import Iterable
from datetime import date

from domain.ids import AdjustmentId, RequestId
from domain.leave.account import Account
from domain.leave.bookings import Booking
from domain.leave.entries import Cause, Entry, Kind
from domain.leave.lots import Draw, Lot, Lots
from domain.leave.pieces import Pieces
from domain.leave.requests import Adjustment
from domain.leave.timeline import Happening, Timeline, Turn
from domain.periods import ONE_DAY, Period
from domain.policies.carry_over import carried, last_usable_day
from domain.policies.grants import Grant, LeaveYear

Measured = tuple[date, int, Booking]
"""A booking with its day and its amount in pieces."""


class Run:
    """An account's way through time, stopped at a day; `fork` lets it go on from there in more ways than one.

    Entries are written from `since` on only: they cost more than the sums.
    """

    def __init__(self, account: Account, line: Timeline, pieces: Pieces, since: date = date.min) -> None:
        self.account = account
        self.line = line
        self.pieces = pieces
        self.since = since
        self.entries: list[Entry] = []
        self.lows: dict[date, int] = {}
        """What is left, in pieces, at the end of each day on which something happened."""
        self.lots = Lots()
        self.bookings = _measured(line.met(account.bookings), pieces)
        self._at = self._booked = 0
        self._granted: dict[int, int] = {}
        self._earned: dict[RequestId, int] = {}
        """The number of the lot that each claim made."""
        self._begin(line.first)

    def fork(self, bookings: tuple[Booking, ...] | None = None) -> "Run":
        """A run that stands where this one does, writes no entries, and may meet other bookings from here.

        Of those, the ones before here are the same that this run has met.
        """
        twin = Run.__new__(Run)
        twin.__dict__.update(self.__dict__)
        twin.since, twin.entries, twin.lows = date.max, [], {}
        twin.lots, twin._granted, twin._accruing = self.lots.copy(), dict(self._granted), None
        twin._earned = dict(self._earned)
        if bookings is not None:
            met = self.bookings[: self._booked]
            twin.bookings = met + _measured(self.line.met(bookings)[self._booked :], self.pieces)
        return twin

    def go(self, until: date) -> "Run":
        """Lives through the days up to and with this one."""
        happenings = self.line.happenings
        while self._at < len(happenings) and happenings[self._at][0] <= until:
            day, what = happenings[self._at]
            self._use(day)
            self._lapse(day)
            self._happen(day, what)
            self.lows[day] = self.lots.total
            self._at += 1
        self._use(until + ONE_DAY)
        self._lapse(until)
        return self

    def take(self, day: date, amount: int) -> None:
        """Uses some pieces at the end of the day it stands at."""
        self.lots.use(amount)
        self.lows[day] = self.lots.total

    def _use(self, before: date) -> None:
        """Leave of the days before one, each drawing on what there is on its own day."""
        bookings, lots, lows, since = self.bookings, self.lots, self.lows, self.since
        index, count, use = self._booked, len(self.bookings), self.lots.use
        while index < count and bookings[index][0] < before:
            day, amount, booking = bookings[index]
            if lots.soonest < day:
                self._lapse(day)
            if day < since:
                use(amount)
            else:
                self._write_use(booking, lots.draw(amount))
            lows[day] = lots.total
            index += 1
        self._booked = index

    def _write_use(self, booking: Booking, draws: list[Draw]) -> None:
        kind = Kind.PENDING if booking.is_pending else Kind.CHARGE
        for lot, drawn in draws:
            self._write(booking.day, kind, -drawn, lot, request_id=booking.request_id)

    def _lapse(self, day: date) -> None:
        """Lots whose last day is past; nothing lapses once somebody has left."""
        last_day = self.account.last_day
        for lot in self.lots.lapse(min(day, last_day) if last_day else day):
            gone_on = lot.until + ONE_DAY
            self.lows[gone_on] = self.lots.total
            self._write(gone_on, Kind.LAPSE, -lot.left, lot, cause=Cause.LAST_DAY)

    def _happen(self, day: date, what: Happening) -> None:
        if isinstance(what, Turn):
            self._turn(day, what.year)
        elif isinstance(what, Grant):
            self._grant(day, what)
        else:
            self._adjust(day, what)

    def _turn(self, day: date, year: LeaveYear) -> None:
        """What is left moves on as far as it may (RULES 8, 9); lots with ends of their own just go on."""
        left, staying = self.lots.turn()
        old_year, rule = self._year, self._carry_over
        moving = self.pieces.count(carried(rule, self.pieces.amount(left)))
        if left > moving:
            self._write(day, Kind.LAPSE, moving - left, last_day=day - ONE_DAY, cause=Cause.NOT_CARRIED)
        if left < moving:
            self._write(day, Kind.FORGIVEN, moving - left)
        self._write(day, Kind.CARRY_OVER, -moving - sum(lot.left for lot in staying))
        self._begin(year)
        for lot in staying:
            lot.is_carried = True
            self._write(day, Kind.CARRY_OVER, lot.left, lot, whole=old_year.period)
        self._carry(day, moving, last_usable_day(rule, day), old_year)

    def _begin(self, year: LeaveYear) -> None:
        """Leave without an end of its own ends with the leave year, unless all of it will be carried over."""
        self._year = year
        self._accruing: Lot | None = None
        following = year.period.last_day + ONE_DAY
        self._carry_over = rule = self.account.carry_over_into(following)
        if rule.limit is None:
            self._ordinary_end = last_usable_day(rule, following) or date.max
        else:
            self._ordinary_end = year.period.last_day

    def _carry(self, day: date, moving: int, last_day: date | None, old_year: LeaveYear) -> None:
        if moving < 0:
            self.lots.owe(-moving)
            self._write(day, Kind.CARRY_OVER, moving, whole=old_year.period)
        elif moving > 0:
            lot = self.lots.add(moving, last_day or self._ordinary_end, last_day is not None, True)
            self._write(day, Kind.CARRY_OVER, moving, lot, whole=old_year.period)

    def _grant(self, day: date, grant: Grant) -> None:
        amount, surplus = self._limited(grant)
        lot = None
        if amount < 0:
            self.lots.take_back(-amount)
        elif grant.is_accrual and self._accruing:
            lot = self._accruing
            self.lots.fill(lot, amount)
        elif amount:
            lot = self.lots.add(amount, self._ordinary_end)
            self._accruing = lot if grant.is_accrual else None
        if amount:
            kind = Kind.ACCRUAL if grant.is_accrual else Kind.GRANT
            self._write(day, kind, amount, lot, grant=grant)
        for drawn_on, drawn in self.lots.draw(surplus) if surplus else ():
            self._write(day, Kind.LAPSE, -drawn, drawn_on, cause=Cause.CAP)

    def _limited(self, grant: Grant) -> tuple[int, int]:
        """What a grant's limits let through, and what the balance then has too much.

        Leave earned bit by bit stops where the limit is reached; a whole year's grant is given, and the leave
        that ends first makes room for it.
        """
        amount, surplus = self.pieces.count(grant.amount), 0
        if grant.yearly_cap is not None:
            room = self.pieces.count(grant.yearly_cap) - self._granted.get(grant.earned_in, 0)
            amount = min(amount, max(room, 0))
        if grant.cap is not None:
            surplus = max(self.lots.total + amount - self.pieces.count(grant.cap), 0)
            withheld = min(surplus, amount) if grant.is_accrual else 0
            amount, surplus = amount - withheld, surplus - withheld
        if grant.yearly_cap is not None:
            self._granted[grant.earned_in] = self._granted.get(grant.earned_in, 0) + amount
        return amount, surplus

    def _adjust(self, day: date, adjustment: Adjustment) -> None:
        kind = Kind.OPENING if adjustment.is_opening else Kind.ADJUSTMENT
        request_id, adjustment_id = adjustment.earned_by, adjustment.id
        if request_id is not None:
            kind = Kind.EARNED
        amount, last_day = self.pieces.count(adjustment.amount), adjustment.last_day
        if amount > 0:
            lot = self.lots.add(amount, last_day or self._ordinary_end, last_day is not None)
            if request_id is not None:
                self._earned[request_id] = lot.number
            self._write(day, kind, amount, lot, request_id=request_id, adjustment_id=adjustment_id)
            return
        own = self._earned.get(request_id) if request_id else None
        for drawn_on, drawn in self.lots.draw(-amount, own) if amount else ():
            self._write(day, kind, -drawn, drawn_on, request_id=request_id, adjustment_id=adjustment_id)

    def _write(
        self,
        day: date,
        kind: Kind,
        amount: int,
        lot: Lot | None = None,
        *,
        last_day: date | None = None,
        request_id: RequestId | None = None,
        adjustment_id: AdjustmentId | None = None,
        cause: Cause | None = None,
        grant: Grant | None = None,
        whole: Period | None = None,
    ) -> None:
        if not amount or day < self.since:
            return
        entry = Entry(
            day,
            kind,
            self.pieces.amount(amount),
            self._year.period,
            lot.number if lot else None,
            lot.is_carried if lot else False,
            lot.last_day if lot else last_day,
            request_id,
            adjustment_id,
            grant.since if grant else None,
            grant.part if grant else None,
            grant.whole if grant else whole,
            grant.share if grant else None,
            cause,
        )
        self.entries.append(entry)


def _measured(bookings: Iterable[Booking], pieces: Pieces) -> list[Measured]:
    """Bookings as a run meets them."""
    whole = pieces.whole
    return [(each.day, each.amount.numerator * (whole // each.amount.denominator), each) for each in bookings]
