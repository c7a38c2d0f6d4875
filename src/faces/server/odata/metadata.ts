import type { CellKind, ListColumn, ListTable } from '../../../documents/contract/list.ts';
import { escapeText } from '../../../pages/charts/svg.ts';

/** Types of OData (CSDL 4.0, 4.4). Decimals have whatever places were recorded. */
const TYPES: Readonly<Record<CellKind, string>> = {
  text: 'Type="Edm.String"',
  parts: 'Type="Edm.String"',
  number: 'Type="Edm.Double"',
  whole: 'Type="Edm.Int64"',
  decimal: 'Type="Edm.Decimal" Scale="variable"',
  flag: 'Type="Edm.Boolean"',
  day: 'Type="Edm.Date"',
  instant: 'Type="Edm.DateTimeOffset" Precision="3"',
};

const NAMESPACE = 'Remelt';

/** A set as the metadata tell it. */
export interface ToldSet {
  readonly table: ListTable;
  readonly title: string;
}

/** What the sets hold, in CSDL: the same for everybody who may ask them. */
export function metadataOf(sets: readonly ToldSet[]): string {
  const types = sets.map(({ table: { name, key, columns } }) =>
    [
      `<EntityType Name="${name}">`,
      `<Key>${key.map((one) => `<PropertyRef Name="${one}"/>`).join('')}</Key>`,
      ...columns.map((column) => property(column, key)),
      '</EntityType>',
    ].join('\n'),
  );
  const container = sets.map(
    ({ table: { name }, title }) =>
      `<EntitySet Name="${name}" EntityType="${NAMESPACE}.${name}">${said('Core.Description', title)}</EntitySet>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
${VOCABULARIES.map(([address, name]) => `<edmx:Reference Uri="${address}"><edmx:Include Namespace="${name}" Alias="${name.split('.').at(-2)}"/></edmx:Reference>`).join('\n')}
<edmx:DataServices>
<Schema Namespace="${NAMESPACE}" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${types.join('\n')}
<EntityContainer Name="Lists">
${container.join('\n')}
</EntityContainer>
</Schema>
</edmx:DataServices>
</edmx:Edmx>
`;
}

const VOCABULARIES = [
  ['https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Core.V1.xml', 'Org.OData.Core.V1'],
  [
    'https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Measures.V1.xml',
    'Org.OData.Measures.V1',
  ],
] as const;

/** What a visitor is not shown is empty, so that only a key is always there. */
function property({ name, kind, label, unit }: ListColumn, key: readonly string[]): string {
  const isThere = key.includes(name) ? ' Nullable="false"' : '';
  const words = [
    said('Core.Description', label),
    ...(unit === undefined ? [] : [said('Measures.Unit', unit)]),
  ];
  return `<Property Name="${name}" ${TYPES[kind]}${isThere}>${words.join('')}</Property>`;
}

const said = (term: string, text: string): string =>
  `<Annotation Term="${term}" String="${escapeText(text)}"/>`;
