import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../shared/marketplace/notice-schema.ts';
import { StatePill } from '../components/state-pill.tsx';
import { SourcesTable } from './sources-table.tsx';
import classes from './marketplace-detail.module.css';

/** A marketplace that is not offered: what is known of it, and what to do instead. */
export function NoticeDetail({ notice }: { readonly notice: Notice }) {
  const { t, i18n } = useTranslation();
  const titleId = useId();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return (
    <section className={classes['detail']} aria-labelledby={titleId}>
      <div className={classes['head']}>
        <div className={classes['words']}>
          <h2 id={titleId} className={classes['name']}>
            {notice.name}
          </h2>
          <StatePill tone="warning">{t(`marketplaces.status.${notice.status}`)}</StatePill>
        </div>
      </div>
      <p>{notice.summary[language]}</p>
      <div className={classes['instead']}>
        <h3>{t('marketplaces.instead')}</h3>
        <p>{notice.instead[language]}</p>
      </div>
      <h3 className={classes['part']}>
        {t('marketplaces.sources.tab', { count: notice.sources.length })}
      </h3>
      <SourcesTable sources={notice.sources} />
    </section>
  );
}
