import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { toHex } from '../../proof/bytes.ts';
import { recordLeaf } from '../../proof/leaf.ts';
import { EMPTY_FRONTIER, type Frontier, frontierRoot, growFrontier } from '../../proof/merkle.ts';
import { EMPTY_INDEX } from '../../proof/subject-index.ts';
import type { People } from '../../records/hands.ts';
import type { Command } from '../commands.ts';
import type { Frame, Sealed } from '../files/frame.ts';
import { edgesInto, openBook } from '../rules/book.ts';
import { decide, furtherNeeds, leastRecords, needsOf } from '../rules/decide.ts';
import type { Earlier } from '../rules/desk.ts';
import type { Entry } from '../rules/entry.ts';
import { noSuch } from '../rules/no-such.ts';
import { type PlantFacts, ROSTER_TYPES, type Roster, rosterOf } from '../rules/roster.ts';
import { provedBy } from '../rules/signer.ts';
import type { HeatState, LotState, ObjectState } from '../state.ts';
import { refuseLarge, refuseOtherCommand, refuseOtherHead, refuseUnwritable } from '../store/append-rules.ts';
import { checkSeqs } from '../store/load.ts';
import type { ChainEnd } from '../store/projection.ts';
import type { ExecuteOptions, Head, Verification } from '../store.ts';
import type { NodeEdge } from '../subjects/subject.ts';
import type { State } from '../subjects/subjects.ts';
import { checkErasures, erasureOf } from '../trust/check-erasures.ts';
import {
  aheadSince,
  checkIndex,
  checkPrevious,
  checkRow,
  checkTime,
  messageOf,
  reporter,
} from '../trust/check-record.ts';
import { erasedBy, textsWithout } from '../trust/erased.ts';
import { seal, unseal } from '../trust/seal.ts';
import { type Genealogy, openGenealogy } from './full-genealogy.ts';

/** What a log in memory takes from outside. */
export interface MemoryMeans {
  readonly clock: () => Date;
  readonly salts: (bytes: number) => Uint8Array;
  readonly people?: People;
  /** Default true: tests that are not about persons need nobody proved. */
  readonly demonstration?: boolean;
}

interface Kept {
  readonly hash: string;
  readonly firstSeq: number;
  readonly records: number;
}

/** A ledger in memory, without a disk and without waiting: commands are decided, sealed and applied as in every store. */
export class MemoryLog {
  readonly entries: Entry[] = [];
  /** The records as they would go to disk, in order. */
  readonly sealed: Sealed[] = [];
  readonly genealogy: Genealogy = openGenealogy();
  readonly #means: MemoryMeans;
  readonly #states = new Map<string, State>();
  readonly #roster = new Map<string, State>();
  readonly #ends = new Map<string, ChainEnd>();
  readonly #keys = new Map<string, Kept>();
  /** Full subtrees that each record completes, by level: the leaf first. */
  readonly #completed: (readonly Uint8Array[])[] = [];
  #frontier: Frontier = EMPTY_FRONTIER;

  constructor(means: MemoryMeans) {
    this.#means = means;
  }

  get facts(): PlantFacts {
    const { people = [], demonstration = true } = this.#means;
    return { people, demonstration };
  }

