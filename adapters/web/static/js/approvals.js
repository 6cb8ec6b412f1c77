// Ticks all requests at once; without a script each is ticked by itself. The page may be drawn anew meanwhile.
const ticks = () => [...document.querySelectorAll(".app-tick")];

document.addEventListener("change", ({ target }) => {
  const all = document.querySelector("#all");
  if (target === all) ticks().forEach((tick) => (tick.checked = all.checked));
  if (!all || !target.matches(".app-tick")) return;
  all.checked = ticks().every((tick) => tick.checked);
  all.indeterminate = !all.checked && ticks().some((tick) => tick.checked);
});
