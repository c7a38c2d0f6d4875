import { InputError, RemeltError } from '../../foundation/errors.ts';
import { verifyPage, verifyPairPage } from '../../pages/blocks/proof/verify-page.ts';
import type { BrowserDocument, BrowserElement, BrowserFile } from './browser.ts';
import { notA, readGiven } from './given-file.ts';
import { refusalWords } from './refusal-words.ts';
import { shownPage } from './show.ts';
import { type VerifierData, verifierFacts } from './verifier-facts.ts';
import { requireTrust, verify, verifyBoth } from './verify.ts';

/** The verifier in a browser: one file, opened from a disk, that asks no network. What is dropped on it never leaves it. */

declare const VERIFIER_DATA: VerifierData;
declare const document: BrowserDocument;

interface Dropped {
  readonly name: string;
  readonly kind: 'bundle' | 'trust' | 'check';
  readonly document: unknown;
}

const facts = verifierFacts(VERIFIER_DATA);
const dropped = new Map<string, Dropped>();
const part = (id: string): BrowserElement => document.getElementById(id)!;

/** A file that the page has a use for. Throws InputError for any other, with what it seems to be. */
function readFile(name: string, bytes: Uint8Array): Dropped {
  const given = readGiven(bytes, name);
  if (given.kind === 'other') throw notA('bundle', name, given);
  return { name, ...given };
}

async function take(files: Iterable<BrowserFile> | null | undefined): Promise<void> {
  for (const file of files ?? []) {
    try {
      const one = readFile(file.name, new Uint8Array(await file.arrayBuffer()));
      const own = one.kind === 'bundle' ? `bundle ${file.name}` : one.kind;
      dropped.set(own, one);
    } catch (error) {
      say(error);
      return;
    }
  }
  show();
}

function show(): void {
  const all = [...dropped.values()];
  const trust = all.find(({ kind }) => kind === 'trust');
  const bundles = all.filter(({ kind }) => kind === 'bundle').slice(-2);
  const check = all.find(({ kind }) => kind === 'check');
  part('files').textContent = all.map(({ kind, name }) => `${kind}: ${name}`).join(', ');
  const answer = part('answer');
  if (!trust || bundles.length === 0) {
    const missing = trust ? 'Now the bundle.' : bundles.length > 0 ? 'Now the trust document.' : '';
    answer.replaceChildren(missing);
    return;
  }
  try {
    const [first, second] = bundles;
    if (second && check)
      throw new InputError('a check analysis is held against one certificate, not against two bundles', {
        value: check.name,
        allowed: 'one bundle',
        cure: 'load this page again, and drop one bundle with it',
      });
    requireTrust(trust.document);
    const asked = { bundle: first!.document, trust: trust.document };
    const page = second
      ? verifyPairPage(
          verifyBoth({ bundles: [first!.document, second.document], trust: trust.document }, facts),
        )
      : verifyPage(verify(check ? { ...asked, checkAnalysis: check.document } : asked, facts));
    answer.replaceChildren(shownPage(page, document));
  } catch (error) {
    say(error);
  }
}

function say(error: unknown): void {
  if (!(error instanceof RemeltError)) throw error;
  part('answer').replaceChildren(refusalWords(error));
}

const input = part('choose');
input.addEventListener('change', () => void take(input.files));
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  void take(event.dataTransfer?.files);
});
part('again').addEventListener('click', () => {
  dropped.clear();
  input.value = '';
  show();
});
