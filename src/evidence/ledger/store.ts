import type { Subject, SubjectType } from '../../metal/alloy/words.ts';
import type { LedgerRecord } from '../records/record.ts';
import type { Command } from './commands.ts';
import type { Frame } from './files/frame.ts';
import type { Reach } from './genealogy/reach.ts';
import type { Roster } from './rules/roster.ts';
import type { Proof, Signer } from './rules/signer.ts';
import type { HeatState, LotState, ObjectState } from './state.ts';
import type { Page } from './store/filter.ts';
import type { State } from './subjects/subjects.ts';
import type { ErasedField } from './trust/erased.ts';

/** Length and RFC 6962 root [hex] of the log: what an expected head is compared with. */
export interface Head {
  readonly size: number;
  readonly root: string;
}

export interface ExecuteOptions {
  /** Same key and same command: the first result again. Same key, other command: ConflictError. */
  readonly idempotencyKey?: string;
  /**
   * SHA-256 of the request that the key stands for [hex]: the same request again is its first result, whatever command would follow from
   * what is there now. Default: that of the command.
   */
  readonly asked?: string;
  /** ConflictError when the log has moved on. */
  readonly expectedHead?: Head;
  /** True: decided, and refused as it would be; nothing is recorded. */
  readonly trial?: true;
  /**
   * True: a long batch of receipts is decided as a whole, and then written piece by piece, so that others come in between (S25). The
   * receipt holds the records of the last piece. It needs a key.
   */
  readonly inPieces?: true;
  /** Told how much of what is written in pieces is done [1], and in words. */
  readonly onProgress?: ((done: number, words: string) => void) | undefined;
  /** Who asks, as `signIn` has proved them. In a ledger that is not a demonstration nothing is recorded without. */
  readonly signer?: Signer;
  /** Aborted before the records are on disk: CancelledError, and nothing was recorded. */
  readonly signal?: AbortSignal | undefined;
}

/** A record as stored. `text` is the canonical form (RFC 8785) whose hash `leaf` stands in the tree. */
export interface StoredRecord {
  readonly seq: number;
  readonly text: string;
  /** SHA-256(0x00 || text) [hex]. */
  readonly leaf: string;
  readonly record: LedgerRecord;
  /** Body with the confidential fields opened, as far as their disclosures are held here. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly disclosures: readonly string[];
  /** Fields that were erased: nothing opens their digests any more. */
  readonly erased: readonly ErasedField[];
}

export interface Receipt {
  readonly records: readonly StoredRecord[];
  readonly head: Head;
  /** True when the idempotency key had been used for the same command before. */
  readonly repeated: boolean;
}

/** Names that persons type, of which the ledger holds no list of its own. */
export type NamedInLedger = 'supplier' | 'laboratory';

export interface NameCount {
  readonly name: string;
  readonly count: number;
}

export interface LotView extends LotState {
  /** Neither drawn nor reserved [g]. */
  readonly free_g: number;
}
export interface ObjectView extends ObjectState {
  readonly free_g: number;
}

export interface HeatView extends HeatState {
  /** Record that changed it last: its place in lists of heats. */
  readonly lastSeq: number;
}

/** Lots in the order they were booked. Text is compared letter by letter. */
export interface LotFilter extends Page {
  readonly ids?: readonly string[];
  readonly status?: LotState['status'];
  /** Only lots with free metal. */
  readonly free?: boolean;
  readonly lotClass?: LotState['lotClass'];
  readonly declaredGrade?: string;
  /** Customer; null = the plant's own metal. */
  readonly owner?: string | null;
  readonly supplier?: string;
}

/** Lots by whether anything of them is left. */
export interface LotCount {
  readonly there: number;
  readonly gone: number;
}

/** Filter of a list of any subject. */
export interface SubjectFilter extends Page {
  readonly ids?: readonly string[];
  readonly status?: string;
}

/** A subject of a list, and the record that changed it last. */
export interface Listed {
  readonly state: State;
  readonly lastSeq: number;
}

/** Heats in the order of their last records: one that changes between two pages is seen again at the end. */
export interface HeatFilter extends Page {
  readonly ids?: readonly string[];
  readonly status?: HeatState['status'];
  /** Grade it is melted for. */
  readonly grade?: string;
  /** Customer; null = the plant's own metal. */
  readonly owner?: string | null;
  /** Furnace of its latest log. */
  readonly furnace?: string;
}

/** Objects in the order they were made. */
export interface ObjectFilter extends Page {
  readonly ids?: readonly string[];
  readonly status?: ObjectState['status'];
  readonly heat?: string;
  readonly owner?: string | null;
  /** Only objects with free metal. */
  readonly free?: boolean;
}

export interface Edge {
  readonly from: Subject;
  readonly to: Subject;
  readonly mass_g: number;
}

export interface TraceRow {
  readonly subject: Subject;
  /**
   * Up: fraction of the asked subject's metal that came through this one. Down: fraction of this one's metal that came
   * from the asked subject [1].
   */
  readonly share: number;
  /** The same in grams, of what went into the asked subject (up) or into this one (down). */
  readonly mass_g: number;
  /** Nothing before it (up) or after it (down) in this ledger. */
  readonly end: boolean;
}

export interface Trace {
  readonly subject: Subject;
  readonly direction: 'up' | 'down';
  /** Largest share first; nothing is cut off. */
  readonly rows: readonly TraceRow[];
  /** All edges between the rows and the subject, in the order in which the metal went in. */
  readonly edges: readonly Edge[];
}

/** Proof that a record is in the log of that size and root; hashes in hex, nearest sibling first (RFC 6962). */
export interface InclusionProof {
  readonly seq: number;
  readonly leaf: string;
  readonly size: number;
  readonly root: string;
  readonly proof: readonly string[];
}

