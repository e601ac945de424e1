import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BundleId } from '../../shared/domain/ids.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { libraryQuery } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import classes from './changes-since.module.css';

type Change = Output<'exports:changes-since'>['changes'][number];

/** What the library says differently than the bundle that was handed over. */
export function ChangesSince({ bundleId }: { readonly bundleId: BundleId }) {
  const { t } = useTranslation();
  const query = useQuery(
    libraryQuery('exports:changes-since', { bundleId }, ['listings', 'photos', 'marketplaces']),
  );
  if (query.error !== null) return <ErrorNotice error={query.error} />;
  if (query.data === undefined) return null;
  const { isKnown, changes } = query.data;
  return (
    <section aria-label={t('rejections.since.title')}>
      <h3 className={classes['title']}>{t('rejections.since.title')}</h3>
      {!isKnown && <p className={classes['none']}>{t('rejections.since.unknown')}</p>}
      {isKnown && changes.length === 0 && (
        <p className={classes['none']}>{t('rejections.since.nothing')}</p>
      )}
      <ul className={classes['list']}>
        {changes.map((change) => (
          <li key={change.listingId}>
            <ProductChange change={change} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ProductChange({ change }: { readonly change: Change }) {
  const { t } = useTranslation();
  const { added, removed, isReordered } = change.pictures;
  const pictures = [
    added > 0 ? t('rejections.since.pictures-added', { count: added }) : '',
    removed > 0 ? t('rejections.since.pictures-removed', { count: removed }) : '',
    isReordered ? t('rejections.since.pictures-reordered') : '',
  ].filter((part) => part !== '');
  return (
    <>
      <strong>{change.name}</strong>
      {change.kind !== 'changed' && ` · ${t(`rejections.since.${change.kind}`)}`}
      {pictures.length > 0 && ` · ${pictures.join(', ')}`}
      {change.cells.length > 0 && (
        <dl className={classes['cells']}>
          {change.cells.map(({ row, column, before, after }) => (
            <div key={`${row} ${column}`} className={classes['cell']}>
              <dt>{column}</dt>
              <dd>
                <del>{before === '' ? '–' : before}</del> <ins>{after === '' ? '–' : after}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
