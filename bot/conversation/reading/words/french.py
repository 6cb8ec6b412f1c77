"""French words about dates. "sept" stays the month: seven days are better refused than read as September."""

from bot.conversation.reading import meanings as m
from bot.conversation.reading.meanings import Kind, Language, Meaning, Part, Unit, Which

_PACK: m.Pack = {
    m.day(0): "aujourd'hui",
    m.day(1): "demain",
    m.day(2): "après-demain, après demain",
    m.day(-1): "hier",
    m.day(-2): "avant-hier, avant hier",
    m.which(Which.THIS): "ce, cet, cette",
    m.which_after(Which.EITHER): "prochain, prochaine, qui vient",
    m.which_after(Which.LAST): "dernier, dernière, passé, passée",
    m.unit(Unit.DAY): "jour, jours, jours de congé",
    m.unit(Unit.WEEK): "semaine, semaines",
    m.unit(Unit.MONTH): "mois",
    m.REST_OF_WEEK: "reste de la semaine, reste de cette semaine",
    m.part(Part.MORNING): "matin, matinée",
    m.part(Part.AFTERNOON): "après-midi, après midi, aprèm, aprem",
    m.part(Part.EACH_MORNING): "matins, tous les matins, chaque matin, matinées",
    m.part(Part.EACH_AFTERNOON): "après-midis, tous les après-midi, tous les après-midis, chaque après-midi",
    m.part(
        Part.HALF
    ): """demi-journée, demi journée, demie-journée, demie journée, demi-journées, ½ journée, 1/2 journée""",
    m.part(Part.ALL_DAY): "toute la journée, journée entière, journée complète",
    m.TO: "à, jusqu'à, jusque",
    m.TO_DAY: "au, jusqu'au",
    m.AND: "et",
    m.FROM: "depuis, dès, à partir de, à compter de",
    m.FROM_DAY: "du, depuis le, dès le, à partir du, à compter du",
    m.FOR: "pendant, pour, durant",
    m.IN: "dans",
    m.AGO_BEFORE: "il y a",
    m.DAY_MARK: "le",
    m.ONE: "un, une",
    m.FILLER: "de, d', en, l', la, les, jour de congé, s'il vous plaît, svp, je, suis",
    m.NO_HALF: "soir, soirée, soirs, nuit, midi, minuit, tôt, tard, plus tard",
    m.TROUBLE: """pas, sauf, sans, ou, ni, chaque, tous, toutes, tout, avant, après, vers, environ,
        entre, puis, peut-être, week-end, week end, an, ans, année, début, fin, mi, milieu, premier,
        première, deuxième, second, seconde, troisième, suivant, suivante, demi, demie, quinzaine,
        journée, heure, heures, pâques, pentecôte, noël, ascension, toussaint, vendredi saint, mardi
        gras, lundi de pâques, retour, quelques""",
    **m.counts(",deux,trois,quatre,cinq,six,,huit,neuf,dix,onze,douze,,,quinze"),
}

_NAMES: m.Pack = {
    Meaning(Kind.MONTH, 1): "jan, janv",
    Meaning(Kind.MONTH, 2): "fev",
    Meaning(Kind.MONTH, 7): "juill",
}

FRENCH = Language("fr", _PACK | _NAMES, "on at do so di or sat an mi al es el y o fr")
