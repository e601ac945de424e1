import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconExclamationCircle } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ListingRow } from '../../../shared/ipc/listing-row.ts';
import type { Profile } from '../../../shared/marketplace/profile-schema.ts';
import { formatNumber } from '../../i18n/formats.ts';
import classes from './matrix-table.module.css';

interface MatrixRowProps {
  readonly index: number;
  readonly start: number;
  /** Undefined while it is being fetched. */
  readonly row: ListingRow | undefined;
  readonly profiles: readonly Profile[];
  readonly measure: (element: HTMLElement | null) => void;
  /** Column that Tab reaches in this row; null: none. */
  readonly stop: number | null;
  readonly onFocus: (place: { readonly row: number; readonly column: number }) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** One listing: its name, and for each marketplace what is in the way. */
export function MatrixRow(props: MatrixRowProps) {
  const { t } = useTranslation();
  const { index, row, profiles } = props;
  if (row === undefined) {
    return (
      <tr
        ref={props.measure}
        data-index={index}
        aria-rowindex={index + 2}
        className={`${classes['row']} ${classes['item']}`}
        style={{ transform: `translateY(${props.start}px)` }}
      >
        <td className={classes['cell']}>{t('listings.loading-row')}</td>
      </tr>
    );
  }
  const stopAt = (column: number) => ({
    'data-place': `${index} ${column}`,
    tabIndex: props.stop === column ? 0 : -1,
    onFocus: () => props.onFocus({ row: index, column }),
    onKeyDown: props.onKeyDown,
  });
  const name = row.name === '' ? t('listings.unnamed') : row.name;
  const errors = row.checks.reduce((sum, check) => sum + check.errors, 0);
  return (
    <tr
      ref={props.measure}
      data-index={index}
      aria-rowindex={index + 2}
      className={`${classes['row']} ${classes['item']}`}
      style={{ transform: `translateY(${props.start}px)` }}
    >
      <th scope="row" className={classes['cell']}>
        <Link {...stopAt(0)} to={`/listings/${row.id}`} className={classes['name'] ?? ''}>
          <span className={classes['words']} title={name}>
            {name}
          </span>
          <span className={classes['household']}>{row.householdName}</span>
        </Link>
      </th>
      <td className={`${classes['cell']} ${classes['sum']}`}>
        {errors === 0 ? '–' : formatNumber(errors)}
      </td>
      {profiles.map((profile, column) => {
        const check = row.checks.find(({ marketplaceId }) => marketplaceId === profile.id);
        return (
          <td key={profile.id} className={classes['cell']}>
            <Link
              {...stopAt(column + 1)}
              to={`/listings/${row.id}?marketplace=${profile.id}`}
              className={classes['state'] ?? ''}
              data-tone={check === undefined ? undefined : toneOf(check)}
            >
              <VisuallyHidden>{`${name}, ${profile.name}: `}</VisuallyHidden>
              {check === undefined ? '…' : <State {...check} />}
            </Link>
          </td>
        );
      })}
    </tr>
  );
}

type Counts = Pick<ListingRow['checks'][number], 'errors' | 'warnings'>;

function toneOf({ errors, warnings }: Counts): 'danger' | 'warning' | 'ok' {
  if (errors > 0) return 'danger';
  return warnings > 0 ? 'warning' : 'ok';
}

const ICONS = { danger: IconExclamationCircle, warning: IconAlertTriangle, ok: IconCheck } as const;

/** An icon and a word beside every colour. */
function State({ errors, warnings }: Counts) {
  const { t } = useTranslation();
  const tone = toneOf({ errors, warnings });
  const Icon = ICONS[tone];
  return (
    <>
      <Icon size="1rem" aria-hidden className={classes['icon']} />
      {t(`matrix.state.${tone}`, { count: errors > 0 ? errors : warnings })}
    </>
  );
}
