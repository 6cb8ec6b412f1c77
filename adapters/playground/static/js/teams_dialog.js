// Dialogs: a card before everything else, one page after another, with waiting and errors.
import { html, useContext, useEffect, useId, useRef, useState } from "./kit.js";
import { keepFocus, useFocus } from "./modal.js";
import { Icon } from "./parts.js";
import { Card } from "./teams_card.js";
import { TeamsContext } from "./teams_person.js";

const FIELD = ".modal-body :is(input, textarea, select)";

/** @param opening {error} while a dialog is on its way, or did not come. */
export function TeamsDialog({ dialog, opening, close }) {
  const { model, act, host, words, setDraft } = useContext(TeamsContext);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const shell = useRef(null);
  const id = useId();
  const number = dialog?.number ?? "";
  useFocus(shell, "dialog", number);
  useEffect(() => {
    setError("");
    if (!number) return undefined;
    // The card draws itself a moment after the page has come.
    const frame = requestAnimationFrame(() => (shell.current?.querySelector(`.ac-input-validation-failed, ${FIELD}`) ?? shell.current)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [number, !!host]);
  const use = async ({ kind, data }) => {
    if (kind !== "Action.Submit") { setError(words("A dialog only takes Action.Submit.")); return; }
    setBusy(true);
    const outcome = await act("dialog", { data });
    setError(outcome.error);
    if (outcome.found[0]) setDraft(outcome.found[0]);
    setBusy(false);
  };
  const pressed = (event) => { if (event.key === "Escape") close(); else keepFocus(event); };
  const wrong = error || opening?.error;
  return html`
    <div className="curtain">
      <div className=${`modal teams-dialog ${dialog?.size ?? ""}`} role="dialog" aria-modal="true" aria-labelledby=${id} ref=${shell} tabIndex="-1" onKeyDown=${pressed}>
        <header><span className="app-mark" aria-hidden="true">${model.app.name[0]}</span><h2 id=${id}>${dialog?.title || model.app.name}</h2>
          <button type="button" className="icon-button" aria-label=${words("Close")} onClick=${close}><${Icon} name="close" /></button></header>
        ${wrong && html`<p className="dialog-error" role="alert">${wrong}</p>`}
        <div className="modal-body">
          ${dialog?.card ? html`<${Card} card=${dialog.card} people=${model.people} host=${host} use=${use} busy=${busy} sorry=${words("This card cannot be drawn.")} />`
            : !wrong && html`<div className="dialog-waiting" role="status"><span className="spinner"></span>${words("Loading…")}</div>`}
        </div>
      </div>
    </div>`;
}
