// Who one is: the switch at the head of a pane.
import { html, useEffect, useId, useMemo, useRef, useState } from "./kit.js";
import { Face, Icon, Status } from "./parts.js";

export function Who({ me, people, be }) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const field = useRef(null);
  const list = useRef(null);
  const id = useId();
  const found = useMemo(() => {
    const matches = (person) => `${person.real_name} ${person.role} ${person.workspace}`.toLowerCase().includes(words.toLowerCase());
    return people.filter(matches);
  }, [people, words]);
  const several = new Set(people.map((person) => person.workspace)).size > 1;
  useEffect(() => { if (open) { setWords(""); setAt(0); field.current.focus(); } }, [open]);
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: "nearest" }), [at]);
  const take = (person) => { setOpen(false); be(person.id); };
  const keys = {
    ArrowDown: () => setAt(Math.min(found.length - 1, at + 1)), ArrowUp: () => setAt(Math.max(0, at - 1)),
    Enter: () => found[at] && take(found[at]), Escape: () => setOpen(false),
  };
  const pressed = (event) => { if (keys[event.key]) { event.preventDefault(); keys[event.key](); } };
  const role = people.find((person) => person.id === me.id)?.role;
  return html`
    <div className="who" onBlur=${(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}>
      <button type="button" className="who-button" aria-haspopup="listbox" aria-expanded=${open} onClick=${() => setOpen(!open)}>
        <${Face} person=${me} /><span><small>You are</small><b>${me.real_name}<${Status} person=${me} full /></b></span><em>${role}</em><${Icon} name="down" />
      </button>
      ${open && html`<div className="who-list">
        <div className="search"><${Icon} name="search" /><input ref=${field} role="combobox" aria-expanded="true" aria-controls=${`${id}list`} aria-label="Find a person"
          aria-activedescendant=${found[at] && `${id}${at}`} placeholder="Be somebody else…" value=${words} onKeyDown=${pressed}
          onChange=${(event) => { setWords(event.target.value); setAt(0); }} /></div>
        <ul role="listbox" id=${`${id}list`} ref=${list} aria-label="People">
          ${found.map((person, index) => html`<li key=${person.id} id=${`${id}${index}`} role="option" aria-selected=${index === at} className=${index === at ? "at" : ""}
            onMouseDown=${(event) => { event.preventDefault(); take(person); }} onMouseEnter=${() => setAt(index)}>
            <${Face} person=${person} size="small" /><span><b>${person.real_name}<${Status} person=${person} /></b><small>${[person.role, several && person.workspace].filter(Boolean).join(" · ")}</small></span></li>`)}
        </ul></div>`}
    </div>`;
}
