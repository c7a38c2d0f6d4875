import { BalanceError } from '../../../foundation/errors.ts';
import { idOf } from '../../../metal/alloy/words.ts';
import type { Fact, FactOf } from '../rules/entry.ts';
import type { LotState } from '../state.ts';
import {
  addGrams,
  balanceOfStock,
  correctAnalyses,
  correctsAnalysis,
  edgesOfStock,
  evolveStock,
} from './stock.ts';
import { defineSubject, type LookUp } from './subject.ts';

/** Metal as it came in or was given back: `lot:R-1001`. */
export const lotSubject = defineSubject<LotState>({
  type: 'lot',
  statuses: ['hold', 'cleared', 'void'],
  evolve: evolveLot,
  columns: ({ declaredGrade, heat = null, owner, supplier, lotClass }) => ({
    grade: declaredGrade,
    heat,
    owner,
    supplier,
    lot_class: lotClass,
  }),
  balance: balanceOfStock,
  edges: edgesOfStock,
  needs: () => [],
});

/** Lot after one more of its records. `lookUp` finds what it came out of. */
function evolveLot(lot: LotState | undefined, entry: Fact, lookUp: LookUp): LotState {
  if (entry.kind === 'lot.received') return received(entry, lookUp);
  if (!lot) throw new BalanceError(`${entry.subject} has a record ${entry.kind} but was never received`);
  switch (entry.kind) {
    case 'lot.gate-checked': {
      const { verdict, checks } = entry.body;
      const gate = { seq: entry.seq, verdict, checks };
      const held = { status: 'hold' as const, holdReason: `gate check: ${verdict}` };
      return { ...lot, gate, ...(verdict === 'PASS' || lot.status !== 'cleared' ? {} : held) };
    }
    case 'lot.processed':
      return processed(lot, entry);
    case 'lot.identified': {
      const { verdict, candidates = [], equivalent = [] } = entry.body;
      return { ...lot, identification: { seq: entry.seq, verdict, candidates, equivalent } };
    }
    case 'lot.cleared':
      return {
        ...lot,
        status: 'cleared',
        holdReason: null,
        clearedAs: entry.body.grade,
        ...(lot.held ? { held: null } : {}),
      };
    case 'lot.held':
      return {
        ...lot,
        status: 'hold',
        holdReason: entry.body.reason,
        held: { seq: entry.seq, by: entry.body.by ?? null, lift: null },
      };
    case 'lot.analysis-ordered':
      return withOrder(lot, entry);
    case 'lot.analysed':
      return withResults(evolveStock(lot, entry)!, entry);
    case 'lot.shipped':
      return shipped(lot, entry);
    case 'lot.lift-proposed':
      return lot.held
        ? { ...lot, held: { ...lot.held, lift: { by: entry.body.by ?? '', reason: entry.body.reason } } }
        : lot;
    case 'record.corrected':
      return corrected(lot, entry);
    default: {
      const evolved = evolveStock(lot, entry);
      if (evolved) return evolved;
      throw new BalanceError(`a lot cannot have a record ${entry.kind}`);
    }
  }
}

/** The orders of a lot without some elements by a method; none is left out where nothing of it stays. */
function withoutElements(lot: LotState, method: string, elements: readonly string[]): LotState {
  const { ordered = [], ...rest } = lot;
  const left = ordered.flatMap((order) => {
    if (order.method !== method) return [order];
    const open = order.elements.filter((element) => !elements.includes(element));
    return open.length === 0 ? [] : [{ ...order, elements: open }];
  });
  return left.length === 0 ? rest : { ...rest, ordered: left };
}

/** What is ordered once stands once: the latest order of an element by a method. */
function withOrder(lot: LotState, { seq, at, body }: FactOf<'lot.analysis-ordered'>): LotState {
  const { step, method, elements, heat, by = null, happenedAt = at } = body;
  const before = withoutElements(lot, method, elements);
  if (step === 'given-up') return before;
  const order = { seq, method, elements, heat: heat ?? null, by, happenedAt };
  return { ...before, ordered: [...(before.ordered ?? []), order] };
}

/** A measured result does away with what was ordered of its elements by its method. */
const withResults = (lot: LotState, { body }: FactOf<'lot.analysed'>): LotState =>
  body.basis === 'measured' && lot.ordered
    ? withoutElements(
        lot,
        body.method,
        body.results.map(({ element }) => element),
      )
    : lot;

/** The grams lost are gone as if drawn; what was said of the metal before it was prepared is said anew. */
function processed(lot: LotState, { seq, body }: FactOf<'lot.processed'>): LotState {
  const { treatment, wet_g, clean_g, losses = [] } = body;
  return {
    ...lot,
    drawn_g: losses.reduce((drawn, { to, mass_g }) => addGrams(drawn, `loss:${to}`, mass_g), lot.drawn_g),
    processed: { seq, treatment, wet_g, clean_g },
    identification: null,
  };
}

