import type { Said } from '../../records/kinds.ts';
import type { Fact } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

/** The witnesses of a ledger: one subject for all. */
export const WITNESSES = 'witness:log';

/** One key of a witness, and the last checkpoint that it signed. */
export interface KnownWitness {
  readonly name: string;
  readonly keyId: string;
  /** When its first signature was recorded. */
  readonly since: string;
  readonly size: number;
  /** By its own clock; null where the line says none. */
  readonly at: string | null;
  readonly seq: number;
}

/** A time that an authority stated for a checkpoint (RFC 3161). */
export type StatedTime = Pick<
  Said<'checkpoint.timestamped'>,
  'authority' | 'certificate' | 'stated' | 'size'
> & {
  readonly seq: number;
};

export interface WitnessState extends SubjectState {
  readonly type: 'witness';
  readonly status: 'seen';
  readonly witnesses: readonly KnownWitness[];
  readonly times: readonly StatedTime[];
  /** The last checkpoint that witnesses signed, whole, and who was asked; null where none has. */
  readonly last:
    | (Pick<Said<'checkpoint.cosigned'>, 'origin' | 'size' | 'root' | 'signatures' | 'urls'> & {
        readonly seq: number;
      })
    | null;
}

/** Who has signed checkpoints of the log besides the plant, and up to where: witnesses, and time-stamping authorities. */
export const witnessSubject = defineSubject<WitnessState>({
  type: 'witness',
  statuses: ['seen'],
  evolve(before, { kind, seq, at, subject, body }: Fact) {
    const known = before?.witnesses ?? [];
    const times = before?.times ?? [];
    const base = { ...named('witness', subject), status: 'seen' } as const;
    if (kind === 'checkpoint.timestamped') {
      const { authority, certificate, stated, size } = body;
      const time = { authority, certificate, stated, size, seq };
      return { ...base, witnesses: known, times: [...times, time], last: before?.last ?? null };
    }
    if (kind !== 'checkpoint.cosigned') throw cannotHappen({ kind, subject });
    const { origin, size, root, signatures, urls } = body;
    const isSame = (a: { name: string; keyId: string }) => (b: { name: string; keyId: string }) =>
      a.name === b.name && a.keyId === b.keyId;
    return {
      ...base,
      times,
      witnesses: [
        ...known.filter((one) => !body.witnesses.some(isSame(one))),
        ...body.witnesses.map((one): KnownWitness => {
          const { name, keyId, at: own = null } = one;
          return { name, keyId, since: known.find(isSame(one))?.since ?? at, size, at: own, seq };
        }),
      ],
      last: { seq, origin, size, root, signatures, urls },
    };
  },
});
