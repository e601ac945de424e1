import { Button, Textarea, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useId } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../shared/marketplace/profile-schema.ts';
import { countLetters, formatNumber } from '../../i18n/formats.ts';
import type { ListingForm } from '../listing-form.ts';
import { placeId } from './field-place.ts';
import { FixDiff } from './fix-diff.tsx';
import { useOwnTexts } from './use-own-texts.ts';
import classes from './own-texts.module.css';

type OwnText = ListingForm['overrides'][number];

/** What this marketplace is given differently, and why. Nothing differs: nothing is shown. */
export function OwnTexts({ view }: { readonly view: ProfileView }) {
  const { t } = useTranslation();
  const { control } = useFormContext<ListingForm>();
  const titleId = useId();
  const { id, name } = view.profile;
  const own = useWatch({ control, name: 'overrides' }).filter((one) => one.marketplaceId === id);
  if (own.length === 0) return null;
  return (
    <section className={classes['own']} aria-labelledby={titleId}>
      <h3 id={titleId} className={classes['title']}>
        {t('editor.own.title', { name })}
      </h3>
      <ul className={classes['texts']}>
        {own.map((one) => (
          <OwnTextItem key={one.field} own={one} marketplaceName={name} />
        ))}
      </ul>
    </section>
  );
}

interface OwnTextItemProps {
  readonly own: OwnText;
  readonly marketplaceName: string;
}

function OwnTextItem({ own, marketplaceName }: OwnTextItemProps) {
  const { t } = useTranslation();
  const { control } = useFormContext<ListingForm>();
  const { write, drop } = useOwnTexts();
  const { marketplaceId, field, value } = own;
  const master = useWatch({ control, name: field });
  const label = t(`checks.field.${field}`);
  const isSame = value.normalize('NFC') === master.normalize('NFC');
  return (
    <li className={classes['item']}>
      <Textarea
        id={placeId(`own-${marketplaceId}-${field}`)}
        label={t('editor.own.field', { field: label, name: marketplaceName })}
        description={t(`editor.own.${reasonOf(value, master)}`, {
          own: formatNumber(countLetters(value)),
          master: formatNumber(countLetters(master)),
        })}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autosize
        minRows={field === 'description' ? 3 : 1}
        maxRows={12}
        autoComplete="off"
        value={value}
        onChange={(event) => write(marketplaceId, field, event.currentTarget.value)}
      />
      {!isSame && (
        <div className={classes['diff']}>
          <VisuallyHidden component="p">{t('editor.own.compare')}</VisuallyHidden>
          <FixDiff fix={{ field, before: master, after: value }} />
        </div>
      )}
      <Button
        variant="subtle"
        className={classes['drop'] ?? ''}
        leftSection={<IconArrowBackUp size="1rem" aria-hidden />}
        onClick={() => drop(marketplaceId, field)}
      >
        {t('editor.own.drop')}
      </Button>
    </li>
  );
}

function reasonOf(own: string, master: string): 'same' | 'shorter' | 'longer' | 'other' {
  if (own.normalize('NFC') === master.normalize('NFC')) return 'same';
  const difference = countLetters(own) - countLetters(master);
  if (difference === 0) return 'other';
  return difference < 0 ? 'shorter' : 'longer';
}
