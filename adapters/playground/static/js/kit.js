// React without a build step: templates instead of JSX.
import { createElement, htm } from "../vendor/slack-kit.js";

export * from "../vendor/slack-kit.js";
export const html = htm.bind(createElement);
export const classes = (...names) => names.filter(Boolean).join(" ");
