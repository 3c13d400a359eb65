import type { ReactNode } from 'react';
import { Button } from '#client/ui/button.tsx';

/** Choices that narrow a list. They take effect together, on a press, and stand in the address from then on. */
export function FilterForm({
  label,
  onApply,
  onClear,
  children,
}: {
  readonly label: string;
  readonly onApply: () => void;
  /** Missing when nothing is narrowed. */
  readonly onClear: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  return (
    <search>
      <form
        className="filter-form"
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault();
          onApply();
          keepFocus(label);
        }}
      >
        <div className="filter-form__fields">{children}</div>
        <div className="button-row">
          <Button type="submit" weight="secondary">
            Show
          </Button>
          {onClear === undefined ? null : (
            <Button
              weight="quiet"
              onClick={() => {
                onClear();
                keepFocus(label);
              }}
            >
              Clear the filters
            </Button>
          )}
        </div>
      </form>
    </search>
  );
}

/** With another address another form stands in this one’s place: whoever pressed its button goes on from there. */
function keepFocus(label: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    document
      .querySelector<HTMLElement>(`form[aria-label="${CSS.escape(label)}"] [type=submit]`)
      ?.focus();
  });
}
