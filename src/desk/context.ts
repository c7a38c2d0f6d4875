import type { Compute } from '../calculations/compute.ts';
import type { GroupPlant } from '../documents/exchange/group.ts';
import type { HostsAnswer } from '../documents/hosts.ts';
import type { BackupState } from '../documents/kept.ts';
import type { SourceSaid, SourceTried } from '../documents/links/sources.ts';
import type { Sheet } from '../documents/sheet/sheet.ts';
import type { ScaleProtocol, ScaleReading, ShownWeight } from '../documents/yard/scale.ts';
import type { Store, StoredRecord } from '../evidence/ledger/store.ts';
import type { Progress } from '../foundation/quantity/progress.ts';
import type { Source } from '../metal/plant/source.ts';
import type { ResultFile } from '../sheets/result-file.ts';
import { type Actor, actorNamed } from './actor.ts';
import type { KeyKeeper } from './key-keeper.ts';
import type { Memory } from './memory.ts';

/** What every task gets passed in: nothing here reads a clock, a file or a random source on its own. */
export interface TaskContext {
  readonly compute: Compute;
  readonly store: Store;
  readonly clock: () => Date;
  /** Seed of every ensemble that a task draws. */
  readonly seed: number;
  /** Who acts. */
  readonly actor: Actor;
  /** Folder of the ledger, where what is read or written for others must not lie; absent where no disk holds it. */
  readonly ledgerFolder?: string;
  /** What this process has worked out before. */
  readonly memory: Memory;
  /** Records of the same request, which was booked before: the task decides nothing anew and answers from them. */
  readonly booked?: readonly StoredRecord[];
  /** Aborted when the one who asked wants no more of it. */
  readonly signal?: AbortSignal | undefined;
  /** Closes the ledger while a long calculation runs; the next question opens it again. Absent where it stays open for others. */
  readonly letGo?: () => Promise<void>;
  /** Answers kept from earlier commands to save time: may be lost or wrong, is read through a schema and decides nothing. */
  readonly kept?: Kept;
  /** Private keys of who asks; absent where there are none to sign with. */
  readonly keys?: KeyKeeper;
  /** Signs with the key of the log alone, for a server that was told to; its persons ask for each signature. */
  readonly logKeys?: Omit<KeyKeeper, 'make' | 'discard'> & Partial<KeyKeeper>;
  /** What those keys have signed, for whoever does not sign with them. */
  readonly signedHeads?: Pick<KeyKeeper, 'lastSigned'>;
  /** Addresses of the witnesses that a server may ask; absent where any may be asked. */
  readonly witnesses?: readonly string[];
  /** Asks a witness of the log (C2SP tlog-witness); absent where there is no network. */
  readonly askWitness?: (
    url: string,
    body: string,
  ) => Promise<{ readonly status: number; readonly body: string }>;
  /** Asks a time-stamping authority (RFC 3161); absent where there is no network. */
  readonly askTime?: (url: string, query: Uint8Array) => Promise<Uint8Array>;
  /** Opens a file of results: its text, or the sheets of a workbook. Throws InputError for bytes that are neither. */
  readonly openFile?: (bytes: Buffer, name: string) => Promise<ResultFile>;
  /** Opens a table: the sheets of a workbook, or the one of a file of text. Throws InputError for bytes that are neither. */
  readonly openTable?: (bytes: Buffer, name: string) => Promise<readonly [Sheet, ...Sheet[]]>;
  /** Asks other plants of a group; absent where nobody holds their tokens. */
  readonly plants?: PlantAsker | undefined;
  /** Reads the scales that are connected; absent where none can be. */
  readonly scales?: ScaleReader | undefined;
  /** Reaches label printers; absent where there is no network. */
  readonly printers?: Printers | undefined;
  /** What is known of the sources besides the ledger, and how one is tried; absent where no server reads them. */
  readonly sources?: SourceReader | undefined;
  /** Copies that the server makes by the clock; absent where no server does. */
  readonly backups?: BackupClock | undefined;
  /** Hosts that compute parts; absent where the threads of this process do. */
  readonly hosts?: HostDesk | undefined;
  /** What recorders have sent; absent where nothing is kept of it. */
  readonly recorders?: RecorderShelf | undefined;
  /** What metal is counted at is not told: who asks reads no money. */
  readonly hidesMoney?: true;
  /** Words about long work, for a person; how far it is and what it has reached, where that is known. */
  readonly onProgress?: TellProgress | undefined;
}

/** Asks the plants of a group, each where it stands and with the rights of its token. */
export interface PlantAsker {
  /** The answer of a plant to a verb that reads. Throws UnavailableError for one that is not reached, and what the plant refuses. */
  readonly ask: (
    plant: GroupPlant,
    asked: { readonly verb: string; readonly order: object },
    signal: AbortSignal,
  ) => Promise<unknown>;
}

