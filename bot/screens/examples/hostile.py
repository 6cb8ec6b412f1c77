"""The same screens with names that are markup, long texts, many people: what must not break a drawing."""

from dataclasses import replace
from datetime import date, timedelta

from bot.screens import Screen
from bot.screens.adjusting import AdjustedNews, AdjustForm, AdjustValues
from bot.screens.away import Away, AwayDay, DigestForm, DigestMessage, DigestScope, DigestValues, OffToday
from bot.screens.balances import Balances, Hindsight, Why
from bot.screens.changing import CancelForm, ChangeForm, ChangeValues, OwnLeave
from bot.screens.claiming import ClaimFact, ClaimForm, ClaimValues
from bot.screens.deciding import ApprovalCard, DeclineForm, OverrideForm
from bot.screens.examples.cast import BALANCE, COST, DECLINED, FOUNDERS_DAY, NEW_YEAR, REQUEST, TODAY, days
from bot.screens.examples.statement import LINES
from bot.screens.facts import AwayFact, DecisionFact, GivenBack, PersonFact, StepFact, TypeFact
from bot.screens.foresight import BalanceShift, Foresight, LeaveShift, PersonShift
from bot.screens.helping import Help, Notice, NoticeKind, NotUnderstood, Refusing
from bot.screens.home import Home
from bot.screens.joining import SetUpDone, SetUpForm, SetUpValues, Welcome
from bot.screens.linking import DashboardLink, LinkCode, Linked
from bot.screens.requesting import (
    DateChoice,
    FormValues,
    Menu,
    Outcome,
    PartChoice,
    Receipt,
    RequestForm,
    Requests,
    TypeChoice,
)
from bot.screens.standing_in import StandInFact, StandInForm, StandInNews, StandInValues
from bot.screens.terms import (
    PatternForm,
    PatternNews,
    PatternValues,
    PlaceFact,
    PolicyForm,
    PolicyValues,
    SettingsMenu,
)
from bot.screens.waiting import Lapsing, Recounted, Reminder, Watched
from domain.amounts import Amount
from domain.flaws import Flaw
from domain.ids import DigestId, EmployeeId, LeaveTypeId, LocationId, RequestId, RuleId
from domain.leave.commands import Because
from domain.leave.findings import Finding
from domain.periods import Halves, Period
from domain.policies.leave_type import Unit
from domain.policies.rules import Severity
from domain.refusals import Unsettled
from domain.working_pattern import FULL_TIME, WorkingPattern

MARKUP = "<!channel> *bold* _it_ ~no~ `code` & <https://evil.example|click> \N{RIGHT-TO-LEFT OVERRIDE}txet"
NAME = f"{MARKUP} Zoë \N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER} דנה\nלוי " + "von und zu " * 30  # noqa: RUF001
NOTE = ("<!here> " + "Far too long a note, on and on. \n> *quoted* " * 90)[:3000]

