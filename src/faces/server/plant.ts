import type { BackupClock, SourceReader, TaskContext } from '../../desk/context.ts';
import type { OidcSettings } from '../../documents/oidc.ts';
import type { ConnectedScales } from '../../links/scale/connected-scales.ts';
import type { Office } from '../../office/open-office.ts';
import type { Balancers } from './identity/came-from.ts';
import type { KeptReplies } from './once.ts';

/** A person as the ledger knows them today. */
export type KnownPerson = Awaited<ReturnType<TaskContext['store']['roster']>>['persons'][number];

/** One line of the log of a server, without anything that a caller wrote. */
export interface LogLine {
  readonly at: string;
  readonly what: 'request' | 'fault';
  readonly request: string;
  readonly method: string;
  /** Path of the address, without its query. */
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  readonly person?: string | undefined;
  /** Of a fault of the program: where it was thrown. */
  readonly stack?: string | undefined;
}

/** The line of a command that came through the socket: nothing of its order. */
export interface CommandLine {
  readonly at: string;
  readonly what: 'command';
  readonly request: string;
  /** `lot buy`; `unknown` where the command line does not say it. */
  readonly verb: string;
  /** As over HTTP; that of the last refusal, where the server has refused something. */
  readonly status: number;
  /** How often it booked: a command that its own rules refused only read. */
  readonly bookings: number;
  /** From its first word to its end. */
  readonly ms: number;
  readonly person?: string | undefined;
}

/** What a request carries with it on its way. */
export type Served = { readonly Variables: { readonly request: string } };

/** Copies of the ledger in folders of the computer of the server. */
export interface Copies {
  /** Throws InputError for a place that no copy goes to. */
  readonly check: (folder: string) => void;
  /** The last copy there, and whether the folder can be reached. */
  readonly look: (folder: string) => Promise<{
    readonly reached: boolean;
    readonly last: { readonly file: string; readonly size: number; readonly at: string } | null;
  }>;
  readonly write: (folder: string, context: TaskContext) => Promise<unknown>;
  /**
   * Writes a copy, or takes one of the same name that is there, and reads all of it as a restore would. Only then the oldest copies of this
   * ledger go, until so many are left; copies of other ledgers and other files stay.
   */
  readonly writeAndKeep: (folder: string, keep: number, context: TaskContext) => Promise<void>;
}

/** The disk that holds the folder of the ledger. */
export interface LedgerDisk {
  readonly room: () => Promise<{ readonly free_bytes: number; readonly total_bytes: number }>;
  /** Writes a little file there and takes it away. Throws what the disk says. */
  readonly write: () => Promise<void>;
}

/** What a server needs of the plant that it serves. */
export interface Plant {
  /** The ledger opened, with nobody proved; the same one each time. */
  readonly open: () => Promise<TaskContext>;
  /** What is not in the ledger; opened when it is first asked something. */
  readonly office: () => Promise<Office>;
  readonly compute: TaskContext['compute'];
  readonly clock: () => Date;
  /** A new id that nobody can guess. */
  readonly newId: () => string;
  readonly version: string;
  /** Names and addresses under which browsers reach it; absent: those of this machine alone. */
  readonly names?: ReadonlySet<string> | undefined;
  /** Other processes serve the same plant, so what is counted and waited for is counted in the office. */
  readonly isShared?: boolean | undefined;
  /** Machines that hand requests on to this server; absent where browsers reach it themselves. */
  readonly balancers?: Balancers | undefined;
  /** PEM of the root that devices install; absent where none was made here. */
  readonly root?: string | undefined;
  /** Sign-in by the company's own accounts; absent where there is none. */
  readonly oidc?: OidcSettings | undefined;
  /** Folder of the built web; absent where there is none. */
  readonly web?: string | undefined;
  /** What a booking shows before a plant is founded; absent where nobody may found one over the network. */
  readonly foundingWord?: (() => Promise<string>) | undefined;
  /** The scales that this server reads; absent where there are none. */
  readonly scales?: ConnectedScales | undefined;
  /** The sources that it reads; absent where it reads none. */
  readonly sources?: SourceReader | undefined;
  /** The disk of the folder of the ledger; absent where that lies on a server of its own. */
  readonly disk?: LedgerDisk | undefined;
  /** Commit that this version was built from, where that is known. */
  readonly commit?: string | undefined;
  /** Writes copies of the ledger into folders of this computer; absent where none may be written. */
  readonly copies?: Copies | undefined;
  /** Copies by the clock; absent where none are made. */
  readonly backups?: BackupClock | undefined;
  readonly replies: KeptReplies;
  /** Aborted when the server ends. */
  readonly signal: AbortSignal;
  readonly log: (line: LogLine) => void;
  /** Counts what happened, for /metrics. */
  readonly count?: (name: string, labels: Readonly<Record<string, string>>) => void;
}
