import { createHash } from 'node:crypto';
import type { PartRange, PartWork } from '../../calculations/part-pool.ts';
import type { OwnPlant } from '../../calculations/plant/own-plant.ts';

/** A work as it travels: its text, and the hash that names it. */
export interface TravellingWork {
  readonly hash: string;
  /** The document, whose calculation it is, and what the plant keeps of itself, as JSON. */
  readonly text: string;
}

/** A part as it travels: hashes and a range. */
export interface PartJob {
  /** Hash of the work. */
  readonly work: string;
  /** The calculation that it is a part of. */
  readonly name: string;
  readonly first: number;
  readonly count: number;
  /** Its place among the parts of its work. */
  readonly place?: number;
  /** Computed before, by this host: it is computed again to be compared. */
  readonly computedBy?: string;
  /** Asked for by a person, whether or not somebody waits for it. */
  readonly again?: true;
}

/** What the text of a work holds. */
export interface WorkText {
  readonly work: PartWork;
  readonly own?: OwnPlant;
}

/** A work made ready to travel. */
export function travelling(work: PartWork, own: OwnPlant | undefined): TravellingWork {
  const text = JSON.stringify({ work, own } satisfies WorkText | { own: undefined });
  return { hash: sha256(text), text };
}

/** The range of a part, as a row of results names it. */
export const partName = ({ first, count }: PartRange): string => `${first}+${count}`;

/** The key of a part among all. */
export const keyOf = ({ work, first, count }: Pick<PartJob, 'work' | 'first' | 'count'>): string =>
  `${work}:${partName({ first, count })}`;

export const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** One part in so many is computed again elsewhere. */
const CHECKED_ONE_IN = 100;

/** True for a part that is computed a second time, on another host: by its key, so that nobody chooses. */
export const isChecked = (job: PartJob): boolean =>
  Number.parseInt(sha256(keyOf(job)).slice(0, 8), 16) % CHECKED_ONE_IN === 0;
