import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { systemError, UnavailableError } from '../../../foundation/errors.ts';

/** The login of this user to one ledger: a token in a file that nobody else can read. */
export interface Logins {
  /** REMELT_TOKEN, else the token kept; none where nobody has logged in. */
  token(): string | undefined;
  /** REMELT_TOKEN alone. */
  given(): string | undefined;
  /** Keeps it; answers the file. */
  keep(token: string): string;
  /** False where there was none. */
  forget(): boolean;
}

/** A token that nobody can guess: 256 random bits. */
export const newToken = (): string => `remelt_${randomBytes(32).toString('base64url')}`;

/** Logins to the ledger of these surroundings, in the folder of the user's settings (REMELT_CONFIG, else the system's). */
export function loginsOf(environment: NodeJS.ProcessEnv, ledgerFolder: string): Logins {
  const { REMELT_CONFIG, XDG_CONFIG_HOME, REMELT_TOKEN, DATABASE_URL } = environment;
  const folder =
    REMELT_CONFIG ||
    (XDG_CONFIG_HOME ? join(XDG_CONFIG_HOME, 'remelt') : join(homedir(), '.config', 'remelt'));
  const file = () => {
    const place = DATABASE_URL || resolve(ledgerFolder);
    return join(folder, 'logins', createHash('sha256').update(place).digest('hex').slice(0, 32));
  };
  const kept = (): string | undefined => {
    try {
      return readFileSync(file(), 'utf8').trim();
    } catch {
      return undefined;
    }
  };
  return {
    token: () => REMELT_TOKEN || kept(),
    given: () => REMELT_TOKEN || undefined,
    keep(token) {
      const path = file();
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        writeFileSync(path, `${token}\n`, { mode: 0o600 });
        // the mode above is for a new file only
        chmodSync(path, 0o600);
      } catch (error) {
        const { code, message } = systemError(error);
        throw new UnavailableError(`the login cannot be kept: ${code ?? message}`, {
          where: path,
          cure: 'give the token in REMELT_TOKEN, or name another folder in REMELT_CONFIG',
        });
      }
      return path;
    },
    forget() {
      const was = kept() !== undefined;
      rmSync(file(), { force: true });
      return was;
    },
  };
}
