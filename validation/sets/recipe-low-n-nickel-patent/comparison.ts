import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { crucible, melt, vim } from '../../documents.ts';
import { finalOf } from '../../run.ts';

const assumed = {
  mass_kg: decades(10, 3000, 'kg', 'pilot to production heats'),
  nitrogen: between(10, 40, 'ppm', 'nickel, iron and niobium melted first'),
  chromiumNitrogen: between(5, 40, 'ppm', 'low-nitrogen chromium'),
  chromium: between(15, 25, 'wt%', 'chromium-bearing nickel alloys'),
  pressure_Pa: decades(0.1, 10, 'Pa', 'the claim says below 10 Pa'),
  time_s: between(1800, 7200, 's', 'degassing before chromium'),
} as const satisfies Ranges;

const CHROMIUM_S = 1800;
const settings = ({ mass_kg, pressure_Pa }: { readonly mass_kg: number; readonly pressure_Pa: number }) => ({
  temperature_K: 1823,
  pressure_Pa,
  ...crucible(mass_kg, 1),
});

/** Chromium last: nickel with carbon is degassed first. */
const last: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, { C: 0.05 }, { ppm: { N: drawn.nitrogen, O: 60, S: 5 } }),
  route: [
    vim({ ...settings(drawn), time_s: drawn.time_s + CHROMIUM_S }, [
      {
        composition_wtpct: { N: drawn.chromiumNitrogen / 1e4 },
        balance: 'Cr',
        wtpct: (100 * drawn.chromium) / (100 - drawn.chromium),
        at_s: drawn.time_s,
      },
    ]),
  ],
});
/** Chromium in from the start, as with returns; the same nitrogen in all. */
const first: Document<typeof assumed> = (drawn) => ({
  melt: melt(
    drawn.mass_kg,
    { C: 0.05, Cr: drawn.chromium },
    {
      ppm: {
        N: drawn.nitrogen + (drawn.chromium / 100) * (drawn.chromiumNitrogen - drawn.nitrogen),
        O: 60,
        S: 5,
      },
    },
  ),
  route: [vim({ ...settings(drawn), time_s: drawn.time_s + CHROMIUM_S })],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.N_ppm_max_description',
      says: 'chromium added last: at most 10 ppm N',
      unit: 'ppm',
      published: { atMost: 10 },
      documents: [last],
      observe: finalOf('N'),
    },
    {
      kind: 'band',
      of: '0.N_ppm_max_claim',
      says: 'chromium added last: at most 5 ppm N (claim)',
      unit: 'ppm',
      published: { atMost: 5 },
      documents: [last],
      observe: finalOf('N'),
      meaning:
        'Whether 5 ppm is reached is decided by the nitrogen of the chromium, which the claim leaves open.',
    },
    {
      kind: 'order',
      of: '0.*',
      says: 'degassing before chromium leaves less nitrogen than chromium from the start',
      documents: [last, first],
      holds: (late, early) => late.final('N') < early.final('N'),
      shows: (late, early) =>
        `${late.final('N').toFixed(1)} ppm with chromium last, ${early.final('N').toFixed(1)} ppm with it from the start`,
    },
  ],
  note: 'With returns the chromium is in from the start: the second figure is what that costs.',
});
