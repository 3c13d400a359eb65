import type { DomainErrorCode } from '#shared/domain/domain-error.ts';
import type { Fault } from '#shared/protocol/http/fault.ts';

/** How each of the committee's refusals reads over HTTP. */
export const statusOf: Record<DomainErrorCode, 403 | 404 | 409 | 422> = {
  'not-found': 404,
  'not-allowed': 403,
  'not-valid': 422,
  'reason-missing': 422,
  'already-closed': 409,
  'already-settled': 409,
  'passage-changed': 409,
  'document-damaged': 409,
};

/** What was wrong with a request, field by field, in the words of the schemas. */
export function faultOf(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): Fault {
  const fields = issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }));
  return {
    code: 'not-valid',
    message: fields[0]?.message ?? 'The request could not be read.',
    fields,
  };
}
