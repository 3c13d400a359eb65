declare const brand: unique symbol;

/** A type that only its own maker can produce: a seat's id never passes for a person's. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
