import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CallFailed } from '../api/len-san-client.ts';
import { factsInWords } from './error-facts.ts';
import classes from './error-notice.module.css';

interface ErrorNoticeProps {
  /** Whatever a query or mutation failed with; null shows nothing. */
  readonly error: unknown;
  /** One action that helps, e.g. trying again. */
  readonly action?: ReactNode;
}

/** What happened, what is safe, what to do; the code and the log's reference in small print. */
export function ErrorNotice({ error, action }: ErrorNoticeProps) {
  const { t, i18n } = useTranslation();
  if (error === null || error === undefined) return null;
  const failure =
    error instanceof CallFailed
      ? { code: error.code, params: error.params, reference: error.reference }
      : { code: 'app.unexpected', params: {}, reference: '' };
  const key = i18n.exists(`errors.${failure.code}.what`) ? failure.code : 'app.unexpected';
  const facts = factsInWords(failure.params);
  const sentence = (part: 'what' | 'safe' | 'todo') => t(`errors.${key}.${part}`, facts);
  return (
    <div className={classes['notice']} role="alert">
      <IconAlertTriangle size="1.25rem" aria-hidden className={classes['icon']} />
      <div className={classes['words']}>
        <p className={classes['what']}>{sentence('what')}</p>
        <p>{sentence('safe')}</p>
        <p>{sentence('todo')}</p>
        <p className={classes['code']}>
          {[t('app.error.code', { code: failure.code }), failure.reference]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {action !== undefined && <div className={classes['action']}>{action}</div>}
      </div>
    </div>
  );
}
