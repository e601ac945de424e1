import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconSignature,
  IconSquareCheckFilled,
} from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PreflightCell } from '../../shared/ipc/contract-bundles.ts';
import { formatNumber } from '../i18n/formats.ts';
import { isChoosable } from './cell-choice.ts';
import classes from './matrix-cell.module.css';

interface MatrixCellProps {
  readonly cell: PreflightCell | null;
  readonly householdName: string;
  readonly marketplaceName: string;
  readonly chosen: boolean;
  /** "row column", for the arrows. */
  readonly place: string;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onToggle: (cell: PreflightCell) => void;
}

/** Ready and blocked listings of one household for one marketplace; chosen by a click or Space. */
export function MatrixCell(props: MatrixCellProps) {
  const { t } = useTranslation();
  const { cell, chosen } = props;
  const names = { household: props.householdName, marketplace: props.marketplaceName };
  const stop = {
    'data-place': props.place,
    tabIndex: props.isTabStop ? 0 : -1,
    onFocus: props.onFocus,
    onKeyDown: props.onKeyDown,
  };
  if (cell === null || (cell.ready === 0 && cell.blocked === 0)) {
    return (
      <button type="button" {...stop} aria-disabled className={classes['nothing']}>
        <VisuallyHidden>{t('exports.cell.nothing', names)}</VisuallyHidden>
        <span aria-hidden>–</span>
      </button>
    );
  }
  if (cell.missingConsent !== 'none') {
    return (
      <Link
        {...stop}
        to={`/households/${cell.householdId}/consent`}
        className={classes['consent'] ?? ''}
      >
        <VisuallyHidden>{t('exports.cell.no-consent', names)}</VisuallyHidden>
        <IconSignature size="1rem" aria-hidden />
        <span aria-hidden>{t('exports.cell.consent')}</span>
      </Link>
    );
  }
  const counts = { ...names, ready: cell.ready, blocked: cell.blocked };
  if (!isChoosable(cell)) {
    return (
      <Link
        {...stop}
        to={cell.firstBlocked === null ? '/listings' : `/listings/${cell.firstBlocked.listingId}`}
        className={classes['blocked'] ?? ''}
      >
        <VisuallyHidden>{t('exports.cell.blocked', counts)}</VisuallyHidden>
        <IconAlertTriangle size="1rem" aria-hidden />
        <span aria-hidden>{formatNumber(cell.blocked)}</span>
      </Link>
    );
  }
  return (
    <UnstyledButton
      {...stop}
      className={classes['cell']}
      aria-pressed={chosen}
      data-whole={cell.blocked === 0}
      onClick={() => props.onToggle(cell)}
    >
      <VisuallyHidden>
        {t(cell.blocked === 0 ? 'exports.cell.ready' : 'exports.cell.partly', counts)}
      </VisuallyHidden>
      {chosen && (
        <IconSquareCheckFilled size="1.0625rem" aria-hidden className={classes['chosen']} />
      )}
      <span className={classes['ready']} aria-hidden>
        {formatNumber(cell.ready)}
        <IconCheck size="0.9375rem" stroke={2.4} aria-hidden />
      </span>
      {cell.blocked > 0 && (
        <span className={classes['red']} aria-hidden>
          {formatNumber(cell.blocked)}
          <IconAlertTriangle size="0.9375rem" aria-hidden />
        </span>
      )}
    </UnstyledButton>
  );
}
