import { passkeyOptions } from '../../src/documents/session.ts';
import { WORDS } from '../words.ts';
import { ApiError, ask } from './client.ts';

const { passkeys: words } = WORDS;

type PasskeyAnswer = ReturnType<PublicKeyCredential['toJSON']>;

/** True where this browser has passkeys; they need HTTPS, or this machine under the name localhost. */
export const knowsPasskeys = (): boolean =>
  window.isSecureContext &&
  'PublicKeyCredential' in window &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential;

/** Lets the authenticator answer what the server asks at an address. Throws ApiError where the person did not go on. */
export async function answerOfPasskey(path: string, body: unknown = {}): Promise<PasskeyAnswer> {
  const { options } = await ask(passkeyOptions, path, body);
  return answered(() =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
        options as unknown as PublicKeyCredentialRequestOptionsJSON,
      ),
    }),
  );
}

/** Lets the authenticator make a passkey. */
export async function newPasskey(path: string, body: unknown): Promise<PasskeyAnswer> {
  const { options } = await ask(passkeyOptions, path, body);
  return answered(() =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
        options as unknown as PublicKeyCredentialCreationOptionsJSON,
      ),
    }),
  );
}

async function answered(ask: () => Promise<Credential | null>): Promise<PasskeyAnswer> {
  const credential = await ask().catch((error: unknown) => {
    throw new ApiError(401, {
      code: 'no-passkey',
      message:
        error instanceof DOMException && error.name === 'InvalidStateError' ? words.held : words.notGiven,
      details: [],
    });
  });
  return (credential as PublicKeyCredential).toJSON();
}
