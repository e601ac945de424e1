import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FormChoices } from '../../../shared/ipc/contract-forms.ts';
import { libraryQuery } from '../../api/library-query.ts';
import { Loaded } from '../../components/loading-state.tsx';
import classes from './learn-page.module.css';

interface FormPreviewTableProps {
  readonly token: string;
  readonly choices: FormChoices;
}

/** The file as it would be made from the newest products of the library, and what would keep them out of it. */
export function FormPreviewTable({ token, choices }: FormPreviewTableProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  const preview = useQuery({
    ...libraryQuery('forms:preview', { token, choices }, ['listings']),
    retry: false,
  });
  return (
    <Loaded query={preview}>
      {({ preview: { headers, rows, text, products } }) =>
        products.length === 0 ? (
          <p className={classes['explain']}>{t('learn.no-products')}</p>
        ) : (
          <>
            <p className={classes['explain']}>
              {t('learn.preview-note', { count: products.length })}
            </p>
            <table className={classes['grid']}>
              <caption className={classes['caption']}>{t('learn.tab.preview')}</caption>
              <thead>
                <tr data-role="header">
                  {headers.map((header, at) => (
                    // oxlint-disable-next-line react/no-array-index-key -- columns by their place
                    <th key={at} scope="col">
                      {header}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- rows of a file by their number
                  <tr key={index}>
                    {row.map((cell, at) => (
                      // oxlint-disable-next-line react/no-array-index-key -- cells by their place
                      <td key={at}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            {text !== null && (
              <>
                <h3 className={classes['part']}>{t('learn.as-text')}</h3>
                <pre className={classes['text']}>{text}</pre>
              </>
            )}
            <ul className={classes['problems']}>
              {products
                .filter(({ problems }) => problems.length > 0)
                .map(({ name, problems }) => (
                  <li key={name}>
                    {t('learn.left-out', {
                      name,
                      reasons: problems.map((one) => one[language]).join(' '),
                    })}
                  </li>
                ))}
            </ul>
          </>
        )
      }
    </Loaded>
  );
}
