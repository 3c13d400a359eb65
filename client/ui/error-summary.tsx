import { useEffect, useRef } from 'react';

export interface FieldFault {
  /** The id of the field it is about; `null` when it is about the whole form. */
  readonly fieldId: string | null;
  readonly message: string;
}

/** Everything wrong with a form, above it. It takes focus when it appears and whenever its words change,
 *  and marks the window's title while it is there. */
export function ErrorSummary({ faults }: { readonly faults: readonly FieldFault[] }) {
  const box = useRef<HTMLDivElement>(null);
  const words = faults.map((fault) => fault.message).join('\n');
  useEffect(() => {
    if (words === '') return;
    box.current?.focus();
    document.title = `Error: ${document.title.replace(/^Error: /, '')}`;
    return () => {
      document.title = document.title.replace(/^Error: /, '');
    };
  }, [words]);
  if (faults.length === 0) return null;
  return (
    <div className="nhsuk-error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        <h2 className="nhsuk-error-summary__heading">There is a problem</h2>
        <div className="nhsuk-error-summary__body">
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {faults.map((fault) => (
              <li key={`${fault.fieldId} ${fault.message}`}>
                {fault.fieldId === null ? (
                  fault.message
                ) : (
                  <a
                    href={`#${fault.fieldId}`}
                    onClick={(event) => {
                      const field = document.getElementById(fault.fieldId ?? '');
                      if (field === null) return;
                      event.preventDefault();
                      field.focus();
                    }}
                  >
                    {fault.message}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
