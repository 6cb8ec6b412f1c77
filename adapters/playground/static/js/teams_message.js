// One message in Teams: who wrote it, its words, its card, and what came of pressing something in it.
import { classes, html, memo, useContext, useEffect, useState } from "./kit.js";
import { Face, Icon } from "./parts.js";
import { Card, drawn } from "./teams_card.js";
import { TeamsContext } from "./teams_person.js";
import { clock } from "./teams_words.js";

const KINDS = { "Action.Execute": "execute", "Action.Submit": "submit" };

export function senderOf(message, model) {
  return model.people.find((person) => person.id === message.sender) ?? { id: "", real_name: model.app.name, is_bot: true };
}

/** A button's kind decides what is sent; the error of an answer stays until the next press. */
function useCard(message) {
  const { act, aside, openDialog } = useContext(TeamsContext);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  useEffect(() => { setError(""); }, [message.version]);
  // Teams does this each time somebody whom the card names comes to see it, and after each change of it.
  useEffect(() => { if (message.refreshes) aside("refresh", { message: message.id }); }, [message.id, message.version, message.refreshes]);
  const use = async ({ kind, ...action }) => {
    setError("");
    if (kind === "Action.Submit" && action.data?.msteams?.type === "task/fetch") { openDialog("fetch", { message: message.id, data: action.data }); return; }
    if (!KINDS[kind]) return;
    setBusy(true);
    const outcome = await act(KINDS[kind], kind === "Action.Execute" ? { message: message.id, action } : { message: message.id, data: action.data });
    setError(outcome.error);
    setBusy(false);
  };
  return { use, busy, error };
}

function WithCard({ message }) {
  const { model, host, words } = useContext(TeamsContext);
  const { use, busy, error } = useCard(message);
  return html`
    <${Card} card=${message.card} people=${model.people} host=${host} use=${use} busy=${busy} sorry=${words("This card cannot be drawn.")} />
    ${error && html`<p className="card-error" role="alert"><${Icon} name="close" />${error}</p>`}`;
}

export const TeamsPost = memo(function TeamsPost({ message, follows }) {
  const { model, place, words } = useContext(TeamsContext);
  const author = senderOf(message, model);
  const mine = author.id === model.me.id;
  const time = clock(model.me, message.at);
  return html`
    <article className=${classes("bubble-row", mine && "mine", follows && "follows", message.card && "has-card")} data-message=${message.id} aria-label=${`${author.real_name}, ${time}`}>
      ${!mine && (follows ? html`<span className="no-face"></span>` : html`<${Face} person=${author} size="small" />`)}
      <div className="bubble-side">
        ${!follows && html`<header>${!mine && html`<b>${author.real_name}</b>`}${author.is_bot && html`<span className="badge">${words("App")}</span>`}<time>${time}</time>${message.is_edited && html`<small>${words("Edited")}</small>`}</header>`}
        <div className="bubble">
          ${message.is_mine_alone && place.kind !== "personal" && html`<p className="yours-alone"><${Icon} name="eye" />${words("Only you can see this")}</p>`}
          ${message.text && html`<div className="bubble-text" dangerouslySetInnerHTML=${{ __html: drawn(message.text, true) }}></div>`}
          ${message.card && html`<${WithCard} message=${message} />`}
          ${message.others.map((each, index) => each.content?.title && html`<div key=${index} className="hero"><b>${each.content.title}</b><p>${each.content.text ?? ""}</p></div>`)}
        </div>
      </div>
    </article>`;
});
