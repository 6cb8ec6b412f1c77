// The wall chart with keys and by dragging; without this it is a table with links.
const table = () => document.querySelector(".wall");
const cellOf = (target) => target.closest?.(".wall tbody td");

const rows = () => [...table().tBodies].flatMap((body) => [...body.rows]);

function come(cell) {
  if (!cell) return;
  const link = cell.querySelector("a");
  const found = link ?? cell;
  if (!link && cell.tagName === "TD") cell.tabIndex = -1;
  found.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function beside(cell, down, across) {
  const all = rows();
  const row = all[all.indexOf(cell.parentElement) + down];
  return row?.cells[cell.cellIndex + across] ?? null;
}

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || !table()) return;
  const cell = event.target.closest?.(".wall tbody td, .wall tbody th");
  if (!cell && !(event.target.matches?.(".wall-frame") && event.key === "Enter")) return;
  if (!cell) return come(rows()[1]?.cells[1]);
  const step = STEPS[event.key];
  let next = null;
  if (step) next = beside(cell, step[0], document.dir === "rtl" ? -step[1] : step[1]);
  else if (event.key === "Home") next = cell.parentElement.cells[1];
  else if (event.key === "End") next = cell.parentElement.cells[cell.parentElement.cells.length - 1];
  else return;
  event.preventDefault();
  come(next);
});

// A row that is drawn anew while the keys are in it keeps them.
let at = null;
const head = (cell) => cell.parentElement.cells[0].textContent;
document.addEventListener("focusin", (event) => {
  const cell = cellOf(event.target);
  at = cell ? { row: head(cell), place: cell.cellIndex } : null;
});
document.addEventListener("htmx:after:swap", () => {
  if (!at || !table() || document.activeElement !== document.body) return;
  come(rows().find((row) => row.cells[0].textContent === at.row)?.cells[at.place]);
});

// From one free day of one's own to another: a request for all of them.
let from = null;
let until = null;

const day = (cell) => new URL(cell.querySelector("a").href).searchParams.get("first");

function choose(last) {
  const cells = [...from.parentElement.cells];
  const [low, high] = [cells.indexOf(from), cells.indexOf(last)].sort((one, other) => one - other);
  cells.forEach((cell, place) => cell.classList.toggle("chosen", place >= low && place <= high && low < high));
  until = last;
}

function ask(one, other) {
  const address = new URL(one.querySelector("a").href);
  const days = [day(one), day(other)].sort();
  address.searchParams.set("first", days[0]);
  address.searchParams.set("last", days[1]);
  location.assign(address);
}

document.addEventListener("pointerdown", (event) => {
  const cell = event.pointerType === "mouse" && event.button === 0 ? cellOf(event.target) : null;
  if (!cell?.querySelector("a")) return;
  if (event.shiftKey && from?.isConnected && from.parentElement === cell.parentElement) return;
  from = until = cell;
});
document.addEventListener("dragstart", (event) => {
  if (cellOf(event.target)) event.preventDefault();
});
document.addEventListener("pointerover", (event) => {
  const cell = event.buttons === 1 && from ? cellOf(event.target) : null;
  if (cell?.querySelector("a") && cell.parentElement === from.parentElement) choose(cell);
});
document.addEventListener("pointerup", (event) => {
  if (!from || from === until || !until) return;
  event.preventDefault();
  ask(from, until);
});
document.addEventListener("click", (event) => {
  const cell = cellOf(event.target);
  if (!event.shiftKey || !cell?.querySelector("a") || !from || from === cell) return;
  if (from.parentElement !== cell.parentElement) return;
  event.preventDefault();
  ask(from, cell);
});

// What is looked at first: today.
const frame = document.querySelector(".wall-frame");
const today = frame?.querySelector("thead th.t");
if (today && frame.scrollWidth > frame.clientWidth) {
  frame.scrollLeft = today.offsetLeft - frame.clientWidth / 2;
}
