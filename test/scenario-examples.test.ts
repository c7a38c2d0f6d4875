import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarioDocument } from '../src/calculations/scenario/scenario.ts';
import { dataFacts } from '../src/calculations/testing/data-facts.ts';
import { scenarioPage } from '../src/pages/blocks/economics/scenario-page.ts';
import { renderHtml } from '../src/pages/render/html.ts';

const facts = dataFacts();

describe('the examples', () => {
  const folder = new URL('../examples/lifecycle/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  it('are at least three', () => {
    expect(names.length).toBeGreaterThanOrEqual(3);
  });
  it.each(names)('%s runs, names every source, and becomes a page', async (name) => {
    const document = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as object;
    const output = await scenarioDocument({ ...document, draws: 20 }, facts);
    for (const { source, unit } of output.parameters) expect(source.length * unit.length).toBeGreaterThan(0);
    for (const { point, p05, p95 } of output.results) expect(Number.isFinite(point) && p05 <= p95).toBe(true);
    const html = renderHtml(scenarioPage(output));
    expect(html).toContain('no critical review (ISO 14044)');
    expect(html).toContain('ASSUMED');
    // what the shares are, since those of one result may add up to more than all
    expect(html).toContain('total Sobol index');
    expect(html.split('id="assumed"')[0], 'a driver is named in words').not.toMatch(
      />(\w+[a-z][A-Z]\w+)( \(assumed\))?</,
    );
  });
});
