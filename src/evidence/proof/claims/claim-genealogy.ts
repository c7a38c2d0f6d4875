import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Claim, ProvenRecord } from '../bundle-format.ts';
import { type Judgement, notRecomputed, type Told } from './judgement.ts';
import { gramsOf, isKg, kg, mostOff, outputsOf, type Part } from './melted.ts';

type Genealogy = Extract<Claim, { type: 'genealogy' }>;

/** One step back: metal, and the record by which it came out of what it was cut or cast from. */
interface Step {
  readonly of: string;
  readonly grams: bigint;
  readonly from: string;
  /** What went into the cutting or casting [g]. */
  readonly input: bigint;
}

/**
 * An object came out of its heat, step by step: each piece stands with its own mass among the outputs of the object that was cut,
 * these and the booked losses are what was cut, and the first object came out of the casting of the heat. Integer grams.
 */
export function judgeGenealogy({ subject, heat }: Genealogy, told: Told): Judgement {
  const steps: Step[] = [];
  let before = Number.POSITIVE_INFINITY;
  for (let of = subject; of !== heat; ) {
    const step = stepBack({ of, before, heat }, told);
    if ('findings' in step) return step;
    const wrong = weighsLess(step, steps.at(-1));
    if (wrong) return wrong;
    steps.push(step);
    ({ before, from: of } = step);
    if (of.startsWith('heat:') && of !== heat)
      return notRecomputed('claim-genealogy', `${subject} came out of ${of}, and ${heat} is claimed`, {
        claimed: heat,
        found: of,
      });
  }
  if (steps.length === 0)
    return notRecomputed('claim-genealogy', `${subject} is a heat: only an object comes out of one`);
  const melted = told.proven.standing('heat.melted', heat).at(0);
  if (!melted) return notRecomputed('claim-no-heat', `the bundle proves no melting of ${heat}`);
  const cast = steps.at(-1)!;
  const poured = gramsOf(melted.body.outputKg);
  if (cast.input !== poured)
    return notRecomputed(
      'claim-genealogy',
      `${kg(cast.input)} kg of ${heat} were cast, and ${kg(poured)} kg came out of its melting`,
      { claimed: `${kg(cast.input)} kg`, found: `${kg(poured)} kg` },
    );
  const way = steps.map(
    ({ of, grams, from }) =>
      `${of} (${kg(grams)} kg) was ${from.startsWith('heat:') ? 'cast' : 'cut'} from ${from}`,
  );
  const words = `${way.join(', ')}; at each step pieces, crops and losses add up to what went in${releaseOn(steps, told)}`;
  return { basis: 'recomputed', words, findings: [], claimed: heat, found: heat };
}

/** Where an object came from, by the latest record of it before `before`; a judgement where that is not shown, or does not add up. */
function stepBack(
  { of, before, heat }: { readonly of: string; readonly before: number; readonly heat: string },
  told: Told,
): (Step & { readonly before: number }) | Judgement {
  const { proven } = told;
  const created = proven.standing('object.created', of).findLast(({ record }) => seqOf(record) < before);
  if (!created)
    return notRecomputed('claim-not-disclosed', `the bundle does not show what ${of} was cut or cast from`);
  const own = `heat:${String(created.body.heat).replace(/^heat:/, '')}`;
  if (own !== heat)
    return notRecomputed('claim-genealogy', `${of} is booked as metal of ${own}, and ${heat} is claimed`, {
      claimed: heat,
      found: own,
    });
  const from = String(created.body.from);
  const isCast = from.startsWith('heat:');
  if (!isKg(created.body.massKg))
    return notRecomputed('claim-not-disclosed', `what ${of} weighed is not disclosed`);
  const divided = proven
    .standing(isCast ? 'heat.cast' : 'heat.cut', from)
    .findLast(({ record }) => seqOf(record) < seqOf(created.record));
  if (!divided)
    return notRecomputed(
      'claim-not-disclosed',
      `the bundle does not show the ${isCast ? 'casting' : 'cutting'} of ${from}`,
    );
  const parts = outputsOf(divided);
  if (!parts)
    return notRecomputed('claim-not-disclosed', `not everything that came out of ${from} is disclosed`);
  const grams = gramsOf(created.body.massKg);
  const input = gramsOf(divided.body.inputKg);
  return (
    otherMass({ of, grams, from }, parts) ??
    unbalanced(from, divided, told) ?? { of, grams, from, input, before: seqOf(created.record) }
  );
}

