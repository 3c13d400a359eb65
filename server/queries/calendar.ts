/** An instant as the API gives it: ISO 8601 in UTC. */
export const toInstant = (milliseconds: number) => new Date(milliseconds).toISOString();
