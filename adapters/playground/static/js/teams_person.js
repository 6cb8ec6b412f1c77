// What one person sees in Teams and does there.
import { createContext, useCallback, useMemo, useRef } from "./kit.js";
import { tell, useLooking } from "./talk.js";
import { wordsOf } from "./teams_words.js";

export const TeamsContext = createContext(null);

/** One thing after another, as from one pair of hands; what a card does by itself goes beside. */
export function useTeamsPerson({ user, at, revision, now, say, host }) {
  const model = useLooking(`/playground/teams/seen?as=${user}&at=${encodeURIComponent(at)}`, revision);
  const queue = useRef(Promise.resolve());
  const current = useMemo(() => {
    if (model?.me.id !== user) return null;
    return model.at === at ? model : { ...model, messages: null };
  }, [model, user, at]);
  const place = current && (at === "app" ? current.places[0] : current.places.find((each) => each.id === at) ?? current.places[0]);
  const here = place?.id;
  const words = useMemo(() => wordsOf(current?.me.locale ?? "en"), [current?.me.locale]);

  const ask = useCallback(async (what, given) => {
    try {
      const outcome = await tell(`/playground/teams/act/${what}`, { as: user, at: here, ...given });
      if (outcome.toast) say(words(outcome.toast));
      return { ...outcome, error: words(outcome.error) };
    } catch (wrong) {
      say(wrong.message);
      return { error: wrong.message, found: [] };
    }
  }, [user, here, say, words]);
  const act = useCallback((what, given) => {
    queue.current = queue.current.then(() => ask(what, given));
    return queue.current;
  }, [ask]);
  return useMemo(() => ({ model: current, place, act, aside: ask, now, host, words, say }), [current, place, act, ask, now, host, words, say]);
}
