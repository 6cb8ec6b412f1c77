"""English words about dates."""

from bot.conversation.reading import meanings as m
from bot.conversation.reading.meanings import Kind, Language, Meaning, Part, Unit, Which

_PACK: m.Pack = {
    m.day(0): "today",
    m.day(1): "tomorrow, tmrw, tmr, tmw",
    m.day(2): "day after tomorrow, overmorrow",
    m.day(-1): "yesterday",
    m.day(-2): "day before yesterday",
    m.which(Which.THIS): "this",
    m.which(Which.NEXT): "next",
    m.which(Which.COMING): "coming, upcoming, this coming",
    m.which(Which.LAST): "last, previous",
    (m.which(Which.AFTER_NEXT), m.unit(Unit.WEEK)): "week after next",
    m.unit(Unit.DAY): "day, days, days off",
    m.unit(Unit.WEEK): "week, weeks, wk, wks",
    m.unit(Unit.MONTH): "month, months",
    m.REST_OF_WEEK: "rest of the week, rest of this week",
    m.part(Part.MORNING): "morning, a m",
    m.part(Part.AFTERNOON): "afternoon, pm, p m, arvo",
    m.part(Part.EACH_MORNING): "mornings, every morning, each morning",
    m.part(Part.EACH_AFTERNOON): "afternoons, every afternoon, each afternoon",
    m.part(Part.HALF): "half day, half days, half a day, ½ day, ½ a day, 1/2 day, 1/2 a day, halfday",
    m.part(Part.ALL_DAY): "all day, full day, whole day, full days, whole days",
    m.TO: "to, until, till, til, through, thru, up to",
    m.AND: "and",
    m.FROM_OR_AFTER: "from",
    m.FROM: "starting, starting on, starting from, beginning, beginning on, as of, since, commencing",
    m.FOR: "for, lasting",
    m.IN: "in",
    m.AGO: "ago",
    m.FROM_NOW: "from now",
    m.DAY_MARK: "the, on",
    m.ONE: "a, an",
    m.FILLER: "of, at, off, day off, please, is, i am, i",
    m.NO_HALF: "am, noon, midday, midnight, evening, evenings, night, nights, tonight, early, late, later",
    m.TROUBLE: """not, no, never, except, excluding, without, but, or, either, every, each, other,
        alternate, instead, maybe, perhaps, before, after, around, about, between, by, within,
        following, onward, onwards, weekend, weekends, weekday, weekdays, fortnight, year, years, hour,
        hours, minute, minutes, mid, middle, end, start, half, quarter, first, second, third, fourth,
        fifth, plus, minus, back, return, returning, ending, past, easter, good friday, whit monday,
        black friday, cyber monday, ash wednesday, holy thursday, maundy thursday, bank holiday,
        pentecost, thanksgiving, christmas, boxing day, xmas, new year, new years, shrove tuesday,
        memorial day, labor day, columbus day""",
    **m.counts("one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve"),
}

_NAMES: m.Pack = {
    Meaning(Kind.MONTH, 9): "sept",
    Meaning(Kind.WEEKDAY, 1): "tues",
    Meaning(Kind.WEEKDAY, 2): "weds",
    Meaning(Kind.WEEKDAY, 3): "thur, thurs",
}

ENGLISH = Language("en", _PACK | _NAMES, "so do mi di sam al dom von ab du des o au et ou")
