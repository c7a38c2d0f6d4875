import type { HostsAnswer } from '../../../documents/hosts.ts';
import type { Page } from '../../../documents/page.ts';
import { counted, roughTime, utcMinute } from '../../../foundation/quantity/format.ts';
import { number, paragraph, shortPage, table } from '../../../pages/blocks/parts.ts';

/** After so long without a word a host is counted as gone [s]. */
const SILENT_S = 10;

/** Who computes parts, what waits, and what failed. */
export const page = ({ by, hosts, waiting, failed }: HostsAnswer): Page =>
  shortPage(
    by === 'threads' ? 'Parts are computed by this program' : counted(hosts.length, 'host'),
    by === 'threads'
      ? [
          paragraph(
            'The ledger lies in a folder, so the threads of this program compute everything. Hosts need a ledger on PostgreSQL.',
          ),
        ]
      : [
          ...(hosts.length === 0
            ? [paragraph('No host is there: the threads of whoever asks compute everything.')]
            : [
                table(
                  [
                    'host',
                    'state',
                    'calculations',
                    number('threads'),
                    number('at'),
                    number('done'),
                    number('failed'),
                  ],
                  hosts.map((host) => [
                    ...[host.name, stateOf(host), host.calculations.join(', ')],
                    ...[host.threads, host.doing, host.done, host.failed].map(String),
                  ]),
                ),
              ]),
          paragraph(
            waiting.length === 0
              ? 'No part waits.'
              : `Waiting: ${waiting.map(({ calculation, parts }) => `${counted(parts, 'part')} of ${calculation}`).join(', ')}.`,
          ),
          ...(failed.length === 0
            ? [paragraph('No part failed.')]
            : [
                table(
                  ['part', 'calculation', number('failures'), 'last', 'host', 'why', 'state'],
                  failed.map(({ part, calculation, failures, at, host, words, givenUp }) => [
                    ...[part, calculation, String(failures), utcMinute(at), host, words],
                    givenUp ? 'given up' : 'tried again',
                  ]),
                  'Parts that failed',
                ),
              ]),
        ],
  );

const stateOf = ({ silent_s, differs }: HostsAnswer['hosts'][number]): string =>
  silent_s > SILENT_S
    ? `silent for ${roughTime(silent_s)}`
    : differs.length > 0
      ? `computes nothing for this program: ${differs.join('; ')}`
      : 'there';
