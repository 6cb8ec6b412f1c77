// The "+" of the compose box: message extensions that open a dialog, and those that search.
import { html, useContext, useEffect, useLayoutEffect, useRef, useState } from "./kit.js";
import { Icon } from "./parts.js";
import { TeamsContext } from "./teams_person.js";

const PAUSE = 250;

const leave = (close) => (event) => { if (!event.currentTarget.contains(event.relatedTarget)) close(); };

export function ExtensionMenu({ choose, close }) {
  const { model } = useContext(TeamsContext);
  const menu = useRef(null);
  useLayoutEffect(() => menu.current.querySelector("button").focus(), []);
  const pressed = (event) => {
    const items = [...menu.current.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % items.length, ArrowUp: (at + items.length - 1) % items.length }[event.key];
    if (to !== undefined) { event.preventDefault(); items[to].focus(); }
    if (event.key === "Escape") { event.stopPropagation(); close(); }
  };
  return html`<div className="options above extensions" role="menu" aria-label=${model.app.name} ref=${menu} onKeyDown=${pressed} onBlur=${leave(close)}>
    <h4>${model.app.name}</h4>
    ${model.app.extensions.map((command) => html`<button type="button" role="menuitem" key=${command.id} onClick=${() => choose(command)}>
      <span><b>${command.title}</b><small>${command.description}</small></span></button>`)}
  </div>`;
}

/** What is shown of a card among others: its preview's words, else the first lines of the card. */
function Preview({ found }) {
  const shown = found.preview?.content ?? {};
  const lines = (found.content?.body ?? []).flatMap((each) => each.text ?? []);
  return html`<span><b>${shown.title ?? lines[0] ?? ""}</b><small>${shown.text ?? shown.subtitle ?? lines[1] ?? ""}</small></span>`;
}

export function ExtensionSearch({ command, take, close }) {
  const { aside, words } = useContext(TeamsContext);
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState(null);
  const field = useRef(null);
  useLayoutEffect(() => field.current.focus(), []);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => aside("search", { command: command.id, words: typed }).then((outcome) => current && setFound(outcome)), typed ? PAUSE : 0);
    return () => { current = false; clearTimeout(timer); };
  }, [typed, command.id]);
  const said = found && (found.error || found.note || (found.found.length === 0 && words("Nothing found")));
  const pressed = (event) => {
    if (event.key === "Escape") { event.stopPropagation(); close(); }
    if (event.key === "Enter" && event.target === field.current) { event.preventDefault(); if (found?.found[0]) take(found.found[0]); }
  };
  return html`<div className="options above extensions" role="dialog" aria-label=${command.title} onKeyDown=${pressed} onBlur=${leave(close)}>
    <h4>${command.title}</h4>
    <div className="search"><${Icon} name="search" /><input ref=${field} aria-label=${words("Search")} placeholder=${command.description || words("Search")} value=${typed} onChange=${(event) => setTyped(event.target.value)} /></div>
    ${!found && html`<p className="search-said" role="status">${words("Loading…")}</p>`}
    ${said && html`<p className="search-said" role="status">${said}</p>`}
    <ul>${(found?.found ?? []).map((each, index) => html`<li key=${index}><button type="button" onClick=${() => take(each)}><${Preview} found=${each} /></button></li>`)}</ul>
  </div>`;
}
