import { CLASS_DIAMETERS_M } from '../../../src/models/refining/bath-kinetics/populations.ts';
import { collisionRate, stokesVelocity } from '../../../src/models/refining/bath-kinetics/step-particles.ts';
import { STIRRING } from '../../../src/models/refining/bath-kinetics/stirring.ts';
import { comparison } from '../../comparison.ts';

/** Volume of alumina per volume of melt that 30 ppm O bind, and mean size of singles [m]. */
const VOLUME_SHARE = (30e-6 / 0.47) * (7500 / 3970);
const SINGLE = CLASS_DIAMETERS_M.indexOf(2.5e-6);

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  rests: 'the laws of collision and rise',
  statements: [
    {
      kind: 'value',
      of: '0.fraction_in_clusters',
      says: 'of singles of 1 to 7 um 81 % are in clusters after levitation melting: two minutes are enough for that (30 ppm O taken)',
      about: 'particles: flotation and collision',
      unit: 's',
      published: { atMost: 600 },
      within: { relative: 0 },
      model: () => {
        const rate = collisionRate(SINGLE, SINGLE, STIRRING.levitated!.dissipation);
        const number_per_m3 = VOLUME_SHARE / ((Math.PI / 6) * CLASS_DIAMETERS_M[SINGLE]! ** 3);
        // Singles meeting singles: n/n0 = 1/(1 + rate n0 t).
        return (1 / (1 - 0.81) - 1) / (rate * number_per_m3);
      },
      meaning: 'How long the melt was levitated is not in the abstract; ten minutes are the usual time.',
    },
    {
      kind: 'value',
      of: '1.agglomeration',
      role: 'constant',
      says: 'turbulence makes the clusters: it brings singles together more often than rising does (ratio)',
      about: 'particles: flotation and collision',
      unit: '1',
      published: { atLeast: 10 },
      within: { relative: 0 },
      model: () =>
        collisionRate(SINGLE, SINGLE + 1, STIRRING.levitated!.dissipation) /
        collisionRate(SINGLE, SINGLE + 1, 0),
    },
    {
      kind: 'value',
      of: '1.flotation',
      role: 'constant',
      says: 'single oxides rise by Stokes: with the square of the diameter (ratio of 7 to 1 um)',
      about: 'particles: flotation and collision',
      unit: '1',
      published: 49,
      within: { relative: 0.001 },
      model: () => stokesVelocity(7e-6, 3970) / stokesVelocity(1e-6, 3970),
    },
  ],
  notCompared: [
    {
      of: '0.cluster_size_top_um',
      because: 'the largest class of the model is 100 um: clusters of 150 to 250 um are counted in it',
    },
    {
      of: '1.nitrides',
      because: 'a cooling curve after levitation is not stated: what re-precipitates can not be told',
    },
    { of: '2.*', because: 'separation of oxides from nitrides by levitation is not in the model' },
  ],
});
