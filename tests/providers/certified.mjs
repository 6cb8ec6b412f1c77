// oidc-provider, a certified OpenID provider: where it is, its port, and where it sends people back to.
import { pathToFileURL } from "node:url";

const [, , folder, port, back] = process.argv;
const { default: Provider } = await import(pathToFileURL(`${folder}/lib/index.js`));

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: "leave", client_secret: "a secret of theirs", redirect_uris: [back],
    grant_types: ["authorization_code"], response_types: ["code"], token_endpoint_auth_method: "client_secret_basic",
  }],
  claims: { openid: ["sub"], email: ["email"], profile: ["name"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["kept by nobody"] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: `${id}@oakridge.example`, name: id }) }),
  pkce: { required: () => true },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
