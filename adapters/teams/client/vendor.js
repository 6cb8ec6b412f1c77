// Everything that the tab takes from others, as one module.
export { AdaptiveCard, HostConfig } from "adaptivecards/lib/adaptivecards.js";
export { app, authentication, people } from "@microsoft/teams-js";
