import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { toHex } from '../../proof/bytes.ts';
import { recordLeaf } from '../../proof/leaf.ts';
import type { People } from '../../records/hands.ts';
import { type Book, openBook } from '../book.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Earlier } from '../desk.ts';
import type { Entry } from '../entry.ts';
import { type Sealed, seal, unseal } from '../seal.ts';
import type { HeatState, LotState, ObjectState } from '../state.ts';

/** A ledger without a disk: commands are decided and applied in memory, for tests of the rules. */
export class PaperLedger {
  readonly entries: Entry[] = [];
  /** The records as they would go to disk, in order. */
  readonly sealed: Sealed[] = [];
  /** Subjects whose decided state differed from the one their sealed records give. */
  readonly mismatches: string[] = [];
  #book: Book = openBook();
  #earlier: Earlier[] = [];
  #time = Date.parse('2026-03-01T08:00:00.000Z');

  readonly people: People;

  constructor(people: People = []) {
    this.people = people;
  }

  execute(command: Command): readonly Entry[] {
    this.#time += 1000;
    const at = new Date(this.#time).toISOString();
    const world = {
      states: [...this.#book.all()],
      earlier: this.#earlier,
      at,
      nextSeq: this.entries.length,
      people: this.people,
    };
    const { entries, book } = decide(world, command);
    for (const entry of entries) {
      const sealed = seal(entry, null, (bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
      this.#book.apply(unseal(sealed).entry);
      const { seq, kind, subject } = entry;
      this.#earlier.push({ seq, kind, subject, leaf: toHex(recordLeaf(sealed.text)) });
      this.entries.push(entry);
      this.sealed.push(sealed);
    }
    for (const subject of book.changed()) {
      if (hashOf(book.stateOf(subject)) !== hashOf(this.#book.stateOf(subject)))
        this.mismatches.push(subject);
    }
    return entries;
  }

  states() {
    return [...this.#book.all()];
  }
  lot(id: string): LotState {
    return this.#book.stateOf(`lot:${id}`) as LotState;
  }
  heat(id: string): HeatState {
    return this.#book.stateOf(`heat:${id}`) as HeatState;
  }
  object(id: string): ObjectState {
    return this.#book.stateOf(`object:${id}`) as ObjectState;
  }
}
