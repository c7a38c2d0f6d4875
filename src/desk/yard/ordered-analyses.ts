import type { OrderedAnalyses } from '../../documents/yard/ordered-analyses.ts';
import { MS_PER_DAY } from '../../foundation/quantity/days.ts';
import { isDemonstration } from '../../metal/plant/site.ts';
import type { TaskContext } from '../context.ts';
import { namesOfPlant } from '../names-of-plant.ts';

/** What the laboratory was asked to measure of the lots that are there, the oldest order first. */
export async function orderedAnalyses({
  compute,
  store,
  clock,
}: Pick<TaskContext, 'compute' | 'store' | 'clock'>): Promise<OrderedAnalyses> {
  const { plant } = compute.facts();
  const { nameOf } = namesOfPlant(compute);
  const [now, names] = [clock(), new Map(plant.persons.map(({ id, name }) => [id, name]))];
  const lots = (await store.lots({})).filter(({ status, ordered }) => status !== 'void' && ordered);
  const analyses = lots.flatMap(({ id, clearedAs, declaredGrade, form, mass_g, ordered = [] }) => {
    const grade = clearedAs ?? declaredGrade;
    return ordered.map(({ method, elements, heat, by, happenedAt }) => ({
      ...{ lot: id, grade: grade === null ? null : nameOf(grade), form, mass_g, method, heat },
      elements: [...elements],
      by: by === null ? null : (names.get(by) ?? by),
      on: happenedAt.slice(0, 10),
      age_d: Math.max(0, Math.floor((now.getTime() - Date.parse(happenedAt)) / MS_PER_DAY)),
    }));
  });
  return {
    format: 'remelt-ordered-analyses/1',
    plant: plant.sites[0]?.name ?? '',
    specimen: isDemonstration(plant),
    day: now.toISOString().slice(0, 10),
    analyses: analyses.sort((a, b) => b.age_d - a.age_d || a.method.localeCompare(b.method)),
  };
}
