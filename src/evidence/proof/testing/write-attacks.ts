/** Writes the attacks as vectors for other verifiers: node src/evidence/proof/testing/write-attacks.ts. */
import { writeFileSync } from 'node:fs';
import { ATTACKS } from './attacks.ts';
import { CORRECTED_ATTACKS } from './corrected-attacks.ts';
import { FORGER } from './forge.ts';
import { LEFT_OUT_ATTACKS } from './left-out-attacks.ts';
import { WITHDRAWN_ATTACKS } from './withdrawn-attacks.ts';

/** The file of vectors, whole. */
export const attackVectors = (): string =>
  `${JSON.stringify(
    {
      about:
        'Bundles signed by a dishonest holder of the key of a log (fixed test key), made by src/evidence/proof/testing/write-attacks.ts of remelt 0.1.0. expect.verdict is normative; expect.words are those of Remelt.',
      trust: FORGER,
      cases: [...ATTACKS, ...CORRECTED_ATTACKS, ...LEFT_OUT_ATTACKS, ...WITHDRAWN_ATTACKS],
    },
    null,
    1,
  )}\n`;

if (import.meta.main)
  writeFileSync(new URL('../__fixtures__/bundle-attacks.json', import.meta.url), attackVectors());
