// The language that one has set in Slack or Teams: the app hears of it and answers in it.
import { html } from "./kit.js";

const LANGUAGES = [["en-US", "English (US)"], ["en-GB", "English (UK)"], ["de-DE", "Deutsch"], ["en-XA", "⟦Þšéûðö⟧"]];

export function Language({ me, act, platform = "Slack" }) {
  const known = LANGUAGES.some(([tag]) => tag === me.locale);
  const offered = known ? LANGUAGES : [[me.locale, me.locale], ...LANGUAGES];
  return html`<select className="language" aria-label="Language" title=${`The language of ${me.real_name}'s ${platform}`} value=${me.locale} onChange=${(event) => act("speak", { locale: event.target.value })}>
    ${offered.map(([tag, name]) => html`<option key=${tag} value=${tag}>${name}</option>`)}
  </select>`;
}
