// Which messages somebody has not looked at yet, remembered in this browser.
import { useCallback, useEffect, useState } from "./kit.js";

const key = (user, place) => `seen ${user} ${place}`;
const remembered = (user, place) => { try { return localStorage.getItem(key(user, place)); } catch { return null; } };

/** How many messages of a place are new; what is on screen counts as seen. */
export function useNews(model, here) {
  const [, refresh] = useState(0);
  const place = model?.places.find((each) => each.id === here);
  const last = place?.news.at(-1);
  useEffect(() => {
    if (!last) return;
    try { localStorage.setItem(key(model.me.id, here), last); } catch { return; }
    refresh((count) => count + 1);
  }, [here, last, model?.me.id]);
  return useCallback((each) => {
    if (!each || each.id === here) return 0;
    const seen = remembered(model.me.id, each.id);
    return each.news.length - 1 - each.news.indexOf(seen);
  }, [model, here]);
}
