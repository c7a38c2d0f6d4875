import { existsSync, readFileSync } from 'node:fs';
import { ownFile } from '../../engine/own-files.ts';

/** Where the verifier page of this version is, and its SHA-256: customers get both by the way of the trust document. */
export function verifierPageWords(): string {
  const file = ownFile('dist/verify.html');
  if (!existsSync(`${file}.sha256`))
    return 'the verifier page for customers: node tools/verifier-page.ts writes it and says its SHA-256';
  const [sha256] = readFileSync(`${file}.sha256`, 'utf8').split(' ');
  return `the verifier page for customers is ${file}, SHA-256 ${sha256}: hand both over with the trust document`;
}
