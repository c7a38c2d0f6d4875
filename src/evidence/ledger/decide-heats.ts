import { ConflictError, ForbiddenError, InputError } from '../../foundation/errors.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import { gramsToKg } from '../records/mass.ts';
import type {
  CancelHeat,
  CastHeat,
  ChargeHeat,
  CutObject,
  Loss,
  MeltHeat,
  NewObject,
  NewRevert,
  PlanHeat,
  Portion,
} from './commands.ts';
import { refuseKnown } from './decide-lots.ts';
import { checkGrams, checkId, type Desk, whenHappened } from './desk.ts';
import type { HeatState, LotState, ObjectState } from './state.ts';
import { drawnGrams, freeGrams, reservedGrams } from './stock.ts';

/**
 * H1: a heat is planned from cleared metal of one owner, and reserves free grams only. Planning it again before the
 * first charge gives back what it had reserved.
 */
export function planHeat(desk: Desk, command: PlanHeat): void {
  checkId(command.heat, `${desk.path}heat`);
  const subject: Subject = `heat:${command.heat}`;
  const before = desk.book.stateOf(subject) as HeatState | undefined;
  if (before && before.status !== 'planned') {
    throw new ConflictError(`heat ${command.heat} is ${before.status} already`, {
      path: `${desk.path}heat`,
      value: command.heat,
      allowed: 'a new number, or a heat not charged yet',
    });
  }
  if (command.target.mass_g !== undefined) checkGrams(command.target.mass_g, `${desk.path}target.mass_g`);
  const happenedAt = whenHappened(desk, command.happenedAt);
  if (before) giveBack(desk, before, happenedAt);
  checkPortions(command.reservations, `${desk.path}reservations`);
  desk.write('heat.planned', subject, {
    happenedAt,
    target: {
      grade: command.target.grade,
      specification: command.target.specification,
      kg: command.target.mass_g === undefined ? undefined : gramsToKg(command.target.mass_g),
    },
    owner: command.owner,
    ownAdditions: command.ownAdditions,
    reservations: portions(command.reservations),
    documentSha256: command.documentSha256,
    by: command.by,
  });
  const heat = desk.heat(command.heat);
  for (const [i, { from, mass_g }] of command.reservations.entries()) {
    const stock = usable(desk, from, heat, `${desk.path}reservations[${i}]`);
    refuseTooMuch(stock, mass_g, freeGrams(stock), `${desk.path}reservations[${i}]`);
    desk.write(`${stock.type}.reserved`, stock.subject, { happenedAt, heat: heat.id, kg: gramsToKg(mass_g) });
  }
}

/** H2: only what is not charged yet can be given up. */
export function cancelHeat(desk: Desk, command: CancelHeat): void {
  const heat = desk.heat(command.heat);
  if (heat.status !== 'planned') {
    throw new ConflictError(`heat ${heat.id} is ${heat.status}`, {
      path: `${desk.path}heat`,
      value: heat.id,
      allowed: 'a planned heat',
    });
  }
  const happenedAt = whenHappened(desk, command.happenedAt);
  giveBack(desk, heat, happenedAt);
  desk.write('heat.cancelled', heat.subject, { happenedAt, reason: command.reason, by: command.by });
}

/** H3: metal is drawn from the heat's own reservation and from free grams, never from what another plan holds. */
export function chargeHeat(desk: Desk, command: ChargeHeat): void {
  const heat = desk.heat(command.heat);
  if (heat.status !== 'planned' && heat.status !== 'charged') {
    throw new ConflictError(`heat ${heat.id} is ${heat.status}: nothing can be charged`, {
      path: `${desk.path}heat`,
      value: heat.id,
      allowed: 'a planned or charged heat',
    });
  }
  if (command.draws.length === 0) throw new InputError('nothing to charge', { path: `${desk.path}draws` });
  checkPortions(command.draws, `${desk.path}draws`);
  const happenedAt = whenHappened(desk, command.happenedAt);
  for (const [i, { from, mass_g }] of command.draws.entries()) {
    const stock = usable(desk, from, heat, `${desk.path}draws[${i}]`);
    const available = freeGrams(stock) + (stock.reserved_g[heat.id] ?? 0);
    refuseTooMuch(stock, mass_g, available, `${desk.path}draws[${i}]`);
    desk.write(`${stock.type}.drawn`, stock.subject, { happenedAt, heat: heat.id, kg: gramsToKg(mass_g) });
  }
  desk.write('heat.charged', heat.subject, {
    happenedAt,
    nInputs: String(command.draws.length),
    inputKg: gramsToKg(command.draws.reduce((sum, { mass_g }) => sum + mass_g, 0)),
    inputs: portions(command.draws),
    by: command.by,
  });
}

