import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

/** A question that has to be answered before anything else. Escape and the space around it mean no. */
export function Dialog({
  title,
  open,
  onClose,
  children,
}: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <ModalOverlay
      className="dialog-cover"
      isOpen={open}
      isDismissable
      onOpenChange={(stays) => {
        if (!stays) onClose();
      }}
    >
      <Modal className="dialog">
        <AriaDialog className="dialog__body" role="alertdialog">
          <Heading slot="title" level={2} className="nhsuk-heading-m">
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
