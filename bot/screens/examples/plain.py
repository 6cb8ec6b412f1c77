"""What people usually see."""

from dataclasses import replace
from datetime import date

from bot.screens import Screen
from bot.screens.away import (
    Away,
    AwayDay,
    DigestForm,
    DigestMessage,
    DigestScope,
    DigestValues,
    OffToday,
)
from bot.screens.balances import Balances, Hindsight, Why
from bot.screens.deciding import ApprovalCard, DeclineForm
from bot.screens.examples.cast import (
    ALICE,
    APPROVED,
    BALANCE,
    BEN,
    BOOKED,
    BY_THE_CLOCK,
    CARLA,
    CHRISTMAS_EVE,
    DANA,
    DECLINED,
    DENTIST,
    FOUNDERS_DAY,
    HOURLY,
    MORNING,
    REQUEST,
    SUMMER,
    TODAY,
    UNLIMITED,
    VACATION,
    days,
)
from bot.screens.examples.changing import CHANGING
from bot.screens.examples.forms import FORMS
from bot.screens.examples.settling import SETTLING
from bot.screens.examples.statement import COMING, LINES
from bot.screens.examples.waiting import WAITING
from bot.screens.facts import AwayFact
from bot.screens.helping import Help, Notice, NoticeKind, NotUnderstood, Refusing
from bot.screens.home import Home
from bot.screens.joining import SetUpDone, Welcome
from bot.screens.linking import DashboardLink, LinkCode, Linked
from bot.screens.requesting import DateChoice, Menu, Outcome, Receipt, Requests
from domain.amounts import Amount, amount
from domain.company.digests import Platform
from domain.ids import DigestId, LeaveTypeId, RequestId
from domain.periods import Halves, Period
from domain.refusals import Overlaps

_BEN_AWAY = AwayFact(BEN, days(date(2026, 7, 6), date(2026, 7, 8)), Halves.BOTH)
_CARLA_AWAY = AwayFact(CARLA, MORNING, Halves.MORNING, is_pending=True)
_DANA_AWAY = AwayFact(DANA, DENTIST, Halves.AFTERNOON, type_name="Flexitime")
_WEEK = (
    AwayDay(date(2026, 6, 29), (_BEN_AWAY, _DANA_AWAY), ()),
    AwayDay(date(2026, 6, 30), (_CARLA_AWAY,), (("Berlin", CHRISTMAS_EVE),)),
    AwayDay(date(2026, 7, 1), (), ()),
)
_DIGEST = DigestMessage(
    DigestId("d-1"),
    TODAY,
    "Berlin",
    off=(
        OffToday(BEN.id, BEN.name, days(TODAY), date(2026, 7, 3), date(2026, 7, 6)),
        OffToday(CARLA.id, CARLA.name, replace(MORNING, period=Period(TODAY, TODAY)), TODAY, TODAY),
        OffToday(DANA.id, DANA.name, replace(DENTIST, period=Period(TODAY, TODAY)), TODAY, TODAY),
        OffToday(ALICE.id, ALICE.name, days(TODAY), TODAY, date(2026, 6, 30)),
    ),
    back=(ALICE,),
    back_on=date(2026, 6, 30),
    coming=(replace(_BEN_AWAY, type_name="Vacation"),),
    holidays=(("Berlin", FOUNDERS_DAY),),
    coming_holidays=(("Vienna", FOUNDERS_DAY),),
)
_HINDSIGHT = Hindsight(date(2026, 3, 1), (replace(BALANCE, available=amount("19/2")), UNLIMITED, HOURLY))

