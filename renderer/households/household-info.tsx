import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Household } from '../../shared/domain/household.ts';
import { formatPhone } from '../../shared/text/parse-phone.ts';
import { FactsList, type Fact } from '../components/facts-list.tsx';
import { MaskedText } from '../components/masked-text.tsx';
import { Panel } from '../components/panel.tsx';
import { maskPhone } from './mask-phone.ts';
import classes from './household-info.module.css';

export function HouseholdInfo({ household }: { readonly household: Household }) {
  const { t } = useTranslation();
  const optional = (label: string, value: string): Fact[] =>
    value === '' ? [] : [{ label, value }];
  return (
    <Panel
      title={t('households.info.title')}
      aside={
        <Button
          component={Link}
          to={`/households/${household.id}/edit`}
          variant="subtle"
          className={classes['edit'] ?? ''}
          leftSection={<IconPencil size="1rem" aria-hidden />}
        >
          {t('app.action.edit')}
        </Button>
      }
    >
      <FactsList
        facts={[
          {
            label: t('households.form.phone'),
            value: (
              <MaskedText
                masked={maskPhone(household.phone)}
                full={formatPhone(household.phone)}
                name={t('households.form.phone')}
              />
            ),
          },
          {
            label: t('households.info.commune'),
            value: `${household.communeName}, ${household.provinceName}`,
          },
          { label: t('households.info.hamlet'), value: household.hamlet },
          ...optional(t('households.form.old-address'), household.oldAddress),
          ...(household.kind === 'cooperative'
            ? [{ label: t('households.form.kind'), value: t('households.kind.cooperative') }]
            : []),
          ...optional(t('households.form.cooperative-name'), household.cooperativeName),
          ...optional(t('households.form.note'), household.note),
        ]}
      />
      <p className={classes['note']}>{t('households.info.phone-note')}</p>
    </Panel>
  );
}
