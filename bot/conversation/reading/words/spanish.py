"""Spanish words about dates. A lone "mañana" is tomorrow, "la mañana" the morning."""

from bot.conversation.reading import meanings as m
from bot.conversation.reading.meanings import Kind, Language, Meaning, Part, Unit, Which

_PACK: m.Pack = {
    m.day(0): "hoy",
    m.day(1): "mañana",
    m.day(2): "pasado mañana",
    m.day(-1): "ayer",
    m.day(-2): "anteayer, antier, antes de ayer",
    (m.day(0), m.part(Part.MORNING)): "esta mañana",
    m.which(Which.THIS): "este, esta",
    m.which_after(Which.EITHER): "próximo, próxima, que viene, que entra",
    m.which_after(Which.LAST): "pasado, pasada, último, última",
    m.unit(Unit.DAY): "día, días, días libres",
    m.unit(Unit.WEEK): "semana, semanas",
    m.unit(Unit.MONTH): "mes, meses",
    m.REST_OF_WEEK: "resto de la semana, resto de esta semana",
    m.part(Part.MORNING): "la mañana",
    m.part(Part.AFTERNOON): "tarde",
    m.part(Part.EACH_MORNING): "mañanas, todas las mañanas",
    m.part(Part.EACH_AFTERNOON): "tardes, todas las tardes",
    m.part(Part.HALF): "medio día, media jornada, ½ día, 1/2 día, medios días",
    m.part(Part.ALL_DAY): "todo el día, día completo, día entero, jornada completa",
    m.TO: "a, hasta",
    m.TO_DAY: "al, hasta el, al día, hasta el día",
    m.AND: "y, e",
    m.FROM: "desde, a partir de, a contar de",
    m.FROM_DAY: "del, desde el, a partir del, del día, desde el día",
    m.FOR: "durante, por, para",
    m.IN: "en, dentro de",
    m.AGO_BEFORE: "hace",
    m.DAY_MARK: "el, el día",
    m.HOUR_MARK: "las",
    m.ONE: "un, una",
    m.FILLER: "de, la, los, los días, día libre, día de, por favor",
    m.NO_HALF: "noche, esta noche, mediodía, medianoche, temprano, más tarde, llego tarde, llegar tarde",
    m.TROUBLE: """no, sin, salvo, excepto, menos, o, u, ni, cada, todos, todas, todo, antes, después,
        hacia, entre, quizás, tal vez, fin de semana, finde, año, años, principios, mediados, finales,
        fin, inicio, final, primer, primero, primera, segundo, segunda, tercer, siguiente, pascua,
        santo, santa, navidad, nochebuena, nochevieja, vuelta, vuelvo, regreso, medio, media, quincena,
        hora, horas, los lunes, los martes, los miércoles, los jueves, los viernes, los sábados, los
        domingos, unos, algunos""",
    **m.counts(",dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,,,,,quince"),
}

_NAMES: m.Pack = {
    Meaning(Kind.MONTH, 9): "set, setiembre, sep",
    Meaning(Kind.WEEKDAY_OR_MONTH, 1): "mar",
}

SPANISH = Language("es", _PACK | _NAMES, "do so mi di sa du et or sat an at on")
