// The compose box: words, @names, the menu of message extensions, a card to send along.
import { classes, html, useContext, useEffect, useId, useRef, useState } from "./kit.js";
import { Suggested, keysFor } from "./composer.js";
import { Face, Icon } from "./parts.js";
import { Card } from "./teams_card.js";
import { ExtensionMenu, ExtensionSearch } from "./teams_extensions.js";
import { TeamsContext } from "./teams_person.js";

/** Who could be meant by the @name that is being typed; the app first. */
function suggestions(text, model) {
  const name = /(?:^|\s)@([\p{L}\w .-]*)$/u.exec(text);
  if (!name) return [];
  const typed = name[1].toLowerCase();
  const app = { id: "app", real_name: model.app.name, is_bot: true, title: "App" };
  return [app, ...model.people].filter((each) => each.id !== model.me.id && each.real_name.toLowerCase().includes(typed)).slice(0, 6).map((each) => ({
    key: each.id, put: `${text.slice(0, text.length - name[1].length)}${each.real_name} `, title: each.real_name, more: each.title,
    face: html`<${Face} person=${each} size="tiny" />`,
  }));
}

/** The card that an extension put here, until it is sent or removed. */
function Draft({ found, drop }) {
  const { model, host, words } = useContext(TeamsContext);
  return html`<div className="draft"><div inert=${true}><${Card} card=${found.content} people=${model.people} host=${host} use=${() => {}} sorry=${words("This card cannot be drawn.")} /></div>
    <button type="button" className="icon-button" aria-label=${words("Remove the card")} onClick=${drop}><${Icon} name="close" /></button></div>`;
}

export function TeamsComposer({ root = "", autoFocus = false, sent = () => {} }) {
  const { model, place, act, words, openDialog, draft, setDraft } = useContext(TeamsContext);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [hidden, setHidden] = useState(false);
  const [menu, setMenu] = useState(false);
  const [search, setSearch] = useState(null);
  const box = useRef(null);
  const id = useId();
  const offered = hidden ? [] : suggestions(text, model);
  const label = words(place.kind === "channel" ? (root ? "Reply" : "Start a post. Type @ to mention somebody") : "Type a message");
  const card = root ? null : draft;

  useEffect(() => { if (autoFocus) box.current.focus(); }, [autoFocus]);
  useEffect(() => {
    box.current.style.height = "auto";
    box.current.style.height = `${Math.min(box.current.scrollHeight, 160)}px`;
  }, [text]);

  const change = (value) => { setText(value); setAt(0); setHidden(false); };
  const take = (item) => { change(item.put); box.current.focus(); };
  const send = () => {
    if (!text.trim() && !card) return;
    act("say", { text, root, ...(card ? { card } : {}) });
    change("");
    if (card) setDraft(null);
    sent();
  };
  const choose = (command) => {
    setMenu(false);
    if (command.kind === "query") setSearch(command);
    else openDialog("extend", { command: command.id });
  };
  const keys = keysFor({ offered, at, setAt, take, setHidden, text, send, before: "", change });
  const pressed = (event) => { if (keys[event.key]?.(event)) event.preventDefault(); };

  return html`
    <form className=${classes("composer teams-composer", root && "answering")} onSubmit=${(event) => { event.preventDefault(); send(); }}>
      ${offered.length > 0 && html`<${Suggested} ...${{ id, offered, at, setAt, take }} />`}
      ${menu && html`<${ExtensionMenu} choose=${choose} close=${() => setMenu(false)} />`}
      ${search && html`<${ExtensionSearch} command=${search} take=${(found) => { setDraft(found); setSearch(null); box.current.focus(); }} close=${() => { setSearch(null); box.current.focus(); }} />`}
      ${card && html`<${Draft} found=${card} drop=${() => setDraft(null)} />`}
      <div className="composer-line">
        <textarea ref=${box} rows="1" value=${text} placeholder=${label} aria-label=${label}
          role="combobox" aria-expanded=${offered.length > 0} aria-controls=${`${id}list`} aria-autocomplete="list"
          aria-activedescendant=${offered.length ? `${id}${at}` : undefined}
          onChange=${(event) => change(event.target.value)} onKeyDown=${pressed}></textarea>
        ${!root && model.app.extensions.length > 0 && html`<button type="button" className="icon-button" aria-label=${words("Apps")} title=${words("Apps")} aria-haspopup="menu" aria-expanded=${menu}
          onClick=${() => { setMenu(!menu); setSearch(null); }}><${Icon} name="plus" /></button>`}
        <button type="submit" className=${classes("icon-button send-button", (text.trim() || card) && "ready")} aria-label=${words("Send")}><${Icon} name="send" /></button>
      </div>
    </form>`;
}
