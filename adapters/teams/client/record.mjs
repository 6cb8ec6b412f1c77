// Writes down which packages are in the bundle: name, version, licence, integrity, and the licences' texts.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const target = process.argv[2];
const lock = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
const inputs = Object.keys(JSON.parse(readFileSync("meta.json", "utf8")).inputs);

// teams-js ships what it uses of others inside its own folder, without their package.json.
const isInside = (input) => input.includes("/.pnpm/");
const folderOf = (input) => {
  const at = isInside(input) ? input.indexOf("node_modules/") : input.lastIndexOf("node_modules/");
  const [first, second] = input.slice(at + 13).split("/");
  return input.slice(0, at + 13) + (first.startsWith("@") ? `${first}/${second}` : first);
};
const folders = [...new Set(inputs.filter((input) => input.includes("node_modules/")).map(folderOf))].sort();
const inside = [...new Set(inputs.filter(isInside).map((input) => /node_modules\/([^/]+)\/(?!.*node_modules)/.exec(input)[1]))].sort();
const INSIDE = Object.fromEntries(["base64-js", "debug", "ms", "tslib", "uuid"].map((name) => [name, readFileSync(new URL(`licences/${name}.txt`, import.meta.url), "utf8").trim()]));
for (const name of inside) if (!(name in INSIDE)) throw new Error(`The licence of ${name} has to be looked up`);
const licenceOf = (folder) => readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
const hash = (file) => createHash("sha256").update(readFileSync(`${target}/${file}`)).digest("hex");
const about = (folder) => JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));

const lines = [
  "# What is bundled in this folder, and settings of Microsoft's for it; written by client/build.sh.",
  "",
  ...["tab-kit.js", "default.json", "dark.json", "contrast.json"].flatMap((file) => ["[[file]]", `name = "${file}"`, `sha256 = "${hash(file)}"`, ""]),
  ...folders.flatMap((folder) => [
    "[[package]]",
    `name = "${about(folder).name}"`,
    `version = "${about(folder).version}"`,
    `licence = "${about(folder).license}"`,
    `integrity = "${lock[folder].integrity}"`,
    "",
  ]),
];
writeFileSync(`${target}/vendor.toml`, lines.join("\n"));

const texts = folders.map((folder) => {
  const file = licenceOf(folder);
  const text = file ? readFileSync(`${folder}/${file}`, "utf8").trim() : `Licence: ${about(folder).license}`;
  return `${about(folder).name} ${about(folder).version}\n\n${text}\n`;
});
const settings = "default.json, dark.json: Microsoft's settings for Teams, from the samples of Adaptive Cards, under the licence of adaptivecards above; contrast.json: made of dark.json by contrast.mjs.\n";
const within = inside.map((name) => `${name}, as it stands in @microsoft/teams-js\n\n${INSIDE[name]}\n`);
writeFileSync(`${target}/LICENCES.txt`, [...texts, ...within, settings].join(`\n${"-".repeat(80)}\n\n`));
