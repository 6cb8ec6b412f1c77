// Microsoft publishes settings for light and dark; high contrast is the dark ones in the few colours it knows.
import { readFileSync, writeFileSync } from "node:fs";

const target = process.argv[2];
const COLOURS = { default: "#ffffff", dark: "#000000", light: "#ffffff", accent: "#1aebff", good: "#3ff23f", warning: "#ffff01", attention: "#ffff01" };
const settings = JSON.parse(readFileSync(`${target}/dark.json`, "utf8"));

for (const style of Object.values(settings.containerStyles)) {
  style.backgroundColor = "#000000";
  if ("borderColor" in style) style.borderColor = "#ffffff";
  for (const [name, colour] of Object.entries(COLOURS)) {
    style.foregroundColors[name] = { default: colour, subtle: colour };
  }
}
settings.separator.lineColor = "#ffffff";
writeFileSync(`${target}/contrast.json`, `${JSON.stringify(settings, null, 2)}\n`);
