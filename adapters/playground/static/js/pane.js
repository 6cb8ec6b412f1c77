// One person's window: who they are, where they look, and the dialogs before them.
import { classes, html, useCallback, useMemo, useRef, useState } from "./kit.js";
import { AppPage, AppTabs } from "./app_page.js";
import { Channel } from "./conversation.js";
import { Language } from "./language.js";
import { Confirm, Modal } from "./modal.js";
import { useNews } from "./news.js";
import { PaneContext } from "./pane_context.js";
import { Face, Icon, Status } from "./parts.js";
import { Sidebar } from "./sidebar.js";
import { tell, useLooking } from "./talk.js";
import { Who } from "./who.js";

const TITLES = { "app-home": true, app: true, "app-about": true };

/** What the person sees, and how they act: one thing after another, as from one pair of hands. */
function usePerson({ user, at, revision, now, say, ask }) {
  const asked = at.startsWith("app") ? "app" : at;
  const model = useLooking(`/playground/slack/seen?as=${user}&at=${asked}`, revision);
  const queue = useRef(Promise.resolve());
  const current = useMemo(() => {
    if (model?.me.id !== user) return null;
    return model.at === asked ? model : { ...model, messages: null };
  }, [model, user, asked]);
  const act = useCallback((what, given) => {
    queue.current = queue.current.then(() => tell(`/playground/slack/act/${what}`, { as: user, ...given })).catch((wrong) => say(wrong.message));
    return queue.current;
  }, [user, say]);
  const confirm = useCallback((question) => new Promise((resolve) => ask({ question, resolve })), [ask]);
  const data = useMemo(() => ({
    users: (current?.people ?? []).map((person) => ({ id: person.id, name: person.real_name })),
    channels: (current?.places ?? []).filter((place) => !place.is_im).map((place) => ({ id: place.id, name: place.name })),
  }), [current]);
  return useMemo(() => ({ model: current, act, confirm, data, now }), [current, act, confirm, data, now]);
}

export function Pane({ user, at, go, be, people, revision, now, say, platforms }) {
  const [asking, ask] = useState(null);
  const [menu, setMenu] = useState(false);
  const context = usePerson({ user, at, revision, now, say, ask });
  const { model: current, act } = context;
  const newsOf = useNews(current, at === "app" ? current?.app.place : at);

  if (!current) return html`<section className="pane"><p className="waiting">One moment…</p></section>`;
  const place = current.places.find((each) => each.id === at);
  const answer = (yes) => { asking.resolve(yes); ask(null); };
  const view = current.views.at(-1);
  const show = (to) => { setMenu(false); go(to); };
  return html`
    <${PaneContext.Provider} value=${context}>
      <section className=${classes("pane", menu && "menu-open")} aria-label=${`${current.me.real_name}'s window`} data-user=${user}>
        <div className="inside" inert=${!!view || !!asking}>
          <header className="pane-head"><${Who} me=${current.me} people=${people} be=${be} />${platforms}<${Language} me=${current.me} act=${act} /></header>
          <div className="pane-body">
            <${Sidebar} at=${at} go=${show} newsOf=${newsOf} />
            <div className="conversation">
              <header className="place">
                <button type="button" className="icon-button menu" aria-label="Places" aria-expanded=${menu} onClick=${() => setMenu(!menu)}><${Icon} name="menu" /></button>
                <${PlaceTitle} at=${at} place=${place} model=${current} act=${act} />
                ${TITLES[at] && html`<${AppTabs} at=${at} go=${show} />`}
              </header>
              ${TITLES[at] || !place ? html`<${AppPage} at=${TITLES[at] ? at : "app"} />` : html`<${Channel} key=${place.id} place=${place} />`}
            </div>
          </div>
        </div>
        ${view && html`<${Modal} key=${view.id} view=${view} depth=${current.views.length} />`}
        ${asking && html`<${Confirm} question=${asking.question} answer=${answer} />`}
      </section>
    <//>`;
}

function PlaceTitle({ at, place, model, act }) {
  if (TITLES[at] || !place) {
    const bot = model.people.find((person) => person.id === model.app.user);
    return html`<h2>${bot && html`<${Face} person=${bot} size="small" />`}${model.app.name}</h2>`;
  }
  const other = place.is_im && model.people.find((person) => person.id === place.with);
  if (other) return html`<h2><${Face} person=${other} size="small" />${other.real_name}<${Status} person=${other} full /></h2>`;
  return html`<h2><${Icon} name=${place.is_private ? "lock" : "hash"} />${place.name}<small>${place.topic}</small></h2>
    ${!place.has_app && place.is_member && model.app.is_there && html`<button type="button" className="quiet" onClick=${() => act("invite", { at: place.id })}>Add ${model.app.name}</button>`}`;
}
