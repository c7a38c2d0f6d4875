import { freeShare, gasSide, overallEvaporation } from './evaporation.ts';
import { findCovered } from './surface.ts';
import { meltTransport, streamFrom, vapourPressure_Pa } from './vapour-over.ts';
import { SINK, toSink, type Work } from './work.ts';

/** Sites that stay open on a covered surface. Source: 1.4 % for CO2 on carbon-saturated iron with S (abstract read; Sain and Belton, recalled). */
const ALWAYS_OPEN = 0.014;

/**
 * Share of the surface that a vapour leaves from, one site per atom or molecule, into `work.sites`: without O and S, and without O
 * for sulfur.
 */
function findOpenSites(work: Work): void {
  findCovered(work);
  const { sites } = work;
  sites.open = ALWAYS_OPEN + (1 - ALWAYS_OPEN) / (1 + sites.byO + sites.byS);
  sites.toSulfur = ALWAYS_OPEN + (1 - ALWAYS_OPEN) / (1 + sites.byO);
}

/** Change of the open surface, and of vapour over the pressure of the chamber, from which shares are worked out again. */
const NEWLY_OPEN = 0.02;
const NEW_VAPOUR = 0.05;

/** Works the shares of the sample out again where conditions, its vapour, its surface or its molecules ask for it. */
export function renewShares(work: Work, gamma: Float64Array, first: number, fresh: boolean): void {
  const sample = work.row / work.layout.n;
  const vapour = vapourPressure_Pa(work, gamma, first);
  const before = work.vapour[sample]!;
  if (fresh || Math.abs(vapour - before) > NEW_VAPOUR * (before + work.environment.pressure_Pa)) {
    work.vapour[sample] = vapour;
    streamFrom(work, gamma, first);
    keepStream(work, sample);
  } else {
    const open = work.open[sample]!;
    findOpenSites(work);
    const moved = Math.abs(work.sites.open - open) > NEWLY_OPEN * open;
    if (!moved && work.chemistry.molecules.length === 0) return;
    recallStream(work, sample);
  }
  evaporationShares(work, gamma, first);
}

function keepStream({ stream, streams }: Work, sample: number): void {
  streams[3 * sample] = stream.surface;
  streams[3 * sample + 1] = stream.film;
  streams[3 * sample + 2] = stream.fog;
}

function recallStream({ stream, streams }: Work, sample: number): void {
  stream.surface = streams[3 * sample]!;
  stream.film = streams[3 * sample + 1]!;
  stream.fog = streams[3 * sample + 2]!;
}

/**
 * Coefficient [m/s] at which every element passes surface and gas, into `work.passing`, as atoms and as molecules; both
 * leave from open sites (tin with sulfur: Jung and Kang 2014), sulfur from those that it covers itself, too: its loss is of first
 * order up to 0.1 wt% (Fruehan and Turkdogan, evap-s-iron-silicon-fruehan). `gamma` are factors on gamma p0 by element.
 */
export function passSurface(work: Work, gamma: Float64Array, first: number): void {
  const { layout, chemistry, stream, passing, sites } = work;
  findOpenSites(work);
  const { open } = sites;
  work.open[work.row / layout.n] = open;
  for (let e = 0; e < layout.n; e++) {
    const free = chemistry.kEvaporation[e]! * gamma[first + e]!;
    const from = e === layout.S ? sites.toSulfur : open;
    passing[e] = free * freeShare(stream, from, gasSide(stream, chemistry.side[e]!, chemistry.fog[e]!));
  }
  passAsMolecules(work, open, gamma, first);
}

/**
 * Adds what leaves as molecules to `passing`, and puts the share of each molecule in it into `molecular`. The partner has
 * to come through the melt as well: no more of it leaves than k_L brings.
 */
function passAsMolecules(work: Work, open: number, gamma: Float64Array, first: number): void {
  const { chemistry, stream, passing, molecular, dissolved, row, mass } = work;
  const { molecules } = chemistry;
  const kMelt = meltTransport(work);
  for (let m = 0; m < molecules.length; m++) {
    const { metal, partner, perPartner, side, taken, atoms } = molecules[m]!;
    const factor = gamma[first + metal]! ** atoms;
    const perContent = perPartner * factor * freeShare(stream, open, gasSide(stream, side, 1));
    const partnerSide = (perContent * taken * dissolved[row + metal]!) / (mass * kMelt);
    molecular[m] = (perContent * (dissolved[row + partner]! / mass)) / (1 + partnerSide);
    passing[metal] = passing[metal]! + molecular[m]!;
  }
  for (let m = 0; m < molecules.length; m++) {
    const all = passing[molecules[m]!.metal]!;
    molecular[m] = all > 0 ? molecular[m]! / all : 0;
  }
}

/**
 * Share of every element that a substep leaves in the metal: exp(-k A/V dt). Worked out once per sample while conditions
 * hold; needs its stream.
 */
function evaporationShares(work: Work, gamma: Float64Array, first: number): void {
  const { layout, environment, chemistry, factors, kept, row, dt, passing } = work;
  passSurface(work, gamma, first);
  const kMelt = environment.kMelt * factors.kMelt;
  for (let e = 0; e < layout.n; e++) {
    const k = overallEvaporation(kMelt * chemistry.meltSide[e]!, passing[e]!);
    kept[row + e] = Math.exp(-k * environment.areaToVolume * dt);
  }
}

/** Takes the vapour of a substep to the condensate. Exact while conditions hold: dm/dt = -k A/V m. */
export function evaporate(work: Work): void {
  const { layout, dissolved, row, kept, ledger, chemistry, molecular } = work;
  const sink = work.sinkRow[SINK.condensate]!;
  const { molecules } = chemistry;
  for (let m = 0; m < molecules.length; m++) {
    const { metal, partner, taken } = molecules[m]!;
    if (taken === 0) continue;
    const metalKg = dissolved[row + metal]! * (1 - kept[row + metal]!);
    toSink(
      work,
      SINK.condensate,
      partner,
      Math.min(metalKg * molecular[m]! * taken, dissolved[row + partner]!),
    );
  }
  for (let e = 0; e < layout.n; e++) {
    const lost = dissolved[row + e]! * (1 - kept[row + e]!);
    dissolved[row + e] = dissolved[row + e]! - lost;
    ledger[sink + e] = ledger[sink + e]! + lost;
  }
}
