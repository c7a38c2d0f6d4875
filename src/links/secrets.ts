import { readFileSync } from 'node:fs';
import { InputError } from '../foundation/errors.ts';
import { ownValue } from '../foundation/quantity/own-value.ts';

/** Whose secret it is: source rec-1 of MQTT has the variables REMELT_MQTT_REC_1_... */
export interface SecretOf {
  readonly driver: 'MQTT' | 'WEBHOOK';
  readonly source: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Name of the variable that holds a secret of a source. */
export const variableOf = ({ driver, source }: SecretOf, what: string): string =>
  `REMELT_${driver}_${source.toUpperCase().replace(/[^A-Z0-9]/g, '_')}_${what}`;

/** A secret from its variable, or from the file that the variable ..._FILE names: never in the ledger, never shown. Throws InputError for a file that cannot be read. */
export const secretText = (of: SecretOf, what: string): string | undefined =>
  ownValue(of.environment ?? process.env, variableOf(of, what)) ??
  secretFile(of, `${what}_FILE`)?.toString().trim();

/** Bytes of the file that a variable names; undefined where it names none. Throws InputError for a file that cannot be read. */
export function secretFile(of: SecretOf, what: string): Buffer | undefined {
  const name = variableOf(of, what);
  const file = ownValue(of.environment ?? process.env, name);
  if (file === undefined) return undefined;
  try {
    return readFileSync(file);
  } catch {
    throw new InputError(`the file that ${name} names cannot be read`, {
      path: name,
      allowed: 'a file that the server can read',
      cure: 'correct its path, or its rights',
    });
  }
}
