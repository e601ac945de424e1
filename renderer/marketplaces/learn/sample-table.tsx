import { useTranslation } from 'react-i18next';
import type { FormChoices, FormView } from '../../../shared/ipc/contract-forms.ts';
import classes from './learn-page.module.css';

interface SampleTableProps {
  readonly form: FormView;
  readonly choices: FormChoices;
}

/** The first rows of the sample, the headers and the first product marked. */
export function SampleTable({ form, choices }: SampleTableProps) {
  const { t } = useTranslation();
  const rows = form.sheets.find(({ name }) => name === choices.sheet)?.rows ?? [];
  const roleOf = (number: number): 'header' | 'data' | 'kept' =>
    number === choices.headerRow ? 'header' : number >= choices.dataRow ? 'data' : 'kept';
  return (
    <>
      <p className={classes['explain']}>{t('learn.sample-note')}</p>
      <table className={classes['grid']}>
        <caption className={classes['caption']}>{t('learn.tab.sample')}</caption>
        <tbody>
          {rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows of a file are known by their number
            <tr key={index} data-role={roleOf(index + 1)}>
              <th scope="row">{index + 1}</th>
              {row.map((cell, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- cells of a row by their place
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
