// The app's own corner: its Home, the messages with it, and what it can do.
import { classes, html, useContext, useEffect } from "./kit.js";
import { Blocks } from "./blocks.js";
import { Composer } from "./composer.js";
import { Messages } from "./conversation.js";
import { useLooseForm } from "./message.js";
import { PaneContext } from "./pane_context.js";

const TABS = [["app-home", "Home"], ["app", "Messages"], ["app-about", "About"]];

export function AppTabs({ at, go }) {
  return html`<nav className="tabs" role="tablist">${TABS.map(([tab, name]) => html`
    <button type="button" role="tab" key=${tab} aria-selected=${at === tab} className=${classes(at === tab && "at")} onClick=${() => go(tab)}>${name}</button>`)}</nav>`;
}

function Home() {
  const { model } = useContext(PaneContext);
  const { home } = model;
  const form = useLooseForm(home?.id);
  return html`<div className="home" role="tabpanel" aria-label="Home" tabIndex="0">
    ${home ? html`<${Blocks} blocks=${home.blocks} form=${form} />` : html`<div className="empty"><h3>Nothing here yet</h3><p>${model.app.name} draws this page when you open it.</p></div>`}
  </div>`;
}

function About() {
  const { model } = useContext(PaneContext);
  return html`<div className="home about" role="tabpanel" aria-label="About" tabIndex="0">
    <h3>${model.app.name}</h3>
    <dl>${model.app.commands.map((each) => html`<div key=${each.command}><dt><code>${each.command} ${each.hint}</code></dt><dd>${each.description}</dd></div>`)}</dl>
  </div>`;
}

export function AppPage({ at }) {
  const { model, act } = useContext(PaneContext);
  // The app is told of every visit, as Slack tells it.
  useEffect(() => { if (at !== "app-about") act("home", { tab: at === "app" ? "messages" : "home" }); }, [at, model.me.id]);
  if (at === "app-home") return html`<${Home} />`;
  if (at === "app-about") return html`<${About} />`;
  const command = model.app.commands[0]?.command;
  return html`
    <${Messages} place=${model.app.place} empty=${html`<h3>${model.app.name}</h3><p>${command ? html`Type <kbd>${command}</kbd> to begin.` : "Say hello."}</p>`} />
    <${Composer} key=${`app${model.me.id}`} place="" name=${model.app.name} />`;
}
