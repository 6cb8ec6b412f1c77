// Elements that people use: drawn by us, so that each works, with the keyboard too.
import { classes, html, useContext, useEffect, useId, useRef, useState } from "./kit.js";
import { Combo } from "./combo.js";
import { PaneContext } from "./pane_context.js";
import { Face, Icon, Words, plain } from "./parts.js";
import { options } from "./values.js";
import { inZone, wallTime } from "./words.js";

const hint = (element) => plain(element.placeholder) || undefined;

function Button({ element, use }) {
  const [busy, setBusy] = useState(false);
  const press = async () => {
    if (element.url) window.open(element.url, "_blank", "noopener");
    setBusy(true);
    await use(null);
    setBusy(false);
  };
  return html`<button type="button" className=${classes("button", element.style)} aria-label=${element.accessibility_label}
    aria-busy=${busy} disabled=${busy} onClick=${press}>${plain(element.text)}</button>`;
}

function Overflow({ element, use }) {
  const [open, setOpen] = useState(false);
  const menu = useRef(null);
  useEffect(() => { if (open) menu.current.querySelector("button").focus(); }, [open]);
  const step = (by) => {
    const items = [...menu.current.querySelectorAll("button")];
    items[(items.indexOf(document.activeElement) + by + items.length) % items.length].focus();
  };
  const keys = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Escape: () => setOpen(false) };
  const pressed = (event) => { if (open && keys[event.key]) { event.preventDefault(); event.stopPropagation(); keys[event.key](); } };
  return html`
    <div className="overflow" onKeyDown=${pressed} onBlur=${(e) => e.currentTarget.contains(e.relatedTarget) || setOpen(false)}>
      <button type="button" className="button icon-only" aria-label="More actions" aria-haspopup="menu" aria-expanded=${open}
        onClick=${() => setOpen(!open)}><${Icon} name="more" /></button>
      ${open && html`<div className="options" role="menu" ref=${menu}>
        ${options(element).map((option) => html`<button type="button" role="menuitem" key=${option.value}
          onClick=${() => { setOpen(false); if (option.url) window.open(option.url, "_blank", "noopener"); use(option.value); }}>
          ${plain(option.text)}<small>${plain(option.description)}</small></button>`)}
      </div>`}
    </div>`;
}

function StaticSelect({ element, value, use, a11y }) {
  const entry = (option) => html`<option key=${option.value} value=${option.value}>${plain(option.text)}</option>`;
  return html`
    <select ...${a11y} className="field" value=${value} onChange=${(event) => use(event.target.value)}>
      <option value="" disabled=${!!value}>${hint(element) ?? "Select an option"}</option>
      ${element.option_groups
        ? element.option_groups.map((group) => html`<optgroup key=${plain(group.label)} label=${plain(group.label)}>${group.options.map(entry)}</optgroup>`)
        : options(element).map(entry)}
    </select>`;
}

function Choices({ element, value, use, a11y }) {
  const name = useId();
  const many = element.type === "checkboxes";
  const has = (one) => (many ? (value || []).includes(one) : value === one);
  const toggle = (one) => use(!many ? one : has(one) ? value.filter((each) => each !== one) : [...(value || []), one]);
  return html`
    <div className="choices" role=${many ? "group" : "radiogroup"} ...${a11y}>
      ${options(element).map((option) => html`
        <label key=${option.value}>
          <input type=${many ? "checkbox" : "radio"} name=${name} checked=${has(option.value)} onChange=${() => toggle(option.value)} />
          <span><${Words} text=${option.text} />${option.description && html`<small><${Words} text=${option.description} /></small>`}</span>
        </label>`)}
    </div>`;
}

function Typed({ element, value, type, use, dispatches, a11y }) {
  const timer = useRef(0);
  const on = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const change = (event) => {
    const text = event.target.value;
    use(text, false);
    if (dispatches && on.includes("on_character_entered")) {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => use(text, true), 350);
    }
  };
  const pressed = (event) => {
    if (event.key !== "Enter" || element.multiline) return;
    event.preventDefault();
    if (dispatches && on.includes("on_enter_pressed")) use(event.target.value, true);
  };
  const shared = { ...a11y, className: "field", value: value ?? "", placeholder: hint(element), onChange: change, onKeyDown: pressed };
  if (element.multiline) return html`<textarea ...${shared} rows="3" maxLength=${element.max_length ?? 3000}></textarea>`;
  const mode = type === "number" ? (element.is_decimal_allowed ? "decimal" : "numeric") : undefined;
  return html`<input ...${shared} type=${type === "number" ? "text" : type} inputMode=${mode} maxLength=${element.max_length} />`;
}

function useItems(kind) {
  const { model } = useContext(PaneContext);
  const people = model.people.filter((person) => !person.deleted && person.id !== model.app.user);
  const channels = model.places.filter((place) => !place.is_im);
  if (kind.includes("users")) {
    return people.map((person) => ({ value: person.id, label: person.real_name, more: person.title, face: html`<${Face} person=${person} size="tiny" />` }));
  }
  const direct = kind.includes("conversations") ? model.places.filter((place) => place.is_im) : [];
  const nameOf = (place) => model.people.find((person) => person.id === place.with)?.real_name ?? "";
  return [...channels.map((place) => ({ value: place.id, label: `#${place.name}` })), ...direct.map((place) => ({ value: place.id, label: nameOf(place) }))];
}

function Pick({ element, value, use, a11y }) {
  const items = useItems(element.type);
  const own = options(element).map((option) => ({ value: option.value, label: plain(option.text), more: plain(option.description) }));
  return html`<${Combo} items=${own.length ? own : items} value=${value} many=${element.type.startsWith("multi_")}
    placeholder=${hint(element) ?? "Choose"} label=${a11y["aria-label"]} invalid=${a11y["aria-invalid"]}
    describedBy=${a11y["aria-describedby"]} onChange=${use} />`;
}

function Moment({ element, value, use, a11y }) {
  const { model } = useContext(PaneContext);
  const zone = model.me.tz;
  if (element.type !== "datetimepicker") {
    const type = element.type === "datepicker" ? "date" : "time";
    return html`<input ...${a11y} type=${type} className="field short" value=${value ?? ""} onChange=${(event) => use(event.target.value)} />`;
  }
  return html`<input ...${a11y} type="datetime-local" className="field short" value=${wallTime(value, zone)}
    onChange=${(event) => use(event.target.value && inZone(event.target.value, zone))} />`;
}

const KINDS = {
  button: Button, workflow_button: Button, overflow: Overflow, static_select: StaticSelect, radio_buttons: Choices, checkboxes: Choices,
  datepicker: Moment, timepicker: Moment, datetimepicker: Moment,
};
const TYPES = { plain_text_input: "text", number_input: "number", email_text_input: "email", url_text_input: "url" };

/** One element. `use(value, dispatch)` takes what was chosen or typed; without `dispatch` it is up to the block. */
export function Element({ element, value, use, dispatches, label, invalid, describedBy }) {
  const a11y = { "aria-label": label ?? hint(element) ?? element.action_id, "aria-invalid": invalid || undefined, "aria-describedby": describedBy };
  const shared = { element, value, use, a11y };
  if (TYPES[element.type]) return html`<${Typed} ...${shared} type=${TYPES[element.type]} dispatches=${dispatches} />`;
  const Kind = KINDS[element.type] ?? (element.type.endsWith("_select") ? Pick : null);
  return Kind ? html`<${Kind} ...${shared} />` : html`<p className="unknown">${element.type} cannot be used in the playground.</p>`;
}
