// What the Teams panes take from others, as a module of its own: nobody who looks at Slack loads it.
import * as AdaptiveCards from "adaptivecards/dist/adaptivecards.js";
export { AdaptiveCards };
export { default as MarkdownIt } from "markdown-it";
