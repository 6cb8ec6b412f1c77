// Dialogs: the app's modals, and the question before an action.
import { html, useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "./kit.js";
import { Blocks } from "./blocks.js";
import { PaneContext } from "./pane_context.js";
import { Icon, Words, plain } from "./parts.js";
import { put, raw } from "./values.js";

const FIRST = ".modal-body :is(input, textarea, select, button):not(:disabled)";

/** Back to where the focus was; where that is gone, to the message box, and nowhere while another dialog is open. */
function back(pane, before) {
  const lost = !before?.isConnected || before === document.body || before.disabled;
  const target = lost ? pane.querySelector(".composer textarea") : before;
  if (!target?.closest("[inert]")) target?.focus();
}

/** Focus stays within a dialog, also when what had it is drawn no more, and returns to where it came from. */
export function useFocus(dialog, id, drawn) {
  useLayoutEffect(() => {
    if (document.activeElement === document.body) dialog.current.focus();
  }, [drawn]);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const pane = dialog.current.closest(".pane");
    (dialog.current.querySelector(FIRST) ?? dialog.current).focus();
    return () => requestAnimationFrame(() => back(pane, before));
  }, [id]);
}

export function keepFocus(event) {
  if (event.key !== "Tab") return;
  const all = [...event.currentTarget.querySelectorAll("input, textarea, select, button, a[href], [tabindex='0']")].filter((each) => !each.disabled && each.offsetParent);
  const [first, last] = [all[0], all.at(-1)];
  if (event.shiftKey && document.activeElement === first) { event.preventDefault(); last.focus(); }
  else if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); first.focus(); }
}

/** What stands in the form: what was typed since the app last drew it, over what the stand-in knows. */
function useForm(view) {
  const { act } = useContext(PaneContext);
  const [typed, setTyped] = useState({});
  const latest = useRef({});
  const known = new Set(view.blocks.map((block) => block.block_id));
  const sendable = () => Object.fromEntries(Object.entries(latest.current).filter(([block]) => known.has(block)));
  const form = useMemo(() => ({
    valueOf: (block, element) => {
      const own = typed[block.block_id]?.[element.action_id];
      const kept = view.values[block.block_id]?.[element.action_id];
      return own !== undefined ? own : kept && raw(kept);
    },
    type: (block, element, value) => {
      if (["button", "overflow"].includes(element.type)) return;
      latest.current = put(latest.current, block, element, value);
      setTyped(latest.current);
    },
    act: (block, element, value) => act("click", {
      where: view.id, action_id: element.action_id, block_id: block.block_id, value, typed: sendable(),
    }),
  }), [typed, view, act]);
  return [form, sendable];
}

export function Modal({ view, depth }) {
  const { model, act } = useContext(PaneContext);
  const [form, sendable] = useForm(view);
  const [sending, setSending] = useState(false);
  const dialog = useRef(null);
  const id = useId();
  useFocus(dialog, view.id, view);
  const wrong = Object.keys(view.errors)[0];
  useEffect(() => {
    if (wrong) dialog.current.querySelector(`[data-block="${CSS.escape(wrong)}"] :is(input, textarea, select, button)`)?.focus();
  }, [wrong, view.errors]);
  const submit = async (event) => {
    event.preventDefault();
    setSending(true);
    await act("submit", { view: view.id, typed: sendable() });
    setSending(false);
  };
  const close = (all) => act("close", { view: view.id, all });
  const pressed = (event) => { if (event.key === "Escape") close(false); else keepFocus(event); };
  return html`
    <div className="curtain">
      <form className="modal" role="dialog" aria-modal="true" aria-labelledby=${id} ref=${dialog} tabIndex="-1" onSubmit=${submit} onKeyDown=${pressed} noValidate=${true}>
        <header><span className="app-mark" aria-hidden="true">${model.app.name[0]}</span><h2 id=${id}>${plain(view.title)}</h2>
          <button type="button" className="icon-button" aria-label="Close" onClick=${() => close(true)}><${Icon} name="close" /></button></header>
        <div className="modal-body">
          ${view.notice && html`<p className="notice" role="alert">${view.notice}</p>`}
          <${Blocks} blocks=${view.blocks} form=${form} errors=${view.errors} />
        </div>
        <footer>
          <button type="button" className="button" onClick=${() => close(false)}>${plain(view.close) || (depth > 1 ? "Back" : "Close")}</button>
          ${view.submit && html`<button type="submit" className="button primary" aria-busy=${sending} disabled=${sending}>${plain(view.submit)}</button>`}
        </footer>
      </form>
    </div>`;
}

export function Confirm({ question, answer }) {
  const dialog = useRef(null);
  const id = useId();
  useLayoutEffect(() => dialog.current.querySelector("footer .button:last-child").focus(), []);
  const pressed = (event) => { event.stopPropagation(); if (event.key === "Escape") answer(false); else keepFocus(event); };
  return html`
    <div className="curtain over">
      <div className="modal small" role="alertdialog" aria-modal="true" aria-labelledby=${id} ref=${dialog} onKeyDown=${pressed}>
        <header><h2 id=${id}>${plain(question.title)}</h2></header>
        <div className="modal-body"><${Words} text=${question.text} /></div>
        <footer><button type="button" className="button" onClick=${() => answer(false)}>${plain(question.deny)}</button>
          <button type="button" className=${`button ${question.style === "danger" ? "danger" : "primary"}`} onClick=${() => answer(true)}>${plain(question.confirm)}</button></footer>
      </div>
    </div>`;
}
