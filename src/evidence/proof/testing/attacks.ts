import type { Bundle, BundleVerdict, Claim } from '../bundle-format.ts';
import { type ForgedRecord, forgedBundle } from './forge.ts';

/** What somebody who holds the key of a log may try, and what must be said of it. */
export interface Attack {
  readonly name: string;
  readonly bundle: Bundle;
  readonly expect: Pick<BundleVerdict, 'verdict'> & { readonly words: string };
}

const portion = (lot: string, kg: string) => ({ lot: `lot:${lot}`, kg });
const lot = (id: string, origin: string, kg: string): ForgedRecord => ({
  kind: 'lot.received',
  subject: `lot:${id}`,
  open: { class: origin, form: 'turnings' },
  hidden: [['massKg', kg]],
});
const heat = (
  inputs: NonNullable<ForgedRecord['hidden']> = INPUTS,
  more: Partial<ForgedRecord> = {},
): ForgedRecord => ({
  kind: 'heat.melted',
  subject: 'heat:H-1',
  open: { process: 'VIM', nInputs: '2', inputKg: '1000.000', outputKg: '990.000' },
  hidden: inputs,
  ...more,
});
const INPUTS: NonNullable<ForgedRecord['hidden']> = [
  ['input/0', portion('scrap', '600.000')],
  ['input/1', portion('own', '400.000')],
];
const scrap = lot('scrap', 'post-consumer', '600.000');
const own = lot('own', 'internal-revert', '600.000');
const share = (value: string): Claim => ({
  type: 'massFraction',
  subject: 'heat:H-1',
  class: 'post-consumer',
  value,
});

const attack = (
  name: string,
  records: readonly ForgedRecord[],
  { claims = [share('0.6')], ...expect }: Attack['expect'] & { readonly claims?: readonly Claim[] },
): Attack => ({ name, bundle: forgedBundle(records, claims), expect });
const contradicted = (words: string, claims?: readonly Claim[]) => ({
  verdict: 'contradicted' as const,
  words,
  ...(claims ? { claims } : {}),
});

const honest = forgedBundle([scrap, own, heat()], [share('0.6')]);
const other = forgedBundle(
  [
    scrap,
    own,
    heat([...INPUTS, ['input/0', portion('own', '600.000')], ['input/1', portion('scrap', '400.000')]], {
      told: [2, 3],
    }),
  ],
  [share('0.4')],
);

/** Every attack; `attacks.json` holds them for other verifiers. */
export const ATTACKS: readonly Attack[] = [
  attack('none: an honest bundle', [scrap, own, heat()], { verdict: 'proven', words: '' }),
  attack(
    'two sets of digests for one field, both disclosed',
    [scrap, own, heat([...INPUTS, ['input/0', portion('own', '600.000')]])],
    contradicted('the field input/0 is disclosed twice'),
  ),
  attack(
    'two digests for the mass of a lot, one disclosed',
    [
      {
        ...scrap,
        hidden: Array.from({ length: 15 }, (_, i) => ['massKg', `${600 + i}.000`] as const),
        told: [0],
      },
      own,
      heat(),
    ],
    contradicted('record 0 has 15 digests for at most'),
  ),
  {
    name: 'one record told twice, each time with other fields',
    bundle: { ...honest, entries: [...honest.entries, honest.entries[2]!] },
    expect: contradicted('record 2 is told twice'),
  },
  {
    name: 'two sets of digests for the inputs, one disclosed: the fields kept back are counted',
    bundle: other,
    expect: { verdict: 'proven', words: '' },
  },
  attack(
    'input/00 laid over input/0',
    [scrap, own, heat([...INPUTS, ['input/00', portion('scrap', '1000.000')]])],
    contradicted('record 2 (heat.melted of heat:H-1): input/00 is not a field of heat.melted'),
  ),
  attack(
    'a lot gives more than it weighed',
    [lot('scrap', 'post-consumer', '500.000'), own, heat()],
    contradicted('lot:scrap gave 600.000 kg to the heats of this bundle and weighed 500.000 kg'),
  ),
  attack(
    'a lot gives more than it weighed, to two heats',
    [scrap, own, heat(), heat(INPUTS, { subject: 'heat:H-2' })],
    contradicted('lot:scrap gave 1200.000 kg to the heats of this bundle and weighed 600.000 kg'),
  ),
  attack(
    'a lot received after its heat was melted',
    [own, heat(), scrap],
    contradicted('lot:scrap is received in record 2, after heat:H-1 was melted of it in record 1'),
  ),
  attack(
    'a lot received twice, with two origins',
    [scrap, lot('scrap', 'internal-revert', '600.000'), own, heat()],
    contradicted('lot:scrap is received twice'),
  ),
  attack('a heat melted twice', [scrap, own, heat(), heat()], contradicted('heat:H-1 is melted twice')),
  attack('no claim at all', [scrap, own, heat()], {
    verdict: 'incomplete',
    words: 'the bundle claims nothing',
    claims: [],
  }),
  attack(
    'a mass that is no text',
    [scrap, own, heat([['input/0', { lot: 'lot:scrap', kg: { toString: 1 } }], INPUTS[1]!])],
    { verdict: 'incomplete', words: 'not all inputs of heat:H-1 are disclosed' },
  ),
  attack(
    'names that every object inherits',
    [lot('constructor', '__proto__', '600.000'), own, heat()],
    contradicted('lot.received: class is not one of the allowed values'),
  ),
];