/** Takes words about long work, and the same in numbers. */
export type TellProgress = (words: string, progress?: Progress) => void;

/** What a recorder sent, with the time that its values are of. */
export interface RecorderPart {
  readonly source: string;
  readonly file: string;
  readonly sha256: string;
  /** First and last time of its values (ISO 8601, UTC). */
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
}

/** What recorders have sent in the last 30 days: no facts of the ledger before somebody takes them as the log of a heat. */
export interface RecorderShelf {
  /** False for a part that is kept already. */
  readonly keep: (part: RecorderPart) => Promise<boolean>;
  /** Which of these contents (SHA-256, hex) a source has sent already. */
  readonly known: (source: string, sha256: readonly string[]) => Promise<readonly string[]>;
  /** Parts with values of a time, in the order in which they begin. */
  readonly between: (source: string, from: Date, to: Date) => Promise<readonly RecorderPart[]>;
}

/** The hosts that compute parts of large calculations, as a manager sees them. */
export interface HostDesk {
  readonly state: () => Promise<HostsAnswer>;
  /** Puts a part that failed back among those that wait. Throws NotFoundError for one that did not fail. */
  readonly retry: (part: string) => Promise<void>;
}

/** Copies of the ledger that its server makes by the clock. */
export interface BackupClock {
  readonly state: () => Promise<BackupState>;
  /** Sets when it copies, and how many copies stay; null: never. Throws ConflictError while nobody has named a folder for them. */
  readonly schedule: (schedule: BackupSchedule | null, person: string) => Promise<BackupState>;
}

/** The hour of the day by the clock of that computer, and how many of the latest copies stay. */
export interface BackupSchedule {
  readonly hour: number;
  readonly keep: number;
}

/** The scales that can be read from here. */
export interface ScaleReader {
  /** How each is spoken to, by its id. */
  readonly connected: ReadonlyMap<string, ScaleProtocol>;
  /** The stable weight that it shows. Throws ConflictError for one that shows none, UnavailableError for one that does not answer. */
  readonly read: (
    scale: string,
    options: { readonly within_ms: number; readonly signal?: AbortSignal | undefined },
  ) => Promise<ShownWeight>;
  /** Keeps a reading so that a booking can name it; the id that it is kept under, null where nothing is kept. */
  readonly keep: (reading: ScaleReading) => Promise<string | null>;
  /** The reading of an id; null for one that is not kept, or not any more. */
  readonly kept: (id: string) => Promise<ScaleReading | null>;
}

/** The label printers that can be reached from here. */
export interface Printers {
  /** Connects to one and asks how it is. Throws UnavailableError for one that is off, silent, or no printer. */
  readonly open: (place: PrinterPlace) => Promise<OpenPrinter>;
}

/** Where a printer takes ZPL. */
export interface PrinterPlace {
  /** Its id, for what is said of it. */
  readonly printer: string;
  readonly host: string;
  readonly port: number;
  /** False for one behind a box that hands no answers back: it is not asked how it is. */
  readonly answers: boolean;
}

/** How a label printer is, by its own answer. */
export interface PrinterState {
  /** What keeps it from printing, in words; empty: it prints. */
  readonly faults: readonly string[];
  /** Formats that it has taken and not printed yet. */
  readonly waiting: number;
}

/** A connection to a printer. */
export interface OpenPrinter {
  /** How it is; null where it is not asked. */
  readonly state: PrinterState | null;
  /** Hands ZPL over; how the printer is afterwards, null where it does not say. */
  readonly print: (zpl: string) => Promise<PrinterState | null>;
  readonly close: () => void;
}

/** What a server knows of the sources that it reads. */
export interface SourceReader {
  /** How each is, as it was told last. */
  readonly states: () => Promise<readonly SourceSaid[]>;
  /** What it says within some seconds; nothing is booked. */
  readonly tryOut: (source: Source, within_ms: number) => Promise<SourceTried>;
  /** Keeps that something came from a source that is not read by itself. */
  readonly heard: (source: string, raw: string) => Promise<void>;
}

/** Small answers by the hash of all that they rest on. */
export interface Kept {
  readonly get: (key: string) => unknown;
  readonly put: (entries: readonly (readonly [key: string, answer: unknown])[]) => void;
}

/** Default seed of tasks (the date the project began); every document prints the seed it used. */
export const DEFAULT_SEED = 20261124;

/** The signal of who asked, as `store.execute` and `compute` take it; nothing where nobody can stop it. */
export const signalOf = ({ signal }: Pick<TaskContext, 'signal'>): { readonly signal?: AbortSignal } =>
  signal ? { signal } : {};

/** The same context with another person acting: a story in which several have their part. */
export const actingAs = (name: string, context: TaskContext): TaskContext => {
  const { persons } = context.compute.facts().plant;
  const user = context.actor.kind === 'machine' ? context.actor.user : context.actor.person.id;
  return { ...context, actor: actorNamed(name, { people: persons, user }) };
};
