import { describe, expect, it } from 'vitest';
import { ModelBuilder, rowActivities, withoutFixed, withRows } from './linear-model.ts';

/** Four columns of which one is fixed at nothing, three rows of which one is left empty by that, one by nothing. */
function model() {
  const builder = new ModelBuilder('test');
  const columns = ['a', 'b', 'c', 'd'].map((name, j) =>
    builder.column(name, j + 1, { upper: j === 1 ? 0 : 5, integer: j === 3 }),
  );
  const [both, only, never] = ['both', 'only b', 'never'].map((name) => builder.row(name, -1, 4));
  builder.put(only!, columns[1]!, 7);
  builder.put(both!, columns[3]!, 2);
  builder.put(both!, columns[1]!, 3);
  builder.put(both!, columns[0]!, 1);
  builder.put(both!, columns[0]!, 0.5);
  builder.put(never!, columns[2]!, 0);
  return builder.build();
}

describe('a linear model', () => {
  it('keeps rows ascending and adds up coefficients, in whatever order they were put', () => {
    const { starts, indices, values } = model();
    expect([...starts]).toEqual([0, 1, 3, 3, 4]);
    expect([...indices]).toEqual([0, 0, 1, 0]);
    expect([...values]).toEqual([1.5, 3, 7, 2]);
  });

  it('without what is fixed at nothing has the same points, rows appended included', () => {
    const full = model();
    const { reduce, expand } = withoutFixed(full);
    const cut = { name: 'cut', lower: -9, upper: 9, indices: [1, 2], values: [4, 6] };
    const grown = withRows(full, [cut]);
    const small = reduce(grown);
    expect(small.columnNames).toEqual(['a', 'c', 'd']);
    expect(small.rowNames).toEqual(['both', 'cut']);
    expect([...small.integrality!]).toEqual([0, 0, 1]);
    const x = Float64Array.of(1, 2, 3);
    const all = expand(x);
    expect([...all]).toEqual([1, 0, 2, 3]);
    const [both, , , appended] = rowActivities(grown, all);
    expect([...rowActivities(small, x)]).toEqual([both, appended]);
    expect(expand(new Float64Array(0))).toHaveLength(0);
  });

  it('keeps an empty row that cannot hold: the model stays infeasible', () => {
    const full = model();
    const broken = { ...full, rowLower: Float64Array.of(-1, 1, -1) };
    expect(withoutFixed(broken).reduce(broken).rowNames).toContain('only b');
  });
});
