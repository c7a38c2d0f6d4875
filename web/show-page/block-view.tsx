import { lazy, Suspense } from 'react';
import type { Block, Table } from '../../src/documents/page.ts';
import { codeSvg } from '../../src/pages/charts/code-squares.ts';
import { capital } from '../design/capital.ts';
import { Deeds } from '../design/deeds.tsx';
import { isNameOf, sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';
import { TableView } from './table-view.tsx';

// charts bring d3: they are loaded with the first page that has one
const ChartView = lazy(async () => ({ default: (await import('./chart-view.tsx')).ChartView }));

/** One block of a page. */
export function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className={block.tone === 'dim' ? 'dim' : undefined}>
          {block.tone === 'strong' ? (
            <strong>{sentenceInLocale(block.text)}</strong>
          ) : (
            sentenceInLocale(block.text)
          )}
          <Deeds deeds={block.does} />
        </p>
      );
    case 'notice':
      return <p className="notice">{sentenceInLocale(block.text)}</p>;
    case 'list':
      return <List items={block.items} />;
    case 'code':
      return (
        <figure>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: src/pages/charts escapes every text */}
          <div dangerouslySetInnerHTML={{ __html: codeSvg(block.rows, block.caption) }} />
          <figcaption>{block.caption}</figcaption>
        </figure>
      );
    case 'signatures':
      return <List items={block.who} name="signatures" />;
    case 'facts':
      return (
        <dl className="pairs">
          {block.rows.map(([name, value]) => (
            <Pair key={name} name={name} value={value} />
          ))}
        </dl>
      );
    case 'table':
      return <TableView table={block} />;
    case 'assumptions':
      return <TableView table={assumptionTable(block.rows)} />;
    case 'chart':
      return (
        <Suspense>
          <ChartView chart={block.chart} />
        </Suspense>
      );
    case 'panels':
      return (
        <div className="panels">
          <Suspense>
            {block.charts.map((chart, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes its order
              <ChartView key={i} chart={chart} />
            ))}
          </Suspense>
        </div>
      );
    case 'fold':
      return (
        <details>
          <summary>{sentenceInLocale(block.summary)}</summary>
          {block.blocks.map((inner, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes its order
            <BlockView key={i} block={inner} />
          ))}
        </details>
      );
  }
}

interface ListProps {
  readonly items: readonly string[];
  readonly name?: string;
}

function List({ items, name }: ListProps) {
  return (
    <ul className={name}>
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes its order
        <li key={i}>{sentenceInLocale(item)}</li>
      ))}
    </ul>
  );
}

function Pair({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{capital(sentenceInLocale(name))}</dt>
      <dd>{isNameOf(name) ? value : sentenceInLocale(value)}</dd>
    </>
  );
}

type AssumptionRows = Extract<Block, { kind: 'assumptions' }>['rows'];
const assumptionTable = (rows: AssumptionRows): Table => ({
  kind: 'table',
  columns: WORDS.page.assumptions.map((head) => ({ head })),
  rows: rows.map(({ what, value, unit, source }) => [what, String(value), unit, source]),
});
