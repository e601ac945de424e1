import { Button, Loader } from '@mantine/core';
import { IconTextScan2 } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingId, PhotoId } from '../../../shared/domain/ids.ts';
import type { LabelRow, LabelView } from '../../../shared/ipc/contract-studio.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { StatePill, type Tone } from '../../components/state-pill.tsx';
import { toastDone } from '../../components/toast.tsx';
import { useReadLabel, useUseLabel } from './studio-queries.ts';
import classes from './label-reader.module.css';

interface LabelReaderProps {
  readonly photoId: PhotoId;
  /** With which listing the label is compared; null: with none. */
  readonly listingId: ListingId | null;
}

/** Below this the reader is wrong about as often as right, and says so. */
const UNSURE = 0.6;

/** What stands on the pack, beside what the listing says. */
export function LabelReader({ photoId, listingId }: LabelReaderProps) {
  const { t } = useTranslation();
  const read = useReadLabel();
  // Kept while it is read again: rows that come and go would lose the place and the focus.
  const [found, setFound] = useState<LabelView | null>(null);
  const again = useRef<HTMLButtonElement>(null);
  const run = () => read.mutate({ photoId, listingId }, { onSuccess: setFound });
  const afterUse = () => {
    // The button that was pressed goes away with its reason.
    again.current?.focus({ preventScroll: true });
    run();
  };
  return (
    <section className={classes['reader']} aria-label={t('label.title')}>
      {found === null ? (
        <>
          <Button
            variant="default"
            leftSection={<IconTextScan2 size="1.0625rem" aria-hidden />}
            aria-disabled={read.isPending}
            onClick={() => read.isPending || run()}
          >
            {t('label.read')}
          </Button>
          {read.isPending ? (
            <output className={classes['reading']}>
              <Loader size="1rem" aria-hidden />
              {t('label.reading')}
            </output>
          ) : (
            <p className={classes['hint']}>{t('label.hint')}</p>
          )}
        </>
      ) : (
        <>
          <h3 className={classes['title']}>{t('label.read-title')}</h3>
          {found.rows.length === 0 && <p>{t('label.nothing')}</p>}
          <ul className={classes['rows']}>
            {found.rows.map((row) => (
              <Row
                key={`${row.field} ${row.label}`}
                row={row}
                photoId={photoId}
                listingId={found.listingId}
                onUsed={afterUse}
              />
            ))}
          </ul>
          {found.listingId === null && <p className={classes['hint']}>{t('label.no-listing')}</p>}
          {found.lines.length > 0 && (
            <details>
              <summary>{t('label.lines', { count: found.lines.length })}</summary>
              <p className={classes['lines']}>{found.lines.join('\n')}</p>
            </details>
          )}
          <Button
            ref={again}
            variant="subtle"
            size="compact-sm"
            aria-disabled={read.isPending}
            onClick={() => read.isPending || run()}
          >
            {t('label.again')}
          </Button>
        </>
      )}
      <ErrorNotice error={read.error} />
    </section>
  );
}

interface RowProps {
  readonly row: LabelRow;
  readonly photoId: PhotoId;
  readonly listingId: ListingId | null;
  readonly onUsed: () => void;
}

const TONES = {
  same: 'ok',
  differs: 'warning',
  new: 'info',
  shown: 'neutral',
} as const satisfies Record<LabelRow['verdict'], Tone>;

function Row({ row, photoId, listingId, onUsed }: RowProps) {
  const { t } = useTranslation();
  const use = useUseLabel();
  const { label, listing, verdict } = row;
  const field = t(`label.field.${row.field}`);
  const apply = (id: ListingId) =>
    use.mutate(
      { listingId: id, photoId, field: row.field, label },
      {
        onSuccess: () => {
          toastDone(t('label.used', { field, label }), t('app.action.close'));
          onUsed();
        },
      },
    );
  return (
    <li className={classes['row']}>
      <span>{field}</span>
      <b className={classes['value']}>{label}</b>
      {listingId !== null && (
        <span className={classes['verdict']}>
          <StatePill tone={TONES[verdict]}>
            {t(`label.verdict.${verdict}`, { listing: listing ?? '' })}
          </StatePill>
        </span>
      )}
      {row.canUse && listingId !== null && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes['use'] ?? ''}
          loading={use.isPending}
          aria-label={t('label.use-name', { field, label })}
          onClick={() => apply(listingId)}
        >
          {t('label.use')}
        </Button>
      )}
      {verdict === 'differs' && (
        <p className={classes['sentence']}>
          {t('label.differs', { field, label, listing: listing ?? '' })}
        </p>
      )}
      {row.confidence < UNSURE && <p className={classes['sentence']}>{t('label.unsure')}</p>}
      <ErrorNotice error={use.error} />
    </li>
  );
}
