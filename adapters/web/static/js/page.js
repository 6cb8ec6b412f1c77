// What every page does beyond what it does without a script.

// A form that came back: what is wrong with it, or what would follow from it, is where reading goes on.
(document.querySelector("#problems") ?? document.querySelector("#outlook"))?.focus();

// Of tabs in a row that is wider than the window, the open one is in sight.
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

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