  /** Whose ledger it is, and who may do what in it today. */
  roster(): Roster {
    return rosterOf(this.#roster.values(), this.facts, this.#means.clock().toISOString().slice(0, 10));
  }

  get head(): Head {
    return { size: this.entries.length, root: toHex(frontierRoot(this.#frontier)) };
  }

  /** Entries of a command, decided and appended. Throws the error of the rule that it breaks. */
  execute(command: Command): readonly Entry[] {
    return this.entries.slice(this.append(command).firstSeq);
  }

  /** The same, once per key, and on the head expected: where its records stand. */
  append(
    command: Command,
    { idempotencyKey, expectedHead, signer, trial, asked }: Omit<ExecuteOptions, 'signal'> = {},
  ): { readonly firstSeq: number; readonly records: number; readonly repeated: boolean } {
    refuseUnwritable(idempotencyKey);
    const hash = idempotencyKey === undefined ? '' : (asked ?? hashOf(command));
    const first = idempotencyKey === undefined ? undefined : this.#keys.get(idempotencyKey);
    if (first) {
      refuseOtherCommand(idempotencyKey!, first, hash);
      return { ...first, repeated: true };
    }
    refuseOtherHead(this.head, expectedHead);
    refuseLarge(leastRecords(command));
    const firstSeq = this.entries.length;
    const { entries, book } = decide(
      { ...this.#world(command), signer: signer && provedBy(signer) },
      command,
    );
    refuseLarge(entries.length);
    if (trial) return { firstSeq, records: 0, repeated: false };
    for (const entry of entries) this.#append(entry);
    for (const subject of book.changed()) this.#keep(book.stateOf(subject)!);
    this.#erase(entries);
    const kept = { hash, firstSeq, records: entries.length };
    if (idempotencyKey !== undefined) this.#keys.set(idempotencyKey, kept);
    return { ...kept, repeated: false };
  }

  /** What was recorded under a key. */
  recordedUnder(key: string) {
    const { hash: asked, firstSeq, records } = this.#keys.get(key) ?? {};
    return asked === undefined || firstSeq === undefined || records === undefined
      ? null
      : { firstSeq, records, asked };
  }

  /** What the commands from one record to another appended. */
  frames(from: number, to: number): Frame[] {
    const keyed = [...this.#keys].find(([, { firstSeq }]) => firstSeq >= from && firstSeq < to);
    if (!keyed)
      return from < to
        ? [{ firstSeq: from, key: null, commandHash: null, records: this.sealed.slice(from, to) }]
        : [];
    const [key, { hash: commandHash, firstSeq, records }] = keyed;
    const end = firstSeq + records;
    const frame = { firstSeq, key, commandHash, records: this.sealed.slice(firstSeq, end) };
    return [...this.frames(from, firstSeq), frame, ...this.frames(end, to)];
  }

  states(): State[] {
    return [...this.#states.values()];
  }
  /** Edges that end in a state. */
  edgesOf(state: State): readonly NodeEdge[] {
    return edgesInto(state);
  }
  /** Record that changed a subject last. */
  lastSeq(subject: string): number {
    return this.#ends.get(subject)!.seq;
  }
  /** State of a subject. Throws NotFoundError. */
  stateOf(subject: string): State {
    const state = this.#states.get(subject);
    if (state) return state;
    const words = subject.replace(':', ' ');
    throw noSuch(words);
  }
  lot(id: string): LotState {
    return this.stateOf(`lot:${id}`) as LotState;
  }
  heat(id: string): HeatState {
    return this.stateOf(`heat:${id}`) as HeatState;
  }
  object(id: string): ObjectState {
    return this.stateOf(`object:${id}`) as ObjectState;
  }
  /** Hash of the full subtree of 2^level records that ends with record `last`. */
  hashAt(last: number, level: number): Uint8Array {
    return this.#completed[last]![level]!;
  }

  /** Reads every record as a stranger would, and compares what they say with the states kept. */
  verify(): Verification {
    const { problems, report } = reporter();
    const book = openBook();
    const ends = new Map<string, ChainEnd>();
    let latest = '';
    let index = EMPTY_INDEX;
    const erasures = checkErasures();
    for (const [seq, sealed] of this.sealed.entries()) {
      const { subject, kind, body } = this.entries[seq]!;
      const leaf = toHex(recordLeaf(sealed.text));
      const row = { seq, subject, kind, leaf: toHex(this.hashAt(seq, 0)), ...sealed };
      checkPrevious(row, checkRow(row, { leaf }, report), { previous: ends.get(subject), report });
      index = checkIndex(index, row, { root: 'root' in body ? body.root : undefined, report });
      const since = aheadSince(row);
      const around = since === null ? null : [since - 1, since].map((one) => this.sealed[one]?.text);
      latest = checkTime(row, latest, { report, around });
      try {
        const { entry } = unseal(sealed);
        erasures.add(seq, sealed.disclosures, erasureOf(entry));
        book.apply(entry);
      } catch (error) {
        report(seq, 'disclosure', `record ${seq} cannot be read whole: ${messageOf(error)}`);
      }
      ends.set(subject, { seq, leaf });
    }
    erasures.finish(report);
    for (const [subject, state] of this.#states)
      if (hashOf(state) !== hashOf(book.stateOf(subject)))
        report(
          this.lastSeq(subject),
          'projection',
          `the stored state of ${subject} differs from its records`,
        );
    return { ok: problems.length === 0, head: this.head, records: this.entries.length, problems };
  }

  #world(command: Command) {
    const needs = needsOf(command);
    checkSeqs(needs.seqs);
    const earlier = needs.seqs.flatMap((seq) => this.#earlier(seq));
    const names = new Set([...needs.subjects, ...earlier.map(({ subject }) => subject)]);
    const states = new Map<string, State>(this.#roster);
    for (const name of names) {
      const state = this.#states.get(name);
      if (!state) continue;
      states.set(name, state);
      for (const further of furtherNeeds([state])) names.add(further);
    }
    const { clock } = this.#means;
    const [now, last] = [clock().toISOString(), this.entries.at(-1)?.at];
    return { states: states.values(), earlier, now, last, nextSeq: this.entries.length, facts: this.facts };
  }

  #earlier(seq: number): Earlier[] {
    const entry = this.entries[seq];
    if (!entry) return [];
    const { kind, subject, at } = entry;
    const { disclosures } = this.sealed[seq]!;
    return [{ seq, kind, subject, at, leaf: toHex(this.hashAt(seq, 0)), disclosures }];
  }

  /** Takes away what these records erase, and makes all states anew without it. */
  #erase(entries: readonly Entry[]): void {
    const erasing = entries.filter(({ kind }) => kind === 'salt.erased').map(erasedBy);
    if (erasing.length === 0) return;
    for (const { target, field } of erasing) {
      const sealed = this.sealed[target]!;
      this.sealed[target] = { ...sealed, disclosures: textsWithout(sealed.disclosures, field) };
      this.entries[target] = unseal(this.sealed[target]).entry;
    }
    const book = openBook();
    for (const entry of this.entries) book.apply(entry);
    for (const state of book.all()) this.#keep(state);
  }

  #append(entry: Entry): void {
    const sealed = seal(entry, this.#ends.get(entry.subject)?.leaf ?? null, this.#means.salts);
    const leaf = recordLeaf(sealed.text);
    const { frontier, completed } = growFrontier(this.#frontier, leaf);
    this.#frontier = frontier;
    this.#completed.push(completed);
    this.#ends.set(entry.subject, { seq: entry.seq, leaf: toHex(leaf) });
    this.entries.push(entry);
    this.sealed.push(sealed);
  }

  /** A state as a database would give it back: without fields that are undefined. */
  #keep(state: State): void {
    const kept = JSON.parse(JSON.stringify(state)) as State;
    this.#states.set(kept.subject, kept);
    if (ROSTER_TYPES.some((type) => type === kept.type)) this.#roster.set(kept.subject, kept);
    if (kept.node !== null) this.genealogy.put(kept.subject, kept.node, edgesInto(kept));
  }
}
