import type { QueryClient } from '@tanstack/react-query';
import { tellFirstScreenStands } from '../components/first-screen.ts';
import { readLater } from '../components/read-later.ts';
import { PAGES } from './pages.ts';

/** Nobody has found a link before that, and the machine has still to draw what it has just been given. */
const REST_MS = 700;
/** A machine that never rests gets the parts all the same. */
const IDLE_AT_LATEST_MS = 2000;

export const loadSearchDialog = async () => ({
  default: (await readLater(import('../search/search-dialog.tsx'))).SearchDialog,
});
export const loadNoticeList = async () => ({
  default: (await readLater(import('../components/notice-list.tsx'))).NoticeList,
});

/** Waits for the first screen, then reads every other part while nothing else is to do: a click finds it there. */
export async function loadLaterParts(client: QueryClient): Promise<void> {
  do await idle();
  while (client.isFetching() > 0);
  await new Promise((resolve) => {
    setTimeout(resolve, REST_MS);
  });
  tellFirstScreenStands();
  for (const load of [loadNoticeList, loadSearchDialog, ...Object.values(PAGES)]) {
    await idle();
    try {
      await load();
    } catch {
      // Whoever opens it is told.
    }
  }
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: IDLE_AT_LATEST_MS });
  });
}
