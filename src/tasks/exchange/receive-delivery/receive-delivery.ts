import type { TaskContext } from '../../../desk/context.ts';
import type { Delivery, DeliveryLine } from '../../../documents/exchange/delivery.ts';
import type { EnteredAnswer } from '../../../documents/exchange/trade.ts';
import type { LotRow } from '../../../documents/yard/lot-table.ts';
import type { StoredRecord } from '../../../evidence/ledger/store.ts';
import { gramsToKg } from '../../../evidence/records/mass.ts';
import { ConflictError, type ErrorDetail, InputError, NotFoundError } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { LotClass, OriginClass } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { bookedReturns, keyOfDelivery } from '../../yard/book-returns/book-returns.ts';
import { contract } from './contract.ts';

/**
 * Books a delivery as lots on hold, all or none. The same delivery again is the same answer; the number with other content is refused with
 * what differs. Throws InputError for a line of which neither it nor its article says form or origin.
 */
export const receiveDelivery = defineVerb(
  contract,
  async ({ dryRun, sameNames, asTyped, ...delivery }, context) => {
    const { store } = context;
    const [key, sha256] = [keyOfDelivery(sentBy(delivery)), hashOf(delivery)];
    const before = await store.recordedUnder(key);
    if (before?.asked === sha256) return answered(delivery, 'same', before.firstSeq);
    const rows = await Promise.all(delivery.lines.map((line, i) => rowOf(delivery, { line, i }, context)));
    if (before !== null)
      throw otherContent(delivery, rows, await store.records(before.firstSeq, before.records));
    const said = { ...(sameNames ? { sameNames } : {}), ...(asTyped ? { asTyped } : {}) };
    await bookedReturns({ rows, ...said, ...(dryRun ? { dryRun } : {}) }, context, sha256);
    const booked = dryRun ? null : await store.recordedUnder(key);
    return answered(delivery, 'booked', booked?.firstSeq ?? null);
  },
);

const answered = (
  { delivery: id }: Delivery,
  state: 'booked' | 'same',
  seq: number | null,
): EnteredAnswer => ({
  format: 'remelt-entered/1',
  of: 'delivery',
  entered: [{ id, state, seq }],
});

const sentBy = ({ sender, delivery }: Pick<Delivery, 'sender' | 'delivery'>) => ({
  sender,
  number: delivery,
});

/** Class of a lot whose origin alone is known. */
const CLASS_OF: Readonly<Record<OriginClass, LotClass>> = {
  'post-consumer': 'end-of-life',
  'pre-consumer-external': 'purchased-scrap',
  'internal-revert': 'internal-revert',
  virgin: 'virgin',
};

/** A line as a row of the import, with what its article says where it is silent. */
async function rowOf(
  { delivery, sender, supplier, owner, receivedOn }: Omit<Delivery, 'lines'>,
  { line, i }: { readonly line: DeliveryLine; readonly i: number },
  context: TaskContext,
): Promise<LotRow> {
  const path = `lines[${i}].`;
  const article = line.article === undefined ? {} : await articleOf(line.article, path, context);
  const { form, originClass, grade } = { ...article, ...line };
  const { lotClass = originClass && CLASS_OF[originClass] } = { ...article, ...line };
  if (form === undefined || originClass === undefined || lotClass === undefined)
    throw new InputError(
      `line ${line.line} says no ${form === undefined ? 'form' : 'origin'}${line.article === undefined ? '' : `, and article ${line.article} does not either`}`,
      {
        path: `${path}${form === undefined ? 'form' : 'originClass'}`,
        value: null,
        allowed: 'a value in the line, or in the article that it names',
        cure: 'enter it with the article: then no delivery has to say it',
      },
    );
  return {
    ...{ row: i + 1, lotId: line.lot ?? `${delivery}-${line.line}`, mass_g: line.mass_g },
    ...{ form, originClass, lotClass, analyses: [] },
    ...(supplier === undefined ? {} : { supplier }),
    ...(owner === undefined ? {} : { owner }),
    ...(receivedOn === undefined ? {} : { receivedOn }),
    ...(grade === undefined ? {} : { declaredGrade: grade }),
    ...(line.article === undefined ? {} : { article: line.article }),
    ...(line.certificate === undefined ? {} : { certificate: line.certificate }),
    sent: { ...sentBy({ sender, delivery }), line: line.line },
  };
}

