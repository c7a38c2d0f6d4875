import type { CutLog } from '../../../calculations/logs/heat-log.ts';
import { settingChart } from '../../../desk/heat/setting-chart.ts';
import type { Chart } from '../../../documents/page-charts.ts';

/** The curve of each setting over the minutes of the heat, its gaps hatched, its marks upright lines. */
export const logCharts = ({ curves, marks }: Pick<CutLog, 'curves' | 'marks'>): Chart[] =>
  curves.map(({ tag, cut }) => {
    const { what, unit } = tag.setting;
    const { at_s, value, gaps } = cut;
    return settingChart({
      ...{ at_s, value, gaps, unit },
      title: `${what[0]!.toUpperCase()}${what.slice(1)} (${tag.mapped.tag})`,
      description: `${what} of the heat as recorded, from ${marks[0]!.at} to ${marks.at(-1)!.at}; ${gaps.length} gaps`,
      name: tag.name.split('_')[0]!,
      end_s: marks.at(-1)!.at_s,
      marks_s: marks.slice(1, -1).map(({ at_s: mark_s }) => mark_s),
      least: 3 * tag.rule.tolerance(cut.highest),
    });
  });
