/** CMH-17 and MMPDS: B covers 90 %, A 99 %, both with 95 % confidence. */
export const B_CONTENT = 0.9;

export const A_CONTENT = 0.99;