const seqOf = ({ seq }: { readonly seq: string }): number => Number(seq);

/** The piece is one of the outputs, once, with the mass that it was booked with. */
function otherMass({ of, grams, from }: Omit<Step, 'input'>, parts: readonly Part[]): Judgement | null {
  const own = parts.filter(({ lot }) => lot === of);
  if (own.length === 1 && own[0]!.grams === grams) return null;
  const found = own.length === 0 ? 'nothing' : own.map((one) => `${kg(one.grams)} kg`).join(' and ');
  return notRecomputed(
    'claim-genealogy',
    `${of} was booked with ${kg(grams)} kg, and ${found} of it came out of ${from}`,
    { claimed: `${kg(grams)} kg`, found },
  );
}

/** What an object was cut from weighed at least what went into the cut. */
function weighsLess({ of, grams }: Step, later: Step | undefined): Judgement | null {
  if (later === undefined || later.input <= grams) return null;
  return notRecomputed(
    'claim-genealogy',
    `${kg(later.input)} kg of ${of} were cut, and it weighed ${kg(grams)} kg`,
    { claimed: `${kg(later.input)} kg`, found: `${kg(grams)} kg` },
  );
}

/** What went in is what came out and what was booked as lost, then or later, within what the scales may be off by. */
function unbalanced(from: string, divided: ProvenRecord, told: Told): Judgement | null {
  const { body } = divided;
  const corrections = told.proven.correctionsOf(divided).map((one) => one.body);
  const sum = (name: string): bigint =>
    corrections.reduce((all, one) => all + gramsIn(ownValue(one, name)), 0n);
  const [input, output] = [gramsOf(body.inputKg), gramsOf(body.outputKg)];
  const lost = gramsIn(body.lossKg) + sum('lossKg') - sum('withdrawnKg');
  const missing = input - output - lost;
  const allowed = toleranceOf(body.toleranceKg, input);
  if (missing <= allowed && -missing <= allowed) return null;
  return notRecomputed(
    'claim-genealogy',
    `${kg(output)} kg and ${kg(lost)} kg of losses came out of ${kg(input)} kg of ${from}: ${kg(missing < 0n ? -missing : missing)} kg ${missing < 0n ? 'too much' : 'are missing'}, and the scales may be off by ${kg(allowed)} kg`,
    { claimed: `${kg(output + lost)} kg`, found: `${kg(input)} kg` },
  );
}

/** Grams of a mass; zero where there is none. */
const gramsIn = (value: unknown): bigint => (isKg(value) ? gramsOf(value) : 0n);

/** What the scales may be off by [g]: as recorded, else 0.5 % of what went in. Assumption, as when metal is divided. */
function toleranceOf(recorded: unknown, input: bigint): bigint {
  if (!isKg(recorded)) return (input * 5n + 500n) / 1000n;
  const [told, most] = [gramsOf(recorded), mostOff(input)];
  if (told > most) return most;
  return told;
}

/** The decision of the plant that covers the object: on itself, else on what it was cut from, else on the heat; a hold since then. */
function releaseOn(steps: readonly Step[], { proven }: Told): string {
  for (const metal of [...steps.map(({ of }) => of), steps.at(-1)!.from]) {
    const type = metal.slice(0, metal.indexOf(':'));
    const decided = proven.standing(`${type}.released`, metal).at(-1);
    const held = proven.standing(`${type}.held`, metal).at(-1);
    if (held && (!decided || seqOf(held.record) > seqOf(decided.record)))
      return `. The plant put ${metal} on hold in record ${held.record.seq}`;
    if (decided)
      return `. The plant decided ${String(decided.body.verdict)} on ${metal} in record ${decided.record.seq}`;
  }
  return '. The bundle shows no release of it';
}