type Article = Partial<Pick<DeliveryLine, 'form' | 'originClass' | 'lotClass' | 'grade'>>;

async function articleOf(id: string, path: string, { store }: TaskContext): Promise<Article> {
  try {
    const state = await store.subject(`article:${id}`);
    const { form, originClass, lotClass, grade } = JSON.parse(
      state.type === 'article' ? state.entry : '{}',
    ) as Article;
    return Object.fromEntries(
      Object.entries({ form, originClass, lotClass, grade }).filter(([, value]) => value !== undefined),
    );
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new NotFoundError(`article ${id} is not known here`, {
      path: `${path}article`,
      value: id,
      allowed: 'an article that was entered',
      cure: 'enter the article first, or leave it out and say form and origin',
    });
  }
}

/** What a line says that stands in the record of its lot. */
const told = ({ lotId, mass_g, form, originClass, lotClass, declaredGrade, ...row }: LotRow) => ({
  ...{ lot: lotId, kg: gramsToKg(mass_g), form, origin: originClass, 'lot class': lotClass },
  ...{ grade: declaredGrade, supplier: row.supplier, owner: row.owner },
  ...{ article: row.article, certificate: row.certificate, 'received on': row.receivedOn },
});

const recorded = ({ record, body }: StoredRecord) => ({
  ...{ lot: record.subject.slice(4), kg: body.massKg, form: body.form, origin: body.class },
  ...{ 'lot class': body.lotClass, grade: body.alloy, supplier: body.supplier, owner: body.owner },
  ...{ article: body.article, certificate: body.certificate },
  'received on': typeof body.happenedAt === 'string' ? body.happenedAt.slice(0, 10) : undefined,
});

function otherContent(
  { delivery, sender }: Omit<Delivery, 'lines'>,
  rows: readonly LotRow[],
  records: readonly StoredRecord[],
): ConflictError {
  const lineOf = ({ body }: StoredRecord) =>
    (body.sent as { readonly line?: string } | undefined)?.line ?? '';
  const before = new Map(
    records.flatMap((one) => (one.record.kind === 'lot.received' ? [[lineOf(one), one] as const] : [])),
  );
  const details = rows.flatMap((row): ErrorDetail[] => {
    const line = row.sent?.line ?? '';
    const was = before.get(line);
    before.delete(line);
    if (!was) return [{ path: `line ${line}`, value: row.lotId, allowed: 'no such line' }];
    const old: Readonly<Record<string, unknown>> = recorded(was);
    return Object.entries(told(row)).flatMap(([name, value]) =>
      value === ownValue(old, name) || (value === undefined && name === 'received on')
        ? []
        : [
            {
              ...{ path: `line ${line}, ${name}`, value: value ?? null, where: `record ${was.seq}` },
              allowed: String(ownValue(old, name) ?? 'nothing'),
            },
          ],
    );
  });
  const gone = [...before].map(([line, { seq }]) => ({
    ...{ path: `line ${line}`, value: null, where: `record ${seq}`, allowed: 'the line, as it was booked' },
  }));
  const all = [...details, ...gone];
  return new ConflictError(
    `delivery ${delivery} of ${sender} is booked with other content: ${all.map(({ path }) => path).join('; ') || 'the order of its lines'}`,
    all.map((one) => ({
      cure: 'send a delivery under its own number; what was booked wrong is put right here',
      ...one,
    })),
  );
}
