// What every page does beyond what it does without a script.

// A form that came back with something wrong: its summary is where reading goes on.
document.querySelector("#problems")?.focus();

// A button that was pressed is not pressed again while its form is on its way.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button && event.target.method === "post") {
    setTimeout(() => button.setAttribute("aria-disabled", "true"));
    setTimeout(() => button.removeAttribute("aria-disabled"), 4000);
  }
});
document.addEventListener(
  "click",
  (event) => {
    if (event.target.closest?.("[aria-disabled=true]")) event.preventDefault();
  },
  true,
);
