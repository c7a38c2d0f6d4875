import { lognormalOfMoments } from '../../foundation/numerics/distribution.ts';
import type { Lifetime } from '../../models/lifecycle/lifetime/lifetime.ts';
import type { Reader } from '../method/reader.ts';

/** Kinds of lifetimes as documents write them. */
const KINDS = ['fixed', 'normal', 'folded-normal', 'lognormal', 'weibull'] as const;

/** A lifetime for each of `n` cohorts: each parameter is a number, or a list with one for each cohort. */
export function lifetimesOf(reader: Reader, n: number): readonly Lifetime[] {
  const field = reader.firstOf('type', 'kind');
  const written = reader
    .text(field, 'fixed')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
  const kind = KINDS.find(
    (one) => one.replace('-', '') === written || (one === 'folded-normal' && written === 'foldnormal'),
  );
  if (kind === undefined) return reader.refuse(field, 'is no kind of lifetime', KINDS.join(', '));
  const each = <T>(names: readonly string[], make: (values: number[]) => T): T[] => {
    const lists = names.map((name) => {
      const value = reader.either(name, ruleOf(kind, name));
      const list = [value].flat();
      if (list.length !== 1 && list.length !== n)
        reader.refuse(
          name,
          `has ${list.length} value${list.length === 1 ? '' : 's'} for ${n} cohorts`,
          `one, or ${n}`,
        );
      return list;
    });
    return Array.from({ length: n }, (_, c) => make(lists.map((list) => list[list.length === 1 ? 0 : c]!)));
  };
  if (kind === 'weibull')
    return each(['shape', 'scale'], ([shape, scale]) => ({ kind, shape: shape!, scale: scale! }));
  if (kind === 'fixed') return each([reader.firstOf('mean', 'years')], ([mean]) => ({ kind, mean: mean! }));
  if (kind === 'lognormal' && reader.has('mu'))
    return each(['mu', 'sigma'], ([mu, sigma]) => ({ kind, mu: mu!, sigma: sigma! }));
  if (kind === 'lognormal' && reader.has('median'))
    return each(['median', 'gsd'], ([median, gsd]) => ({
      kind,
      mu: Math.log(median!),
      sigma: Math.log(gsd!),
    }));
  const names = [reader.firstOf('mean', 'arithmeticMean'), reader.firstOf('sd', 'arithmeticSd')];
  return each(
    names,
    ([mean, sd]): Lifetime =>
      kind === 'lognormal' ? { kind, ...lognormalOfMoments(mean!, sd!) } : { kind, mean: mean!, sd: sd! },
  );
}

const ruleOf = (kind: string, name: string) => {
  if (name === 'mu') return {};
  if (name === 'gsd') return { above: 1 };
  return kind === 'fixed' ? { min: 0 } : { above: 0 };
};
