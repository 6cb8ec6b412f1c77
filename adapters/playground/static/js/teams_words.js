// What the Teams panes themselves say, and times as their reader writes them: English, or German where Teams is set to it.

const GERMAN = {
  "Chats": "Chats",
  "Teams and channels": "Teams und Kanäle",
  "Type a message": "Nachricht eingeben",
  "Start a post. Type @ to mention somebody": "Beitrag verfassen. Mit @ erwähnst du jemanden",
  "Reply": "Antworten",
  "Send": "Senden",
  "Apps": "Apps",
  "Remove the card": "Karte entfernen",
  "Close": "Schließen",
  "Today": "Heute",
  "Yesterday": "Gestern",
  "Edited": "Bearbeitet",
  "Only you can see this": "Nur du siehst das",
  "One moment…": "Einen Moment …",
  "Loading…": "Wird geladen …",
  "Search": "Suchen",
  "Nothing found": "Nichts gefunden",
  "Messages": "Nachrichten",
  "Places": "Orte",
  "Suggestions": "Vorschläge",
  "App": "App",
  "Say hello to begin.": "Sag Hallo, dann geht es los.",
  "Nothing has been said here yet.": "Hier wurde noch nichts gesagt.",
  "Something went wrong. Please try again.": "Etwas ist schiefgegangen. Bitte noch einmal versuchen.",
  "Unable to reach the app. Please try again.": "Die App ist nicht erreichbar. Bitte noch einmal versuchen.",
  "Your response was sent to the app": "Deine Antwort wurde an die App gesendet",
  "A dialog only takes Action.Submit.": "Ein Dialog kennt nur Action.Submit.",
  "This card cannot be drawn.": "Diese Karte lässt sich nicht zeichnen.",
};

export const wordsOf = (locale) => (text) => (locale.startsWith("de") && GERMAN[text]) || text;

const written = (me, at, options) => new Intl.DateTimeFormat(me.locale === "en-XA" ? "en-GB" : me.locale, { timeZone: me.tz, ...options }).format(at);
const dayKey = (me, at) => written(me, at, { dateStyle: "short" });

export const clock = (me, at) => written(me, new Date(at), { hour: "numeric", minute: "2-digit" });

/** "Today", "Yesterday" or "Monday 6 July", in the reader's zone and language. */
export function day(me, at, now) {
  const then = new Date(at);
  const words = wordsOf(me.locale);
  if (dayKey(me, then) === dayKey(me, now)) return words("Today");
  if (dayKey(me, then) === dayKey(me, new Date(now - 86_400_000))) return words("Yesterday");
  return written(me, then, { weekday: "long", day: "numeric", month: "long" });
}
