import { z } from 'zod';
import { firstRunDocument, foundedDocument, foundOrder } from '../../../documents/first-run.ts';
import {
  accountDocument,
  accountsDocument,
  apiTokenDocument,
  apiTokenOrder,
  confirmationDocument,
  confirmationOrder,
  deviceOrder,
  enrolledDocument,
  enrolOrder,
  ownTokenDocument,
  ownTokenOrder,
  passkeyMade,
  passkeyOptions,
  passkeyOrder,
  passkeySentence,
  passwordOrder,
  pinOrder,
} from '../../../documents/session.ts';
import { rolesAsking } from '../../../tasks/rights.ts';
import { CARE } from './account-routes.ts';

/** Puts a schema where the others stand; answers the reference to it. */
export type Place = (name: string, schema: z.ZodType, io: 'input' | 'output') => object;

/** One address: what it is asked and answers, and who may. */
export interface Row {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly who: string;
  readonly order?: z.ZodType;
  /** It only asks: nothing stays that a second request would make twice, so it takes no idempotency key. */
  readonly asks?: true;
  /** Name of what its query asks. */
  readonly query?: string;
  readonly answer?: z.ZodType;
}

const SELF = 'any role';
const CARERS = rolesAsking({ act: CARE.act });
const DONE = z.object({ changed: z.boolean().optional(), ended: z.boolean().optional() });

const ROWS: readonly Row[] = [
  {
    method: 'post',
    path: '/api/session/confirmation',
    name: 'confirm',
    summary: 'Say once more who signs a sentence',
    asks: true,
    who: SELF,
    order: confirmationOrder,
    answer: confirmationDocument,
  },
  {
    method: 'post',
    path: '/api/session/passkey',
    name: 'ask-passkey',
    summary: 'Ask what a passkey is to answer to sign in',
    asks: true,
    who: 'everybody',
    answer: passkeyOptions,
  },
  {
    method: 'post',
    path: '/api/session/confirmation/passkey',
    name: 'ask-passkey-for-sentence',
    summary: 'Ask what a passkey is to answer to sign a sentence',
    asks: true,
    who: SELF,
    order: passkeySentence,
    answer: passkeyOptions,
  },
  {
    method: 'get',
    path: '/api/first-run',
    name: 'show-first-run',
    summary: 'Show whether this ledger has begun',
    who: 'everybody',
    answer: firstRunDocument,
  },
  {
    method: 'post',
    path: '/api/first-run/demonstration',
    name: 'begin-demonstration',
    summary: 'Begin the demonstration and play it, with the word that stands at the terminal of the server',
    asks: true,
    who: 'everybody',
    answer: firstRunDocument,
  },
  {
    method: 'post',
    path: '/api/first-run/plant',
    name: 'begin-plant',
    summary:
      'Begin a plant with its first two persons, with the word that stands at the terminal of the server',
    asks: true,
    who: 'everybody',
    order: foundOrder,
    answer: foundedDocument,
  },
  {
    method: 'post',
    path: '/api/account/enrol',
    name: 'enrol',
    summary: 'Make the own account with the token of a link, and a password',
    who: 'everybody',
    order: enrolOrder,
    answer: enrolledDocument,
  },
  {
    method: 'get',
    path: '/api/account',
    name: 'show-account',
    summary: 'Show what one signs in with, and who tried',
    who: SELF,
    answer: accountDocument,
  },
  {
    method: 'post',
    path: '/api/account/password',
    name: 'change-password',
    summary: 'Change the own password; other sessions end',
    who: SELF,
    order: passwordOrder,
  },
  {
    method: 'post',
    path: '/api/account/pin',
    name: 'set-pin',
    summary: 'Set the own PIN for shared devices',
    who: SELF,
    order: pinOrder,
  },
  {
    method: 'delete',
    path: '/api/account/pin',
    name: 'remove-pin',
    summary: 'Remove the own PIN',
    who: SELF,
  },
  {
    method: 'post',
    path: '/api/account/passkeys/begin',
    name: 'begin-passkey',
    summary: 'Ask what an authenticator is to make an own passkey of',
    asks: true,
    who: SELF,
    order: passkeyOrder,
    answer: passkeyOptions,
  },
  {
    method: 'post',
    path: '/api/account/passkeys',
    name: 'make-passkey',
    summary: 'Keep the own passkey that an authenticator has made',
    who: SELF,
    order: passkeyMade,
  },
  {
    method: 'delete',
    path: '/api/account/passkeys/{id}',
    name: 'end-passkey',
    summary: 'End an own passkey',
    who: SELF,
  },
  {
    method: 'post',
    path: '/api/account/own-token',
    name: 'make-own-token',
    summary: 'Replace the own token, with which one logs in at a terminal; shown once',
    who: SELF,
    order: ownTokenOrder,
    answer: ownTokenDocument,
  },
  {
    method: 'post',
    path: '/api/account/tokens',
    name: 'make-api-token',
    summary: 'Make a token for an own program, which signs nothing; shown once',
    who: SELF,
    order: apiTokenOrder,
    answer: apiTokenDocument,
  },
  {
    method: 'delete',
    path: '/api/account/tokens/{id}',
    name: 'end-api-token',
    summary: 'End an own token of a program',
    who: SELF,
  },
  {
    method: 'get',
    path: '/api/accounts',
    name: 'list-accounts',
    summary: 'List accounts, shared devices and tries to sign in',
    who: CARERS,
    answer: accountsDocument,
  },
  {
    method: 'delete',
    path: '/api/accounts/{id}',
    name: 'end-account',
    summary: 'End an account with its sessions and tokens: the own one, or one looked after',
    who: CARERS,
  },
  {
    method: 'post',
    path: '/api/devices',
    name: 'share-device',
    summary: 'Make a shared device of this browser, on which a PIN is enough',
    who: CARERS,
    order: deviceOrder,
  },
  {
    method: 'delete',
    path: '/api/devices/{id}',
    name: 'end-device',
    summary: 'End a shared device',
    who: CARERS,
  },
];

