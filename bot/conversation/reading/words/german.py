"""German words about dates; umlauts are read as ae, oe, ue too."""

from bot.conversation.reading import meanings as m
from bot.conversation.reading.meanings import Kind, Language, Meaning, Part, Unit, Which


def _inflected(*stems: str) -> str:
    return ", ".join(stem + ending for stem in stems for ending in ("", "e", "en", "er", "es", "em"))


_PACK: m.Pack = {
    m.day(0): "heute",
    Meaning(Kind.TOMORROW_OR_MORNING): "morgen",
    m.day(2): "übermorgen",
    m.day(-1): "gestern",
    m.day(-2): "vorgestern",
    m.which(Which.THIS): _inflected("dies"),
    m.which(Which.NEXT): _inflected("nächst"),
    m.which(Which.AFTER_NEXT): _inflected("übernächst"),
    m.which(Which.COMING): _inflected("kommend"),
    m.which(Which.LAST): _inflected("letzt", "vergangen", "vorig"),
    m.unit(Unit.DAY): "tag, tage, tagen",
    m.unit(Unit.WEEK): "woche, wochen",
    m.unit(Unit.MONTH): "monat, monate, monaten, monats",
    m.REST_OF_WEEK: "rest der woche, rest dieser woche",
    m.part(Part.MORNING): "vormittag, früh, vm, vorm",
    m.part(Part.AFTERNOON): "nachmittag, nm, nachm",
    m.part(Part.EACH_MORNING): "vormittags, morgens",
    m.part(Part.EACH_AFTERNOON): "nachmittags",
    m.part(Part.HALF): "halber tag, halben tag, halbe tage, halbtags, halbtägig, ½ tag, 1/2 tag, halbtag",
    m.part(Part.ALL_DAY): "ganztags, ganztägig, ganzer tag, ganzen tag, ganze tage",
    m.TO: "bis, bis einschließlich, bis inklusive, bis inkl",
    m.TO_DAY: "bis zum, bis am, bis einschließlich zum",
    m.AND: "und",
    m.FROM: "ab, von, seit, beginnend",
    m.FROM_DAY: "vom, ab dem, seit dem, ab den",
    m.FOR: "für",
    m.IN: "in",
    m.AGO_BEFORE: "vor",
    m.GERMAN_AM: "am",
    m.DAY_MARK: "den, dem, der, an",
    m.ONE: "ein, eine, einen, einer, einem",
    m.FILLER: "frei, bitte, lang, hier, im, des, die, das, ich, bin, uhr",
    m.NO_HALF: "abend, abends, nacht, nachts, mittag, mittags, mitternacht, früher, später, spät",
    m.TROUBLE: """nicht, kein, keine, keinen, außer, ausser, ohne, oder, jeden, jede, jeder, jedes,
        jeweils, je, nach, zwischen, ca, circa, etwa, ungefähr, gegen, vielleicht, statt, wochenende,
        jahr, jahre, stunde, stunden, minuten, spätestens, anfang, mitte, ende, kw, kalenderwoche,
        ostern, pfingsten, weihnachten, silvester, heiligabend, halb, halbe, halber, halben, anderthalb,
        eineinhalb, zurück, wieder, sowie,""" + _inflected("erst", "zweit", "dritt", "viert"),
    **m.counts("eins,zwei,drei,vier,fünf,sechs,sieben,acht,neun,zehn,elf,zwölf"),
}  # fmt: skip

_NAMES: m.Pack = {
    Meaning(Kind.MONTH, 1): "jänner",
    Meaning(Kind.MONTH, 2): "feber",
    Meaning(Kind.MONTH, 3): "mrz",
    Meaning(Kind.MONTH, 6): "juno",
    Meaning(Kind.MONTH, 7): "julei",
    Meaning(Kind.WEEKDAY, 5): "sonnabend",
}

GERMAN = Language("de", _PACK | _NAMES, "sam al an du des on at et es la o")
