// The slider of a balance: it sets the day beside it, and the page follows. Without a script the day does it.
const slide = document.querySelector("#slide");
if (slide) {
  const form = slide.form;
  const day = form.elements.on;
  const words = new Intl.DateTimeFormat(document.documentElement.lang, {
    weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });
  const first = Date.parse(`${form.dataset.first}T00:00:00Z`);
  slide.hidden = false;
  slide.addEventListener("input", () => {
    const chosen = new Date(first + slide.value * 86400000);
    day.value = chosen.toISOString().slice(0, 10);
    slide.setAttribute("aria-valuetext", words.format(chosen));
    const said = document.querySelector("#slide-words");
    if (said) said.textContent = words.format(chosen);
  });
  day.addEventListener("change", () => {
    const chosen = Math.round((Date.parse(`${day.value}T00:00:00Z`) - first) / 86400000);
    if (chosen >= 0 && chosen <= Number(slide.max)) slide.value = chosen;
    else if (day.value) form.submit(); // another leave year has a line of its own
  });
}