/** H4: melting closes the charge, names every input, and gives back what was reserved and not drawn. */
export function meltHeat(desk: Desk, command: MeltHeat): void {
  const heat = desk.heat(command.heat);
  if (heat.status !== 'charged') {
    throw new ConflictError(`heat ${heat.id} is ${heat.status}`, {
      path: `${desk.path}heat`,
      value: heat.id,
      allowed: 'a charged heat',
    });
  }
  checkGrams(command.output_g, `${desk.path}output_g`);
  const happenedAt = whenHappened(desk, command.happenedAt);
  const balance = balanceOf(desk, heat.input_g, command.output_g, command);
  giveBack(desk, heat, happenedAt);
  desk.write('heat.melted', heat.subject, {
    happenedAt,
    process: command.process,
    nInputs: String(heat.inputs.length),
    inputKg: gramsToKg(heat.input_g),
    outputKg: gramsToKg(command.output_g),
    inputs: portions(heat.inputs),
    ...balance,
    documentSha256: command.documentSha256,
    by: command.by,
  });
}

/** H5: a melted heat becomes objects and revert lots, once; both start held. */
export function castHeat(desk: Desk, command: CastHeat): void {
  const heat = desk.heat(command.heat);
  if (heat.status !== 'melted' || heat.output_g === null) {
    throw new ConflictError(`heat ${heat.id} is ${heat.status}`, {
      path: `${desk.path}heat`,
      value: heat.id,
      allowed: 'a melted heat',
    });
  }
  divide(desk, {
    kind: 'heat.cast',
    source: heat,
    heat: heat.id,
    input_g: heat.output_g,
    objects: command.objects,
    objectsPath: 'objects',
    command,
  });
}

/** H6: an object is cut up whole: pieces, revert lots and losses add up to what was left of it. */
export function cutObject(desk: Desk, command: CutObject): void {
  const object = desk.object(command.object);
  const path = `${desk.path}object`;
  if (object.status === 'cut' || object.status === 'shipped')
    throw new ConflictError(`object ${object.id} is ${object.status} already`, { path, value: object.id });
  if (reservedGrams(object) > 0) {
    throw new ConflictError(
      `object ${object.id} is reserved for ${Object.keys(object.reserved_g).join(', ')}`,
      {
        path,
        value: object.id,
        cure: 'cancel or plan those heats anew first',
      },
    );
  }
  divide(desk, {
    kind: 'heat.cut',
    source: object,
    heat: object.heat,
    input_g: object.mass_g - drawnGrams(object),
    objects: command.pieces,
    objectsPath: 'pieces',
    command,
  });
}

interface Division {
  readonly kind: 'heat.cast' | 'heat.cut';
  readonly source: HeatState | ObjectState;
  readonly heat: string;
  readonly input_g: number;
  readonly objects: readonly NewObject[];
  readonly objectsPath: string;
  readonly command: CastHeat | CutObject;
}

function divide(desk: Desk, { kind, source, heat, input_g, objects, objectsPath, command }: Division): void {
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
    throw new InputError('nothing came out', {
      path: `${desk.path}${objectsPath}`,
      allowed: 'at least one piece',
    });
  for (const { id, mass_g, path } of made) {
    checkId(id, `${desk.path}${path}`);
    checkGrams(mass_g, `${desk.path}${path}.mass_g`);
  }
  const happenedAt = whenHappened(desk, command.happenedAt);
  const output_g = made.reduce((sum, { mass_g }) => sum + mass_g, 0);
  desk.write(kind, source.subject, {
    happenedAt,
    inputKg: gramsToKg(input_g),
    nOutputs: String(made.length),
    outputKg: gramsToKg(output_g),
    outputs: made.map(({ type, id, mass_g, form }) => ({
      lot: `${type}:${id}`,
      kg: gramsToKg(mass_g),
      form,
    })),
    ...balanceOf(desk, input_g, output_g, command),
    by: command.by,
  });
  for (const { type, id, mass_g, form, path } of made) {
    refuseKnown(desk, `${type}:${id}`, `${desk.path}${path}`);
    const common = { happenedAt, form, massKg: gramsToKg(mass_g), from: source.subject };
    if (type === 'object') desk.write('object.created', `object:${id}`, { ...common, heat });
    else {
      desk.write('lot.received', `lot:${id}`, {
        ...common,
        class: 'internal-revert',
        lotClass: 'internal-revert',
        generation: String(source.generation),
        owner: source.owner ?? undefined,
      });
    }
  }
}

/** Share of the input that the scales may be off by when nothing is said: two weighings on a platform scale (assumption). */
const SCALE_TOLERANCE = 0.005;
/** Most that a tolerance may be told as [kg/kg]: four times the usual one, a crane scale on a small heat. Assumption. */
const MOST_TOLERANCE = 0.02;
/** What a scale may be off by however little lies on it [g]. Assumption: a step of the coarser bench scales. */
const LEAST_TOLERANCE_G = 10;

/**
 * H7: in = out + declared losses within the tolerance of the scales; the rest is recorded as unbalanced and keeps the
 * heat from release. Nothing is dropped or made up.
 */
