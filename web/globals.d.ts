/** Version of package.json that this web was built of. */
declare const REMELT_VERSION: string;
