import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Configuration } from 'openid-client';
import type { OidcSettings } from '../../../documents/oidc.ts';
import { ForbiddenError, UnavailableError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Plant, Served } from '../plant.ts';
import { isHere, urlOf } from './came-from.ts';
import { beginSession, newSecret, type ProvedHere } from './session.ts';
import { tried } from './tries.ts';

/** Where the company sends a browser back to; it has to know this address. */
const BACK = '/login/company/back';
const COOKIE = 'remelt_oidc';
/** How long a sign-in at the company may take [s]. */
const LASTS_S = 600;

/**
 * Sign-in by the company's own accounts (OpenID Connect, authorisation code with PKCE). It makes nobody a person and no account: who
 * comes in is named in the settings, and has a password here that holds.
 */
export function oidcRoutes(app: Hono<Served>, plant: Plant): void {
  const { oidc } = plant;
  if (oidc === undefined) return;
  let known: Promise<Configuration> | null = null;
  const provider = (): Promise<Configuration> => {
    known ??= discovered(oidc).catch((error: unknown) => {
      known = null;
      throw new UnavailableError(
        `${oidc.name} does not answer`,
        { cure: 'sign in with your password, or try again' },
        error,
      );
    });
    return known;
  };
  app.get('/login/company', async (c) => {
    const [client, config, secret] = [await import('openid-client'), await provider(), newSecret()];
    const { verifier, state, nonce } = partsOf(secret);
    // the company sends the browser back from another site: a strict cookie would stay behind
    setCookie(c, COOKIE, secret, {
      httpOnly: true,
      sameSite: 'Lax',
      path: BACK,
      secure: urlOf(c).protocol === 'https:',
      maxAge: LASTS_S,
    });
    const address = client.buildAuthorizationUrl(config, {
      redirect_uri: new URL(BACK, urlOf(c)).href,
      scope: 'openid profile email',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return c.redirect(address.href, 303);
  });
  app.get(BACK, async (c) => {
    const config = await provider();
    const proved = await tried(c, plant, {
      proved: 'signed in',
      words: `by ${oidc.name}`,
      prove: () => personOf(c, { oidc, config, plant }),
    });
    await beginSession(c, proved, plant);
    return c.redirect('/', 303);
  });
}

/** What is made of the secret of a browser, so that nothing has to be kept here. */
const partsOf = (secret: string) => ({
  verifier: hashOfText(`verifier ${secret}`),
  state: hashOfText(`state ${secret}`),
  nonce: hashOfText(`nonce ${secret}`),
});

async function discovered({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const client = await import('openid-client');
  const address = new URL(issuer);
  // without HTTPS only a provider on this machine is asked
  const isLocal = address.hostname === 'localhost' || isHere(address.hostname);
  return client.discovery(address, clientId, clientSecret, clientSecret ? undefined : client.None(), {
    execute: isLocal ? [client.allowInsecureRequests] : [],
  });
}

interface Back {
  readonly oidc: OidcSettings;
  readonly config: Configuration;
  readonly plant: Plant;
}

/** The person whom the company has proved. Throws ForbiddenError for one who is not named, or has no account here that holds. */
async function personOf(c: Context, { oidc, config, plant }: Back): Promise<ProvedHere> {
  const secret = getCookie(c, COOKIE) ?? '';
  deleteCookie(c, COOKIE, { path: BACK });
  const value = await claimed(c, secret, { oidc, config });
  const id = value === undefined ? undefined : ownValue(oidc.persons, value);
  const person = (await (await plant.open()).store.roster()).persons.find((one) => one.id === id);
  const account = person && (await (await plant.office()).accounts.account(person.id));
  if (person && account && account.proof === person.tokenSha256)
    return { person, proof: account.proof, how: 'company' };
  throw new ForbiddenError(`${oidc.name} knows this account, and this plant lets it in as nobody`, {
    path: oidc.claim,
    allowed: 'an account that the settings name, of a person who has made their password here',
    cure: 'let a person who admits others make your link; then let the account be named in the settings',
  });
}

async function claimed(
  c: Context,
  secret: string,
  { oidc, config }: Pick<Back, 'oidc' | 'config'>,
): Promise<string | undefined> {
  const client = await import('openid-client');
  const { verifier, state, nonce } = partsOf(secret);
  const tokens = await client
    .authorizationCodeGrant(config, urlOf(c), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    .catch(() => {
      throw new ForbiddenError(`${oidc.name} did not let you in`, {
        path: 'code',
        cure: 'begin again at the sign-in page',
      });
    });
  const claims = tokens.claims();
  // an address that nobody has checked is whatever its account says
  if (oidc.claim === 'email' && claims?.email_verified !== true) return undefined;
  const value = ownValue(claims, oidc.claim);
  return typeof value === 'string' ? value : undefined;
}
