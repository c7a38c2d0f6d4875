/** Everything that records can say. A new kind is one definition, in one of these files. */
export * from './clock-records.ts';
export * from './correction-record.ts';
export * from './cosigned-record.ts';
export * from './disclosure-record.ts';
export * from './document-records.ts';
export * from './erased-record.ts';
export * from './footprint-record.ts';
export * from './heat-records.ts';
export * from './index-record.ts';
export * from './key-records.ts';
export * from './lot-records.ts';
export * from './person-records.ts';
export * from './programme-records.ts';
export * from './recall-record.ts';
export * from './reference-records.ts';
export * from './stock-records.ts';
export * from './timestamped-record.ts';
