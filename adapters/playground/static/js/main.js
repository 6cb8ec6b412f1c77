// The stage: one person's window or two side by side, the bar above, all of it in the address.
import { classes, createRoot, html, useCallback, useEffect, useState } from "./kit.js";
import { Bar, useClock } from "./bar.js";
import { EitherPane } from "./platforms.js";
import { useLooking, useRevision } from "./talk.js";
import { Wire } from "./wire.js";

const WIDE = window.matchMedia("(min-width: 900px)");
const given = new URLSearchParams(location.search);

/** Who stands where: from the address, else the first two of the story. */
function first(people) {
  const known = (id) => people.some((person) => person.id === id);
  const left = known(given.get("as")) ? given.get("as") : people[0].id;
  const other = people.find((person) => person.id !== left)?.id ?? left;
  return {
    two: given.has("beside") || (!given.has("as") && WIDE.matches),
    panes: [
      { user: left, at: given.get("at") ?? "app", on: given.get("on") ?? "slack" },
      { user: known(given.get("beside")) ? given.get("beside") : other, at: given.get("besideAt") ?? "app", on: given.get("besideOn") ?? "slack" },
    ],
  };
}

function address({ two, panes: [left, right] }) {
  const query = new URLSearchParams({ as: left.user, at: left.at });
  if (left.on !== "slack") query.set("on", left.on);
  if (two) { query.set("beside", right.user); query.set("besideAt", right.at); }
  if (two && right.on !== "slack") query.set("besideOn", right.on);
  return `?${query}`;
}

function Toast({ text }) {
  return html`<div className="toasts" role="status" aria-live="polite">${text && html`<p>${text}</p>`}</div>`;
}

function Stage() {
  const revision = useRevision();
  const stage = useLooking("/playground/stage", revision);
  const [standing, setStanding] = useState(null);
  const [wire, setWire] = useState(false);
  const [at, setAt] = useState(null);
  const [said, setSaid] = useState("");
  const clock = useClock(at);
  const say = useCallback((text) => setSaid(text), []);
  useEffect(() => { if (stage) { setAt(stage.at); setStanding((now) => now ?? first(stage.people)); } }, [stage]);
  useEffect(() => { if (standing) window.history.replaceState(null, "", address(standing)); }, [standing]);
  useEffect(() => { if (!said) return undefined; const timer = setTimeout(() => setSaid(""), 7_000); return () => clearTimeout(timer); }, [said]);
  if (!standing) return html`<p className="waiting">Opening the playground…</p>`;
  const change = (index, part) => setStanding((now) => ({ ...now, panes: now.panes.map((pane, i) => (i === index ? { ...pane, ...part } : pane)) }));
  const shown = standing.two ? standing.panes : standing.panes.slice(0, 1);
  const zone = stage.people.find((person) => person.id === standing.panes[0].user)?.tz ?? "UTC";
  return html`
    <${Bar} clock=${clock} zone=${zone} two=${standing.two} setTwo=${(two) => setStanding({ ...standing, two })} wire=${wire} setWire=${setWire} setAt=${setAt} say=${say} />
    ${revision < 0 && html`<p className="offline" role="alert">The server does not answer. This page goes on as soon as it does.</p>`}
    <main className=${classes("panes", standing.two && "two", wire && "with-wire")}>
      ${shown.map((pane, index) => html`<${EitherPane} key=${index} user=${pane.user} at=${pane.at} on=${pane.on} setOn=${(on) => change(index, { on, at: "app" })} people=${stage.people} revision=${revision} now=${clock.now} say=${say}
        go=${(to) => change(index, { at: to })} be=${(user) => change(index, { user, at: pane.on === "slack" && pane.at.startsWith("app") ? pane.at : "app" })} />`)}
      ${wire && html`<${Wire} revision=${revision} close=${() => setWire(false)} />`}
    </main>
    <${Toast} text=${said} />`;
}

createRoot(document.getElementById("stage")).render(html`<${Stage} />`);
