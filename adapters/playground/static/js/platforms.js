// Which of the two clients a pane shows, and the one of Teams, fetched when it is first looked at.
import { html, useEffect, useState } from "./kit.js";
import { Pane } from "./pane.js";

const NAMES = [["slack", "Slack"], ["teams", "Teams"]];

function Platforms({ on, setOn }) {
  return html`<div className="platforms" role="group" aria-label="Slack or Teams">
    ${NAMES.map(([key, name]) => html`<button type="button" key=${key} aria-pressed=${on === key} onClick=${() => setOn(key)}>${name}</button>`)}</div>`;
}

function useTeamsPane(isWanted) {
  const [found, setFound] = useState(null);
  useEffect(() => { if (isWanted) import("./teams.js").then((made) => setFound(() => made.TeamsPane)); }, [isWanted]);
  return found;
}

export function EitherPane({ on, setOn, user, people, ...rest }) {
  const hasBoth = !!people.find((person) => person.id === user)?.teams;
  const isTeams = on === "teams" && hasBoth;
  const TeamsPane = useTeamsPane(isTeams);
  const platforms = hasBoth && html`<${Platforms} on=${isTeams ? "teams" : "slack"} setOn=${setOn} />`;
  if (!isTeams) return html`<${Pane} user=${user} people=${people} platforms=${platforms} ...${rest} />`;
  if (!TeamsPane) return html`<section className="pane teams"><p className="waiting">…</p></section>`;
  return html`<${TeamsPane} person=${user} people=${people} platforms=${platforms} ...${rest} />`;
}
