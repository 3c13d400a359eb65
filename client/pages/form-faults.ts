import type { ApiFault } from '#client/live/api.ts';
import type { FieldFault } from '#client/ui/error-summary.tsx';

/** A refusal as lines of an error summary. `fieldOf` says which field a path of the body is. */
export function formFaults(
  fault: ApiFault | null,
  fieldOf: Readonly<Record<string, string>>,
): readonly FieldFault[] {
  if (fault === null) return [];
  if (fault.fields.length > 0) {
    return fault.fields.map(({ path, message }) => ({ fieldId: fieldOf[path] ?? null, message }));
  }
  const about = fault.code === 'reason-missing' ? (fieldOf.note ?? fieldOf.reason ?? null) : null;
  return [{ fieldId: about, message: fault.message }];
}

/** What is wrong with one field, for showing beside it. */
export function errorAt(faults: readonly FieldFault[], fieldId: string): string | undefined {
  return faults.find((fault) => fault.fieldId === fieldId)?.message;
}
