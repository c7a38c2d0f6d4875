/** Value that a record holds under a text; undefined for what every object only inherits, such as `constructor`. */
export const ownValue = <T>(record: { readonly [key: string]: T } | undefined, key: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
