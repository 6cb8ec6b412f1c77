// Another leave type may have other parts of the day: then the one that the page chose is chosen here too.
document.addEventListener("htmx:after:swap", () => {
  if (!document.querySelector("#ask-parts input[type=radio]:checked")) {
    const chosen = document.querySelector("#ask-parts input[type=radio][checked]");
    if (chosen) chosen.checked = true;
  }
});
