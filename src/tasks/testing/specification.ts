/** A specification as it is printed. */
export const PRINTED = {
  number: 'CUST-718-A',
  revision: '3',
  specification: { limits_wtpct: { Cr: { min: '17.0', max: '21.0' } }, limits_ppm: { S: { max: '20' } } },
};
/** The name under which it is kept. */
export const PRINTED_NAME = 'CUST-718-A rev 3';
/** The same with its customer. */
export const ENTERED = { ...PRINTED, customer: 'Customer C' };
