// Tells what ical.js makes of a calendar on standard input, as JSON.
import { readFileSync } from "node:fs";
const { default: ICAL } = await import(process.argv[2]);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((each) => {
  const event = new ICAL.Event(each, { strictExceptions: true });
  return {
    uid: event.uid,
    title: event.summary,
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    zone: event.startDate.zone.tzid,
    isDate: event.startDate.isDate,
    sequence: event.sequence,
    status: each.getFirstPropertyValue("status"),
  };
});
const name = calendar.getFirstPropertyValue("x-wr-calname");
const refresh = calendar.getFirstPropertyValue("refresh-interval").toString();
process.stdout.write(JSON.stringify({ name, refresh, events }));
