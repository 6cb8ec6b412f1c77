// Within Teams: its theme, and a session from the token by which Teams says who looks.
const root = document.documentElement;
const { app, authentication } = await import(root.dataset.teams);
const PATIENCE = 8_000;
const SAFE_PLACE = /^\w[\w/%.-]{0,300}$/;

function wear(theme) {
  const known = ["default", "dark", "contrast"].includes(theme) ? theme : "default";
  root.dataset.theme = known;
  document.cookie = `theme=${known}; Path=/teams/tab; Secure; SameSite=None; Partitioned`;
}

/** Without Teams around it the library never answers, or says so at once. */
async function isWithinTeams() {
  if (window.parent === window) return false;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, false));
  return Promise.race([late, app.initialize().then(() => true, () => false)]);
}

/** @returns {Promise<string>} what went wrong in words; nothing where the session is there. */
async function signIn() {
  let token;
  try {
    token = await authentication.getAuthToken();
  } catch {
    return root.dataset.sso;
  }
  const answer = await fetch(root.dataset.enter, { method: "POST", headers: { Authorization: `Bearer ${token}` } });
  return answer.ok ? "" : (await answer.text()).trim() || root.dataset.failed;
}

function say(sentence) {
  const place = document.querySelector("#sorry");
  place.textContent = sentence;
  place.hidden = !sentence;
}

/** Where a link into the tab leads: `requests/…` of a card, else the page for this kind of place. */
function destination(context) {
  const asked = new URLSearchParams(location.search).get("next") ?? "";
  const linked = context.page?.subPageId ?? "";
  if (asked.startsWith("/") && !asked.startsWith("//")) return asked;
  if (SAFE_PLACE.test(linked) && !linked.includes("..")) return `/${linked}`;
  return context.channel || context.chat ? "/calendar?span=week" : "/";
}

async function enter() {
  if (!(await isWithinTeams())) {
    document.querySelector("#outside")?.removeAttribute("hidden");
    document.querySelector("#wait")?.setAttribute("hidden", "");
    return;
  }
  app.notifySuccess();
  app.registerOnThemeChangeHandler(wear);
  const context = await app.getContext();
  wear(context.app.theme);
  if (!root.dataset.enter) return;
  const sorry = await signIn();
  document.querySelector("#wait")?.setAttribute("hidden", "");
  if (sorry) return say(sorry);
  const again = document.querySelector("#again");
  if (again) again.disabled = false;
  else location.replace(root.dataset.prefix + destination(context));
}

try {
  await enter();
} catch {
  say(root.dataset.failed ?? "");
}
