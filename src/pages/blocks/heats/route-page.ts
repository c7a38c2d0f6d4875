import type { RouteCheckOutput } from '../../../documents/heats/route-check.ts';
import { allowedText, defaultText, type OperationSettings } from '../../../documents/heats/route-settings.ts';
import type { Block, Page } from '../../../documents/page.ts';
import type { KeptRoute, KeptRoutes } from '../../../documents/reference.ts';
import { dayOrMinute, readable } from '../../../foundation/quantity/format.ts';
import { changesSection } from '../changes-section.ts';
import { paragraph, section, shortPage, tableOf, tableUnlessEmpty } from '../parts.ts';

/** Whether the order of a route makes sense: findings with their cures. */
export const routeCheckPage = ({ verdict, findings }: RouteCheckOutput): Page => ({
  format: 'remelt-page/1',
  title: 'route',
  verdict,
  lead: tableUnlessEmpty(findings, [
    ['', (one) => one.severity],
    ['operation', (one) => (one.index === null ? '-' : String(one.index + 1))],
    ['finding', (one) => one.words],
    ['cure', (one) => one.cure],
  ]),
  sections: [],
});

/** What may be set at the operations of a route. */
export const routeSettingsPage = (operations: readonly OperationSettings[]): Page => ({
  format: 'remelt-page/1',
  title: 'What may be set in a route',
  lead: [],
  sections: operations.flatMap(({ operation, title, takesAdditions, settings }) =>
    section(operation, `${operation}: ${title}${takesAdditions ? '; takes additions' : ''}`, [
      tableOf(settings, [
        ['setting', (row) => row.name],
        ['unit', (row) => row.unit ?? ''],
        ['default', (row) => defaultText(row)],
        ['what', (row) => (row.default === null ? `${row.what}; ${row.source}` : row.what)],
        ['allowed', (row) => allowedText(row)],
      ]),
    ]),
  ),
});

/** A route under its name: its operations with what is set at them. */
export const keptRoutePage = ({ name, enteredBy, at, route, changes, before }: KeptRoute): Page => ({
  ...shortPage(name, [
    paragraph(`entered ${at.slice(0, 10)}${enteredBy === null ? '' : ` by ${enteredBy}`}`),
    operationsTable(route),
  ]),
  sections: [
    ...changesSection(changes),
    ...(before === null
      ? []
      : section('before', `As it was until ${dayOrMinute(before.until)}`, [
          operationsTable(before.route, 'operations before'),
        ])),
  ],
});

const operationsTable = (route: KeptRoute['route'], caption?: string): Block =>
  tableOf(
    route,
    [
      ['', (_, i) => String(i + 1)],
      ['operation', ({ operation }) => operation],
      [
        'settings',
        ({ settings = {} }) =>
          Object.entries(settings)
            .map(([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
            .join(', '),
      ],
      ['additions', ({ additions = [] }) => additions.map(additionWords).join('; ')],
    ],
    caption,
  );

type Addition = NonNullable<KeptRoute['route'][number]['additions']>[number];

/** "1.2 kg Al-ingot after 60 min", "0.1 wt% of its own composition at the start". */
const additionWords = ({ material, mass_kg, wtpct, at_s }: Addition): string =>
  [
    mass_kg === undefined ? (wtpct === undefined ? '' : `${readable(wtpct)} wt%`) : `${readable(mass_kg)} kg`,
    material ?? 'of its own composition',
    at_s ? `after ${readable(at_s / 60)} min` : 'at the start',
  ]
    .filter(Boolean)
    .join(' ');

/** Every route that is kept under a name. */
export const keptRoutesPage = ({ routes }: KeptRoutes): Page =>
  shortPage('Routes', [
    routes.length === 0
      ? paragraph('no routes')
      : tableOf(routes, [
          ['route', ({ name }) => name],
          ['operations', ({ operations }) => operations.join(', ')],
          ['entered by', ({ enteredBy }) => enteredBy ?? '-'],
          ['entered', ({ at }) => at.slice(0, 10)],
        ]),
  ]);