EXAMPLES: dict[str, Screen] = {
    **FORMS,
    **CHANGING,
    **WAITING,
    **SETTLING,
    "menu": Menu(
        (BALANCE, UNLIMITED, HOURLY), APPROVED, waiting=2, may_arrange_digest=True, has_dashboard=True
    ),
    "menu of a newcomer": Menu((), None, waiting=0, may_arrange_digest=False),
    "menu without limits": Menu((UNLIMITED,), None, waiting=1, may_arrange_digest=False),
    "choice of dates": DateChoice(
        "6/7", (days(date(2026, 7, 6)), days(date(2027, 6, 7))), LeaveTypeId("vacation"), TODAY
    ),
    "receipt": Receipt(REQUEST, amount("15/2"), may_withdraw=True, may_cancel=False),
    "receipt, approved": Receipt(APPROVED, amount("15/2"), may_withdraw=False, may_cancel=True),
    "receipt, declined": Receipt(DECLINED, amount("25/2"), may_withdraw=False, may_cancel=False),
    "receipt, booked": Receipt(BOOKED, None, may_withdraw=False, may_cancel=True),
    "outcome, approved": Outcome(APPROVED, amount("15/2")),
    "outcome, declined": Outcome(DECLINED, amount("25/2")),
    "requests": Requests((REQUEST,), (APPROVED,), (DECLINED,), (BY_THE_CLOCK,), TODAY),
    "no requests": Requests((), (), (), (), TODAY),
    "approval card": ApprovalCard(REQUEST, amount("25/2"), amount("15/2"), (_BEN_AWAY,), may_decide=True),
    "approval card, hours": ApprovalCard(BY_THE_CLOCK, Amount(7), amount("7/2"), (), may_decide=True),
    "approval card, approved": ApprovalCard(APPROVED, amount("25/2"), amount("15/2"), (), may_decide=False),
    "approval card, declined": ApprovalCard(DECLINED, None, None, (), may_decide=False),
    "decline form": DeclineForm(REQUEST),
    "balances": Balances(TODAY, True, None, (BALANCE, UNLIMITED, HOURLY)),
    "balances of another": Balances(date(2026, 8, 14), False, BEN, (BALANCE,)),
    "balances as once known": Balances(date(2026, 8, 14), False, None, (BALANCE, UNLIMITED), _HINDSIGHT),
    "why as once known": Why(
        date(2026, 8, 14), None, VACATION, BALANCE, LINES, COMING, TODAY, hindsight=_HINDSIGHT
    ),
    "no balances": Balances(TODAY, True, None, ()),
    "why": Why(TODAY, None, VACATION, BALANCE, LINES, COMING, TODAY),
    "why of another": Why(TODAY, BEN, VACATION, replace(BALANCE, lapses=None), LINES, ()),
    "away today": Away(Period(TODAY, TODAY), TODAY, None, _WEEK[:1]),
    "away this week": Away(Period(TODAY, date(2026, 7, 5)), TODAY, None, _WEEK),
    "nobody away": Away(Period(TODAY, TODAY), TODAY, None, (AwayDay(TODAY, (), ()),)),
    "nobody away all week": Away(Period(TODAY, date(2026, 7, 5)), TODAY, None, _WEEK[2:] * 2),
    "away, one person": Away(Period(TODAY, date(2026, 7, 26)), TODAY, BEN, _WEEK),
    "here, one person": Away(Period(TODAY, date(2026, 7, 26)), TODAY, ALICE, _WEEK[2:]),
    "digest": _DIGEST,
    "digest, nobody off": replace(
        _DIGEST, scope=None, off=(), back=(), coming=(), holidays=(), coming_holidays=()
    ),
    "digest form": DigestForm(
        DigestValues("C0BERLIN", time_zone="Europe/Berlin"),
        (DigestScope("company", "Everybody"), DigestScope("location:berlin", "Berlin")),
        ("Europe/Berlin", "Europe/London"),
        is_arranged=False,
    ),
    "digest form, arranged": DigestForm(
        DigestValues("C0BERLIN", "location:berlin", 8 * 60 + 30, "Europe/London", 0, True),
        (DigestScope("company", "Everybody"), DigestScope("location:berlin", "Berlin")),
        ("Europe/Berlin", "Europe/London"),
        is_arranged=True,
    ),
    "set up, done": SetUpDone("Lighthouse Books", Amount(28), has_digest=True),
    "set up, done without digest": SetUpDone("Lighthouse Books", amount("25.5"), has_digest=False),
    "welcome": Welcome("Alice", "Lighthouse Books"),
    "help": Help(may_arrange_digest=False),
    "help for administrators": Help(
        may_enter=True,
        may_arrange_digest=True,
        may_claim=True,
        may_name_stand_in=True,
        may_settle=True,
        elsewhere=Platform.TEAMS,
    ),
    "not understood": NotUnderstood("the week after the party"),
    "refusing": Refusing(Overlaps(date(2026, 7, 7), RequestId("r-other"), SUMMER, Halves.AFTERNOON), TODAY),
    "dashboard": DashboardLink("https://leave.example.com/dashboard/door/kW3v", 5),
    "code": LinkCode("KMPRTWAB", 15, Platform.TEAMS),
    "code of an administrator": LinkCode("KMPRTWAB", 15, Platform.SLACK, may_connect=True),
    "code for another workspace": LinkCode("KMPRTWAB", 15, None),
    "linked": Linked("Alice", "Lighthouse Books"),
    "linked, and connected": Linked("Alice", "Lighthouse Books", has_connected=True),
    "home": Home(
        ALICE, (BALANCE, UNLIMITED, HOURLY), (BY_THE_CLOCK,), (APPROVED, BOOKED), _WEEK, has_dashboard=True
    ),
    "home of a newcomer": Home(ALICE, (), (), (), ()),
    "notice, a channel elsewhere": Notice(NoticeKind.CHANNEL_GONE, elsewhere=Platform.TEAMS),
    **{f"notice, {kind.value}": Notice(kind, "Ben Okafor") for kind in NoticeKind},
    **{f"notice about nobody, {kind.value}": Notice(kind) for kind in NoticeKind},
}
