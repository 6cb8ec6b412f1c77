// A field to search in and choose from: people, channels, long lists; one or several.
import { classes, html, useEffect, useId, useRef, useState } from "./kit.js";
import { Icon } from "./parts.js";

const matching = (items, words) => items.filter((item) => item.label.toLowerCase().includes(words.toLowerCase()));

function Options({ id, list, label, found, at, setAt, take }) {
  return html`
    <ul className="options" role="listbox" ref=${list} id=${`${id}list`} aria-label=${label}>
      ${found.map((item, index) => html`
        <li key=${item.value} id=${`${id}${index}`} role="option" aria-selected=${index === at} className=${index === at ? "at" : ""}
          onMouseDown=${(event) => { event.preventDefault(); take(item); }} onMouseEnter=${() => setAt(index)}>
          ${item.face}${item.label}<small>${item.more}</small>
        </li>`)}
      ${found.length === 0 && html`<li className="nothing">Nothing by that name</li>`}
    </ul>`;
}

const Chip = ({ name, drop }) => html`
  <span className="chip">${name}<button type="button" aria-label=${`Remove ${name}`} onClick=${drop}><${Icon} name="close" /></button></span>`;

export function Combo({ items, value, many, placeholder, label, invalid, describedBy, onChange }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const input = useRef(null);
  const list = useRef(null);
  useEffect(() => { if (open) list.current.scrollIntoView({ block: "nearest" }); }, [open]);
  const chosen = many ? value || [] : value ? [value] : [];
  const found = matching(items.filter((item) => !many || !chosen.includes(item.value)), words);
  const named = (one) => items.find((item) => item.value === one)?.label ?? one;

  const take = (item) => {
    onChange(many ? [...chosen, item.value] : item.value);
    setWords("");
    setOpen(many);
    input.current.focus();
  };
  const drop = (one) => onChange(many ? chosen.filter((each) => each !== one) : "");
  const move = (step) => { setOpen(true); setAt((now) => Math.max(0, Math.min(found.length - 1, now + step))); };
  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => (open && found[at] ? take(found[at]) : setOpen(true)),
    Backspace: () => { if (!words && chosen.length) drop(chosen.at(-1)); else return false; },
  };
  const pressed = (event) => {
    if (event.key === "Escape" && open) { event.stopPropagation(); setOpen(false); return; }
    if (keys[event.key] && keys[event.key]() !== false) event.preventDefault();
  };

  return html`
    <div className=${classes("combo", open && "open")} onBlur=${(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}>
      <div className="combo-box" onClick=${() => input.current.focus()}>
        ${many && chosen.map((one) => html`<${Chip} key=${one} name=${named(one)} drop=${() => drop(one)} />`)}
        <input ref=${input} role="combobox" aria-label=${label} aria-expanded=${open} aria-controls=${`${id}list`} aria-autocomplete="list"
          aria-invalid=${invalid} aria-describedby=${describedBy} aria-activedescendant=${open && found[at] ? `${id}${at}` : undefined}
          autoComplete="off" placeholder=${!many && value ? named(value) : chosen.length ? "" : placeholder}
          className=${!many && value && !words ? "has-value" : ""} value=${words}
          onFocus=${() => setAt(0)} onClick=${() => setOpen(true)} onKeyDown=${pressed}
          onChange=${(event) => { setWords(event.target.value); setAt(0); setOpen(true); }} />
        ${!many && value ? html`<button type="button" className="clear" aria-label="Clear" onClick=${() => drop(value)}><${Icon} name="close" /></button>`
          : html`<${Icon} name="down" />`}
      </div>
      ${open && html`<${Options} ...${{ id, list, label, found, at, setAt, take }} />`}
    </div>`;
}
