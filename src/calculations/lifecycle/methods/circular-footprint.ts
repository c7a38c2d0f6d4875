import {
  type CircularInputs,
  circularFootprint as formula,
} from '../../../models/lifecycle/circular-footprint/circular-footprint.ts';
import { type Factor, factorIn, factorNote } from '../../method/factor.ts';
import type { NumberRule, Reader } from '../../method/reader.ts';
import type { LifecycleMethod } from '../method.ts';

const SHARE: NumberRule = { min: 0, max: 1 };
const NONE: NumberRule = { fallback: 0, because: 'no energy recovery and no disposal given' };
const QUALITY: NumberRule = { min: 0, fallback: 1, because: 'recyclate as good as virgin metal' };

export const circularFootprint: LifecycleMethod = {
  name: 'circular-footprint',
  title: 'burden of a product by the circular footprint formula: material, energy and disposal',
  formula:
    'material = (1-R1)Ev + R1[A Erec + (1-A)Ev Qsin/Qp] + (1-A)R2[ErecEoL - Ev* Qsout/Qp]; energy = (1-B)R3[E_ER - LHV(Xheat E_SEheat + Xelec E_SEelec)]; disposal = (1-R2-R3)E_D',
  source: 'Zampori and Pant, Suggestions for updating the PEF method, JRC 2019, equation 3',
  comparedWith: 'hand calculation 1e-12; limits A = 0, A = 1, and independence of A at R1 = R2',
  refuses: 'a share outside 0 to 1, R2 + R3 above 1, a factor written out without its date or source',
  inputs: {
    Ev: 'burden of virgin metal per kg',
    Erecycled: 'burden of the recycled input per kg',
    ErecyclingEoL: 'burden of recycling at the end of life; default Erecycled',
    Evstar: 'virgin metal displaced at the end of life; default Ev',
    R1: 'recycled share of the input; R for both',
    R2: 'share recycled at the end of life',
    R3: 'share to energy recovery',
    R: 'R1 and R2 at once',
    A: 'share of the recycling burden and credit that the user of recyclate carries; a list gives one result each',
    B: 'the same for energy recovery',
    QsinOverQp: 'quality of the recycled input over that of virgin metal',
    QsoutOverQp: 'quality of what is recycled at the end of life over that of virgin metal',
    E_ER: 'burden of energy recovery',
    LHV: 'lower heating value',
    Xheat: 'efficiency to heat',
    E_SEheat: 'heat displaced',
    Xelec: 'efficiency to electricity',
    E_SEelec: 'electricity displaced',
    E_D: 'burden of disposal',
  },
  run(reader) {
    const factors = factorsOf(reader);
    const values = Object.fromEntries(Object.entries(factors).map(([name, { value }]) => [name, value]));
    const many = Array.isArray(reader.raw('A'));
    const shares = many ? reader.numbers('A', SHARE) : [allocation(reader).value];
    const results = shares.map((A) => formula({ ...(values as unknown as CircularInputs), A }));
    if (values.R2! + values.R3! > 1 + 1e-12)
      reader.refuse(
        'R2',
        `and R3 are together ${values.R2! + values.R3!}: more than all of it`,
        'R2 + R3 at most 1',
      );
    const [first] = results;
    const spread =
      Math.max(...results.map(({ material }) => material)) -
      Math.min(...results.map(({ material }) => material));
    return {
      quantities: {
        ...first!,
        ...(many
          ? { byA: results.map((result, i) => ({ A: shares[i]!, ...result })), spreadOverA: spread }
          : {}),
      },
      notes: [
        ...Object.entries(factors).flatMap(([name, one]) => factorNote(name, one)),
        'A = 1 is the cut-off rule, A = 0 gives all credit to recycling at the end of life',
      ],
    };
  },
};

const allocation = (reader: Reader): Factor =>
  factorIn(reader, 'A', {
    ...SHARE,
    fallback: 0.2,
    because: 'PEF default for metals (recalled: check Annex C)',
  });

function factorsOf(reader: Reader): Readonly<Record<string, Factor>> {
  const both = reader.has('R') ? factorIn(reader, 'R', SHARE) : undefined;
  const Ev = factorIn(reader, 'Ev');
  const Erecycled = factorIn(reader, 'Erecycled');
  const or = (name: string, other: Factor): Factor => (reader.has(name) ? factorIn(reader, name) : other);
  const optional = ['E_ER', 'LHV', 'Xheat', 'E_SEheat', 'Xelec', 'E_SEelec', 'E_D'] as const;
  return {
    Ev,
    Erecycled,
    ErecyclingEoL: or('ErecyclingEoL', Erecycled),
    Evstar: or('Evstar', Ev),
    R1: both ?? factorIn(reader, 'R1', SHARE),
    R2: both ?? factorIn(reader, 'R2', SHARE),
    R3: factorIn(reader, 'R3', { ...SHARE, fallback: 0, because: 'no energy recovery' }),
    ...(Array.isArray(reader.raw('A')) ? {} : { A: allocation(reader) }),
    B: factorIn(reader, 'B', { ...SHARE, fallback: 0, because: 'PEF default' }),
    QsinOverQp: factorIn(reader, 'QsinOverQp', QUALITY),
    QsoutOverQp: factorIn(reader, 'QsoutOverQp', QUALITY),
    ...Object.fromEntries(
      optional.map((name) => [
        name,
        factorIn(reader, name, name.startsWith('X') ? { ...NONE, ...SHARE } : NONE),
      ]),
    ),
  };
}
