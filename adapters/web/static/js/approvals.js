// Ticks all requests at once; without a script each is ticked by itself.
const all = document.querySelector("#all");
if (all) {
  const ticks = [...document.querySelectorAll(".app-tick")];
  all.parentElement.hidden = false;
  all.addEventListener("change", () => ticks.forEach((tick) => (tick.checked = all.checked)));
  document.addEventListener("change", () => {
    all.checked = ticks.every((tick) => tick.checked);
    all.indeterminate = !all.checked && ticks.some((tick) => tick.checked);
  });
}
