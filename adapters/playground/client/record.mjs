// Writes down which packages are in the bundle: name, version, licence, integrity, and the licences' texts.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const target = process.argv[2];
const lock = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
const inputs = ["meta.json", "meta-cards.json"].flatMap((file) => Object.keys(JSON.parse(readFileSync(file, "utf8")).inputs));

const folderOf = (input) => {
  const at = input.lastIndexOf("node_modules/");
  const [first, second] = input.slice(at + 13).split("/");
  return input.slice(0, at + 13) + (first.startsWith("@") ? `${first}/${second}` : first);
};
// Its makers bundled a copy of this into adaptivecards: the licence is owed all the same.
const within = ["node_modules/swiper"];
const folders = [...new Set([...inputs.filter((input) => input.includes("node_modules/")).map(folderOf), ...within])].sort();
const licenceOf = (folder) => readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
const hash = (file) => createHash("sha256").update(readFileSync(`${target}/${file}`)).digest("hex");
const about = (folder) => JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));

const lines = [
  "# What is bundled in this folder; written by client/build.sh.",
  "",
  ...["slack-kit.js", "slack-blocks.css", "teams-kit.js", "teams-light.json", "teams-dark.json"].flatMap((file) => ["[[file]]", `name = "${file}"`, `sha256 = "${hash(file)}"`, ""]),
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
  const text = file && existsSync(`${folder}/${file}`) ? readFileSync(`${folder}/${file}`, "utf8").trim() : `Licence: ${about(folder).license}`;
  return `${about(folder).name} ${about(folder).version}\n\n${text}\n`;
});
writeFileSync(`${target}/LICENCES.txt`, texts.join(`\n${"-".repeat(80)}\n\n`));
