import type { Bundle, Claim } from '../bundle-format.ts';
import { type ForgedRecord, wholeBundle } from './forge.ts';

type Parts = readonly (readonly [of: string, kg: string])[];

const melted: ForgedRecord = {
  kind: 'heat.melted',
  subject: 'heat:H',
  open: { process: 'VIM', nInputs: '1', inputKg: '100.000', outputKg: '100.000' },
  hidden: [['input/0', { lot: 'lot:A', kg: '100.000' }]],
};

const divided = (subject: string, parts: Parts, open: object): ForgedRecord => ({
  kind: subject.startsWith('heat:') ? 'heat.cast' : 'heat.cut',
  subject,
  open: { inputKg: '100.000', nOutputs: String(parts.length), ...open },
  hidden: parts.map(([lot, kg], i) => [`output/${i}`, { lot, kg, form: 'bar' }]),
});

const made = (of: string, from: string, kg: string): ForgedRecord => ({
  kind: 'object.created',
  subject: `object:${of}`,
  open: { form: 'bar', from, heat: 'H' },
  hidden: [['massKg', kg]],
});

const cast = divided('heat:H', [['object:I', '100.000']], { outputKg: '100.000' });
const ingot = made('I', 'heat:H', '100.000');
const PIECES: Parts = [
  ['object:P', '60.000'],
  ['object:Q', '36.000'],
];
const cut = divided('object:I', PIECES, { outputKg: '96.000', lossKg: '4.000' });
const cutTo = (parts: Parts, open: object): ForgedRecord => divided('object:I', parts, open);
const piece = made('P', 'object:I', '60.000');
const correction = (subject: string, correctsSeq: string, open: object): ForgedRecord => ({
  kind: 'record.corrected',
  subject,
  open: { corrects: 'a'.repeat(64), correctsSeq, correctsKind: 'heat.cut', ...open },
});

/** A piece of a heat as a dishonest plant may tell of it: records, what they prove of the genealogy of the piece, and words of why. */
export const PIECE_CASES: readonly (readonly [
  name: string,
  verdict: 'proven' | 'contradicted' | 'incomplete',
  words: string,
  records: readonly ForgedRecord[],
])[] = [
  [
    'an honest piece',
    'proven',
    'object:P (60.000 kg) was cut from object:I',
    [melted, cast, ingot, cut, piece],
  ],
  [
    'a piece that was booked with more than came out of the cut',
    'contradicted',
    'object:P was booked with 70.000 kg, and 60.000 kg of it came out of object:I',
    [melted, cast, ingot, cut, made('P', 'object:I', '70.000')],
  ],
  [
    'a piece that weighs more than its ingot',
    'contradicted',
    'the pieces of object:I in this bundle weigh 160.000 kg, and it weighed 100.000 kg',
    [
      ...[melted, cast, ingot],
      cutTo([['object:P', '160.000']], { outputKg: '160.000' }),
      made('P', 'object:I', '160.000'),
    ],
  ],
  [
    'pieces and kerf that are more than the ingot',
    'contradicted',
    '96.000 kg and 5.000 kg of losses came out of 100.000 kg of object:I: 1.000 kg too much',
    [melted, cast, ingot, cutTo(PIECES, { outputKg: '96.000', lossKg: '5.000' }), piece],
  ],
  [
    'metal of the ingot that nobody explains',
    'contradicted',
    '4.000 kg are missing, and the scales may be off by 0.500 kg',
    [melted, cast, ingot, cutTo(PIECES, { outputKg: '96.000' }), piece],
  ],
  [
    'scales that are said to be off by more than 2 %',
    'contradicted',
    'the scales may be off by 2.000 kg',
    [melted, cast, ingot, cutTo(PIECES, { outputKg: '96.000', toleranceKg: '9.000' }), piece],
  ],
  [
    'more cut than the ingot weighed',
    'contradicted',
    '100.000 kg of object:I were cut, and it weighed 98.000 kg',
    [
      melted,
      divided('heat:H', [['object:I', '98.000']], { outputKg: '98.000', lossKg: '2.000' }),
      ...[made('I', 'heat:H', '98.000'), cut, piece],
    ],
  ],
  [
    'more cast than was melted',
    'contradicted',
    '100.000 kg of heat:H were cast, and 90.000 kg came out of its melting',
    [{ ...melted, open: { ...melted.open, outputKg: '90.000' } }, cast, ingot, cut, piece],
  ],
  [
    'a piece that no cut has',
    'contradicted',
    'object:P was booked with 60.000 kg, and nothing of it came out of object:I',
    [
      ...[melted, cast, ingot],
      cutTo([['object:Q', '96.000']], { outputKg: '96.000', lossKg: '4.000' }),
      piece,
    ],
  ],
  [
    'a piece of another heat',
    'contradicted',
    'object:I is booked as metal of heat:G, and heat:H is claimed',
    [melted, cast, { ...ingot, open: { ...ingot.open, heat: 'G' } }, cut, piece],
  ],
  [
    'an ingot that was cut twice',
    'contradicted',
    'object:I is cut twice',
    [melted, cast, ingot, cut, piece, cut],
  ],
  [
    'a piece that was made twice',
    'contradicted',
    'object:P is made twice',
    [melted, cast, ingot, cut, piece, piece],
  ],
  [
    'a cut that was taken back',
    'incomplete',
    'the bundle does not show the cutting of object:I',
    [melted, cast, ingot, cut, piece, correction('object:I', '3', { how: 'did-not-occur' })],
  ],
  [
    'a cut that is not shown',
    'incomplete',
    'does not show the cutting of object:I',
    [melted, cast, ingot, piece],
  ],
  [
    'a cut after the piece was made',
    'incomplete',
    'does not show the cutting of object:I',
    [melted, cast, ingot, piece, cut],
  ],
  [
    'a piece of the cut that is kept back',
    'incomplete',
    'not everything that came out of object:I is disclosed',
    [melted, cast, ingot, { ...cut, told: [0] }, piece],
  ],
  [
    'a mass that is kept back',
    'incomplete',
    'what object:P weighed is not disclosed',
    [melted, cast, ingot, cut, { ...piece, told: [] }],
  ],
  ['no melting', 'incomplete', 'proves no melting of heat:H', [cast, ingot, cut, piece]],
  [
    'a loss of the casting that was booked later',
    'proven',
    'at each step pieces, crops and losses add up to what went in',
    [
      melted,
      divided('heat:H', [['object:I', '90.000']], {
        outputKg: '90.000',
        unbalancedKg: '10.000',
      }),
      made('I', 'heat:H', '90.000'),
      divided('object:I', [['object:P', '90.000']], { inputKg: '90.000', outputKg: '90.000' }),
      made('P', 'object:I', '90.000'),
      { ...correction('heat:H', '1', { how: 'incorrect-data', lossKg: '10.000' }) },
    ],
  ],
];

const CLAIM: Claim = { type: 'genealogy', subject: 'object:P', heat: 'heat:H' };

/** The records of a case, claiming that the piece came out of its heat. */
export const pieceBundle = (records: readonly ForgedRecord[]): Bundle => wholeBundle(records, [CLAIM]);