_TYPE = TypeFact(LeaveTypeId("t" * 60), NAME, "<!here>")
_PEOPLE = tuple(PersonFact(EmployeeId(f"e-{number} ü"), f"{number} {NAME}") for number in range(40))
_REQUEST = replace(
    REQUEST,
    requester=_PEOPLE[0],
    type=_TYPE,
    asked=NEW_YEAR,
    note=NOTE,
    lies_with=_PEOPLE,
    holidays=tuple(replace(FOUNDERS_DAY, name=f"{number} {NAME}") for number in range(20)),
)
_DECLINED = replace(
    _REQUEST, status=DECLINED.status, decision=DecisionFact(_PEOPLE[1], DECLINED.requested_at, NOTE)
)
_BALANCE = replace(BALANCE, type=_TYPE, available=Amount(-(10**9), 7))
_HINDSIGHT = Hindsight(
    TODAY,
    tuple(replace(_BALANCE, type=replace(_TYPE, id=LeaveTypeId(f"t-{each}"))) for each in range(80)),
)
_AWAY = tuple(AwayFact(person, NEW_YEAR, Halves.BOTH, is_pending=True, type_name=NAME) for person in _PEOPLE)
_DAYS = tuple(
    AwayDay(TODAY + timedelta(days=number), _AWAY, ((NAME, replace(FOUNDERS_DAY, name=NAME)),))
    for number in range(60)
)
_VALUES = FormValues(RequestId("r" * 60), _TYPE.id, TODAY, date(2027, 1, 5), note=NOTE)
_RECEIPT = Receipt(_REQUEST, Amount(9), may_withdraw=True, may_cancel=True, may_change=True)
_MANY_DAYS = tuple(TODAY + timedelta(days=each) for each in range(100))
_UNSETTLED = Unsettled(NAME, Flaw.NO_SUCH_LOCATION, NOTE)
_FOUND = (Finding(RuleId("r" * 60), Severity.WARN, _UNSETTLED, TODAY),) * 40
_CHOICES = tuple(
    TypeChoice(TypeFact(LeaveTypeId(f"t-{number}"), f"{number} {NAME}", "x"), Amount(10**12, 3))
    for number in range(130)
)
_COUNTRIES = tuple(f"{first}{second}" for first in "ABCDEFGHIJ" for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ZONES = tuple(f"Continent/Somewhere_{number}" for number in range(600))

_STAND_IN = StandInFact(_PEOPLE[0], _PEOPLE[1], TODAY, date(2031, 1, 5))

_ROTA = WorkingPattern(tuple(FULL_TIME.weeks[0] for _ in range(52)), TODAY)
_FORESIGHT = Foresight(
    tuple(
        PersonShift(
            person,
            (BalanceShift(_TYPE, TODAY, Amount(10**9, 7), None),) * 5,
            (LeaveShift(_TYPE, NEW_YEAR, Amount(10**9, 7), Amount(0)),) * 5,
        )
        for person in _PEOPLE
    ),
    others=10**6,
)

EXAMPLES: dict[str, Screen] = {
    "request form": RequestForm(
        _VALUES,
        _CHOICES,
        (PartChoice.ALL_DAY,),
        needs_approval=True,
        cost=replace(COST, away=_AWAY, holidays=_REQUEST.holidays),
        refusal=Unsettled(NAME, Flaw.NO_SUCH_LOCATION, NOTE),
        understood=NOTE,
        is_half_unnamed=True,
    ),
    "request form, for another": RequestForm(
        replace(_VALUES, employee_id=_PEOPLE[0].id, override=NOTE),
        _CHOICES,
        (PartChoice.ALL_DAY,),
        needs_approval=False,
        refusal=_UNSETTLED,
        found=_FOUND,
        person=_PEOPLE[0],
        asks_reason=True,
    ),
    "menu": Menu((_BALANCE,) * 40, _REQUEST, waiting=10**6, may_arrange_digest=True),
    "choice of dates": DateChoice(NOTE, (NEW_YEAR, days(TODAY), days(date(2031, 1, 1))), _TYPE.id),
    "receipt": Receipt(_DECLINED, Amount(10**12, 7), may_withdraw=True, may_cancel=True),
    "outcome": Outcome(_DECLINED, Amount(10**12, 7)),
    "requests": Requests((_REQUEST,) * 40, (_REQUEST,) * 40, (_DECLINED,) * 40, (_REQUEST,) * 40),
    "approval card": ApprovalCard(_REQUEST, Amount(10**9), Amount(-(10**9)), _AWAY, may_decide=True),
    "decline form": DeclineForm(_REQUEST),
    "change form": ChangeForm(
        ChangeValues(_PEOPLE[0].id, _REQUEST.id, _VALUES, _MANY_DAYS[:90]),
        _REQUEST,
        (PartChoice.ALL_DAY,),
        is_mine=False,
        between=_MANY_DAYS,
        asked=NEW_YEAR,
        cost=replace(COST, away=_AWAY),
        refusal=_UNSETTLED,
        found=_FOUND,
    ),
    "override form": OverrideForm(_REQUEST, _UNSETTLED),
    "cancel form": CancelForm(_REQUEST),
    "own leave": OwnLeave((_RECEIPT,) * 40, _PEOPLE[0]),
    "receipt, being changed": replace(_RECEIPT, change=_REQUEST),
    "approval card, rules": ApprovalCard(
        replace(_REQUEST, step=StepFact(10**6, 10**6, True, _PEOPLE), override=NOTE),
        None,
        None,
        (),
        may_decide=True,
        found=_FOUND,
        gives_back=(GivenBack(_TYPE, NEW_YEAR, Amount(10**9, 7)),) * 40,
        may_undo=True,
        may_change=True,
    ),
    "balances": Balances(TODAY, False, _PEOPLE[0], (_BALANCE,) * 80),
    "balances as once known": Balances(TODAY, False, _PEOPLE[0], (_BALANCE,) * 80, _HINDSIGHT),
    "why": Why(TODAY, _PEOPLE[0], _TYPE, _BALANCE, LINES * 60, LINES * 10),
    "why in long words": Why(
        TODAY,
        None,
        _TYPE,
        _BALANCE,
        tuple(replace(line, by=_PEOPLE[0], reason=NOTE) for line in LINES * 3),
        (),
    ),
    "away": Away(Period(TODAY, date(2027, 1, 5)), TODAY, None, _DAYS),
    "away, one day": Away(Period(TODAY, TODAY), TODAY, None, _DAYS[:1]),
    "away, one person": Away(Period(TODAY, date(2027, 1, 5)), TODAY, _PEOPLE[0], _DAYS),
    "digest": DigestMessage(
        DigestId("d-1"),
        TODAY,
        NAME,
        off=tuple(
            OffToday(each.id, each.name, NEW_YEAR, date(2027, 1, 5), date(2027, 1, 6)) for each in _PEOPLE
        ),
        back=_PEOPLE,
        back_on=date(2026, 6, 30),
        coming=_AWAY,
        holidays=_DAYS[0].holidays * 40,
        coming_holidays=_DAYS[0].holidays * 40,
    ),
    "digest form": DigestForm(
        DigestValues("<!channel>", "scope-3", 0, "Continent/Somewhere_599", 6, True),
        tuple(DigestScope(f"scope-{number}", f"{number} {NAME}") for number in range(150)),
        _ZONES,
        is_arranged=True,
    ),
    "stand-in": StandInForm(
        StandInValues("U0BEN", TODAY, date(2031, 1, 5), "U0ALICE"), True, _STAND_IN, None
    ),
    "stand-in, named": StandInNews(_STAND_IN, _PEOPLE[0].id),
    "settings": SettingsMenu(may_settle=True, may_name_stand_in=True, may_arrange_digest=True),
    "working hours": PatternForm(
        PatternValues("U0BEN", NOTE, TODAY, "s" * 60),
        _PEOPLE[0],
        _ROTA,
        NOTE,
        _FORESIGHT,
        Unsettled(NAME, Flaw.NO_SUCH_LOCATION, NOTE),
    ),
    "working hours, foreseen": PatternForm(
        PatternValues("U0BEN", NOTE, TODAY), _PEOPLE[0], _ROTA, NOTE, _FORESIGHT
    ),
    "new working hours": PatternNews(_PEOPLE[0], _ROTA, TODAY, _PEOPLE[0].id),
    "policy": PolicyForm(
        PolicyValues(
            LeaveTypeId("t-3"), LocationId("l-3"), Amount(10**9, 7), None, TODAY, Amount(10**9, 7), TODAY
        ),
        tuple(choice.type for choice in _CHOICES),
        tuple(PlaceFact(LocationId(f"l-{number}"), f"{number} {NAME}") for number in range(130)),
        _FORESIGHT,
    ),
    "correction": AdjustForm(
        AdjustValues("U0BEN", LeaveTypeId("t-3"), Amount(-(10**9), 7), TODAY, None, NOTE, True),
        _CHOICES,
        _PEOPLE[0],
        Unsettled(NAME, Flaw.NO_SUCH_LOCATION, NOTE),
    ),
    "corrected": AdjustedNews(
        _PEOPLE[0],
        _TYPE,
        Amount(-(10**9), 7),
        TODAY,
        TODAY,
        NOTE,
        _PEOPLE[1],
        Amount(10**9, 7),
        _PEOPLE[0].id,
    ),
    "claim": ClaimForm(
        ClaimValues(RequestId("r" * 60), LeaveTypeId("t-3"), TODAY, amount=Amount(10**9, 7), note=NOTE),
        tuple(choice.type for choice in _CHOICES),
        needs_approval=True,
        worth=ClaimFact(Amount(10**9, 7), Unit.DAYS, date(2031, 12, 31)),
        refusal=Unsettled(NAME, Flaw.NO_SUCH_LOCATION, NOTE),
    ),
    "set up": SetUpForm(
        SetUpValues("CH", "ZZ", Amount(10**6, 3), None, None),
        _COUNTRIES,
        tuple((code, NAME) for code in _COUNTRIES),
        True,
        problem=NOTE,
    ),
    "set up, done": SetUpDone(NAME, Amount(10**9, 7), has_digest=True),
    "welcome": Welcome(NAME, NAME),
    "help": Help(may_arrange_digest=True),
    "not understood": NotUnderstood(NOTE),
    "notice": Notice(NoticeKind.CHANNEL_GONE, NOTE),
    "refusing": Refusing(Unsettled(NAME, Flaw.NO_SUCH_LOCATION, NOTE)),
    "dashboard": DashboardLink("https://leave.example.com/dashboard/door/" + "x" * 200, 10**9),
    "code": LinkCode(NAME, 10**9, None, may_connect=True),
    "linked": Linked(NAME, NAME, has_connected=True),
    "home": Home(_PEOPLE[0], (_BALANCE,) * 30, (_REQUEST,) * 40, (_REQUEST,) * 40, _DAYS[:7]),
    "reminder": Reminder(_REQUEST, True, TODAY),
    "reminder, decided": Reminder(_DECLINED, False, TODAY, date(2027, 1, 5)),
    "days that lapse": Lapsing(_TYPE, Amount(10**12, 7), date(2031, 3, 31), TODAY),
    "recounted": Recounted(
        replace(_REQUEST, amount=Amount(10**12, 7)), Amount(10**9, 7), Because.CORRECTION, TODAY, NOTE
    ),
    "watched": Watched(_PEOPLE[0], NEW_YEAR, Amount(10**12, 7), Unit.DAYS, DECLINED.status, NAME, TODAY),
}
