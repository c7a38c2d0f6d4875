import {
  between,
  comparison,
  type Document,
  decades,
  type OrderStatement,
  type Ranges,
} from '../../comparison.ts';
import { beam, melt } from '../../documents.ts';

const assumed = {
  mass_kg: decades(0.1, 5, 'kg', 'laboratory beam melting'),
  aluminium: between(5, 40, 'wt%', 'V-Al from aluminothermic reduction'),
  superheat_K: between(100, 400, 'K', 'pools under a beam'),
  time_s: decades(300, 3600, 's', 'beam melting'),
} as const satisfies Ranges;

/** Melting point of vanadium (recalled). */
const MELTING_K = 2183;
const button: Document<typeof assumed> = (drawn) => ({
  melt: melt(
    drawn.mass_kg,
    { Al: drawn.aluminium },
    {
      balance: 'V',
      ppm: {
        Fe: 2000,
        Co: 20,
        Ni: 100,
        Cr: 300,
        Ti: 100,
        Mo: 200,
        Nb: 100,
        W: 50,
        Si: 1000,
        C: 300,
        O: 1500,
      },
    },
  ),
  route: [
    beam({
      mode: 'button',
      temperature_K: MELTING_K + drawn.superheat_K,
      pressure_Pa: 0.01,
      time_s: drawn.time_s,
    }),
  ],
});

type Element = 'Al' | 'Fe' | 'Co' | 'Ni' | 'Cr' | 'Ti' | 'Mo' | 'Nb' | 'W' | 'Si';
const moves = (
  of: string,
  elements: readonly Element[],
  way: 'falls' | 'rises',
): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of,
  says: `${elements.join(', ')} ${way} under the beam`,
  ...(of === '0.Al' || of === '0.Mo_Nb_W'
    ? {}
    : {
        meaning:
          'Vanadium is a base of which the models know little: nickel, titanium and silicon leave about as fast as vanadium itself in the mix that they take, and superheat and aluminium decide which way they go.',
      }),
  documents: [button],
  holds: (run) => elements.every((element) => run.final(element) > run.start(element) === (way === 'rises')),
  shows: (run) =>
    elements
      .map((element) => `${element} ${(run.final(element) / run.start(element)).toFixed(3)} of its start`)
      .join(', '),
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    moves('0.Al', ['Al'], 'falls'),
    moves('0.Fe_Co_Ni_Cr', ['Fe', 'Co', 'Ni', 'Cr'], 'falls'),
    moves('0.Ti', ['Ti'], 'falls'),
    moves('0.Mo_Nb_W', ['Mo', 'Nb', 'W'], 'rises'),
    moves('0.Si', ['Si'], 'rises'),
  ],
  notCompared: [{ of: '1.C', because: 'carbides of vanadium are not among the phases' }],
});
