// Small things that many places draw: faces, icons, Slack's text.
import { Message, classes, emojify, html, memo, useContext } from "./kit.js";
import { initials } from "./words.js";
import { PaneContext } from "./pane_context.js";

const PATHS = {
  hash: "M7 3 5.5 17M14.5 3 13 17M3.5 7.5h14M2.5 12.5h14",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  home: "M3 9.5 10 3l7 6.5V17h-5v-5H8v5H3z",
  close: "M5 5l10 10M15 5 5 15",
  send: "M3 10 17 3l-4 14-3.5-5.5z",
  down: "M5 8l5 5 5-5",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  menu: "M3 5h14M3 10h14M3 15h14",
  plus: "M10 4v12M4 10h12",
  clock: "M10 5.5V10l3 2M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z",
  two: "M3 4h14v12H3zM10 4v12",
  one: "M4 4h12v12H4z",
  wire: "M3 6h10l-3-3M17 14H7l3 3",
  search: "M9 14A5 5 0 1 0 9 4a5 5 0 0 0 0 10zM13 13l4 4",
};

export const Icon = ({ name }) => html`
  <svg className="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;

export function Face({ person, size = "" }) {
  if (person.is_bot) return html`<span className=${classes("face app-face", size)} aria-hidden="true">${initials(person.real_name)}</span>`;
  return html`<span className=${classes("face", size, person.deleted && "gone")} style=${{ background: person.colour }} aria-hidden="true">
    ${initials(person.real_name)}</span>`;
}

/** What somebody lets stand beside their name; in full where there is room. */
export function Status({ person, full = false }) {
  const { status_emoji: emoji, status_text: text } = person.status ?? {};
  if (!emoji && !text) return null;
  return html`<span className="status" title=${text}>${emojify(emoji)}${full ? html` <small>${text}</small>` : html`<span className="unseen">${text}</span>`}</span>`;
}

export const plain = (text) => emojify(text?.text ?? "");

/**
 * What the renderer reads otherwise than Slack: `verbatim` only keeps bare addresses from becoming links and is no
 * end of all formatting, what stands between the colons of "14:00–17:00" is no emoji, and an escaped < begins nothing.
 */
const formatted = (blocks) => JSON.parse(JSON.stringify(blocks, (key, value) => {
  if (key === "verbatim") return undefined;
  if (key !== "text" || typeof value !== "string") return value;
  return value.replace(/(\d):(?=\d)/g, "$1\u2236").replaceAll("&lt;", "\u2039").replaceAll("&gt;", "\u203a");
}));

/** Blocks that only show something, drawn by the Block Kit renderer. */
export const Shown = memo(function Shown({ blocks }) {
  const { data } = useContext(PaneContext);
  return html`<${Message} blocks=${formatted(blocks)} data=${data} name="" logo="" withoutWrapper=${true} />`;
});

export const Words = ({ text }) => text.type === "plain_text"
  ? html`<span>${plain(text)}</span>`
  : html`<${Shown} blocks=${[{ type: "section", text }]} />`;
