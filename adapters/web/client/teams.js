// What the tab needs of Microsoft's library, as one module.
export { app, authentication } from "@microsoft/teams-js";
