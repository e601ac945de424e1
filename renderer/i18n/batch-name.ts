import type { TFunction } from 'i18next';
import type { HistoryEntry } from '../../shared/ipc/contract-app.ts';

/** A batch's name in the language of the window; in mid-sentence, so in lower case. */
export function batchName(t: TFunction, name: HistoryEntry['name']): string {
  return t(`batch.${name.key}`, { ...name.params, defaultValue: t('app.undo.unnamed') });
}
