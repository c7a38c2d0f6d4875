import type { LedgerRecord } from '../records/record.ts';

/** Records of a ledger with everything needed to check them without network or database. */
export interface Bundle {
  readonly format: 'remelt-bundle/1';
  readonly purpose: string;
  readonly entries: readonly BundleEntry[];
  readonly claims: readonly Claim[];
  /** All records of subjects, as the index root in the bundle has them. */
  readonly index?: readonly IndexEntry[];
  /** Proofs that the log of an earlier size is the beginning of this one: for whoever holds another bundle or a certificate. */
  readonly consistency?: readonly {
    readonly size: number;
    /** Base64, RFC 6962. */
    readonly hashes: readonly string[];
  }[];
}

/** The numbers of all records of a subject, and the proof of it: hashes in base64, first the one below the root. */
export interface IndexEntry {
  readonly subject: string;
  readonly positions: readonly number[];
  readonly proof: readonly string[];
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
  | {
      /** ISO 14021: what came from outside as scrap, before or after its use. Internal revert does not count. */
      readonly type: 'recycledContent';
      readonly subject: string;
      readonly value: string;
    }
  | {
      readonly type: 'balance';
      readonly subject: string;
      /** What may be missing beside the booked loss; all that may be missing where `lossKg` is not told. */
      readonly toleranceKg: string;
      /** The loss that the melting booked. */
      readonly lossKg?: string;
    }
  | {
      /** What was charged of an element, and what the metal holds of it. */
      readonly type: 'elementBalance';
      readonly subject: string;
      readonly element: string;
      readonly toleranceKg: string;
    }
  | {
      /** Where the metal was melted or produced. The word of the plant: no record can show it. */
      readonly type: 'origin';
      readonly subject: string;
      readonly place: string;
    }
  | {
      /** The verdict of the release, to be computed again. */
      readonly type: 'specification';
      readonly subject: string;
      readonly verdict: string;
      /** Document that was judged and the answer, as saved at the release. */
      readonly released: unknown;
      /** Limits of the grade that the document names. */
      readonly grade?: unknown;
    }
  | {
      /** Every record of the subject up to the checkpoint is in the bundle. */
      readonly type: 'complete';
      readonly subject: string;
    }
  | {
      /** Every draw of a lot is known, and together they are no more than it weighed. */
      readonly type: 'draws';
      readonly subject: string;
    }
  | {
      /** The object came out of this heat: every cutting and casting between is in the bundle, and its masses add up. */
      readonly type: 'genealogy';
      readonly subject: string;
      readonly heat: string;
    }
  | {
      /** How far a qualification programme has come that this metal gave evidence to. The word of the plant. */
      readonly type: 'qualification';
      /** The programme. */
      readonly subject: string;
      readonly stage: string;
    }
  | {
      /** What the parts of the booked footprint of a heat add up to. */
      readonly type: 'footprint';
      readonly subject: string;
      readonly total: string;
      readonly unit: string;
    }
  | {
      /** Quantities and factors of a booked footprint, with their sources. The word of the plant. */
      readonly type: 'footprintFactors';
      readonly subject: string;
      readonly method: string;
    }
  | {
      /** Persons signed the certificate with their own keys. */
      readonly type: 'signature';
      readonly subject: string;
    }
  | {
      readonly type: 'certificate';
      /** The heat or object that it was issued for. */
      readonly subject: string;
      /** The whole document, as it came with the metal. */
      readonly certificate: unknown;
    };

/** What the bundle of a heat or object may claim; `massFraction` is part of `recycledContent`, and only an object has a `genealogy`. */
export const CLAIMABLE = [
  'complete',
  'draws',
  'genealogy',
  'balance',
  'elementBalance',
  'recycledContent',
  'specification',
  'certificate',
  'signature',
  'origin',
  'footprint',
  'footprintFactors',
  'qualification',
] as const satisfies readonly Claim['type'][];

/** A claim that a bundle may make and does not; `subject` is null where it makes none of that type. */
export interface NotClaimed {
  readonly type: (typeof CLAIMABLE)[number];
  readonly subject: string | null;
}

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
    | 'kind-unknown'
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
    | 'claim-element'
    | 'claim-origin'
    | 'claim-specification'
    | 'claim-signature'
    | 'claim-qualification'
    | 'claim-footprint'
    | 'claim-complete'
    | 'claim-not-complete'
    | 'recall-not-shown'
    | 'claim-draws'
    | 'claim-genealogy'
    | 'claim-not-disclosed'
    | 'claim-not-judged'
    | 'claim-not-recomputed'
    | 'claim-not-trusted'
    | 'fork'
    | 'pair-not-shown'
    | 'transfer'
    | 'transfer-not-shown'
    | 'claim-unknown';
  /** Entry of the bundle, when it is about one. */
  readonly entry?: number;
  readonly words: string;
}

