// Everything that the page takes from others, as one module.
export { Fragment, createContext, createElement, memo, useContext, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
export { createRoot } from "react-dom/client";
export { default as htm } from "htm";
export { Message } from "slack-blocks-to-jsx";
export { emojify } from "node-emoji";
