// Days, times and initials as people read them.

const format = (zone, options) => (date) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }).format(date);
const moment = (ts) => new Date(Number(ts) * 1000);
const dayKey = (date, zone) => format(zone, { dateStyle: "short" })(date);

export const clockTime = (ts, zone) => format(zone, { hour: "2-digit", minute: "2-digit" })(moment(ts));
export const longMoment = (date, zone) =>
  format(zone, { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" })(date);

/** "Today", "Yesterday" or "Monday 6 July", in the reader's zone. */
export function dayName(ts, now, zone) {
  const day = moment(ts);
  if (dayKey(day, zone) === dayKey(now, zone)) return "Today";
  if (dayKey(day, zone) === dayKey(new Date(now - 86_400_000), zone)) return "Yesterday";
  const sameYear = day.getUTCFullYear() === now.getUTCFullYear();
  return format(zone, { weekday: "long", day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) })(day);
}

export const initials = (name) => name.split(/\s+/).slice(0, 2).map((word) => word[0] || "").join("").toUpperCase();

/** Unix seconds of a wall clock time such as 2026-07-06T09:00 in a zone. */
export function inZone(wall, zone) {
  const asUtc = new Date(`${wall}:00Z`);
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-CA", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" })
      .formatToParts(asUtc).map((part) => [part.type, part.value]));
  const shown = new Date(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:00Z`);
  return Math.round((asUtc - (shown - asUtc)) / 1000);
}

/** The wall clock time of unix seconds in a zone, as an input of type datetime-local wants it. */
export function wallTime(seconds, zone) {
  if (!seconds) return "";
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(new Date(seconds * 1000)).replace(" ", "T");
}
