import { useState } from 'react';
import type { FormChoices, FormProposal, FormView } from '../../../shared/ipc/contract-forms.ts';
import { settledColumns } from '../../../shared/marketplace/learn-form/settled-columns.ts';
import { useLibraryCall } from '../../api/library-query.ts';

export type ShownColumn = FormProposal['columns'][number];

/** What a person has settled so far about a form, beginning with what was proposed. */
export function useFormChoices(form: FormView) {
  const [name, setName] = useState(form.name);
  const [proposal, setProposal] = useState<FormProposal>(form.proposal);
  const [isChanged, setChanged] = useState(form.marketplaceId === null);
  const propose = useLibraryCall('forms:propose', {
    onSuccess: (moved) => setProposal(moved.proposal),
  });
  const { sheet, headerRow, dataRow, columns, pictures } = proposal;
  const choices: FormChoices = {
    name,
    sheet,
    headerRow,
    dataRow,
    columns: settledColumns(columns),
    pictures,
  };
  return {
    choices,
    columns,
    isChanged,
    propose,
    rename(to: string) {
      setChanged(true);
      setName(to);
    },
    /** Another sheet or header row: the columns are proposed anew. */
    move(place: Partial<Pick<FormChoices, 'sheet' | 'headerRow' | 'dataRow'>>) {
      setChanged(true);
      propose.mutate({ token: form.token, sheet, headerRow, dataRow, ...place });
    },
    change(at: number, change: Partial<ShownColumn>) {
      setChanged(true);
      setProposal((known) => ({
        ...known,
        columns: known.columns.map((column, place) =>
          // Whoever touches a column has looked at it.
          place === at ? { ...column, isSure: true, ...change } : column,
        ),
      }));
    },
    changePictures(change: Partial<FormChoices['pictures']>) {
      setChanged(true);
      setProposal((known) => ({ ...known, pictures: { ...known.pictures, ...change } }));
    },
    saved: () => setChanged(false),
  };
}

export type FormChoicesState = ReturnType<typeof useFormChoices>;
