// What everything inside one person's pane may need: who they are, whom they know, how to ask.
import { createContext } from "./kit.js";

export const PaneContext = createContext(null);