/** Paths of OpenAPI of what persons sign in with. */
export const accountPaths = (place: Place): Record<string, object> => pathsOf(ROWS, 'accounts', place);

/** Paths of OpenAPI of rows that belong together. */
export function pathsOf(rows: readonly Row[], tag: string, place: Place): Record<string, object> {
  const paths = new Map<string, Record<string, object>>();
  for (const { method, path, name, summary, who, order, query, answer = DONE, asks } of rows) {
    const json = (schema: object) => ({ 'application/json': { schema } });
    const parameters = [
      ...(path.endsWith('{id}') ? [parameter('id', 'path')] : []),
      ...(query ? [parameter(query, 'query')] : []),
      ...(method === 'post' && !asks ? [KEY] : []),
    ];
    paths.set(path, {
      ...paths.get(path),
      [method]: {
        operationId: name,
        tags: [tag],
        summary,
        description: `Who may: ${who}.${method === 'delete' ? ` ${DELETED_AGAIN}` : ''}`,
        ...(who === 'everybody' ? { security: [] } : {}),
        ...(parameters.length > 0 ? { parameters } : {}),
        ...(order
          ? { requestBody: { required: true, content: json(place(`${name}-order`, order, 'input')) } }
          : {}),
        responses: {
          200: {
            description: 'The answer',
            content: json(place(answer === DONE ? 'done' : `${name}-answer`, answer, 'output')),
          },
          default: { $ref: '#/components/responses/Refused' },
        },
      },
    });
  }
  return Object.fromEntries(paths);
}

/** Header of every write but DELETE. */
export const KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A new random key for each booking; the same one when it is sent again',
  schema: { type: 'string' },
} as const;

/** Why a DELETE takes no idempotency key. */
export const DELETED_AGAIN = 'Sent again it changes nothing more, so it takes no Idempotency-Key.';

const parameter = (name: string, place: 'path' | 'query') => ({
  name,
  in: place,
  required: true,
  schema: { type: 'string' },
});
