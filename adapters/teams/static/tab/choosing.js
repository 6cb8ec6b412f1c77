// Fields for a person: Teams' own dialog chooses, since a page has no directory to look in.
import { people } from "./vendor/tab-kit.js";

const names = new Map();

/** @yields everything in a card that has an id, by whatever way it is held. */
function* pieces(piece) {
  if (!piece || typeof piece !== "object") return;
  if (piece.id) yield piece;
  for (const each of Object.values(piece)) yield* pieces(each);
}

/** Those already chosen get a name: Teams told it, or nobody did. */
function named(picker, before) {
  const ids = String(picker.value ?? "").split(",").filter(Boolean);
  picker.choices = ids.map((id) => ({ title: names.get(id) ?? before, value: id }));
}

/** The card with its fields for people as lists of those who are chosen. */
export function withPeople(card, before) {
  for (const piece of pieces(card)) {
    if (piece["choices.data"] || piece.isOfPeople) {
      delete piece["choices.data"];
      piece.isOfPeople = true;
      named(piece, before);
    }
  }
  return card;
}

/** What was filled in goes into the card, so that drawing it again keeps it. */
export function keep(card, inputs) {
  const typed = new Map(inputs.map((input) => [input.id, input.value]));
  for (const piece of pieces(card)) if (typed.get(piece.id) !== undefined) piece.value = typed.get(piece.id);
}

/** A button beneath each field for people. @param again draws the card anew. */
export function choosingPeople(card, inputs, words, again) {
  for (const picker of pieces(card)) {
    const field = picker.isOfPeople && inputs.find((input) => input.id === picker.id);
    if (!field?.renderedElement) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "choose";
    button.textContent = words;
    button.addEventListener("click", () => choose(picker, card, inputs, again));
    field.renderedElement.after(button);
  }
}

/** Nobody, where the dialog is left, or where a client has none. */
async function selected(isOne) {
  try { return await people.selectPeople({ singleSelect: isOne }); } catch { return []; }
}

async function choose(picker, card, inputs, again) {
  const found = (await selected(!picker.isMultiSelect)).filter((each) => each.objectId);
  if (!found.length) return;
  for (const each of found) names.set(each.objectId, each.displayName ?? each.email ?? each.objectId);
  keep(card, inputs);
  picker.value = found.map((each) => each.objectId).join(",");
  again();
}
