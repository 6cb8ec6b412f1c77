// The slider of a balance: it sets the day beside it, and the page follows. Without a script the day does it.
// The page may be drawn anew meanwhile, so nothing is remembered here.
const A_DAY = 86400000;
const words = new Intl.DateTimeFormat(document.documentElement.lang, {
  weekday: "short", day: "numeric", month: "long", timeZone: "UTC",
});
const first = (form) => Date.parse(`${form.dataset.first}T00:00:00Z`);

document.addEventListener("input", ({ target }) => {
  if (target.id !== "slide") return;
  const chosen = new Date(first(target.form) + target.value * A_DAY);
  target.form.elements.on.value = chosen.toISOString().slice(0, 10);
  target.setAttribute("aria-valuetext", words.format(chosen));
});

document.addEventListener("change", ({ target }) => {
  const form = target.closest?.(".mine-days");
  if (!form) return;
  const slide = form.querySelector("#slide");
  const on = form.elements.on;
  if (target === on && slide) {
    const day = Math.round((Date.parse(`${on.value}T00:00:00Z`) - first(form)) / A_DAY);
    // Another leave year has a line and a slider of its own.
    if (on.value && (day < 0 || day > Number(slide.max))) form.submit();
    else slide.value = day;
  }
  // What is drawn anew from now on is this day.
  const query = new URLSearchParams(new FormData(form));
  document.querySelector("main[hx-get]")?.setAttribute("hx-get", `${location.pathname}?${query}`);
});
