import { ownValue } from '../../foundation/quantity/own-value.ts';
import { wordsOf } from '../contract/field.ts';
import { HEADING_WORDS, plainWords } from '../sheet/words.ts';
import { ENTRY_FIELDS, sentFields, type Trade } from './trade.ts';

/** What ERPs write over columns, by field: beside its own name and label. Words are as `plainWords` writes them. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  customer: [
    ...['customer no', 'customer number', 'customer id', 'sold to', 'sold to party', 'account', 'debtor'],
    ...['kunde', 'kunden nr', 'kundennummer', 'kundennr', 'debitor', 'auftraggeber'],
  ],
  article: [
    ...[
      'article no',
      'article number',
      'item',
      'item no',
      'item code',
      'material',
      'material no',
      'material number',
    ],
    ...['artikel', 'artikelnummer', 'artikel nr', 'materialnummer', 'material nr', 'sachnummer'],
  ],
  order: [
    ...['order no', 'order number', 'sales order', 'sales document', 'po', 'po number', 'purchase order'],
    ...[
      'auftrag',
      'auftragsnummer',
      'auftrags nr',
      'auftrag nr',
      'bestellung',
      'bestellnummer',
      'bestell nr',
    ],
    ...['verkaufsbeleg', 'beleg'],
  ],
  name: ['name 1', 'firma', 'company', 'description', 'bezeichnung', 'benennung', 'kurztext', 'firmenname'],
  country: ['country code', 'country key', 'land', 'laendercode', 'laenderschluessel'],
  form: HEADING_WORDS.form,
  originClass: HEADING_WORDS.origin_class,
  lotClass: HEADING_WORDS.lot_class,
  grade: ['alloy', 'alloy grade', 'werkstoff', 'legierung', 'guete', 'qualitaet', 'quality', 'uns'],
  specification: ['spec', 'spezifikation', 'vorschrift', 'liefervorschrift'],
  mass_g: [
    'quantity',
    'qty',
    'order quantity',
    'weight',
    'menge',
    'auftragsmenge',
    'bestellmenge',
    'gewicht',
    'masse',
  ],
  under_g: ['under', 'under tolerance', 'underdelivery', 'untertoleranz', 'toleranz unten', 'unterlieferung'],
  over_g: ['over', 'over tolerance', 'overdelivery', 'uebertoleranz', 'toleranz oben', 'ueberlieferung'],
  dueOn: [
    ...['due', 'due date', 'delivery date', 'requested delivery date', 'delivery', 'required on'],
    ...['liefertermin', 'lieferdatum', 'wunschlieferdatum', 'termin', 'faellig', 'faellig am'],
  ],
  priority: ['prio', 'prioritaet', 'lieferprioritaet'],
  owner: ['eigentuemer', 'owner', 'metal of'],
  route: ['route', 'arbeitsplan'],
  state: ['status', 'stand', 'zustand'],
  version: ['revision', 'changed at', 'last change', 'geaendert', 'aenderungsstand', 'aenderungsnummer'],
};

const FIELDS = (of: Trade) => ({ ...ENTRY_FIELDS[of], version: sentFields.version });

/** Headings of the columns of a trade, the usual one of each field first. */
export function headingsOf(of: Trade): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(FIELDS(of)).map(([field, schema]) => {
      const { label = field, option = field } = wordsOf(schema) ?? {};
      const own = [option, label, field.replace(/_g$/, ''), field].map(plainWords);
      return [field, [...new Set([...own, ...(ownValue(WORDS, field) ?? []).map(plainWords)])]];
    }),
  );
}
