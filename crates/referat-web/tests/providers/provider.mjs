// A real provider of logins for the tests: oidc-provider on loopback, with one person. Prints its port, then serves
// until its standard input is closed.
import { Provider } from "oidc-provider";
import http from "node:http";

const back = process.argv[2];
const port = await new Promise((found) => {
  const probe = http.createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => found(port));
  });
});
const issuer = `http://127.0.0.1:${port}`;

const people = {
  lise: { email: "lise@sandved.example", email_verified: true, name: "Lise Holm", roles: ["drift"] },
  ukendt: { email: "ukendt@sandved.example", email_verified: true, name: "Ukendt" },
};

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "referat",
      client_secret: "klienthemmelighed",
      redirect_uris: [`${back}/log-ind/oidc/retur`],
      post_logout_redirect_uris: [`${back}/log-ind?nyt=ud`],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  claims: {
    openid: ["sub", "roles"],
    email: ["email", "email_verified"],
    profile: ["name"],
    auth_time: null,
    acr: null,
  },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  cookies: { keys: ["only for tests"] },
  findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people[id] }) }),
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
});

// Whoever comes is let in at once, as the person named in the cookie `person`, and agrees to everything.
async function interact(request, response) {
  const details = await provider.interactionDetails(request, response);
  const person = /person=(\w+)/.exec(request.headers.cookie ?? "")?.[1] ?? "lise";
  if (details.prompt.name === "login") {
    return provider.interactionFinished(request, response, { login: { accountId: person } });
  }
  const grant = new provider.Grant({ accountId: details.session.accountId, clientId: details.params.client_id });
  grant.addOIDCScope("openid email profile");
  const grantId = await grant.save();
  return provider.interactionFinished(request, response, { consent: { grantId } });
}

const handle = provider.callback();
http
  .createServer((request, response) => {
    if (request.url.startsWith("/interaction/")) {
      interact(request, response).catch(() => response.writeHead(500).end());
    } else {
      handle(request, response);
    }
  })
  .listen(port, "127.0.0.1", () => console.log(`port ${port}`));

process.stdin.on("end", () => process.exit(0)).resume();
