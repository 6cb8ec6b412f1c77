// Adaptive Cards, drawn by Microsoft's own renderer with the settings that Teams has for it.
import { AdaptiveCards, MarkdownIt } from "../vendor/teams-kit.js";
import { classes, html, useEffect, useLayoutEffect, useRef, useState } from "./kit.js";

const DARK = window.matchMedia("(prefers-color-scheme: dark)");
const markdown = new MarkdownIt({ html: false, breaks: true });
const [OPEN, SHUT] = ["\ue000", "\ue001"];
const settings = {};

markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
  tokens[index].attrSet("target", "_blank");
  tokens[index].attrSet("rel", "noopener noreferrer");
  return self.renderToken(tokens, index, options);
};

/** Markdown as Teams shows it; what somebody wrote is never taken for markup of ours. */
export function drawn(text, inline = false) {
  const held = text.replace(/<at>(.*?)<\/at>/g, (_, name) => `${OPEN}${name}${SHUT}`);
  const made = inline ? markdown.renderInline(held) : markdown.render(held);
  return made.replaceAll(OPEN, '<span class="at-name">').replaceAll(SHUT, "</span>");
}

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = drawn(text);
  result.didProcess = true;
};

async function settingsOf(theme) {
  settings[theme] ??= fetch(`/playground/static/vendor/teams-${theme}.json`).then((answer) => answer.json());
  return new AdaptiveCards.HostConfig(await settings[theme]);
}

/** Teams' settings for the theme that the reader's machine has; null for the first moment. */
export function useHost() {
  const [host, setHost] = useState(null);
  useEffect(() => {
    const take = () => settingsOf(DARK.matches ? "dark" : "light").then(setHost);
    take();
    DARK.addEventListener("change", take);
    return () => DARK.removeEventListener("change", take);
  }, []);
  return host;
}

/** The card with Teams' people picker as a list of those whom it would find. */
function withPeople(card, people) {
  return JSON.parse(JSON.stringify(card), (key, value) => {
    if (value?.type !== "Input.ChoiceSet" || !value["choices.data"]) return value;
    const { "choices.data": _, ...rest } = value;
    const found = people.map((person) => ({ title: person.real_name, value: person.id }));
    return { ...rest, choices: [...(value.choices ?? []), ...found], style: value.isMultiSelect ? "expanded" : "compact" };
  });
}

function render(card, people, host, act) {
  const made = new AdaptiveCards.AdaptiveCard();
  made.hostConfig = host;
  made.onExecuteAction = act;
  made.parse(withPeople(card, people));
  return made.render();
}

/** What a press means: its kind, and the button's data with what was typed. */
function pressed(action) {
  const kind = action.getJsonTypeName();
  if (kind === "Action.OpenUrl") { window.open(action.url, "_blank", "noopener"); return null; }
  return { kind, title: action.title ?? "", id: action.id ?? "", verb: action.verb ?? "", data: action.data ?? {} };
}

/** @param use called with what was pressed; @param busy while an answer is waited for. */
export function Card({ card, people, host, use, busy, sorry }) {
  const place = useRef(null);
  const latest = useRef(use);
  const written = JSON.stringify(card);
  latest.current = use;
  useLayoutEffect(() => {
    if (!host) return;
    const element = render(JSON.parse(written), people, host, (action) => {
      const what = pressed(action);
      if (what) latest.current(what);
    });
    if (element) place.current.replaceChildren(element);
    else place.current.textContent = sorry;
  }, [written, host]);
  const width = card.msteams?.width === "Full" && "full";
  return html`<div className=${classes("adaptive", width, busy && "busy")} aria-busy=${!!busy}><div className="adaptive-body" ref=${place} inert=${!!busy}></div>
    ${busy && html`<div className="progress" role="progressbar" aria-label="…"></div>`}</div>`;
}
