// oauth2-mock-server: where it is and its port. Each line that it is sent changes what it says from then on:
// {"payload": {…}} what tokens claim, {"key": "another"} a new key in the place of the one before.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [, , folder, port] = process.argv;
const { OAuth2Server } = await import(pathToFileURL(`${folder}/dist/index.mjs`));

let server, payload = {};

async function start() {
  server = new OAuth2Server();
  await server.issuer.keys.generate("RS256");
  server.service.on("beforeTokenSigning", (token) => Object.assign(token.payload, payload));
  await server.start(Number(port), "127.0.0.1");
  server.issuer.url = `http://127.0.0.1:${port}`;
}

await start();
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const said = JSON.parse(line);
  if (said.payload) payload = said.payload;
  if (said.key) {
    await server.stop();
    await start();
  }
  console.log("ready");
}
process.exit(0);
