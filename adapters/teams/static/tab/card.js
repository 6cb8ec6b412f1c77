// Adaptive Cards, drawn by Microsoft's own renderer with the settings that Teams has for it.
import { AdaptiveCard, HostConfig } from "./vendor/tab-kit.js";

const THEMES = ["default", "dark", "contrast"];
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
let host = null;

/** Our cards know one kind of Markdown, and what people wrote is never markup. */
AdaptiveCard.onProcessMarkdown = (text, result) => {
  const plain = text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]);
  result.outputHtml = plain.replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>").replaceAll("\n", "<br>");
  result.didProcess = true;
};

/** @param name a theme as Teams calls it; what is not known looks like the usual one. */
export async function useTheme(name) {
  const known = THEMES.includes(name) ? name : THEMES[0];
  const answer = await fetch(`/teams/tab/vendor/${known}.json`);
  host = new HostConfig(await answer.json());
  document.documentElement.dataset.theme = known;
}

/** @returns the element and its fields. @param send is called with a button's data and what was filled in. */
export function drawn(card, send) {
  const made = new AdaptiveCard();
  made.hostConfig = host;
  made.onExecuteAction = (action) => {
    if (action.getJsonTypeName() === "Action.Submit") send(action.data);
    else if (action.url) window.open(action.url, "_blank", "noopener");
  };
  made.parse(card);
  return { element: made.render(), inputs: made.getAllInputs() };
}
