// Blocks: what only shows is left to the renderer, what is used is ours.
import { classes, html, useContext, useId } from "./kit.js";
import { Element } from "./elements.js";
import { PaneContext } from "./pane_context.js";
import { Shown, plain } from "./parts.js";
import { initial } from "./values.js";

const isOurs = (block) => ["actions", "input"].includes(block.type) || (block.accessory && block.accessory.type !== "image");

/** Runs of blocks that only show something are drawn together. */
function grouped(blocks) {
  const groups = [];
  for (const block of blocks) {
    if (isOurs(block)) groups.push(block);
    else if (Array.isArray(groups.at(-1))) groups.at(-1).push(block);
    else groups.push([block]);
  }
  return groups;
}

/**
 * @param form.valueOf (block, element) -> value, or undefined for one that nobody touched
 * @param form.type (block, element, value): what was typed or chosen, kept
 * @param form.act (block, element, value): what is sent to the app at once
 */
export function Blocks({ blocks, form, errors = {} }) {
  return html`<div className="blocks">${grouped(blocks).map((block) => Array.isArray(block)
    ? html`<${Shown} key=${block[0].block_id} blocks=${block} />`
    : html`<${Used} key=${block.block_id} block=${block} form=${form} error=${errors[block.block_id]} />`)}</div>`;
}

function Used({ block, form, error }) {
  if (block.type === "input") return html`<${Input} block=${block} form=${form} error=${error} />`;
  if (block.type === "actions") {
    return html`<div className="actions">${block.elements.map((element) => html`
      <${Bound} key=${element.action_id} block=${block} element=${element} form=${form} live=${true} />`)}</div>`;
  }
  const { accessory, ...section } = block;
  const below = ["radio_buttons", "checkboxes"].includes(accessory.type);
  return html`<div className=${classes("with-accessory", below && "below")}>
    <${Shown} blocks=${[section]} /><${Bound} block=${block} element=${accessory} form=${form} live=${true} /></div>`;
}

function Input({ block, form, error }) {
  const id = useId();
  const label = plain(block.label);
  const described = [block.hint && `${id}hint`, error && `${id}error`].filter(Boolean).join(" ") || undefined;
  return html`
    <div className=${classes("input", error && "wrong")} data-block=${block.block_id}>
      <div className="label">${label}${block.optional && html` <small>(optional)</small>`}</div>
      <${Bound} block=${block} element=${block.element} form=${form} live=${!!block.dispatch_action} label=${label} error=${!!error} describedBy=${described} />
      ${error && html`<p className="error" id=${`${id}error`} role="alert">${error}</p>`}
      ${block.hint && html`<p className="hint" id=${`${id}hint`}>${plain(block.hint)}</p>`}
    </div>`;
}

/** An element with what it is worth now, and the question before it acts where the app wants one. */
function Bound({ block, element, form, live, label, error, describedBy }) {
  const { confirm } = useContext(PaneContext);
  const kept = form.valueOf(block, element);
  const use = async (value, now = true) => {
    if (element.confirm && now && !(await confirm(element.confirm))) return;
    form.type(block, element, value);
    if (live && now) await form.act(block, element, value);
  };
  return html`<${Element} element=${element} value=${kept === undefined ? initial(element) : kept} use=${use} dispatches=${live}
    label=${label} invalid=${error} describedBy=${describedBy} />`;
}