/** Proof that the log of `size1` records is the beginning of that of `size2` (RFC 6962). */
export interface ConsistencyProof {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
  readonly proof: readonly string[];
}

export interface Problem {
  readonly seq: number | null;
  readonly what:
    | 'gap'
    | 'head'
    | 'not-canonical'
    | 'leaf'
    | 'previous'
    | 'time'
    | 'root'
    | 'disclosure'
    | 'schema'
    | 'segment'
    | 'kept'
    | 'key'
    | 'balance'
    | 'anchor'
    | 'tree'
    | 'projection';
  readonly words: string;
}

/** A head that was noted elsewhere. */
export interface Noted extends Head {
  /** True: it is trusted, and only the records after it are checked. */
  readonly later?: true;
}

export interface Verification {
  readonly ok: boolean;
  readonly head: Head;
  /** First record that was checked, where those before it are held by the root of a noted head. */
  readonly from?: number;
  /** Records that were checked. */
  readonly records: number;
  readonly problems: readonly Problem[];
}

export interface Rebuild {
  readonly records: number;
  /** Balances and edges before were what the records say. */
  readonly equal: boolean;
  readonly differences: readonly Problem[];
}

/** The one contract of the ledger; PGlite and PostgreSQL stand behind it and obey the same suite. */
export interface Store {
  /** Decides and appends, all or nothing. An answer means: on disk. */
  execute(command: Command, options?: ExecuteOptions): Promise<Receipt>;
  /**
   * Runs work during which nobody else books, in no process: for what is decided on the whole ledger and would be overtaken
   * for ever. Bookings of the work itself go through.
   */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Person whom a token, or the account of this process, belongs to. Throws ForbiddenError when it belongs to none. */
  signIn(proof: Proof): Promise<Signer>;
  /** Whose ledger it is, and who may do what in it today. */
  roster(): Promise<Roster>;
  head(): Promise<Head>;
  /** What was recorded under an idempotency key, and the hash of what was asked; null for a key that nothing was recorded under. */
  recordedUnder(key: string): Promise<{
    readonly firstSeq: number;
    readonly records: number;
    /** SHA-256 of the request, or of the command [hex]. */
    readonly asked: string;
  } | null>;
  /** Size and root of the log, or of its first `size` records. Like the proofs, it reads O(log n) hashes. */
  checkpoint(size?: number): Promise<Head>;
  /** Proof that a record is in the log, or in its first `size` records. InputError for one that is not. */
  prove(seq: number, size?: number): Promise<InclusionProof>;
  /** The same for many records; what their proofs share is read once. */
  proveAll(seqs: readonly number[], size: number): Promise<readonly InclusionProof[]>;
  /** Proof that nothing was changed or taken out between two sizes. Default: up to now. */
  proveConsistency(size1: number, size2?: number): Promise<ConsistencyProof>;
  /** Records from `fromSeq` on, in order; at most `limit` (default 1000). */
  records(fromSeq?: number, limit?: number): Promise<readonly StoredRecord[]>;
  /** The records of these numbers, each once and in order; none of a number beyond the log. InputError for what is not a number of a record. */
  recordsNumbered(seqs: readonly number[]): Promise<readonly StoredRecord[]>;
  /**
   * Records from `fromSeq` on as a copy of the ledger needs them: with what opens them and the keys they were asked under. At
   * least `limit` (default 1000) where there are so many, because no command is divided. UnavailableError where one was changed.
   */
  frames(fromSeq?: number, limit?: number): Promise<readonly Frame[]>;
  /** All records of these subjects, in order. */
  history(...subjects: readonly Subject[]): Promise<readonly StoredRecord[]>;
  /** InputError for a field or value that no such list can have; likewise `heats` and `objects`. */
  lots(filter?: LotFilter): Promise<readonly LotView[]>;
  /** How many lots a filter finds: those with metal left in them, and those that are used up or void. */
  countLots(filter?: LotFilter): Promise<LotCount>;
  /** Suppliers of lots, or laboratories of analyses, each as it is written, with how many lots or analyses name it. */
  names(of: NamedInLedger): Promise<readonly NameCount[]>;
  /** NotFoundError when unknown; likewise `heat` and `object`. */
  lot(id: string): Promise<LotView>;
  heats(filter?: HeatFilter): Promise<readonly HeatView[]>;
  heat(id: string): Promise<HeatState>;
  objects(filter?: ObjectFilter): Promise<readonly ObjectView[]>;
  object(id: string): Promise<ObjectView>;
  /** State of anything that the ledger knows. NotFoundError when unknown. */
  subject(subject: Subject): Promise<State>;
  /** All subjects of a type; those without a list of their own stand in the order of their last records. */
  subjects(type: SubjectType, filter?: SubjectFilter): Promise<readonly Listed[]>;
  trace(subject: Subject, direction: 'up' | 'down'): Promise<Trace>;
  /** Everything that metal of the subjects reached, themselves included: one walk for all of them. */
  reach(from: readonly Subject[]): Promise<Reach>;
  /**
   * Recomputes every hash, link, balance and (embedded) the segment file; reports instead of throwing. A head that was
   * noted elsewhere shows whether the ledger still begins with what it held then; its root may be cut to 16 characters. With `later`
   * the records before it are held by its root, and those after it are checked by themselves, without balances. How far it is
   * goes to `onProgress`; default that of the store.
   */
  verify(noted?: Noted, onProgress?: (words: string) => void): Promise<Verification>;
  /** Throws the derived tables away and makes them anew from the record bytes. */
  rebuild(): Promise<Rebuild>;
  close(): Promise<void>;
}
