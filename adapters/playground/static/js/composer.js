// The message box: words, commands with their hints, people by @.
import { classes, html, useContext, useEffect, useId, useRef, useState } from "./kit.js";
import { PaneContext } from "./pane_context.js";
import { Face, Icon } from "./parts.js";

/** What could be meant by the word that is being typed. */
function suggestions(text, model) {
  const command = /^\/\S*$/.exec(text);
  if (command) {
    return model.app.commands.filter((each) => each.command.startsWith(text)).map((each) => ({
      key: each.command, put: `${each.command} `, title: `${each.command} ${each.hint}`, more: each.description,
    }));
  }
  const name = /(?:^|\s)@([\w.-]*)$/.exec(text);
  if (!name) return [];
  const words = name[1].toLowerCase();
  return model.people
    .filter((person) => !person.deleted && `${person.name} ${person.real_name}`.toLowerCase().includes(words))
    .slice(0, 6)
    .map((person) => ({
      key: person.id, put: `${text.slice(0, text.length - name[1].length)}${person.name} `, title: person.real_name, more: `@${person.name}`,
      face: html`<${Face} person=${person} size="tiny" />`,
    }));
}

/** What keys do in the box: each says whether it took the key; what is not taken stays the browser's. */
export function keysFor({ offered, at, setAt, take, setHidden, text, send, before, change }) {
  return {
    ArrowDown: () => offered.length > 0 && (setAt((at + 1) % offered.length), true),
    ArrowUp: () => {
      if (offered.length) setAt((at + offered.length - 1) % offered.length);
      else if (!text && before) change(before);
      else return false;
      return true;
    },
    Tab: () => offered.length > 0 && (take(offered[at]), true),
    Escape: () => offered.length > 0 && (setHidden(true), true),
    Enter: (event) => {
      if (event.shiftKey) return false;
      if (offered.length && offered[at].put.trim() !== text.trim()) take(offered[at]);
      else send();
      return true;
    },
  };
}

export function Suggested({ id, offered, at, setAt, take }) {
  return html`<ul className="options above" role="listbox" id=${`${id}list`} aria-label="Suggestions">
    ${offered.map((item, index) => html`<li key=${item.key} id=${`${id}${index}`} role="option" aria-selected=${index === at}
      className=${index === at ? "at" : ""} onMouseDown=${(event) => { event.preventDefault(); take(item); }} onMouseEnter=${() => setAt(index)}>
      ${item.face}<span><b>${item.title}</b><small>${item.more}</small></span></li>`)}
  </ul>`;
}

export function Composer({ place, name }) {
  const { model, act } = useContext(PaneContext);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [hidden, setHidden] = useState(false);
  const [history, setHistory] = useState([]);
  const box = useRef(null);
  const id = useId();
  const offered = hidden ? [] : suggestions(text, model);
  const shortcuts = model.app.shortcuts.filter((shortcut) => shortcut.kind === "global");
  const typedCommand = model.app.commands.find((each) => text.startsWith(`${each.command} `));

  useEffect(() => {
    box.current.style.height = "auto";
    box.current.style.height = `${Math.min(box.current.scrollHeight, 160)}px`;
  }, [text]);

  const change = (value) => { setText(value); setAt(0); setHidden(false); };
  const take = (item) => { change(item.put); box.current.focus(); };
  const send = () => {
    if (!text.trim()) return;
    setHistory([text, ...history]);
    change("");
    act("write", { text, at: place });
  };
  const keys = keysFor({ offered, at, setAt, take, setHidden, text, send, before: history[0], change });
  const pressed = (event) => { if (keys[event.key]?.(event)) event.preventDefault(); };

  return html`
    <form className="composer" onSubmit=${(event) => { event.preventDefault(); send(); }}>
      ${offered.length > 0 && html`<${Suggested} ...${{ id, offered, at, setAt, take }} />`}
      <textarea ref=${box} rows="1" value=${text} placeholder=${`Message ${name}, or type / for commands`} aria-label=${`Message ${name}`}
        role="combobox" aria-expanded=${offered.length > 0} aria-controls=${`${id}list`} aria-autocomplete="list"
        aria-activedescendant=${offered.length ? `${id}${at}` : undefined}
        onChange=${(event) => change(event.target.value)} onKeyDown=${pressed}></textarea>
      <div className="composer-bar">
        ${shortcuts.map((shortcut) => html`<button type="button" className="quiet" key=${shortcut.callback_id}
          onClick=${() => act("shortcut", { callback_id: shortcut.callback_id })}><${Icon} name="plus" />${shortcut.name}</button>`)}
        <small>${typedCommand ? `${typedCommand.command} ${typedCommand.hint}` : ""}</small>
        <button type="submit" className=${classes("send", text.trim() && "ready")} aria-label="Send"><${Icon} name="send" /></button>
      </div>
    </form>`;
}
