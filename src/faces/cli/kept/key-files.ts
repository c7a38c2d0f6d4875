import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { type KeyKeeper, type NoteSigner, privateKeyText, signerOfKey } from '../../../desk/key-keeper.ts';
import { ConflictError, ForbiddenError, systemError, UnavailableError } from '../../../foundation/errors.ts';

/**
 * Private keys as files that only this account reads (mode 0600). Those of persons lie in REMELT_KEYS, else in the folder of the user's
 * settings. Those of the plant (of the log, and of its cosigner) lie in `plantFolder`, so that whoever the plant allows signs with them,
 * in whatever settings they were made; without one, with the others. Beside each lies the largest head it has signed.
 */
export function keyFiles(environment: NodeJS.ProcessEnv, plantFolder?: string): KeyKeeper {
  const own = keysFolder(environment);
  const fileIn = (folder: string, verifierKey: string, ending: string): string => {
    const [name = '', hash = ''] = verifierKey.split('+');
    return join(folder, `${name.replaceAll(/[^A-Za-z0-9._-]/g, '_').slice(-80)}.${hash}.${ending}`);
  };
  /** The folder that a key lies in: of the plant, where it is there. */
  const folderOf = (verifierKey: string): string =>
    plantFolder !== undefined && existsSync(fileIn(plantFolder, verifierKey, 'key')) ? plantFolder : own;
  const fileOf = (verifierKey: string, ending: string): string =>
    fileIn(folderOf(verifierKey), verifierKey, ending);
  return {
    make(name, type, of = 'person') {
      const text = privateKeyText(name, randomBytes(32), type);
      const { verifierKey } = signerOfKey(text);
      const folder = of === 'plant' ? (plantFolder ?? own) : own;
      const place = fileIn(folder, verifierKey, 'key');
      write(folder, place, `${text}\n`);
      return { verifierKey, place };
    },
    discard: (verifierKey) => rmSync(fileOf(verifierKey, 'key'), { force: true }),
    signer(verifierKey) {
      const place = fileOf(verifierKey, 'key');
      const text = read(place);
      if (text === null) return null;
      refuseOpen(place);
      const signer = signerOfKey(text, () => Date.now() / 1000);
      return signer.verifierKey === verifierKey ? signer : null;
    },
    lastSigned(verifierKey) {
      const match = /^(\d{1,16}) ([0-9a-f]{64})\n$/.exec(read(fileOf(verifierKey, 'signed')) ?? '');
      return match ? { size: Number(match[1]), root: match[2]! } : null;
    },
    noteSigned: (verifierKey, { size, root }) =>
      write(folderOf(verifierKey), fileOf(verifierKey, 'signed'), `${size} ${root}\n`),
  };
}

/** The signer of a private key in a file of mode 0600, which is made with a new key where there is none. */
export function signerInFile(path: string, name: string): NoteSigner {
  const found = read(path);
  if (found !== null) refuseOpen(path);
  const text = found ?? `${privateKeyText(name, randomBytes(32))}\n`;
  const signer = signerOfKey(text);
  const [own = ''] = signer.verifierKey.split('+', 1);
  if (own !== name)
    throw new ConflictError(`the key in ${path} has another name`, {
      path: '--name',
      value: name,
      allowed: own,
    });
  if (found === null) write(dirname(path), path, text);
  return signer;
}

/** Folder of the keys of a plant, in that of its embedded ledger; none where REMELT_KEYS names a folder, or the ledger is on a server. */
export const plantKeysFolder = (
  { REMELT_KEYS, DATABASE_URL }: NodeJS.ProcessEnv,
  ledgerFolder: string,
): string | undefined => (REMELT_KEYS || DATABASE_URL ? undefined : join(ledgerFolder, 'keys'));

/** Folder of this account's private keys. */
export function keysFolder({ REMELT_KEYS, REMELT_CONFIG, XDG_CONFIG_HOME }: NodeJS.ProcessEnv): string {
  const settings =
    REMELT_CONFIG ||
    (XDG_CONFIG_HOME ? join(XDG_CONFIG_HOME, 'remelt') : join(homedir(), '.config', 'remelt'));
  return REMELT_KEYS || join(settings, 'keys');
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = systemError(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new UnavailableError(`the key cannot be read: ${code ?? message}`, { where: path });
  }
}

/** What others of this machine can read is nobody's private key any more. */
function refuseOpen(path: string): void {
  if (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return;
  throw new ForbiddenError('others can read the private key', {
    where: path,
    allowed: 'mode 0600',
    cure: 'take the rights of others away; if they may have read it: remelt keys revoke --exposed',
  });
}

/** The whole file or none: a key half written would be lost. */
function write(folder: string, path: string, text: string): void {
  const draft = `${path}.new-${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
    chmodSync(draft, 0o600);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    const { code, message } = systemError(error);
    throw new UnavailableError(`the key cannot be kept: ${code ?? message}`, {
      where: path,
      cure: 'name another folder in REMELT_KEYS',
    });
  }
}
