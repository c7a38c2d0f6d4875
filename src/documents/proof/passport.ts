/** What a public page says of a heat or object: open fields of its records, and what the plant chose to show. */
export interface Passport {
  /** `heat:H26-001`. */
  readonly subject: string;
  readonly heat: string;
  readonly form: string | null;
  /** Only where the plant shows it. */
  readonly grade: string | null;
  readonly maker: { readonly name: string; readonly country: string };
  readonly melted: readonly { readonly process: string; readonly on: string }[];
  /** Objects that it was cut from, one out of the other. */
  readonly cutFrom: readonly string[];
  /** What the plant decided, when, and on what: itself, or what it was cut or cast from. */
  readonly released: { readonly verdict: string; readonly on: string; readonly of: string } | null;
  /** Day since which somebody holds it: what was decided before no longer counts. */
  readonly held: string | null;
  /** Recalls that reached it, and the day of each. */
  readonly recalled: readonly { readonly recall: string; readonly on: string }[];
  /** Records that speak against its release and that no verdict has seen. */
  readonly suspendedBy: readonly number[];
  /** Record of the verdict FAIL that stands on it; null where none does. */
  readonly failedBy: number | null;
  readonly shipped: string | null;
  /** Day on which it was cut up; null while it is whole. */
  readonly cut: string | null;
  /** Its own, and the one of other metal that went with it. */
  readonly certificates: readonly {
    readonly of: string;
    readonly record: number;
    readonly type: string;
    readonly on: string;
    /** SHA-256 of the document [hex]. */
    readonly sha256: string;
    readonly withdrawn: boolean;
  }[];
  /** Numbers of the records behind the page. */
  readonly records: readonly number[];
  /** Size and root of the log, signed (C2SP tlog-checkpoint). */
  readonly checkpoint: string;
  /** Address of the published log from the page. */
  readonly log: string;
}
