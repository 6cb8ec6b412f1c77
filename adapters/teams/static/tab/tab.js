// The tab: asks Teams who looks, shows the card for them, and sends what they press.
import { app, authentication } from "./vendor/tab-kit.js";
import { drawn, useTheme } from "./card.js";
import { choosingPeople, keep, withPeople } from "./choosing.js";

const PATIENCE = 8_000;
const at = (id) => document.getElementById(id);
const said = { ...document.documentElement.dataset };
const place = { group: false, language: "" };
let current = null;
let busy = false;

function shown(id, isShown) { at(id).hidden = !isShown; }

function sorry(sentence) {
  at("sorry").textContent = sentence;
  shown("sorry", Boolean(sentence));
}

/** Without Teams around it the library never answers, or says so at once. */
async function found() {
  if (window.parent === window) return false;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, false));
  return Promise.race([late, app.initialize().then(() => true, () => false)]);
}

async function token() {
  try { return await authentication.getAuthToken(); } catch { return null; }
}

async function ask(body, press) {
  const bearer = await token();
  if (!bearer) return { sorry: said.sso };
  const headers = { Authorization: `Bearer ${bearer}`, "Content-Type": "application/json", "X-Press": press };
  if (place.language) headers["Accept-Language"] = place.language;
  const address = `/teams/tab/act${place.group ? "?in=group" : ""}`;
  const answer = await fetch(address, { method: "POST", headers, body: body ? JSON.stringify(body) : "", credentials: "omit" });
  return answer.json();
}

/** @param body what was pressed; null for the first screen. */
async function go(body) {
  if (busy) return;
  busy = true;
  at("card").inert = true;
  document.body.setAttribute("aria-busy", "true");
  try { take(await ask(body, crypto.randomUUID()), !body); } catch { sorry(said.failed); }
  busy = false;
  at("card").inert = false;
  document.body.removeAttribute("aria-busy");
  shown("wait", false);
}

function take(answer, isFirst) {
  sorry(answer.sorry ?? "");
  if (!answer.card) { shown("back", Boolean(current) && !isFirst); return; }
  Object.assign(said, answer.words);
  document.documentElement.lang = answer.language;
  at("back").textContent = said.back;
  at("title").textContent = answer.title;
  shown("back", !isFirst);
  current = { card: answer.card, inputs: [] };
  draw();
  if (!isFirst || document.activeElement !== document.body) at("title").focus();
  scrollTo(0, 0);
}

/** Draws the card that is there; also when only the theme or a chosen person is new. */
function draw() {
  const { element, inputs } = drawn(withPeople(current.card, said.before), go);
  current.inputs = inputs;
  at("card").replaceChildren(element);
  choosingPeople(current.card, inputs, said.choose, draw);
}

async function theme(name) {
  await useTheme(name);
  if (!current) return;
  keep(current.card, current.inputs);
  draw();
}

async function start() {
  await useTheme(document.documentElement.dataset.theme);
  if (!await found()) { shown("outside", true); return; }
  shown("inside", true);
  app.notifySuccess();
  app.registerOnThemeChangeHandler(theme);
  const context = await app.getContext();
  place.language = context.app.locale ?? "";
  place.group = Boolean(context.channel || context.chat);
  await theme(context.app.theme);
  await go(null);
}

at("back").addEventListener("click", () => go(null));
start();
