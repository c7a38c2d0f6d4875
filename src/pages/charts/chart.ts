import type { Chart } from '../../documents/page-charts.ts';
import { bandChart } from './band-chart.ts';
import { BAR_WIDTHS, barChart } from './bar-chart.ts';
import { changeChart } from './change-chart.ts';
import { FLOW_WIDTHS, flowChart } from './flow-chart.ts';
import { intervalChart } from './interval-chart.ts';
import { rangeChart } from './range-chart.ts';
import { statisticChart } from './statistic-chart.ts';
import { tornadoChart } from './tornado-chart.ts';
import { trajectoryChart } from './trajectory-chart.ts';
import { waterfallChart } from './waterfall-chart.ts';
import { WINDOW_WIDTHS, windowChart } from './window-chart.ts';
import { xyChart } from './xy-chart.ts';

/** SVG text of a chart of a page; `isPhone`: one whose two sides must be seen together is drawn as narrow as a phone. */
export function chartSvg(chart: Chart, isPhone = false): string {
  switch (chart.kind) {
    case 'bar':
      return barChart(chart.title, chart, BAR_WIDTHS[isPhone ? 'phone' : 'report']);
    case 'waterfall':
      return waterfallChart(chart.title, chart.unit, chart.steps);
    case 'tornado':
      return tornadoChart(chart.title, chart);
    case 'window':
      return windowChart(chart.title, chart.rows, WINDOW_WIDTHS[isPhone ? 'phone' : 'report']);
    case 'change':
      return changeChart(chart.title, chart.rows);
    case 'trajectory':
      return trajectoryChart(chart.row, chart.stages);
    case 'flow':
      return flowChart(chart.title, chart, FLOW_WIDTHS[isPhone ? 'phone' : 'report']);
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
