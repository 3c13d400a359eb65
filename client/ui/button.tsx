import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';

type Weight = 'primary' | 'secondary' | 'quiet' | 'warning';

const CLASSES: Record<Weight, string> = {
  primary: 'nhsuk-button nhsuk-button--small',
  secondary: 'nhsuk-button nhsuk-button--small nhsuk-button--secondary',
  quiet: 'quiet-button',
  warning: 'nhsuk-button nhsuk-button--small nhsuk-button--warning',
};

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  readonly weight?: Weight;
  /** While true a second press does nothing, and the button stays in the tab order. */
  readonly busy?: boolean;
}

export function Button({ weight = 'primary', busy = false, onClick, type, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={CLASSES[weight]}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  );
}

export interface ButtonLinkProps {
  readonly href: string;
  readonly weight?: Exclude<Weight, 'warning'>;
  readonly children: ReactNode;
}

/** A link to another page that looks like a button. */
export function ButtonLink({ href, weight = 'primary', children }: ButtonLinkProps) {
  return (
    <Link href={href} className={CLASSES[weight]} draggable={false}>
      {children}
    </Link>
  );
}
