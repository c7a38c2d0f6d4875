import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { investDocument } from '../src/calculations/invest/invest.ts';
import { pageSchema } from '../src/documents/page.ts';
import { investPage } from '../src/pages/blocks/economics/invest-page.ts';
import { renderHtml } from '../src/pages/render/html.ts';
import { renderTerminal } from '../src/pages/render/terminal.ts';

const folder = new URL('../examples/investments/', import.meta.url);

describe('the cases of examples/investments', () => {
  it.each(readdirSync(folder))('%s answers and is shown', async (file) => {
    const document = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object;
    const output = await investDocument({ ...document, draws: 200 }, { version: 'test' });
    const page = pageSchema.parse(investPage(output));
    expect(page.verdict).toBe(output.verdict.word);
    expect(output.variants.length).toBeGreaterThan(0);
    const html = await renderHtml(page);
    for (const title of ['Net present value by driver', 'Levelised cost', 'Discounted cash', 'Price path'])
      expect(html).toContain(`<title>${title}`);
    expect(renderTerminal(page)).toContain('what would replace it');
  });
});
