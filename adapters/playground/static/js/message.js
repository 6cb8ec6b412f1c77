// One message: its author, its words or blocks, and what can be done with it.
import { classes, html, memo, useContext, useMemo, useRef, useState } from "./kit.js";
import { Blocks } from "./blocks.js";
import { PaneContext } from "./pane_context.js";
import { Face, Icon, Shown, Status } from "./parts.js";
import { put } from "./values.js";
import { clockTime } from "./words.js";

const SLACKBOT = { id: "USLACKBOT", real_name: "Slackbot", is_bot: true };

/** What was chosen in a surface without a Send button; each use is sent with all of it. */
export function useLooseForm(where) {
  const { act } = useContext(PaneContext);
  const [typed, setTyped] = useState({});
  const latest = useRef({});
  return useMemo(() => ({
    valueOf: (block, element) => typed[block.block_id]?.[element.action_id],
    type: (block, element, value) => {
      if (["button", "overflow"].includes(element.type)) return;
      latest.current = put(latest.current, block, element, value);
      setTyped(latest.current);
    },
    act: (block, element, value) => act("click", {
      where, action_id: element.action_id, block_id: block.block_id, value, typed: latest.current,
    }),
  }), [typed, where, act]);
}

export const Post = memo(function Post({ message, place, follows }) {
  const { model, act } = useContext(PaneContext);
  const author = model.people.find((person) => person.id === message.user) ?? SLACKBOT;
  const where = `${place}:${message.ts}`;
  const form = useLooseForm(where);
  const shortcuts = model.app.shortcuts.filter((shortcut) => shortcut.kind === "message");
  const time = clockTime(message.ts, model.me.tz);
  const attached = message.attachments.flatMap((attachment) => attachment.blocks ?? [{ type: "section", text: { type: "mrkdwn", text: attachment.text ?? attachment.fallback ?? "" } }]);
  return html`
    <article className=${classes("post", follows && "follows", message.is_ephemeral && "ephemeral")} data-ts=${message.ts} aria-label=${`${author.real_name}, ${time}`}>
      ${follows ? html`<time className="aside">${time}</time>` : html`<${Face} person=${author} />`}
      <div className="said">
        ${message.is_ephemeral && html`<p className="only-you"><${Icon} name="eye" />Only visible to you</p>`}
        ${!follows && html`<header><b>${message.username || author.real_name}</b><${Status} person=${author} />${author.is_bot && html`<span className="badge">App</span>`}<time>${time}</time></header>`}
        ${message.thread_ts && html`<p className="in-thread">replied in a thread</p>`}
        ${message.blocks.length
          ? html`<${Blocks} blocks=${message.blocks} form=${form} />`
          : message.text && html`<${Shown} blocks=${[{ type: "section", text: { type: "mrkdwn", text: message.text } }]} />`}
        ${attached.length > 0 && html`<div className="attached"><${Blocks} blocks=${attached} form=${form} /></div>`}
        ${message.is_edited && html`<small className="edited">(edited)</small>`}
      </div>
      ${shortcuts.length > 0 && !message.is_ephemeral && html`<div className="tools">
        ${shortcuts.map((shortcut) => html`<button type="button" key=${shortcut.callback_id}
          onClick=${() => act("shortcut", { where, callback_id: shortcut.callback_id })}>${shortcut.name}</button>`)}</div>`}
    </article>`;
});
