/** Version of package.json that this web was built of. */
declare const REMELT_VERSION: string;
/** A table that comes with the web as text. */
declare module '*.csv?raw' {
  const text: string;
  export default text;
}
