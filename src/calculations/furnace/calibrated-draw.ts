import type { CalibratedParameters } from '../../documents/heats/calibrated-parameters.ts';
import { InputError } from '../../foundation/errors.ts';
import { cholesky, timesLower } from '../../foundation/numerics/cholesky.ts';
import { fillNormal, streamKey } from '../../foundation/numerics/random.ts';
import { type Parameter, quantileOf } from '../../models/refining/parameters.ts';

type Row = CalibratedParameters['rows'][number];

/** A row as a parameter of the models with everything that is uncertain about one heat. */
export const parameterOfRow = (row: Row): Parameter => ({
  name: row.name,
  what: 'calibrated',
  unit: '1',
  central: row.central,
  spread: Math.hypot(row.spread, row.heatSpread),
  law: row.law,
  source: 'own heats',
  confidence: 'measured',
});

/**
 * Lower factor of the correlations of what is uncertain about one heat, row by row: that of the posterior, thinned by
 * the heat's own part. Throws InputError when the correlations are none.
 */
export function heatCorrelation({ rows, correlation }: CalibratedParameters, path: string): Float64Array {
  const n = rows.length;
  if (correlation && (correlation.length !== n || correlation.some((row) => row.length !== n))) {
    throw new InputError(`${path}.correlation is not a matrix of ${n} x ${n}`, {
      path: `${path}.correlation`,
      allowed: `one row and one column for each of the ${n} parameters`,
      cure: 'use the answer of the calibration unchanged',
    });
  }
  const share = rows.map((row) =>
    row.spread === 0 ? 0 : row.spread / Math.hypot(row.spread, row.heatSpread),
  );
  return Float64Array.from({ length: n * n }, (_, at) => {
    const i = Math.floor(at / n);
    const j = at % n;
    return i === j ? 1 + JITTER : (correlation?.[i]?.[j] ?? 0) * share[i]! * share[j]!;
  });
}

/** Keeps rounded correlations positive definite [1]. */
const JITTER = 1e-9;

/** Which samples are drawn: `first` to `first + count`. */
export interface CalibratedDraw {
  readonly seed: number | string;
  readonly first: number;
  readonly count: number;
  /** Where the parameters stand in the document. */
  readonly path: string;
}

/** Values of calibrated parameters by sample, correlated as their heats left them; a sample at the centre goes before. */
export function drawCalibrated(
  calibrated: CalibratedParameters,
  { seed, first, count, path }: CalibratedDraw,
): Map<string, Float64Array> {
  const { rows } = calibrated;
  const n = rows.length;
  const correlation = heatCorrelation(calibrated, path);
  const factor = orRefusal(path, () => cholesky(correlation, n));
  const normals = rows.map(({ name }) =>
    fillNormal(streamKey(seed, `calibrated/${name}`), new Float64Array(count), first),
  );
  const values = new Map(rows.map(({ name, central }) => [name, new Float64Array(count + 1).fill(central)]));
  const own = rows.map(parameterOfRow);
  for (let s = 0; s < count; s++) {
    const z = timesLower(
      factor,
      normals.map((normal) => normal[s]!),
    );
    own.forEach((parameter, j) => {
      values.get(parameter.name)![s + 1] = quantileOf(parameter, z[j]!);
    });
  }
  return values;
}

function orRefusal<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new InputError(
      `${path}.correlation is not a matrix of correlations`,
      {
        path: `${path}.correlation`,
        allowed: 'a positive definite matrix',
        cure: 'use the answer of the calibration unchanged',
      },
      error,
    );
  }
}
