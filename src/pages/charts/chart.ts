import type { Chart } from '../../documents/page-charts.ts';
import { bandChart } from './band-chart.ts';
import { BAR_WIDTHS, barChart } from './bar-chart.ts';
import { CHANGE_WIDTHS, changeChart } from './change-chart.ts';
import { FLOW_WIDTHS, flowChart } from './flow-chart.ts';
import { intervalChart } from './interval-chart.ts';
import { rangeChart } from './range-chart.ts';
import { statisticChart } from './statistic-chart.ts';
import { TORNADO_WIDTHS, tornadoChart } from './tornado-chart.ts';
import { TRAJECTORY_WIDTHS, trajectoryChart } from './trajectory-chart.ts';
import { WATERFALL_WIDTHS, waterfallChart } from './waterfall-chart.ts';
import { WINDOW_WIDTHS, windowChart } from './window-chart.ts';
import { xyChart } from './xy-chart.ts';

/** SVG text of a chart of a page; `isPhone`: one that can be drawn as narrow as a phone is; the others scroll there. */
export function chartSvg(chart: Chart, isPhone = false): string {
  const on = isPhone ? 'phone' : 'report';
  switch (chart.kind) {
    case 'bar':
      return barChart(chart.title, chart, BAR_WIDTHS[on]);
    case 'waterfall':
      return waterfallChart(chart.title, chart, WATERFALL_WIDTHS[on]);
    case 'tornado':
      return tornadoChart(chart.title, chart, TORNADO_WIDTHS[on]);
    case 'window':
      return windowChart(chart.title, chart.rows, WINDOW_WIDTHS[on]);
    case 'change':
      return changeChart(chart.title, chart.rows, CHANGE_WIDTHS[on]);
    case 'trajectory':
      return trajectoryChart(chart.row, chart.stages, TRAJECTORY_WIDTHS[on]);
    case 'flow':
      return flowChart(chart.title, chart, FLOW_WIDTHS[on]);
    case 'interval':
      return intervalChart(chart.title, chart.rows);
    case 'band':
      return bandChart(chart.title, chart.rows);
    case 'range':
      return rangeChart(chart.title, chart.rows);
    case 'xy':
      return xyChart(chart.plot);
    case 'statistic':
      return statisticChart(chart.plot, chart.narrow);
  }
}

/** Title of a chart of a page, for those who can not see it. */
export function chartTitle(chart: Chart): string {
  if (chart.kind === 'xy' || chart.kind === 'statistic') return chart.plot.title;
  return chart.kind === 'trajectory' ? `${chart.row.element} through the route` : chart.title;
}
