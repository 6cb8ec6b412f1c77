"""What the application needs from outside, each as small as its use."""

from bot.ports.changes import Changes
from bot.ports.codes import Codes
from bot.ports.deliveries import Copies, Copy, Delivery, Inbox, Outbox
from bot.ports.feeds import About, Feed, FeedLine, Feeds, Telling
from bot.ports.history import Entry, History, Leaf, Seal, Verdict, Wanted
from bot.ports.holidays import Places
from bot.ports.jobs import Job, Jobs, JobState, Ordered
from bot.ports.moments import Clock, Ids
from bot.ports.platforms import (
    Directory,
    Gathering,
    Installation,
    Installations,
    Messenger,
    NotDelivered,
    Reference,
    References,
    Stranger,
)
from bot.ports.queries import AwayRow, Known, PersonRow, Queries, RequestRow
from bot.ports.sessions import Doors, Session, SessionKind, Sessions, SignIn, SignIns
from bot.ports.statuses import (
    Consent,
    ConsentGone,
    Consents,
    Granted,
    NotGranted,
    Shown,
    Stand,
    Statuses,
    Withheld,
)
from bot.ports.store import Context, Origin, Past, Store, StoreUnavailable, Transaction

__all__ = [
    "About",
    "AwayRow",
    "Changes",
    "Clock",
    "Codes",
    "Consent",
    "ConsentGone",
    "Consents",
    "Context",
    "Copies",
    "Copy",
    "Delivery",
    "Directory",
    "Doors",
    "Entry",
    "Feed",
    "FeedLine",
    "Feeds",
    "Gathering",
    "Granted",
    "History",
    "Ids",
    "Inbox",
    "Installation",
    "Installations",
    "Job",
    "JobState",
    "Jobs",
    "Known",
    "Leaf",
    "Messenger",
    "NotDelivered",
    "NotGranted",
    "Ordered",
    "Origin",
    "Outbox",
    "Past",
    "PersonRow",
    "Places",
    "Queries",
    "Reference",
    "References",
    "RequestRow",
    "Seal",
    "Session",
    "SessionKind",
    "Sessions",
    "Shown",
    "SignIn",
    "SignIns",
    "Stand",
    "Statuses",
    "Store",
    "StoreUnavailable",
    "Stranger",
    "Telling",
    "Transaction",
    "Verdict",
    "Wanted",
    "Withheld",
]
