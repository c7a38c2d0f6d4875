import type { FleetState, Subject } from '../../../metal/alloy/words.ts';
import type { KindName, Said } from '../../records/kinds.ts';
import type { Fact, FactOf } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

/** One row of evidence as its record holds it. */
export type EvidenceRow = Said<'programme.evidence-added'>['rows'][number];
export type Laboratory = NonNullable<Said<'programme.evidence-added'>['laboratory']>;

/** What every entry of a programme tells: its record, its day and its person. */
interface Noted {
  readonly seq: number;
  /** When it was recorded. */
  readonly at: string;
  readonly by: string | null;
}

/** What a record says beside who did it when. */
type Words<Name extends KindName> = Omit<Said<Name>, 'happenedAt' | 'by' | 'command'>;

interface ProgrammeRevision
  extends Noted,
    Omit<Words<'programme.revised'>, 'plan' | 'process' | 'processSha256' | 'reason'> {
  /** null of the first: the locking. */
  readonly reason: string | null;
}

export interface EvidenceReport
  extends Noted,
    Pick<Words<'programme.evidence-added'>, 'report' | 'evidenceType' | 'rows'> {
  readonly laboratory: Laboratory | null;
}

type Excluded = Words<'programme.evidence-excluded'>;
type ExcludedSpecimen = Noted & Excluded['specimens'][number] & Pick<Excluded, 'cause' | 'reason'>;

export interface ProgrammeEvaluation
  extends Noted,
    Omit<Words<'programme.evaluated'>, 'look' | 'recommended'> {
  readonly look: boolean;
  readonly recommended: FleetState | 'suspended' | null;
  /** Number of the revision that was judged, from 1. */
  readonly revision: number;
}

export type ProgrammeApproval = Noted & Words<'programme.approved'>;

interface ProgrammeService extends Noted {
  /** null = suspended. */
  readonly fleet: FleetState | null;
  readonly approval: string | null;
  readonly words: string | null;
}

export interface ProgrammeState extends SubjectState {
  readonly type: 'programme';
  readonly status: 'locked' | 'introduced' | 'suspended';
  readonly documentSha256: string;
  readonly processSha256: string | null;
  /** Canonical JSON of what it asks, without its process; and the frozen process. */
  readonly programme: string;
  readonly process: string | null;
  /** When it was first locked. */
  readonly lockedAt: string;
  /** Heats that its evidence is about. */
  readonly heats: readonly Subject[];
  /** The locking first. */
  readonly revisions: readonly ProgrammeRevision[];
  readonly evidence: readonly EvidenceReport[];
  readonly exclusions: readonly ExcludedSpecimen[];
  readonly overrides: readonly (Noted & Words<'programme.overridden'>)[];
  readonly evaluations: readonly ProgrammeEvaluation[];
  readonly approvals: readonly ProgrammeApproval[];
  /** Introductions and suspensions in order. */
  readonly service: readonly ProgrammeService[];
}

/** A programme of qualification by its id: `programme:disk-718`. */
export const programmeSubject = defineSubject<ProgrammeState>({
  type: 'programme',
  statuses: ['locked', 'introduced', 'suspended'],
  evolve(before, entry) {
    if (!before) {
      if (entry.kind === 'programme.locked') return lockedState(entry);
      throw cannotHappen(entry);
    }
    return { ...before, ...changeBy(entry, before) };
  },
  // Who made a heat signs for nothing that is said of it.
  needs: ({ heats }) => heats,
});

function lockedState(entry: FactOf<'programme.locked'>): ProgrammeState {
  const { subject, at } = entry;
  return {
    ...named('programme', subject),
    status: 'locked',
    ...planOf(entry),
    lockedAt: at,
    heats: [],
    revisions: [
      {
        ...notedIn(entry),
        documentSha256: entry.body.documentSha256,
        reason: null,
        valuesSeen: 0,
        evaluationsSeen: 0,
        reopened: [],
      },
    ],
    evidence: [],
    exclusions: [],
    overrides: [],
    evaluations: [],
    approvals: [],
    service: [],
  };
}

const planOf = ({ body }: FactOf<'programme.locked'> | FactOf<'programme.revised'>) => ({
  documentSha256: body.documentSha256,
  processSha256: body.processSha256 ?? null,
  programme: body.plan,
  process: body.process ?? null,
});

const notedIn = ({ seq, at, body }: Fact): Noted => ({ seq, at, by: ('by' in body && body.by) || null });

function wordsIn<Body extends Pick<Said<'programme.locked'>, 'happenedAt' | 'by'>>(
  body: Body,
): Omit<Body, 'happenedAt' | 'by'> {
  const { happenedAt: _at, by: _by, ...words } = body;
  return words;
}

/** What one more record changes. Throws BalanceError for one that cannot have happened. */
function changeBy(entry: Fact, before: ProgrammeState): Partial<ProgrammeState> {
  const noted = notedIn(entry);
  switch (entry.kind) {
    case 'programme.revised': {
      const { documentSha256, reason, valuesSeen, evaluationsSeen, reopened } = entry.body;
      const revision = { ...noted, documentSha256, reason, valuesSeen, evaluationsSeen, reopened };
      return { ...planOf(entry), revisions: [...before.revisions, revision] };
    }
    case 'programme.evidence-added': {
      const { report, evidenceType, laboratory = null, rows } = entry.body;
      const heats = rows.flatMap(({ heat }): Subject[] => (heat === undefined ? [] : [`heat:${heat}`]));
      return {
        heats: [...new Set([...before.heats, ...heats])],
        evidence: [...before.evidence, { ...noted, report, evidenceType, laboratory, rows }],
      };
    }
    case 'programme.evidence-excluded': {
      const { specimens, cause, reason } = entry.body;
      const excluded = specimens.map((specimen) => ({ ...noted, ...specimen, cause, reason }));
      return { exclusions: [...before.exclusions, ...excluded] };
    }
    case 'programme.overridden': {
      return { overrides: [...before.overrides, { ...noted, ...wordsIn(entry.body) }] };
    }
    case 'programme.evaluated': {
      const { look = false, recommended = null, ...words } = wordsIn(entry.body);
      const judged = { ...noted, ...words, look, recommended, revision: before.revisions.length };
      return { evaluations: [...before.evaluations, judged] };
    }
    case 'programme.approved': {
      return { approvals: [...before.approvals, { ...noted, ...wordsIn(entry.body) }] };
    }
    case 'programme.introduced': {
      const { fleet, approval, limitations: words = null } = entry.body;
      return { status: 'introduced', service: [...before.service, { ...noted, fleet, approval, words }] };
    }
    case 'programme.suspended': {
      const suspended = { ...noted, fleet: null, approval: null, words: entry.body.reason };
      return { status: 'suspended', service: [...before.service, suspended] };
    }
    default:
      throw cannotHappen(entry);
  }
}
