// Where one can go: the app, channels, direct messages.
import { classes, html, useContext } from "./kit.js";
import { PaneContext } from "./pane_context.js";
import { Face, Icon, Status } from "./parts.js";

function Row({ id, at, news, go, children }) {
  return html`<li><button type="button" className=${classes("row", at === id && "at", news > 0 && "new")} aria-current=${at === id ? "page" : undefined} onClick=${() => go(id)}>
    ${children}${news > 0 && html`<span className="news" aria-label=${`${news} new`}>${news}</span>`}</button></li>`;
}

export function Sidebar({ at, go, newsOf }) {
  const { model } = useContext(PaneContext);
  const { app } = model;
  const bot = model.people.find((person) => person.id === app.user);
  const appPlace = model.places.find((place) => place.id === app.place);
  const channels = model.places.filter((place) => !place.is_im);
  const direct = model.places.filter((place) => place.is_im && place.id !== app.place && place.with !== model.me.id);
  const nameOf = (place) => model.people.find((person) => person.id === place.with);
  return html`
    <nav className="sidebar" aria-label="Places">
      <h2>${model.workspace.name}</h2>
      ${bot && html`<h3>Apps</h3><ul>
        <${Row} id="app" at=${at.startsWith("app") ? "app" : at} news=${newsOf(appPlace)} go=${go}><${Face} person=${bot} size="tiny" /><span>${app.name}</span><//>
      </ul>`}
      <h3>Channels</h3>
      <ul>${channels.map((place) => html`<${Row} key=${place.id} id=${place.id} at=${at} news=${newsOf(place)} go=${go}>
        <${Icon} name=${place.is_private ? "lock" : "hash"} /><span className=${classes(!place.is_member && "outside")}>${place.name}</span><//>`)}</ul>
      ${direct.length > 0 && html`<h3>Direct messages</h3>
        <ul>${direct.map((place) => html`<${Row} key=${place.id} id=${place.id} at=${at} news=${newsOf(place)} go=${go}>
          ${nameOf(place) && html`<${Face} person=${nameOf(place)} size="tiny" />`}<span>${nameOf(place)?.real_name}</span>${nameOf(place) && html`<${Status} person=${nameOf(place)} />`}<//>`)}</ul>`}
    </nav>`;
}
