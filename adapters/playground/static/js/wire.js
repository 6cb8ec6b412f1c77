// The wire: what the app called and what it was sent, for whoever builds it.
import { classes, html, useState } from "./kit.js";
import { Icon } from "./parts.js";
import { useLooking } from "./talk.js";

const Code = ({ name, value }) => html`<h4>${name}</h4><pre>${typeof value === "string" ? value || "(empty)" : JSON.stringify(value, null, 2)}</pre>`;

function Line({ line }) {
  const [open, setOpen] = useState(false);
  const incoming = line.way === "in";
  const wrong = incoming ? !line.answer.ok : !!line.failure;
  const verdict = incoming ? line.answer.error ?? "ok" : line.failure || line.status || "ok";
  return html`<li className=${classes(wrong && "wrong")}>
    <button type="button" aria-expanded=${open} onClick=${() => setOpen(!open)}>
      <span className="way" title=${incoming ? "from the app" : "to the app"}>${incoming ? "←" : "→"}</span><b>${incoming ? line.method : line.kind}</b><small>${verdict}</small></button>
    ${open && html`<div><${Code} name=${incoming ? "Arguments" : "Payload"} value=${incoming ? line.args : line.payload} /><${Code} name="Answer" value=${line.answer} /></div>`}
  </li>`;
}

export function Wire({ revision, close }) {
  const seen = useLooking("/playground/wire", revision);
  return html`<aside className="wire" aria-label="Wire">
    <header><h2>Wire</h2><small>→ to the app, ← from the app</small><button type="button" className="icon-button" aria-label="Close" onClick=${close}><${Icon} name="close" /></button></header>
    <ul>${(seen?.lines ?? []).map((line, index) => html`<${Line} key=${`${line.at}${line.way}${seen.lines.length - index}`} line=${line} />`)}</ul>
    ${seen?.lines.length === 0 && html`<p className="empty">Nothing yet. Type a command.</p>`}
  </aside>`;
}
