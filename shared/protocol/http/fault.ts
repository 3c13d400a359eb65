import * as z from 'zod';

/** Every refusal of the API: what happened, in plain English, and which fields it is about. */
export const fault = z.object({
  code: z.string(),
  message: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Fault = z.infer<typeof fault>;
