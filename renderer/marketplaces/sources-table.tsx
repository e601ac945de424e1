import { useTranslation } from 'react-i18next';
import type { CatalogueEntry } from '../../shared/ipc/contract-marketplaces.ts';
import { sourceTitle } from '../../shared/marketplace/source-title.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { formatDay } from '../i18n/formats.ts';
import classes from './sources-table.module.css';

/** Where facts come from. Addresses are words to copy: the application opens no network. */
export function SourcesTable({ sources }: Pick<CatalogueEntry, 'sources'>) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return (
    <table className={classes['table']}>
      <caption className={classes['caption']}>{t('marketplaces.sources.label')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('marketplaces.sources.source')}</th>
          <th scope="col">{t('marketplaces.sources.seen')}</th>
          <th scope="col">{t('marketplaces.sources.kind')}</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={`${source.title} ${source.url ?? ''}`}>
            <th scope="row">
              {sourceTitle(source)[language]}
              {source.url !== undefined && (
                <span className={classes['place']}>
                  <span className={classes['address']}>{source.url}</span>
                  <CopyButton text={source.url} label={sourceTitle(source)[language]} />
                </span>
              )}
            </th>
            <td className={classes['day']}>{formatDay(source.seen)}</td>
            <td>{t(`settings.rules.confidence.${source.confidence}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
