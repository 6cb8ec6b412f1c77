// A channel or direct messages: what was said, by days, and the box to say more.
import { html, useContext, useEffect, useLayoutEffect, useRef } from "./kit.js";
import { Composer } from "./composer.js";
import { Post } from "./message.js";
import { PaneContext } from "./pane_context.js";
import { dayName } from "./words.js";

const FIVE_MINUTES = 300;

/** A message follows the one before when its author simply went on. */
const follows = (message, before) => before && before.user === message.user && !message.is_ephemeral && !before.is_ephemeral
  && message.ts - before.ts < FIVE_MINUTES && message.ts >= before.ts && !message.thread_ts;

export function Messages({ place, empty }) {
  const { model, now } = useContext(PaneContext);
  const list = useRef(null);
  const atEnd = useRef(true);
  const { me } = model;
  // Null while another place's messages are on their way.
  const messages = model.messages ?? [];
  const last = messages.at(-1)?.ts;
  useLayoutEffect(() => { if (atEnd.current) list.current.scrollTop = list.current.scrollHeight; }, [model.messages]);
  useEffect(() => { atEnd.current = true; list.current.scrollTop = list.current.scrollHeight; }, [place, last]);
  const scrolled = () => { const { scrollTop, scrollHeight, clientHeight } = list.current; atEnd.current = scrollHeight - scrollTop - clientHeight < 40; };
  let day = "";
  const rows = messages.flatMap((message, index) => {
    const name = dayName(message.ts, now, me.tz);
    const divider = name === day ? [] : [html`<h3 className="day" key=${`day${message.ts}`}><span>${name}</span></h3>`];
    const goesOn = divider.length === 0 && follows(message, messages[index - 1]);
    day = name;
    return [...divider, html`<${Post} key=${message.ts} message=${message} place=${place} follows=${goesOn} />`];
  });
  return html`<div className="messages" ref=${list} onScroll=${scrolled} role="log" aria-label="Messages" tabIndex="0">
    ${rows.length || !model.messages ? rows : html`<div className="empty">${empty}</div>`}</div>`;
}

export function Channel({ place }) {
  const { model, act } = useContext(PaneContext);
  const other = place.is_im && model.people.find((person) => person.id === place.with);
  const name = other ? other.real_name : `#${place.name}`;
  return html`
    <${Messages} place=${place.id} empty=${html`<h3>${name}</h3><p>${place.topic || "Nothing has been said here yet."}</p>`} />
    ${!place.is_member
      ? html`<div className="join"><p>You are looking at <b>${name}</b>.</p><button type="button" className="button primary" onClick=${() => act("join", { at: place.id })}>Join channel</button></div>`
      : place.is_archived ? html`<div className="join"><p>This channel is archived.</p></div>`
      : html`<${Composer} key=${place.id} place=${place.id} name=${name} />`}`;
}
