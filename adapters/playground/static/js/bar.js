// The bar on top: the playground's clock, the product's levers, how many windows, the wire.
import { classes, html, useEffect, useState } from "./kit.js";
import { Icon } from "./parts.js";
import { tell } from "./talk.js";
import { longMoment } from "./words.js";

const STEPS = [["hour", "+1 hour"], ["day", "+1 day"], ["tomorrow", "Tomorrow 9:00"], ["real", "Back to now"]];
const MINUTE = 60_000;

/** The product's clock, going on by itself between the times the server tells it. */
export function useClock(at) {
  const [gap, setGap] = useState(0);
  const [, tick] = useState(0);
  useEffect(() => { if (at) setGap(new Date(at) - Date.now()); }, [at]);
  useEffect(() => { const timer = setInterval(() => tick((n) => n + 1), 10_000); return () => clearInterval(timer); }, []);
  const apart = at ? new Date(at) - Date.now() : 0;
  return { now: new Date(Date.now() + (gap || apart)), isMoved: Math.abs(gap) > MINUTE };
}

export function Bar({ clock, zone, two, setTwo, wire, setWire, setAt, say }) {
  const [busy, setBusy] = useState("");
  const pull = async (lever, given, name) => {
    setBusy(name);
    try {
      const { said, at } = await tell(`/playground/controls/${lever}`, given);
      setAt(at);
      if (said) say(said);
    } catch (wrong) { say(wrong.message); }
    setBusy("");
  };
  const Lever = (lever, name, given = {}) => html`<button type="button" key=${name} disabled=${!!busy} aria-busy=${busy === name} onClick=${() => pull(lever, given, name)}>${name}</button>`;
  return html`
    <header className="bar">
      <h1><img src="/playground/static/icon.svg" alt="" />Playground</h1>
      <div className=${classes("clock", clock.isMoved && "moved")} role="group" aria-label="Clock">
        <${Icon} name="clock" /><time>${longMoment(clock.now, zone)}</time>
        ${STEPS.filter(([step]) => step !== "real" || clock.isMoved).map(([step, name]) => Lever("clock", name, { step, tz: zone }))}
      </div>
      <div className="levers" role="group" aria-label="Story">${Lever("digest", "Post the digest now")}${Lever("reset", "Reset")}</div>
      <a className="way-out" href="/dashboard" target="_blank">Dashboard</a>
      <div className="ways" role="group" aria-label="Windows">
        <button type="button" aria-pressed=${!two} onClick=${() => setTwo(false)}><${Icon} name="one" />One person</button>
        <button type="button" aria-pressed=${two} onClick=${() => setTwo(true)}><${Icon} name="two" />Side by side</button>
        <button type="button" aria-pressed=${wire} onClick=${() => setWire(!wire)}><${Icon} name="wire" />Wire</button>
      </div>
    </header>`;
}
