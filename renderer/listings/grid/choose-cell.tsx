import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListingId } from '../../../shared/domain/ids.ts';
import type { ListingRow } from '../../../shared/ipc/listing-row.ts';
import classes from './listings-grid.module.css';

interface ChooseCellProps {
  readonly row: ListingRow;
  readonly isChosen: boolean;
  readonly onToggle: (id: ListingId) => void;
}

/** The box to choose a listing by mouse. On the keyboard the space bar does it on the row itself. */
export function ChooseCell({ row, isChosen, onToggle }: ChooseCellProps) {
  const { t } = useTranslation();
  const name = row.name === '' ? t('listings.unnamed') : row.name;
  return (
    <td className={classes['cell']} data-column="choose">
      <Checkbox
        aria-label={t('editor.choose.row', { name })}
        checked={isChosen}
        tabIndex={-1}
        onClick={(event) => event.stopPropagation()}
        onChange={() => onToggle(row.id)}
      />
    </td>
  );
}
