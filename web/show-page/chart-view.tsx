import type { Chart } from '../../src/documents/page-charts.ts';
import { chartSvg, chartTitle } from '../../src/pages/charts/chart.ts';
import { inLocale, sentenceInLocale } from '../design/locale.ts';
import { useIsPhone } from '../shell/use-is-phone.ts';
import { WORDS } from '../words.ts';

/** Width that a chart sets for itself. */
const WIDTH = / style="max-width:(\d+)px"/;

/** A chart as in a report; one too wide for a phone scrolls sideways there. */
export function ChartView({ chart }: { readonly chart: Chart }) {
  const isPhone = useIsPhone();
  const drawn = chartSvg(chart, isPhone);
  // the policy of the page allows no style in markup: the width is set from here
  const maxWidth = Number(WIDTH.exec(drawn)?.[1] ?? 800);
  const svg = inText(drawn.replace(WIDTH, ''));
  return (
    <section
      className="scroll"
      style={{ maxWidth }}
      aria-label={WORDS.page.chart(chartTitle(chart))}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard on a phone
      tabIndex={0}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: src/pages/charts escapes every text
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}

/** The texts between the tags of a drawing, as the language of the browser writes them; a text that is a number alone is one. */
const inText = (svg: string): string =>
  svg.replaceAll(/>([^<>]*\d[^<>]*)</g, (_, text: string) =>
    /^[-+−]?[\d.,]+$/.test(text) ? `>${inLocale(text)}<` : `>${sentenceInLocale(text)}<`,
  );
