import { type PiecesOfHeat, standingWord } from '../../../documents/heats/pieces-of-heat.ts';
import type { Page } from '../../../documents/page.ts';
import { recalledWords } from '../../../documents/proof/recalled.ts';
import { failedWords, suspendedSentences } from '../../../documents/yard/suspended.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { number, paragraph, shortPage, table } from '../../../pages/blocks/parts.ts';

/** The pieces of a heat, or one of them, and what became of each. */
export const page = ({ heat, pieces, noPoint }: PiecesOfHeat): Page =>
  shortPage(`Pieces of heat ${heat}`, [
    pieces.length === 0
      ? paragraph('nothing is cast of it yet')
      : table(
          ['piece', 'form', number('mass'), 'status', 'what became of it'],
          pieces.map((piece) => [
            ...[piece.id, piece.form, kilograms(piece.mass_g), standingWord(piece)],
            becameWords(piece) || '-',
          ]),
        ),
    ...(noPoint === undefined ? [] : [paragraph(`no hold point can be set any more: ${noPoint}`)]),
  ]);

/** What became of a piece; empty while it is here as it is. */
function becameWords({
  decision,
  cut,
  shipment,
  melted,
  held,
  recalled,
  failed,
  suspended,
}: PiecesOfHeat['pieces'][number]): string {
  const named = (subject: string) => subject.replace(/^object:/, '').replace(/^lot:/, 'lot ');
  return [
    ...recalledWords(recalled),
    ...[...failedWords(failed), ...suspendedSentences(suspended)].map(withoutStop),
    ...(held === undefined ? [] : [`on hold: ${held}`]),
    ...(cut
      ? [
          `cut into ${cut.into.map(({ of, mass_g }) => `${named(of)} ${kilograms(mass_g)}`).join(', ')}`,
          ...cut.losses.map(({ to, mass_g }) => `${kilograms(mass_g)} lost to ${to}`),
        ]
      : []),
    ...(shipment ? [`shipped to ${shipment.to}`] : []),
    ...melted.map((into) => `${kilograms(into.mass_g)} melted in heat ${into.heat}`),
    ...(decision ? [`decided: ${decision.words}`] : []),
  ].join('; ');
}

/** A sentence as a part of a longer one. */
const withoutStop = (words: string): string => words.replace(/\.$/, '');