function balanceOf(
  desk: Desk,
  input_g: number,
  output_g: number,
  { losses = [], tolerance_g }: { readonly losses?: readonly Loss[]; readonly tolerance_g?: number },
) {
  for (const [i, { mass_g }] of losses.entries()) checkGrams(mass_g, `${desk.path}losses[${i}].mass_g`);
  if (tolerance_g !== undefined) checkTolerance(desk, tolerance_g, input_g);
  const lost = losses.reduce((sum, { mass_g }) => sum + mass_g, 0);
  const unexplained = input_g - output_g - lost;
  const tolerance = tolerance_g ?? Math.round(SCALE_TOLERANCE * input_g);
  return {
    lossKg: lost === 0 ? undefined : gramsToKg(lost),
    losses: losses.length === 0 ? undefined : losses.map(({ to, mass_g }) => ({ to, kg: gramsToKg(mass_g) })),
    toleranceKg: tolerance_g === undefined ? undefined : gramsToKg(tolerance_g),
    unbalancedKg: Math.abs(unexplained) <= tolerance ? undefined : gramsToKg(unexplained),
  };
}

/** Who melts says what his scales may be off by, but not that a part of the metal may be missing. */
function checkTolerance(desk: Desk, tolerance_g: number, input_g: number): void {
  const path = `${desk.path}tolerance_g`;
  checkGrams(tolerance_g, path, 0);
  const most = Math.max(LEAST_TOLERANCE_G, Math.round(MOST_TOLERANCE * input_g));
  if (tolerance_g <= most) return;
  throw new InputError(`no scale is off by ${tolerance_g} g in ${input_g} g`, {
    path,
    value: tolerance_g,
    unit: 'g',
    allowed: `at most ${most} g`,
    cure: 'say under losses where the metal went; what nobody can explain stays unbalanced',
  });
}

/** Gives back all that a heat still has reserved. */
function giveBack(desk: Desk, heat: HeatState, happenedAt: string): void {
  for (const [from, grams] of Object.entries(heat.reserved_g)) {
    const stock = desk.metal(from);
    if (stock.type === 'heat') continue;
    desk.write(`${stock.type}.unreserved`, stock.subject, {
      happenedAt,
      heat: heat.id,
      kg: gramsToKg(grams),
    });
  }
}

/** The lot or object, if a heat of that owner may use it. Throws ForbiddenError with the rule otherwise. */
function usable(desk: Desk, from: Subject, heat: HeatState, path: string): LotState | ObjectState {
  const stock = desk.metal(from);
  if (stock.type === 'heat') {
    throw new InputError(`${from} is a heat; its metal is in its objects and lots`, { path, value: from });
  }
  const forbid = (words: string): never => {
    throw new ForbiddenError(`${stock.type} ${stock.id} ${words}`, { path, value: stock.id });
  };
  if (stock.type === 'lot' && stock.status !== 'cleared')
    forbid(`is not cleared (${stock.holdReason ?? stock.status})`);
  if (stock.status === 'cut') forbid('is cut: use its pieces');
  if (stock.status === 'shipped') forbid('is shipped');
  if (stock.status === 'failed' && stock.disposition !== 'remelt')
    forbid('failed and has no disposition "remelt"');
  if (stock.disposition && stock.disposition !== 'remelt' && stock.disposition !== 'downgrade')
    forbid(`is to ${stock.disposition}`);
  if (!ownedFor(stock, heat)) {
    forbid(
      `belongs to ${stock.owner ?? 'the plant'}, heat ${heat.id} to ${heat.owner ?? 'the plant'}: not to be mixed`,
    );
  }
  return stock;
}

/** H8: customer-owned metal is not mixed; the plant's virgin metal and addition alloys may be agreed as additions. */
function ownedFor(stock: LotState | ObjectState, heat: HeatState): boolean {
  if (stock.owner === heat.owner) return true;
  const addition = ['virgin', 'addition-alloy'];
  return (
    stock.owner === null && heat.ownAdditions && stock.type === 'lot' && addition.includes(stock.lotClass)
  );
}

/** H9: no gram is promised or drawn twice. */
function refuseTooMuch(stock: LotState | ObjectState, asked: number, free: number, path: string): void {
  if (asked <= free) return;
  throw new ConflictError(`${stock.type} ${stock.id}: asked ${asked} g, free ${free} g`, {
    path,
    value: asked,
    unit: 'g',
    where: stock.subject,
    allowed: `at most ${free} g`,
    cure:
      reservedGrams(stock) > 0
        ? `reserved for ${Object.keys(stock.reserved_g).join(', ')}: plan those heats anew, or use another lot`
        : 'use another lot',
  });
}

function checkPortions(list: readonly Portion[], path: string): void {
  const seen = new Set<string>();
  for (const [i, { from, mass_g }] of list.entries()) {
    checkGrams(mass_g, `${path}[${i}].mass_g`);
    if (seen.has(from)) {
      throw new InputError(`${from} is named twice`, {
        path: `${path}[${i}].from`,
        value: from,
        cure: 'add the two up',
      });
    }
    seen.add(from);
  }
}

const portions = (list: readonly Portion[]) =>
  list.map(({ from, mass_g }) => ({ lot: from, kg: gramsToKg(mass_g) }));
