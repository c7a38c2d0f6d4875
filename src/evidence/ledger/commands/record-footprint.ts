import { BalanceError, ConflictError } from '../../../foundation/errors.ts';
import { type FootprintPartRecord, footprintTotal } from '../../records/footprint-record.ts';
import type { Body } from '../../records/kinds.ts';
import { gramsToKg } from '../../records/mass.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { wrongStatus } from './found.ts';

/** Books what the footprint of a heat is, part by part. */
export interface RecordFootprint extends Told {
  readonly type: 'recordFootprint';
  readonly heat: string;
  readonly method: string;
  readonly version: string;
  readonly unit: string;
  readonly total: string;
  readonly product_g: number;
  readonly parts: readonly FootprintPartRecord[];
  readonly rules: readonly string[];
  readonly rests: Readonly<Body<'footprint.recorded'>['rests']>;
  /** SHA-256 of the document `remelt-heat-footprint/1`. */
  readonly documentSha256: string;
}

/** C2: the parts add up to the total, exactly, and the footprint is that of the metal that came out. */
export const recordFootprint = defineCommand<RecordFootprint>({
  type: 'recordFootprint',
  names: ({ heat }) => ({ subjects: [`heat:${heat}`] }),
  act: 'record footprint',
  decide(desk, command) {
    const heat = desk.heat(command.heat);
    if (heat.status !== 'melted' && heat.status !== 'cast')
      throw wrongStatus(desk, heat, {
        act: 'given a footprint',
        allowed: 'a melted or cast heat',
        cure: 'record what came out first',
      });
    if (heat.output_g !== command.product_g)
      throw new ConflictError(`${heat.output_g} g came out of heat ${heat.id}, not ${command.product_g} g`, {
        path: `${desk.path}product_g`,
        value: command.product_g,
        unit: 'g',
        allowed: `${heat.output_g}`,
        cure: 'work the footprint out again',
      });
    const sum = footprintTotal(command.parts);
    if (sum !== command.total)
      throw new BalanceError(`the parts of the footprint add up to ${sum}, not ${command.total}`, {
        path: `${desk.path}total`,
        value: command.total,
        unit: command.unit,
        allowed: String(sum),
      });
    desk.write('footprint.recorded', heat.subject, {
      happenedAt: whenHappened(desk, command.happenedAt),
      method: command.method,
      version: command.version,
      unit: command.unit,
      nParts: String(command.parts.length),
      documentSha256: command.documentSha256,
      total: command.total,
      productKg: gramsToKg(command.product_g),
      parts: [...command.parts],
      rules: [...command.rules],
      rests: [...command.rests],
      by: command.by,
    });
  },
});
