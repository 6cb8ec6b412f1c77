// Our cards have no carousels, and what draws those is a third of the renderer.
export default class {}
export const A11y = {}, Autoplay = {}, History = {}, Keyboard = {}, Navigation = {}, Pagination = {}, Scrollbar = {};
