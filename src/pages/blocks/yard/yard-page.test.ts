import { describe, expect, it } from 'vitest';
import type { Page } from '../../../documents/page.ts';
import { pageSchema } from '../../../documents/page.ts';
import { renderHtml } from '../../render/html.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { type YardReport, yardPage } from './yard-page.ts';

const htmlOf = (page: Page): string => renderHtml(pageSchema.parse(page));

const report: YardReport = {
  title: 'The yard',
  filter: 'owner plant',
  hidden: 0,
  mass_kg: 1120.5,
  free_kg: 1000,
  contained_usd: 20_000,
  payable_usd: 12_000,
  summed: { held_kg: 480, payable_usd: 14_000 },
  onHold: [
    {
      lot: 'R-2',
      mass_kg: 480,
      held_kg: 480,
      payable_usd: null,
      age_d: 22,
      stage: 'identified',
      why: ['ambiguous, IN713C or IN713LC: measure C by combustion'],
    },
  ],
  lots: [
    {
      lot: 'R-1 <b>',
      left_kg: 640.5,
      free_kg: 520,
      form: 'mill-solids',
      grade: 'H230',
      generation: 1,
      owner: 'plant',
      age_d: 3,
      contained_usd: 20_000.4,
      payable_usd: 12_000,
      stage: 'cleared',
    },
  ],
  views: [
    {
      name: 'owner',
      rows: [
        {
          name: 'plant',
          lots: 2,
          mass_kg: 1120.5,
          free_kg: 1000,
          payable_usd: 12_000,
          on_hold: 1,
          failed: 1,
          judged: 4,
          meanGeneration: 0.6,
        },
      ],
    },
  ],
  conflicts: [{ lot: 'R-2', words: 'W: 14 wt% by paper (certificate) against 12 wt% by own (measured)' }],
};

describe('the page of the yard', () => {
  const html = htmlOf(yardPage(report));
  it('says what waits and what would lift it, and what disagrees', () => {
    expect(html).toContain('measure C by combustion');
    expect(html).toContain('<a href="#conflicts">');
    expect(html).toContain('14 wt% by paper');
    expect(htmlOf(yardPage({ ...report, onHold: [], conflicts: [] }))).not.toContain('href="#conflicts"');
  });
  it('escapes ids, needs nothing from outside and is no demonstration', () => {
    expect(html).toContain('R-1 &lt;b&gt;');
    expect(html).not.toMatch(/R-1 <b>|<script|src=|https?:\/\/(?!www\.w3\.org)/);
    expect(html).not.toContain('DEMONSTRATION, NOT');
  });
  it('an empty yard has no empty tables, and says how lots come in', () => {
    const nothing = { ...report, lots: [], onHold: [], conflicts: [], views: [] };
    const empty = htmlOf(yardPage({ ...nothing, filter: '' }));
    expect(empty).toMatch(/No lots\. Book a table of lots/);
    expect(renderTerminal(yardPage({ ...nothing, isLater: true }))).toMatch(/All lots\nNo more lots\.$/);
    const { lead, sections } = yardPage(nothing);
    expect([lead, sections[0]!.blocks]).toEqual([
      [],
      [
        {
          kind: 'paragraph',
          text: 'No lots match owner plant. Try fewer words or filters, or see all lots',
          does: [{ verb: 'yard/list-lots' }],
        },
      ],
    ]);
    expect(empty).not.toMatch(/<table|<svg/);
    expect(html).toContain('1 lot, 1,120.5 kg');
    expect(html).toContain('On hold: 1 lot, 480 kg; no plan takes them before');
  });
  it('shows on a terminal the totals of the one view that is asked for, on HTML all', () => {
    const views = [...report.views, { ...report.views[0]!, name: 'form' }];
    const asked = yardPage({ ...report, views }, 'form');
    const text = renderTerminal(asked);
    expect(text).toMatch(/By form\nform +Lots +kg .*\nplant +2 +1,120.5 +1,000 +1 +12,000 +0.60\n/);
    expect(text).not.toMatch(/^R-2/m);
    expect(htmlOf(asked)).toContain('measure C by combustion');
    expect(renderTerminal(yardPage({ ...report, views }))).toMatch(/^R-2 [\s\S]*By owner\n[\s\S]*By form\n/m);
  });
  it('says how many lots are not shown, and of suppliers how many lots the gate refused', () => {
    const views = [{ ...report.views[0]!, name: 'supplier' }];
    const text = renderTerminal(yardPage({ ...report, hidden: 3, views }, 'supplier'), { columns: 200 });
    expect(text).toContain('3 lots used up or void: add --all');
    expect(text).toMatch(/^supplier +Lots .*Refused in a year\nplant .* 0.60 +1 of 4 \(25 %\)$/m);
    expect(renderTerminal(yardPage(report))).not.toMatch(/add --all|Refused/);
  });
  it('says of a part which lots it sums, and what asks for the next ones', () => {
    const leadOf = (more: Partial<YardReport>) => yardPage({ ...report, ...more }).lead;
    const next = { limit: 1, afterRow: '1:mass:2' };
    const sums = ': 1,120.5 kg, 480 kg of it on hold; the metal fetches about 14,000 USD at the price deck.';
    expect(leadOf({ total: 312, isSummed: true, next })).toEqual([
      { kind: 'paragraph', text: `Showing 1 of 312 lots. Sums and totals are of all 312${sums}` },
      expect.objectContaining({ text: 'Shown: owner plant.' }),
      {
        kind: 'paragraph',
        text: 'More follow. The next ones',
        does: [{ verb: 'yard/list-lots', order: next }],
      },
    ]);
    const [booked] = leadOf({ next: { after: 41 } });
    expect(booked).toMatchObject({ text: `Showing 1 lot. Sums and totals are of this one${sums}` });
    const last = yardPage({ ...report, total: 312, isSummed: true, views: [], onHold: [] });
    expect(renderTerminal(last)).toMatch(/Nothing shown here is on hold\.[\s\S]*first part of the list\.$/);
    expect(renderTerminal(last)).not.toMatch(/By |follow/);
    const viewed = yardPage({ ...report, total: 312, isSummed: true, views: [] }, 'form');
    expect(renderTerminal(viewed)).toContain('The totals stand in the first part of the list.');
    expect(leadOf({ isLater: true })[0]).toEqual(booked);
    expect(leadOf({ total: 1 })[0]).toMatchObject({ text: expect.stringMatching(/^1 lot, 1,120.5 kg/) });
  });
  it('prints masses to the gram and leaves an unknown worth empty', () => {
    expect(html).toContain('>640.5<');
    expect(html).toContain('<td class="n" data-label="Payable, USD"></td>');
    expect(html).not.toContain('null');
  });
});

it('says that nothing waits where no lot is on hold', () => {
  const text = renderTerminal(yardPage({ ...report, onHold: [] }), { columns: 400 });
  expect(text).toContain('On hold: 0 lots.');
  expect(text).toContain('Nothing is on hold.');
});
