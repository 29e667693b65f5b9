declare const brand: unique symbol;

/** A primitive that the compiler keeps apart from its neighbours (points from fen, ids from text). */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
