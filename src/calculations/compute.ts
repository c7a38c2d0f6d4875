import type { Lesson } from '../documents/results/lesson.ts';
import type { Reading } from '../documents/results/reading.ts';
import type { Sheet } from '../documents/sheet/sheet.ts';
import type { AnswerOf, Registry } from './calculation.ts';
import type { Control } from './control.ts';
import type { Facts } from './facts.ts';
import type { CALCULATIONS } from './index.ts';
import type { OwnPlant } from './plant/own-plant.ts';

/** A registry to call: each calculation under its name. */
export type Calls<All extends Registry> = {
  readonly [Name in keyof All]: (document?: unknown, control?: Control) => Promise<AnswerOf<All[Name]>>;
};

/**
 * The calculations as tasks and faces call them. `engine` implements it; where the work is done (this thread,
 * another, another machine) is its business. Documents come in unparsed and are parsed by their own schema:
 * InputError with path, value and cure for what is wrong.
 */
export type Compute<All extends Registry = typeof CALCULATIONS> = Calls<All> & {
  /** The facts; with those of a plant over them, null = those of the data folder alone. */
  readonly facts: (own?: OwnPlant | null) => Facts;
  /** What there is, for faces that offer all of it. */
  readonly calculations: All;
  /** The calculation of that name. Throws NotFoundError naming those that exist, and what the calculation throws. */
  readonly run: (name: string, document?: unknown, control?: Control) => Promise<unknown>;
  /** What a file of results holds, by a lesson where there is one. Throws InputError for bytes that are no table. */
  readonly readResults: (
    file: { readonly name: string; readonly bytes: Uint8Array },
    lesson?: Lesson,
  ) => Promise<Reading>;
  /** Sheets of files, of archives too, and the files that cannot be read. Throws InputError where there is no table. */
  readonly readTables: (files: readonly { readonly name: string; readonly bytes: Uint8Array }[]) => Promise<{
    readonly sheets: readonly Sheet[];
    readonly notRead: readonly { readonly where: string; readonly words: string }[];
  }>;
  /** Ends threads; the process can exit after it. */
  readonly close: () => Promise<void>;
};

/** The same calculations for a plant that keeps facts of its own: each reckons with them. */
export const computeFor = (own: OwnPlant, compute: Compute): Compute => ({
  ...compute,
  ...(Object.fromEntries(
    Object.keys(compute.calculations).map((name) => [
      name,
      (document: unknown, control?: Control) => compute.run(name, document, { ...control, own }),
    ]),
  ) as Partial<Compute>),
  facts: (other: OwnPlant | null = own) => compute.facts(other),
  run: (name, document, control) => compute.run(name, document, { ...control, own }),
});
