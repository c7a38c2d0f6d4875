import { meltDensity } from '../../../src/models/refining/bath-kinetics/density.ts';
import { comparison, decades } from '../../comparison.ts';
import { beam, melt } from '../../documents.ts';
import { firstOrder, type Run, setting } from '../../run.ts';

/** A hearth pool of Ti-6Al-4V for ten seconds; a melt that mixes at once shows the surface alone. */
const pool = (
  drawn: { readonly kMelt: number; readonly depth_m: number },
  temperature_K: number,
  mixed = false,
) => ({
  melt: melt(10, { Al: 6, V: 4 }, { balance: 'Ti' as const }),
  route: [
    beam({
      mode: 'button',
      temperature_K,
      areaToVolume_per_m: 1 / drawn.depth_m,
      meltTransport_m_per_s: mixed ? 0.1 : drawn.kMelt,
      time_s: 10,
    }),
  ],
});
/** Density that the models take for a melt on titanium [kg/m3]. */
const TITANIUM = meltDensity(['Ti'], Float64Array.of(1));
const k = firstOrder('Al');
/** Flux [kg/m2/s]: what condensed over area and time. */
const flux = (run: Run): number =>
  (run.to('Al', 'condensate') * TITANIUM) /
  (run.document.melt.mass_kg * setting(run, 'areaToVolume_per_m') * setting(run, 'time_s'));
/** Bulk content of Al [kg/m3]: at 1950 K the surface is hardly depleted. */
const BULK = 260;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed: {
    kMelt: decades(1e-4, 5e-4, 'm/s', 'beam pools driven by surface tension: transport data'),
    depth_m: decades(0.01, 0.05, 'm', 'hearth pools'),
  },
  statements: [
    {
      kind: 'band',
      of: '0.Al_flux_kg_m2_s',
      says: 'flux of Al from Ti-6Al-4V at 1950 K',
      meaning: 'The activity of aluminium in titanium, from free evaporation of Ti-Al.',
      unit: 'kg/m2/s',
      published: 0.001,
      within: { factor: 2 },
      documents: [(drawn) => pool(drawn, 1950)],
      observe: flux,
    },
    {
      kind: 'band',
      of: '1.Al_flux_kg_m2_s',
      says: 'flux of Al from Ti-6Al-4V at 2300 K',
      meaning: 'The activity of aluminium in titanium, and the pool that limits at 2300 K too.',
      unit: 'kg/m2/s',
      published: 0.012,
      within: { factor: 2 },
      documents: [(drawn) => pool(drawn, 2300)],
      observe: flux,
    },
    {
      kind: 'band',
      of: ['0.Al_surface_kg_m3', '1.Al_surface_kg_m3'],
      says: 'Al at the surface at 2300 K over that in the pool',
      meaning:
        'The two numbers of the paper imply a transport in the pool of 1e-4 m/s, the least of the range; there the surface of the model keeps 0.63: its vapour leaves a quarter more slowly than in the calculation of the paper.',
      unit: '1',
      published: 140 / BULK,
      documents: [(drawn) => pool(drawn, 2300), (drawn) => pool(drawn, 2300, true)],
      observe: (run, mixed) => k(run) / k(mixed),
    },
    {
      kind: 'order',
      of: ['1.*', '2.text'],
      says: 'the surface is depleted at 2300 K: both surface and pool diffusion limit',
      documents: [(drawn) => pool(drawn, 2300), (drawn) => pool(drawn, 2300, true)],
      holds: (run, mixed) => k(run) < 0.9 * k(mixed) && k(run) > 0.1 * k(mixed),
    },
  ],
});
