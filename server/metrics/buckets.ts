/** For what should take less than a few milliseconds. */
export const FINE_SECONDS = [
  0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10,
];

/** For what may take its time. */
export const FEW_SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** For how many things there were at once. */
export const COUNTS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000];
