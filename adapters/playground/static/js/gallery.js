// Every screen beside itself: as Slack and as Teams draw it. Nothing that is pressed here does anything.
import { createRoot, emojify, html, useEffect, useMemo, useState } from "./kit.js";
import { Blocks } from "./blocks.js";
import { PaneContext } from "./pane_context.js";
import { Card, useHost } from "./teams_card.js";

const given = new URLSearchParams(location.search);
const NOBODY = { people: [], places: [], app: {}, me: { tz: "UTC" } };
const STILL = { model: NOBODY, act: async () => ({}), confirm: async () => false, data: { users: [], channels: [], user_groups: [] } };
const FORM = { valueOf: () => undefined, type: () => {}, act: async () => {} };
const SHAPES = { message: "Messages", dialog: "Dialogs" };

function useScreens(language) {
  const [found, setFound] = useState(null);
  useEffect(() => {
    fetch(`/playground/gallery/screens?in=${encodeURIComponent(language)}`).then((answer) => answer.json()).then(setFound);
  }, [language]);
  return found;
}

function Choice({ label, options, value, choose }) {
  return html`<label>${label}<select value=${value} onChange=${(event) => choose(event.target.value)}>
    ${Object.entries(options).map(([key, name]) => html`<option key=${key} value=${key}>${name}</option>`)}</select></label>`;
}

function InSlack({ screen, shape }) {
  if (shape === "message") return html`<div className="shown"><${Blocks} blocks=${screen.blocks} form=${FORM} /></div>`;
  const { title, blocks, submit } = screen.view;
  return html`<div className="shown"><h3>${emojify(title.text)}</h3><${Blocks} blocks=${blocks} form=${FORM} />
    ${submit && html`<p className="to-send"><button type="button" className="button primary">${submit.text}</button></p>`}</div>`;
}

function InTeams({ screen, shape, host }) {
  const card = shape === "message" ? screen.card : screen.dialog;
  return html`<div className="shown">${shape === "dialog" && html`<h3>${screen.title}</h3>`}
    <${Card} card=${card} people=${[]} host=${host} use=${() => {}} sorry="This card cannot be drawn." /></div>`;
}

function Pair({ screen, shape, host }) {
  return html`<article data-screen=${screen.name}>
    <h2>${screen.name}</h2>
    <section className="slack" aria-label=${`${screen.name} in Slack`}><${InSlack} screen=${screen} shape=${shape} /></section>
    <section className="pane teams" aria-label=${`${screen.name} in Teams`}><${InTeams} screen=${screen} shape=${shape} host=${host} /></section>
  </article>`;
}

function Gallery() {
  const [language, setLanguage] = useState(given.get("in") ?? "en");
  const [shape, setShape] = useState(given.get("as") ?? "message");
  const [words, setWords] = useState(given.get("find") ?? "");
  const found = useScreens(language);
  const host = useHost();
  const shown = useMemo(() => found?.screens.filter((each) => each.name.includes(words.toLowerCase())) ?? [], [found, words]);
  useEffect(() => { window.history.replaceState(null, "", `?${new URLSearchParams({ in: language, as: shape, find: words })}`); }, [language, shape, words]);
  if (!found || !host) return html`<p className="waiting">Opening the gallery…</p>`;
  return html`
    <header className="gallery-bar">
      <h1>Gallery</h1>
      <${Choice} label="Language" options=${found.languages} value=${found.chosen} choose=${setLanguage} />
      <${Choice} label="As" options=${SHAPES} value=${shape} choose=${setShape} />
      <label>Find<input type="search" value=${words} onChange=${(event) => setWords(event.target.value)} placeholder="approval card" /></label>
      <p role="status">${shown.length} of ${found.screens.length} screens</p>
      <a href="/playground">Playground</a>
    </header>
    <main className="gallery">
      <div className="heads" aria-hidden="true"><b>Slack</b><b>Microsoft Teams</b></div>
      <${PaneContext.Provider} value=${STILL}>
        ${shown.map((screen) => html`<${Pair} key=${`${found.chosen} ${shape} ${screen.name}`} screen=${screen} shape=${shape} host=${host} />`)}
      <//>
    </main>`;
}

createRoot(document.getElementById("gallery")).render(html`<${Gallery} />`);