/** What of a lot a shipment took, among the grams that are gone: no heat has a colon in its name. */
const shipmentKey = (seq: number): string => `shipped:${seq}`;

function shipped(lot: LotState, { seq, at, body }: FactOf<'lot.shipped'>): LotState {
  const { to, mass_g, order = null, certificateSha256 = null, happenedAt = at } = body;
  const shipment = { seq, to, mass_g, order, certificateSha256, happenedAt };
  return {
    ...lot,
    drawn_g: addGrams(lot.drawn_g, shipmentKey(seq), mass_g),
    shipments: [...(lot.shipments ?? []), shipment],
  };
}

/** The lot as if one of its shipments had not been recorded. */
function withoutShipment(lot: LotState, seq: number): LotState {
  const { shipments = [], ...rest } = lot;
  const gone = shipments.find((one) => one.seq === seq);
  if (!gone) return lot;
  const left = shipments.filter((one) => one !== gone);
  return {
    ...rest,
    drawn_g: addGrams(lot.drawn_g, shipmentKey(seq), -gone.mass_g),
    ...(left.length > 0 ? { shipments: left } : {}),
  };
}

function received({ body, seq, at, subject }: FactOf<'lot.received'>, lookUp: LookUp): LotState {
  const source = body.from === undefined ? undefined : lookUp(body.from);
  const heat = source?.type === 'heat' ? source.id : source?.heat;
  return {
    type: 'lot',
    id: idOf(subject),
    subject,
    node: seq,
    status: 'hold',
    holdReason: 'received, not yet shown good',
    mass_g: body.mass_g,
    reserved_g: {},
    drawn_g: {},
    owner: body.owner ?? null,
    form: body.form,
    generation: body.generation ?? 0,
    from: body.from ?? null,
    fromNode: source?.node ?? null,
    ...(heat === undefined ? {} : { heat }),
    lotClass: body.lotClass ?? 'purchased-scrap',
    originClass: body.originClass ?? null,
    supplier: body.supplier ?? null,
    declaredGrade: body.declaredGrade ?? body.element ?? null,
    reference: body.reference ?? null,
    note: body.note ?? null,
    ...(body.price ? { price: body.price } : {}),
    ...(body.certificate ? { certificate: body.certificate } : {}),
    receivedAt: body.happenedAt ?? at,
    ...(body.specimen ? { specimen: true } : {}),
    gate: null,
    identification: null,
    clearedAs: null,
    samples: [],
    analyses: [],
    disposition: null,
    ...(source?.recalled ? { recalled: source.recalled } : {}),
  };
}

/** What a cleared lot rests on has changed: it is held again until cleared anew. */
function corrected(lot: LotState, entry: FactOf<'record.corrected'>): LotState {
  const { body } = entry;
  const held: Partial<LotState> =
    lot.status === 'cleared'
      ? { status: 'hold', holdReason: `record ${body.correctsSeq} was corrected`, clearedAs: null }
      : {};
  if (body.correctsKind === 'lot.received') {
    // What was never there came out of nothing.
    if (body.how === 'did-not-occur')
      return { ...lot, status: 'void', holdReason: 'did not occur', fromNode: null };
    // Whose metal it is and what kind decide what it may be used for: nobody cleared it as that.
    const other = body.owner !== undefined || body.lotClass !== undefined;
    return {
      ...lot,
      ...(other ? held : {}),
      owner: body.owner ?? lot.owner,
      lotClass: body.lotClass ?? lot.lotClass,
      mass_g: body.mass_g ?? lot.mass_g,
      form: body.form ?? lot.form,
      supplier: body.supplier ?? lot.supplier,
      declaredGrade: body.declaredGrade ?? lot.declaredGrade,
      originClass: body.originClass ?? lot.originClass,
      reference: body.reference ?? lot.reference,
    };
  }
  if (correctsAnalysis(entry))
    return {
      ...lot,
      ...held,
      analyses: correctAnalyses(lot.analyses, entry),
      // What was thought on a withdrawn analysis is thought on nothing.
      identification: body.how === 'did-not-occur' ? null : lot.identification,
    };
  const withdrawn = body.how === 'did-not-occur' ? body.correctsSeq : null;
  if (withdrawn === null) return lot;
  if (body.correctsKind === 'lot.shipped') return withoutShipment(lot, withdrawn);
  if (lot.gate?.seq === withdrawn) return { ...lot, ...held, gate: null };
  if (lot.identification?.seq === withdrawn) return { ...lot, ...held, identification: null };
  return lot;
}
