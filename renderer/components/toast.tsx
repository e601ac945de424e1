import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice.tsx';
import { announce } from './live-region.tsx';
import type { showNotice } from './notice-list.tsx';
import { readLater } from './read-later.ts';

/** A finished action, said once in the corner and to screen readers. */
export function toastDone(text: string, closeLabel: string, action?: ReactNode): void {
  announce(text);
  void show({
    message: (
      <>
        {text} {action}
      </>
    ),
    icon: <IconCircleCheck size="1.25rem" aria-hidden />,
    role: 'group',
    autoClose: action === undefined ? 5000 : 12_000,
    closeButtonProps: { 'aria-label': closeLabel },
  });
}

/** For actions without a place of their own on the page, such as undo; stays until closed. */
export function toastError(error: unknown, closeLabel: string): void {
  void show({
    message: <ErrorNotice error={error} />,
    color: 'red',
    role: 'group',
    autoClose: false,
    closeButtonProps: { 'aria-label': closeLabel },
  });
}

/** Read with the first notice, as none stands on the first screen. What is shown before the list is there waits in it. */
async function show(notice: Parameters<typeof showNotice>[0]): Promise<void> {
  const list = await readLater(import('./notice-list.tsx'));
  list.showNotice(notice);
}
