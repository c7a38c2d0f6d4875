import type { Page } from '../../documents/page.ts';
import type { RouteCheckOutput } from '../../documents/route-check.ts';
import { allowedText, defaultText, type OperationSettings } from '../../documents/route-settings.ts';
import { section, table } from './parts.ts';

/** Whether the order of a route makes sense: findings with their cures. */
export const routeCheckPage = ({ verdict, findings }: RouteCheckOutput): Page => ({
  format: 'remelt-page/1',
  title: 'route',
  verdict,
  lead:
    findings.length === 0
      ? []
      : [
          table(
            ['', 'operation', 'finding', 'cure'],
            findings.map((one) => [
              one.severity,
              one.index === null ? '-' : String(one.index + 1),
              one.words,
              one.cure,
            ]),
          ),
        ],
  sections: [],
});

/** What may be set at the operations of a route. */
export const routeSettingsPage = (operations: readonly OperationSettings[]): Page => ({
  format: 'remelt-page/1',
  title: 'What may be set in a route',
  lead: [],
  sections: operations.flatMap(({ operation, title, takesAdditions, settings }) =>
    section(operation, `${operation}: ${title}${takesAdditions ? '; takes additions' : ''}`, [
      table(
        ['setting', 'unit', 'default', 'what', 'allowed'],
        settings.map((row) => [
          row.name,
          row.unit ?? '',
          defaultText(row),
          row.default === null ? `${row.what}; ${row.source}` : row.what,
          allowedText(row),
        ]),
      ),
    ]),
  ),
});
