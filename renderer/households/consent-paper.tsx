import { useTranslation } from 'react-i18next';
import type { Household } from '../../shared/domain/household.ts';
import { formatPhone } from '../../shared/text/parse-phone.ts';
import { formatDate } from '../i18n/formats.ts';
import type { ConsentText } from './consent-text.ts';
import classes from './consent-paper.module.css';

interface ConsentPaperProps {
  readonly household: Household;
  readonly text: ConsentText;
  readonly rows: readonly {
    readonly key: string;
    readonly tick: string;
    readonly explain: string;
    readonly agreed: boolean;
  }[];
}

/** The sheet on paper, to be signed and kept by both: only the printer sees it. */
export function ConsentPaper({ household, text, rows }: ConsentPaperProps) {
  const { t } = useTranslation();
  return (
    <article className={`${classes['paper']} ls-print-only`}>
      <h1 className={classes['title']}>{text.title}</h1>
      <p>
        <strong>{household.name}</strong>
        {' · '}
        {formatPhone(household.phone)}
        {' · '}
        {[household.hamlet, household.communeName, household.provinceName].join(', ')}
      </p>
      {text.intro.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <ul className={classes['list']}>
        {rows.map((row) => (
          <li key={row.key} className={classes['row']}>
            <span className={classes['box']} data-agreed={row.agreed}>
              {row.agreed ? '✓' : ''}
            </span>
            <span>
              <strong>{row.tick}</strong>
              <br />
              {row.explain}
            </span>
          </li>
        ))}
      </ul>
      <ul className={classes['rights']}>
        {text.rights.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div className={classes['signatures']}>
        <p>
          {t('households.consent.sign-household')}
          <br />
          {t('households.consent.sign-hint')}
        </p>
        <p>
          {t('households.consent.sign-officer')}
          <br />
          {t('households.consent.sign-hint')}
        </p>
      </div>
      <p className={classes['foot']}>
        {t('households.consent.paper-foot', {
          law: text.law,
          version: text.version,
          day: formatDate(new Date().toISOString()),
        })}
      </p>
    </article>
  );
}
