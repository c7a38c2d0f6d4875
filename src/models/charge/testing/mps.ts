import type { LinearModel } from '../solver.ts';

/** Digits written: enough that reading them back gives the same double. */
const number = (value: number): string => String(value);

/**
 * A model as free-format MPS text, for other solvers. Columns are c0, c1 ... and rows r0, r1 ... in the model's order:
 * names with blanks would break the format.
 */
export function mpsText(model: LinearModel): string {
  const kinds = model.rowNames.map((_, i) => kindOf(model.rowLower[i]!, model.rowUpper[i]!));
  const out = ['NAME CHARGE', 'ROWS', ' N COST', ...kinds.map((kind, i) => ` ${kind} r${i}`), 'COLUMNS'];
  let inside = false;
  model.cost.forEach((cost, j) => {
    const whole = model.integrality?.[j] === 1;
    if (whole !== inside) out.push(` MARK${j} 'MARKER' '${whole ? 'INTORG' : 'INTEND'}'`);
    inside = whole;
    out.push(` c${j} COST ${number(cost)}`);
    for (let k = model.starts[j]!; k < model.starts[j + 1]!; k++)
      out.push(` c${j} r${model.indices[k]} ${number(model.values[k]!)}`);
  });
  if (inside) out.push(" MARKEND 'MARKER' 'INTEND'");
  out.push('RHS');
  kinds.forEach((kind, i) => {
    const side = kind === 'G' ? model.rowLower[i]! : model.rowUpper[i]!;
    if (kind !== 'N' && side !== 0) out.push(` RHS r${i} ${number(side)}`);
  });
  out.push('RANGES');
  kinds.forEach((kind, i) => {
    if (kind === 'L' && Number.isFinite(model.rowLower[i]!))
      out.push(` RNG r${i} ${number(model.rowUpper[i]! - model.rowLower[i]!)}`);
  });
  out.push('BOUNDS');
  model.cost.forEach((_, j) => {
    const [lower, upper] = [model.lower[j]!, model.upper[j]!];
    if (lower === upper) out.push(` FX BND c${j} ${number(lower)}`);
    else {
      if (!Number.isFinite(lower)) out.push(` MI BND c${j}`);
      else if (lower !== 0) out.push(` LO BND c${j} ${number(lower)}`);
      if (Number.isFinite(upper)) out.push(` UP BND c${j} ${number(upper)}`);
      else if (model.integrality?.[j]) out.push(` PL BND c${j}`);
    }
  });
  out.push('ENDATA', '');
  return out.join('\n');
}

function kindOf(lower: number, upper: number): 'E' | 'L' | 'G' | 'N' {
  if (lower === upper) return 'E';
  if (Number.isFinite(upper)) return 'L';
  return Number.isFinite(lower) ? 'G' : 'N';
}
