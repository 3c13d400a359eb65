import { type FormEvent, type ReactNode, useContext } from 'react';
import { useLocation, useSearch } from 'wouter';
import { ArrivalContext } from '#client/ui/arrival.ts';
import { BackLink } from '#client/ui/back-link.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { type Fact, SummaryList } from '#client/ui/summary-list.tsx';

export interface Way {
  readonly href: string;
  readonly name: string;
}

/** A form on a page of its own: the way back, what is wrong, the questions and one button. */
export function FormPage({
  back,
  caption,
  title,
  lede,
  above,
  faults,
  busy = false,
  submit,
  weight = 'primary',
  cancel,
  onSubmit,
  children,
}: {
  readonly back: Way;
  readonly caption?: string;
  readonly title: string;
  readonly lede?: ReactNode;
  /** What stands between the heading and the form. */
  readonly above?: ReactNode;
  readonly faults: readonly FieldFault[];
  readonly busy?: boolean;
  /** The words on the button. */
  readonly submit: string;
  /** `secondary` while the page leads on by something else. */
  readonly weight?: 'primary' | 'secondary';
  /** A way on without sending. */
  readonly cancel?: Way;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}) {
  return (
    <>
      <BackLink href={back.href}>{back.name}</BackLink>
      <PageHead caption={caption} title={title}>
        {lede}
      </PageHead>
      <ErrorSummary faults={faults} />
      {above}
      <form
        className="form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (!busy) onSubmit();
        }}
      >
        {children}
        <div className="button-row">
          <Button type="submit" busy={busy} weight={weight}>
            {submit}
          </Button>
          {cancel === undefined ? null : (
            <ButtonLink href={cancel.href} weight="quiet">
              {cancel.name}
            </ButtonLink>
          )}
        </div>
      </form>
    </>
  );
}

/** One line of what is to be checked. */
export interface Answer extends Omit<Fact, 'change'> {
  /** It was settled before the form was opened. */
  readonly given?: boolean;
}

/** What was entered, before it is done. Each line leads back to the form, where everything stands as it was. */
export function CheckAnswers({
  back,
  caption,
  title = 'Check your answers',
  lede,
  facts,
  faults,
  busy,
  confirm,
  warning = false,
  onConfirm,
}: {
  readonly back: Way;
  readonly caption?: string;
  readonly title?: string;
  readonly lede?: ReactNode;
  readonly facts: readonly Answer[];
  readonly faults: readonly FieldFault[];
  readonly busy: boolean;
  readonly confirm: string;
  readonly warning?: boolean;
  readonly onConfirm: () => void;
}) {
  return (
    <>
      <BackLink href={back.href}>{back.name}</BackLink>
      <PageHead key="check" caption={caption} title={title}>
        {lede}
      </PageHead>
      <ErrorSummary faults={faults.map(({ message }) => ({ fieldId: null, message }))} />
      <div className="sheet">
        <SummaryList
          facts={facts.map(({ given, ...fact }) => ({
            ...fact,
            change: given ? undefined : { href: back.href, about: fact.name.toLowerCase() },
          }))}
        />
      </div>
      <div className="button-row">
        <Button weight={warning ? 'warning' : 'primary'} busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </>
  );
}

/** Whether the page shows the form or the answers to check. Both have an address, so that the browser's
 *  own way back goes from the one to the other. */
export function useCheck(): {
  readonly checking: boolean;
  readonly check: () => void;
  /** From the answers back to the form. */
  readonly toForm: Way;
} {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const arrival = useContext(ArrivalContext);
  const checking = new URLSearchParams(search).has('check');
  const check = () => {
    arrival.pending = true;
    scrollTo(0, 0);
    navigate(address(path, search, true));
  };
  return { checking, check, toForm: { href: address(path, search, false), name: 'Back' } };
}

function address(path: string, search: string, check: boolean): string {
  const rest = new URLSearchParams(search);
  rest.delete('check');
  if (check) rest.set('check', '1');
  return rest.size === 0 ? path : `${path}?${rest}`;
}

/** Where a page of a committee leads back to: to the list of tasks for those who are setting it up, else to
 *  the page it belongs to. */
export function useWayBack(committeeId: string, otherwise: Way): Way {
  const settingUp = new URLSearchParams(useSearch()).has(SETTING_UP);
  return settingUp
    ? { href: `/committees/${committeeId}/set-up`, name: 'Set up the committee' }
    : otherwise;
}

/** Put on the addresses of pages that are gone to from the list of tasks. */
export const SETTING_UP = 'set-up';
