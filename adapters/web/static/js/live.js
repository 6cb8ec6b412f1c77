// A page that is told of changes: what somebody has opened or gone to by keys stays as it is.
const KEPT = new Set(["open", "tabindex"]);

document.addEventListener("htmx:before:morph:attr", (event) => {
  if (KEPT.has(event.detail.attrName)) event.preventDefault();
});

// Where not even the first connection came about, another is tried now and then.
const AGAIN = 5000;
setInterval(() => {
  const live = document.querySelector("#live:not([data-is-open])");
  if (live && !document.hidden) htmx.trigger(live, "retry");
}, AGAIN);

// Whether it is being told, for whoever wants to know.
document.addEventListener("htmx:sse:after:connection", (event) => event.target.toggleAttribute("data-is-open", true));
document.addEventListener("htmx:sse:close", (event) => event.target.toggleAttribute("data-is-open", false));
