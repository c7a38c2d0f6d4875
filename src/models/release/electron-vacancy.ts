import { ValidityError } from '../../foundation/errors.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { VacancyProcedure } from './procedures.ts';

type Amounts = Map<ElementSymbol, number>;

/**
 * Mean electron vacancy number [1] of the residual matrix, Nv = sum x_i n_i over the atoms that carbides, borides and
 * gamma prime leave, x_i their atomic fractions (docs/theory/release.md, equations 5 to 9). `fractions` are mass
 * fractions, `molarMass` in kg/mol; what `fractions` leaves out is absent. Elements without a vacancy number count as atoms
 * of no matrix and are left out, as the hand calculation does. Leaves out: temperature, time, other partitions.
 * Throws ValidityError when nothing is left of the matrix.
 */
export function electronVacancy(
  fractions: ReadonlyMap<ElementSymbol, number>,
  procedure: VacancyProcedure,
  molarMass: (element: ElementSymbol) => number,
): number {
  const left = atomsOf(fractions, molarMass);
  const chromium = left.get('Cr') ?? 0;
  takeMonocarbides(left, procedure);
  takeCarbides(left, procedure);
  takeBorides(left, procedure);
  takeGammaPrime(left, chromium, procedure);
  let atoms = 0;
  let sum = 0;
  for (const [element, amount] of left) {
    const vacancy = procedure.vacancies[element];
    if (vacancy === undefined) continue;
    atoms += amount;
    sum += amount * vacancy;
  }
  if (!(atoms > 0))
    throw new ValidityError(
      'carbides, borides and gamma prime take up all of the metal, so the matrix has no electron vacancy number',
      {
        path: procedure.id,
        value: atoms,
        cure: 'state the whole composition, with the balance element',
      },
    );
  return sum / atoms;
}

function atomsOf(
  fractions: ReadonlyMap<ElementSymbol, number>,
  molarMass: (element: ElementSymbol) => number,
): Amounts {
  const moles = [...fractions].map(([element, share]): [ElementSymbol, number] => [
    element,
    share / molarMass(element),
  ]);
  const total = moles.reduce((sum, [, amount]) => sum + amount, 0);
  return new Map(moles.map(([element, amount]) => [element, amount / total]));
}

/** Takes up to `wanted`, or all; returns what there was. */
function take(from: Amounts, element: ElementSymbol, wanted = Number.POSITIVE_INFINITY): number {
  const taken = Math.min(from.get(element) ?? 0, wanted);
  if (taken > 0) from.set(element, from.get(element)! - taken);
  return taken;
}

/** A share of the carbon binds the strongest carbide formers one to one, in their order. */
function takeMonocarbides(left: Amounts, { monocarbideShare, monocarbideOrder }: VacancyProcedure): void {
  let carbon = monocarbideShare * (left.get('C') ?? 0);
  for (const element of monocarbideOrder) {
    const bound = take(left, element, carbon);
    take(left, 'C', bound);
    carbon -= bound;
  }
}

/** The rest of the carbon is M23C6: chromium, and Mo with W as they stand to each other. */
function takeCarbides(
  left: Amounts,
  { chromiumPerCarbon, molybdenumTungstenPerCarbon }: VacancyProcedure,
): void {
  const carbon = take(left, 'C');
  const heavy = (left.get('Mo') ?? 0) + (left.get('W') ?? 0);
  // Without molybdenum and tungsten all of the metal is chromium: Cr23C6.
  const forChromium = chromiumPerCarbon + (heavy > 0 ? 0 : molybdenumTungstenPerCarbon);
  for (const element of ['Mo', 'W'] as const)
    take(left, element, (molybdenumTungstenPerCarbon * carbon * (left.get(element) ?? 0)) / (heavy || 1));
  take(left, 'Cr', carbon * forChromium);
}

function takeBorides(left: Amounts, { boridePerBoron }: VacancyProcedure): void {
  const boron = take(left, 'B');
  for (const [element, amount] of entriesOf(boridePerBoron)) take(left, element, amount * boron);
}

function takeGammaPrime(left: Amounts, chromium: number, procedure: VacancyProcedure): void {
  const { gammaPrime, gammaPrimeChromium, nickelPerFormer } = procedure;
  let formers = take(left, 'Cr', gammaPrimeChromium * chromium);
  for (const [element, share] of entriesOf(gammaPrime))
    formers += take(left, element, share * (left.get(element) ?? 0));
  take(left, 'Ni', nickelPerFormer * formers);
}
