/** A record as it goes to disk: its canonical text, and the disclosures that open its confidential fields. */
export interface Sealed {
  readonly text: string;
  readonly disclosures: readonly string[];
}

/** What one command appended: the unit that is on disk whole or not at all. */
export interface Frame {
  readonly firstSeq: number;
  /** Idempotency key and hash of the command, so that they outlive the database too. */
  readonly key: string | null;
  readonly commandHash: string | null;
  readonly records: readonly Sealed[];
}

/** A frame, and where it begins and ends in the file [bytes]. */
export interface PlacedFrame {
  readonly frame: Frame;
  readonly start: number;
  readonly end: number;
}
