// A chat as it goes on, and a channel with its posts and their replies.
import { Fragment, html, useContext, useEffect, useLayoutEffect, useRef, useState } from "./kit.js";
import { TeamsComposer } from "./teams_composer.js";
import { TeamsPost } from "./teams_message.js";
import { TeamsContext } from "./teams_person.js";
import { day } from "./teams_words.js";

const FIVE_MINUTES = 300_000;

const follows = (message, before) => !!before && before.sender === message.sender && new Date(message.at) - new Date(before.at) < FIVE_MINUTES;

/** Keeps to the end while the reader is there. */
function useEnd(messages, place) {
  const list = useRef(null);
  const atEnd = useRef(true);
  const last = messages.at(-1)?.id;
  const toEnd = () => { if (list.current) list.current.scrollTop = list.current.scrollHeight; };
  useLayoutEffect(() => { if (atEnd.current) toEnd(); }, [messages]);
  useEffect(() => { atEnd.current = true; toEnd(); }, [place, last]);
  useEffect(() => {
    // Cards grow as they are drawn and opened.
    const watcher = new ResizeObserver(() => { if (atEnd.current) toEnd(); });
    for (const each of list.current.children) watcher.observe(each);
    return () => watcher.disconnect();
  }, [messages]);
  const scrolled = () => { const { scrollTop, scrollHeight, clientHeight } = list.current; atEnd.current = scrollHeight - scrollTop - clientHeight < 40; };
  return { list, scrolled };
}

function Chat({ messages }) {
  const { model, now } = useContext(TeamsContext);
  return messages.map((message, index) => {
    const name = day(model.me, message.at, now);
    const before = messages[index - 1];
    const divides = !before || name !== day(model.me, before.at, now);
    return html`<${Fragment} key=${message.id}>
      ${divides && html`<h3 className="chat-day"><span>${name}</span></h3>`}
      <${TeamsPost} message=${message} follows=${!divides && follows(message, before)} /><//>`;
  });
}

function Thread({ root, replies }) {
  const { model, now, words } = useContext(TeamsContext);
  const [answering, setAnswering] = useState(false);
  return html`<section className="thread" aria-label=${day(model.me, root.at, now)}>
    <p className="thread-day">${day(model.me, root.at, now)}</p>
    <${TeamsPost} message=${root} />
    ${replies.length > 0 && html`<div className="replies">${replies.map((each, index) => html`<${TeamsPost} key=${each.id} message=${each} follows=${follows(each, replies[index - 1])} />`)}</div>`}
    ${answering ? html`<${TeamsComposer} root=${root.id} autoFocus=${true} sent=${() => setAnswering(false)} />`
      : html`<button type="button" className="reply-button" onClick=${() => setAnswering(true)}>${words("Reply")}</button>`}
  </section>`;
}

function Channel({ messages }) {
  const roots = messages.filter((message) => !message.root);
  return roots.map((root) => html`<${Thread} key=${root.id} root=${root} replies=${messages.filter((each) => each.root === root.id)} />`);
}

export function TeamsConversation() {
  const { model, place, words } = useContext(TeamsContext);
  const messages = model.messages ?? [];
  const { list, scrolled } = useEnd(messages, place.id);
  const rows = place.kind === "channel" ? html`<${Channel} messages=${messages} />` : html`<${Chat} messages=${messages} />`;
  const empty = words(place.kind === "personal" ? "Say hello to begin." : "Nothing has been said here yet.");
  return html`
    <div className="chat-log" ref=${list} onScroll=${scrolled} role="log" aria-label=${words("Messages")} tabIndex="0">
      <div className="chat-rows">${messages.length || !model.messages ? rows : html`<div className="empty"><h3>${place.name || model.app.name}</h3><p>${empty}</p></div>`}</div></div>
    <${TeamsComposer} key=${place.id} />`;
}
