import * as COMMANDS from './commands/all.ts';

export { COMMANDS };

/** What a command of that type is asked. */
export type CommandNamed<Type extends keyof typeof COMMANDS> = Parameters<
  (typeof COMMANDS)[Type]['decide']
>[1];

/** A command by itself. */
export type Single = CommandNamed<keyof typeof COMMANDS>;

/** Several commands in order, all or nothing: an import of lots with their analyses. */
export interface Batch {
  readonly type: 'batch';
  readonly commands: readonly Single[];
}

/**
 * What may be asked of the ledger. Ids are bare ("R-1001"); fields that may name a lot, a heat or an object take a
 * subject ("lot:R-1001"). Masses are integer grams. Commands are plain JSON: their canonical hash is what an
 * idempotency key stands for.
 */
export type Command = Single | Batch;
