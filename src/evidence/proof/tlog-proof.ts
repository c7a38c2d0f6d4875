import { InputError } from '../../foundation/errors.ts';

const HEAD = 'c2sp.org/tlog-proof@v1';

/** Proof that a record stands at `index` of a log whose signed checkpoint is part of it. */
export interface TlogProof {
  readonly index: number;
  /** In base64, nearest sibling first. */
  readonly hashes: readonly string[];
  /** Signed note. */
  readonly note: string;
}

/** Proof from its text (`c2sp.org/tlog-proof@v1`). Throws InputError when it is not one. */
export function parseTlogProof(text: string): TlogProof {
  const blank = text.indexOf('\n\n');
  const [head, index, ...hashes] = text.slice(0, Math.max(0, blank)).split('\n');
  const place = /^index (0|[1-9]\d{0,15})$/.exec(index ?? '');
  if (head !== HEAD || !place)
    throw new InputError('the text is not a proof of the log (tlog-proof)', {
      allowed: `${HEAD}, index, hashes, checkpoint`,
    });
  return {
    index: Number(place[1]),
    hashes,
    note: text.slice(blank + 2),
  };
}

/** Text of a proof. */
export const tlogProofText = ({ index, hashes, note }: TlogProof): string =>
  `${[HEAD, `index ${index}`, ...hashes].join('\n')}\n\n${note}`;