/** `proven`: everything claimed follows. `contradicted`: something is false. `incomplete`: not enough was disclosed. */
export interface BundleVerdict {
  readonly verdict: 'proven' | 'contradicted' | 'incomplete';
  readonly ok: boolean;
  /** Each claim and what came of it, in the order of the bundle. */
  readonly claims: readonly JudgedClaim[];
  /** The ledger that the records were proven to stand in; null when none was. */
  readonly log: { readonly origin: string; readonly size: number; readonly seenBy: readonly string[] } | null;
  /** Day of the trust document; null where it says none. */
  readonly trustDate: string | null;
  /** True: the first record says that nothing in this ledger is real metal. Null: the bundle does not hold it. */
  readonly demonstration: boolean | null;
  readonly findings: readonly Finding[];
  readonly checked: number;
  /** Fields of the records that were not disclosed: digests without a text. */
  readonly undisclosed: number;
  /** Fields among them that were erased: nobody can disclose them. */
  readonly erased: readonly string[];
  /** What the bundle of a heat or object may claim, and this one does not: proven, but less. */
  readonly notClaimed: readonly NotClaimed[];
  /** Recalls that reached metal of the bundle. */
  readonly recalled: readonly Recalled[];
  /** Verdicts FAIL that stand on the metal that claims are about. */
  readonly failed: readonly Failed[];
  /** Verdicts FAIL before the latest one of the metal that claims are about. */
  readonly failedBefore: readonly VerdictBefore[];
  /** Certificates of that metal that stand beside those that are claimed. */
  readonly otherCertificates: readonly OtherCertificates[];
  /** Certificates of that metal that were withdrawn. */
  readonly withdrawnCertificates: readonly WithdrawnCertificate[];
  /** Paths of what is written in the bundle and was held against nothing, such as `purpose`. */
  readonly unproven: readonly string[];
}

/** A recall, and the heats and objects of a bundle that it reached. */
export interface Recalled {
  /** Its number, and the record of it. */
  readonly recall: string;
  readonly record: string;
  readonly subjects: readonly string[];
}

/** Metal whose nearest verdict on measured results is FAIL: its own, or of what it came out of. */
export interface Failed {
  readonly subject: string;
  /** Record of the verdict. */
  readonly record: string;
}

/** A FAIL on record. */
export interface VerdictBefore {
  readonly subject: string;
  readonly record: string;
  /** Null where it is not disclosed. */
  readonly specification: string | null;
}

/** Certificates of one heat or object that are not claimed. */
export interface OtherCertificates {
  readonly subject: string;
  readonly count: number;
}

/** A certificate that was withdrawn. */
export interface WithdrawnCertificate {
  readonly subject: string;
  /** Of the withdrawal. */
  readonly record: string;
  /** Another certificate of the same metal stands. */
  readonly replaced: boolean;
}

/** One claim, judged. */
export interface JudgedClaim {
  readonly type: string;
  readonly subject: string;
  readonly verdict: 'holds' | 'contradicted' | 'incomplete';
  /** `recomputed`: follows from what was disclosed. `signed`: the plant or a person says so, and it is what they signed. */
  readonly basis: 'recomputed' | 'signed';
  readonly words: string;
  /** Both sides of a comparison; null where there is none. */
  readonly claimed: string | null;
  readonly found: string | null;
}

/** A record that was proven to stand in the log, with what was disclosed of it. */
export interface ProvenRecord {
  readonly record: LedgerRecord;
  readonly body: Readonly<Record<string, unknown>>;
  readonly withheld: number;
  /** Digests whose text was disclosed. */
  readonly disclosed: number;
}
