import type { LedgerRecord } from '../records/record.ts';

/** Records of a ledger with everything needed to check them without network or database. */
export interface Bundle {
  readonly format: 'remelt-bundle/1';
  readonly purpose: string;
  readonly entries: readonly BundleEntry[];
  readonly claims: readonly Claim[];
}

export interface BundleEntry {
  /** Canonical text of a record. */
  readonly record: string;
  /** `c2sp.org/tlog-proof@v1`. */
  readonly proof: string;
  readonly disclosures: readonly string[];
}

export type Claim =
  | {
      readonly type: 'massFraction';
      /** The heat. */
      readonly subject: string;
      /** Origin class whose share is claimed. */
      readonly class: string;
      /** Decimal, never rounded up. */
      readonly value: string;
      readonly basis?: string;
    }
  | { readonly type: 'balance'; readonly subject: string; readonly toleranceKg: string }
  | {
      readonly type: 'certificate';
      /** The heat or object that it was issued for. */
      readonly subject: string;
      /** The whole document, as it came with the metal. */
      readonly certificate: unknown;
    };

/** Whose signatures count; it comes by another way than the bundle. */
export interface Trust {
  readonly log: string;
  readonly witnesses: readonly string[];
  readonly minWitnesses: number;
}

export interface Finding {
  readonly code:
    | 'format'
    | 'record-not-canonical'
    | 'proof'
    | 'inclusion'
    | 'checkpoint-signature'
    | 'checkpoint-differs'
    | 'index'
    | 'disclosure'
    | 'contradiction'
    | 'claim-none'
    | 'claim-no-heat'
    | 'claim-inputs-incomplete'
    | 'claim-lot-missing'
    | 'claim-fraction'
    | 'claim-balance'
    | 'claim-no-certificate'
    | 'claim-certificate'
    | 'claim-unknown';
  /** Entry of the bundle, when it is about one. */
  readonly entry?: number;
  readonly words: string;
}

/** `proven`: everything claimed follows. `contradicted`: something is false. `incomplete`: not enough was disclosed. */
export interface BundleVerdict {
  readonly verdict: 'proven' | 'contradicted' | 'incomplete';
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly checked: number;
  /** Fields of the records that were not disclosed: digests without a text. */
  readonly undisclosed: number;
  /** Paths of what is written in the bundle and was held against nothing, such as `purpose`. */
  readonly unproven: readonly string[];
}

/** A record that was proven to stand in the log, with what was disclosed of it. */
export interface ProvenRecord {
  readonly record: LedgerRecord;
  readonly body: Readonly<Record<string, unknown>>;
  readonly withheld: number;
  /** Digests whose text was disclosed. */
  readonly disclosed: number;
}
