import type { Source } from '../metal/plant/source.ts';
import type { SourceAddress } from '../metal/plant/source-address.ts';

/** What came from a source: the bytes of a file or of one telegram, under a name. */
export interface Arrived {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** When it was read here (ISO 8601, UTC). */
  readonly at: string;
}

/** What the server made of it. Only with an answer is it done; without one it is told again. */
export interface Answer {
  readonly kind: 'booked' | 'known' | 'refused';
  readonly words: string;
}

/** How a source is: it works, it is tried again, or somebody has to do something. */
export type Condition = 'works' | 'waits' | 'fault';

/** What a driver is given to do its work with, and tells. */
export interface LinkPort {
  readonly source: Source;
  readonly address: SourceAddress | null;
  readonly now: () => Date;
  /** Which of these contents (SHA-256, hex) the server has from this source already. Rejects while the server does not answer. */
  readonly known: (sha256: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Tells the server what came. Resolves once it is booked or refused for good; rejects where nobody knows. */
  readonly arrived: (what: Arrived) => Promise<Answer>;
  /** How the source is, in words for a person. */
  readonly say: (condition: Condition, words: string) => void;
  /** What it said, as it said it; kept as its last word. */
  readonly heard: (raw: string) => void;
}

/** A source that is being read. */
export interface RunningLink {
  readonly stop: () => Promise<void>;
}

/** What somebody is told who tries a source: what it said within some seconds. */
export interface Tried {
  readonly heard: boolean;
  readonly words: string;
  /** What it said, as it said it; null = nothing. */
  readonly raw: string | null;
}

/** How one kind of source is read. A driver sends nothing but the questions of its protocol. */
export interface LinkDriver {
  /** Starts reading. A fault of the source is told by `say` and tried again; what is thrown ends the driver, and it is started again later. */
  readonly start: (port: LinkPort) => RunningLink;
  /** Listens for at most `within_ms`, and books nothing. */
  readonly tryOut: (about: Pick<LinkPort, 'source' | 'address' | 'now'>, within_ms: number) => Promise<Tried>;
}
