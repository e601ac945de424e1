import type { WorkbookView } from '../../shared/ipc/contract-workbooks.ts';
import type { ColumnChoice, WorkbookChoices } from '../../shared/marketplace/fit-workbook.ts';
import type { RowField } from '../../shared/marketplace/row-field.ts';

/** Fields of a listing that a marketplace may ask for under a name of its own. */
export const FIELDS = [
  'origin',
  'brand',
  'producerName',
  'producerPlace',
  'packing',
  'storage',
  'shelfLifeDays',
  'netWeightGrams',
  'variantName',
  'variantFullName',
] as const satisfies readonly RowField[];

/** What a list of choices holds: a value of the file, own words, nothing, or a field of ours. */
export type ChoiceField = `=${string}` | 'text' | 'blank' | `field:${(typeof FIELDS)[number]}`;

export function choiceField(choice: ColumnChoice, allowed: readonly string[]): ChoiceField | null {
  switch (choice.use) {
    case 'blank':
      return 'blank';
    case 'field': {
      const name = FIELDS.find((one) => one === choice.field);
      return name === undefined ? null : `field:${name}`;
    }
    case 'text':
      return allowed.includes(choice.text) ? `=${choice.text}` : 'text';
  }
}

export function choiceOf(field: ChoiceField | null, text: string): ColumnChoice | null {
  if (field === null) return null;
  if (field === 'blank') return { use: 'blank' };
  if (field === 'text') return { use: 'text', text };
  if (field.startsWith('=')) return { use: 'text', text: field.slice(1) };
  const name = FIELDS.find((one) => field === `field:${one}`);
  return name === undefined ? null : { use: 'field', field: name };
}

/** Whether the workbook can be filled: there, its unit known, and every demanded column answered. */
export function isReadyToFill(
  workbook: WorkbookView | undefined,
  choices: WorkbookChoices,
): boolean {
  if (workbook === undefined) return false;
  return workbook.columns.every(({ key, isRequired }) => {
    const choice = choices[key];
    if (choice === undefined) return !isRequired;
    return choice.use !== 'text' || choice.text.trim() !== '';
  });
}
