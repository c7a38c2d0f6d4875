import { InputError } from '../../../../foundation/errors.ts';
import type { Asks } from '../../rules/command.ts';
import { checkGrams, checkId, type Desk, whenHappened } from '../../rules/desk.ts';
import type { HeatState, ObjectState } from '../../state.ts';
import { refuseKnown } from '../found.ts';
import { balanceOf } from './scale-balance.ts';
import { checkWeighings, lossName } from './weighings.ts';

export interface NewObject {
  readonly object: string;
  /** ingot, electrode, stick, bar ... */
  readonly form: string;
  readonly mass_g: number;
}

/** Metal that becomes a new revert lot (skull, sprue, crop); it arrives on hold like any lot. */
export interface NewRevert {
  readonly lot: string;
  readonly form: string;
  readonly mass_g: number;
}

/** What a command that divides metal asks beside what it makes of it. */
export type Divided<Type extends string> = Asks<
  Type,
  'heat.cast',
  'outputs' | 'nOutputs' | 'input_g' | 'output_g' | 'loss_g' | 'unbalanced_g'
> & { readonly reverts?: readonly NewRevert[] };

/** How metal is divided into pieces and revert lots. */
interface Division {
  readonly kind: 'heat.cast' | 'heat.cut';
  readonly source: HeatState | ObjectState;
  readonly heat: string;
  readonly input_g: number;
  readonly objects: readonly NewObject[];
  readonly objectsPath: string;
  readonly command: Divided<string>;
}

/** Writes a division and what it makes; both start held. */
export function divide(
  desk: Desk,
  { kind, source, heat, input_g, objects, objectsPath, command }: Division,
): void {
  const reverts: readonly NewRevert[] = command.reverts ?? [];
  const made = [
    ...objects.map((piece, i) => ({
      ...piece,
      id: piece.object,
      path: `${objectsPath}[${i}]`,
      type: 'object' as const,
    })),
    ...reverts.map((piece, i) => ({ ...piece, id: piece.lot, path: `reverts[${i}]`, type: 'lot' as const })),
  ];
  if (made.length === 0)
    throw new InputError('the record names no piece and no revert lot', {
      path: `${desk.path}${objectsPath}`,
      allowed: 'at least one piece',
    });
  for (const { id, mass_g, path } of made) {
    checkId(id, `${desk.path}${path}`);
    checkGrams(mass_g, `${desk.path}${path}.mass_g`);
  }
  const happenedAt = whenHappened(desk, command.happenedAt);
  const output_g = made.reduce((sum, { mass_g }) => sum + mass_g, 0);
  const balance = balanceOf(desk, input_g, output_g, command);
  checkWeighings(desk, command, [
    ...made.map(({ type, id, mass_g }) => ({ of: `${type}:${id}`, mass_g })),
    ...(command.losses ?? []).map(({ to, mass_g }) => ({ of: lossName(to), mass_g })),
  ]);
  desk.write(kind, source.subject, {
    ...command,
    input_g,
    nOutputs: made.length,
    output_g,
    outputs: made.map(({ type, id, mass_g, form }) => ({ to: `${type}:${id}` as const, mass_g, form })),
    ...balance,
  });
  for (const { type, id, mass_g, form, path } of made) {
    // What was withdrawn with an earlier casting of the same metal is cast again under its own number.
    if (!isCastAgain(desk, `${type}:${id}`, source.subject))
      refuseKnown(desk, `${type}:${id}`, `${desk.path}${path}`);
    const common = { happenedAt, form, mass_g, from: source.subject };
    if (type === 'object') desk.write('object.created', `object:${id}`, { ...common, heat });
    else {
      desk.write('lot.received', `lot:${id}`, {
        ...common,
        originClass: 'internal-revert',
        lotClass: 'internal-revert',
        generation: source.generation,
        owner: source.owner ?? undefined,
      });
    }
  }
}

function isCastAgain(desk: Desk, subject: string, from: string): boolean {
  const known = desk.book.stateOf(subject);
  return known !== undefined && known.status === 'void' && 'from' in known && known.from === from;
}

/** Subjects that a division makes. */
export const subjectsMade = (
  objects: readonly NewObject[],
  reverts: readonly NewRevert[] = [],
): readonly string[] => [
  ...objects.map(({ object }) => `object:${object}`),
  ...reverts.map(({ lot }) => `lot:${lot}`),
];
