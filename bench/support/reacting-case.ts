import type { MeltProperties } from '../../src/metal/thermo/melt-properties.ts';
import { CLASS_DIAMETERS_M } from '../../src/models/refining/bath-kinetics/populations.ts';
import { evaporate, renewShares } from '../../src/models/refining/bath-kinetics/step-evaporation.ts';
import { boilCarbon, exchangeNitrogen } from '../../src/models/refining/bath-kinetics/step-gases.ts';
import { agglomerate, separate } from '../../src/models/refining/bath-kinetics/step-particles.ts';
import { reactingShare, reactOxides } from '../../src/models/refining/bath-kinetics/step-phases.ts';
import { pointAt, weigh } from '../../src/models/refining/bath-kinetics/work.ts';
import { createExchange } from '../../src/models/refining/exchange.ts';
import {
  CASE_S,
  type CaseRun,
  CLASS_TABLES,
  copyOf,
  endOf,
  meltAtWork,
  particlesInOrder,
  SETTINGS,
  timed,
} from './bath-case.ts';

/**
 * An hour of a melt under vacuum in this program, and the same case as bytes for the C one: transport, evaporation worked out
 * anew at every substep as a route does it, and reactions of oxides.
 */
export function reactingCase(properties: MeltProperties, samples: number) {
  const dt_s = SETTINGS.dt;
  const substeps = CASE_S / dt_s;
  const melt = meltAtWork(properties, samples, { dt_s, withMolecules: true });
  const { basis, start, layout, chemistry, sticking, table, work } = melt;
  const reacting = Float64Array.from(CLASS_DIAMETERS_M, (_, c) => reactingShare(dt_s, c));
  const stable = { index: -1, oxygen: 0 };

  const run = (): CaseRun => {
    const bath = copyOf(start);
    const exchange = createExchange(basis.elements, samples);
    const gamma = new Float64Array(samples * layout.n).fill(1);
    work.kept = new Float64Array(samples * layout.n);
    const seconds = timed({ samples, substeps }, (s, isFirst) => {
      pointAt(work, bath, exchange, s);
      work.factors.collision = sticking[s]!;
      weigh(work);
      renewShares(work, gamma, s * layout.n, isFirst);
      evaporate(work);
      exchangeNitrogen(work);
      boilCarbon(work);
      reactOxides(work, stable, reacting);
      agglomerate(work, table);
      separate(work);
    });
    return { seconds, ...endOf(bath, layout.N) };
  };

  /** Counts, conditions, tables and phases, in the order in which the C program takes them. */
  const bytes = (): Uint8Array => {
    const { n, phases, oxideCount, reactive, O, S, N, C } = layout;
    const { molecules } = chemistry;
    const counts = [samples, n, phases.length, oxideCount, substeps, reactive.length, molecules.length];
    const { areaToVolume, wallToVolume, kMelt, pressure, depth } = SETTINGS;
    const nitrogen = chemistry.nitrogen * Math.sqrt((0.78 * pressure) / 101325);
    const adsorbed = [chemistry.kNitrogen, chemistry.blockO, chemistry.blockS, chemistry.kCO, depth];
    const conditions = [chemistry.density_kg_per_m3, chemistry.temperature_K, chemistry.fluidity];
    const slots = phases.map((slot) => [
      slot.volume_m3_per_kg,
      layout.sticking[slot.place]!,
      chemistry.lnPhase[slot.place]!,
      slot.atomsO,
      slot.shareO,
      slot.metals.length,
      ...slot.metals.flatMap((metal, i) => [metal, slot.metalAtoms[i]!, slot.metalShare[i]!]),
      slot.places.length,
      ...slot.places.flatMap((place, i) => [place, slot.shares[i]!]),
    ]);
    const parts = [
      [...counts, O, S, N, C],
      [dt_s, areaToVolume, wallToVolume, kMelt, pressure, nitrogen, ...adsorbed, ...conditions],
      layout.molarMass,
      chemistry.kEvaporation,
      chemistry.side,
      chemistry.fog,
      chemistry.meltSide,
      chemistry.perMass,
      chemistry.lnGammaOxide,
      reactive,
      ...slots,
      ...molecules.map((one) => [one.metal, one.partner, one.perPartner, one.side, one.taken, one.atoms]),
      table,
      reacting,
      ...CLASS_TABLES,
      sticking,
      start.dissolved,
      particlesInOrder(start, layout),
    ];
    return new Uint8Array(Float64Array.from(parts.flatMap((part) => [...part])).buffer);
  };
  return { run, bytes };
}
