// One person's window in Teams: chats and channels on the left, what is said on the right, dialogs before both.
import { classes, html, useCallback, useEffect, useMemo, useState } from "./kit.js";
import { Language } from "./language.js";
import { useNews } from "./news.js";
import { Face, Icon } from "./parts.js";
import { useHost } from "./teams_card.js";
import { TeamsConversation } from "./teams_chat.js";
import { TeamsDialog } from "./teams_dialog.js";
import { TeamsContext, useTeamsPerson } from "./teams_person.js";
import { Who } from "./who.js";

const LONGEST_GAP = 1_500;

/** A dialog is there from the press on: first the waiting, then the card, or why there is none. */
function useDialog(context) {
  const { model, act } = context;
  const [opening, setOpening] = useState(null);
  const number = model?.dialog?.number;
  useEffect(() => { if (number) setOpening(null); }, [number]);
  const openDialog = useCallback(async (what, given) => {
    setOpening({ error: "" });
    const outcome = await act(what, given);
    if (outcome.error) setOpening({ error: outcome.error });
    else if (outcome.toast) setOpening(null);
    else setTimeout(() => setOpening((now) => (now && !now.error ? null : now)), LONGEST_GAP);
  }, [act]);
  const close = useCallback(() => { setOpening(null); act("close", {}); }, [act]);
  return { opening, openDialog, close };
}

function Row({ place, at, news, go, children }) {
  return html`<li><button type="button" className=${classes("row", at && "at", news > 0 && "new")} aria-current=${at ? "page" : undefined} onClick=${() => go(place.kind === "personal" ? "app" : place.id)}>
    ${children}${news > 0 && html`<span className="news" aria-label=${`${news} new`}>${news}</span>`}</button></li>`;
}

function ChatList({ model, place, go, newsOf, words }) {
  const bot = { real_name: model.app.name, is_bot: true };
  const chats = model.places.filter((each) => each.kind !== "channel");
  const channels = model.places.filter((each) => each.kind === "channel");
  return html`<nav className="sidebar" aria-label=${words("Places")}>
    <h3>${words("Chats")}</h3>
    <ul>${chats.map((each) => html`<${Row} key=${each.id} place=${each} at=${each.id === place.id} news=${newsOf(each)} go=${go}>
      ${each.kind === "personal" ? html`<${Face} person=${bot} size="small" />` : html`<span className="face small group-face" aria-hidden="true">${each.members}</span>`}<span>${each.name || model.app.name}</span><//>`)}</ul>
    ${channels.length > 0 && html`<h3>${words("Teams and channels")}</h3>
      <div className="team-name"><span className="face small team-face" aria-hidden="true">${model.tenant.team[0]}</span><b>${model.tenant.team}</b></div>
      <ul className="channels">${channels.map((each) => html`<${Row} key=${each.id} place=${each} at=${each.id === place.id} news=${newsOf(each)} go=${go}><span>${each.name}</span><//>`)}</ul>`}
  </nav>`;
}

function PlaceTitle({ place, model }) {
  if (place.kind === "personal") return html`<h2><${Face} person=${{ real_name: model.app.name, is_bot: true }} size="small" />${model.app.name}</h2>`;
  return html`<h2>${place.name}<small>${place.kind === "channel" ? model.tenant.team : `${place.members}`}</small></h2>`;
}

export function TeamsPane({ person, at, go, be, people, revision, now, say, platforms }) {
  const user = people.find((each) => each.id === person)?.teams;
  const [menu, setMenu] = useState(false);
  const [draft, setDraft] = useState(null);
  const host = useHost();
  const seen = useTeamsPerson({ user, at, revision, now, say, host });
  const { model, place, act, words } = seen;
  const { opening, openDialog, close } = useDialog(seen);
  const context = useMemo(() => ({ ...seen, openDialog, draft, setDraft }), [seen, openDialog, draft]);
  const newsOf = useNews(model, place?.id);
  if (!model) return html`<section className="pane teams"><p className="waiting">…</p></section>`;
  const show = (to) => { setMenu(false); setDraft(null); go(to); };
  const isAsking = !!model.dialog || !!opening;
  // Who stands in the head is the same person as in Slack: the list of people has Slack's ids.
  const me = { ...model.me, id: person };
  return html`
    <${TeamsContext.Provider} value=${context}>
      <section className=${classes("pane teams", menu && "menu-open")} aria-label=${`${model.me.real_name}: Teams`} data-user=${person} data-platform="teams" lang=${model.me.locale}>
        <div className="inside" inert=${isAsking}>
          <header className="pane-head"><${Who} me=${me} people=${people} be=${be} />${platforms}<${Language} me=${model.me} act=${act} platform="Teams" /></header>
          <div className="pane-body">
            <${ChatList} ...${{ model, place, newsOf, words }} go=${show} />
            <div className="conversation">
              <header className="place">
                <button type="button" className="icon-button menu" aria-label=${words("Places")} aria-expanded=${menu} onClick=${() => setMenu(!menu)}><${Icon} name="menu" /></button>
                <${PlaceTitle} place=${place} model=${model} />
              </header>
              <${TeamsConversation} />
            </div>
          </div>
        </div>
        ${isAsking && html`<${TeamsDialog} dialog=${model.dialog} opening=${opening} close=${close} />`}
      </section>
    <//>`;
}
