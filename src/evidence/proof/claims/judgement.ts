import type { Finding, IndexEntry, JudgedClaim } from '../bundle-format.ts';
import type { Recompute } from '../recompute.ts';
import type { Trusted } from '../trust.ts';
import type { Proven } from './melted.ts';

/** What claims are judged by. */
export interface Told {
  readonly proven: Proven;
  readonly persons: Trusted['persons'];
  /** Records of subjects as the bundle lists them; looked at when a claim needs it. */
  readonly index: readonly IndexEntry[];
  /** Size of the checkpoint; null where the records stand under none, or several. */
  readonly size: number | null;
  /** Null: nothing can be computed again here. */
  readonly recompute: Recompute | null;
}

/** What came of a claim: `findings` say what does not follow, the rest what was held against what. */
export interface Judgement extends Pick<JudgedClaim, 'basis' | 'words'> {
  readonly findings: readonly Finding[];
  readonly claimed?: string;
  readonly found?: string;
}

interface Sides {
  readonly claimed?: string;
  readonly found?: string;
}

/** A claim that does not follow when it is computed again. */
export const notRecomputed = (code: Finding['code'], words: string, sides: Sides = {}): Judgement => ({
  basis: 'recomputed',
  words,
  findings: [{ code, words }],
  ...sides,
});

/** A claim that is not what was signed. */
export const notSigned = (code: Finding['code'], words: string, sides: Sides = {}): Judgement => ({
  basis: 'signed',
  words,
  findings: [{ code, words }],
  ...sides,
});
