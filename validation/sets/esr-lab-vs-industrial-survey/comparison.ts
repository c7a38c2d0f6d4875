import { comparison, type Document, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt, slagMelt } from '../../documents.ts';
import type { Run } from '../../run.ts';

const remelted =
  (mass_kg: number, mould_m: number): Document<Ranges> =>
  () => ({
    melt: melt(mass_kg, ALLOYS.IN718, { ppm: { O: 15, N: 60, S: 10 } }),
    route: [slagMelt({ mould_diameter_m: mould_m })],
  });
const warned = (run: Run): boolean => run.output.warnings.some((words) => words.includes('laboratory'));

export const asked = comparison({
  entry: 'simulate',
  role: 'constant',
  rests: 'the warning of small moulds',
  statements: [
    {
      kind: 'order',
      of: '0.*',
      says: 'results of a laboratory mould are marked as not to be carried over, those of an industrial one are not',
      documents: [remelted(20, 0.1), remelted(2000, 0.5)],
      holds: (laboratory, industrial) => warned(laboratory) && !warned(industrial),
    },
  ],
});
