// Talks with the stand-in: asks, tells, and listens for changes.
import { useEffect, useState } from "./kit.js";

const read = async (answer) => {
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.sorry || "The playground did not answer. Is the server still running?");
  return body;
};

export const look = (path) => fetch(path).then(read);

export const tell = (path, body) =>
  fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }).then(read);

/** The number of the last change; -1 while the server cannot be reached. */
export function useRevision() {
  const [revision, setRevision] = useState(0);
  useEffect(() => {
    const source = new EventSource("/playground/changes");
    source.onmessage = (event) => setRevision(Number(event.data));
    source.onerror = () => setRevision(-1);
    return () => source.close();
  }, []);
  return revision;
}

/** What a path answers, asked again whenever `when` changes; the last answer stays until the next is there. */
export function useLooking(path, when) {
  const [seen, setSeen] = useState(null);
  useEffect(() => {
    let current = true;
    look(path).then((body) => current && setSeen(body), () => {});
    return () => { current = false; };
  }, [path, when]);
  return seen;
}
