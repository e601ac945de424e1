import { Autocomplete, Button, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { TheirCategory } from '../../../shared/marketplace/market-listing.ts';
import type { Profile } from '../../../shared/marketplace/profile-schema.ts';
import { useLibraryCall } from '../../api/library-query.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { categoriesQuery } from '../../marketplaces/marketplaces-queries.ts';
import { placeId } from './field-place.ts';
import { useLiveChecks } from './live-checks.tsx';
import classes from './their-category.module.css';

type Offered = Output<'marketplaces:list-categories'>['offered'];

/** The category in the marketplace's own words: chosen by a person once for a category of ours, never guessed. */
export function TheirCategoryLine({ profile }: { readonly profile: Profile }) {
  const { t } = useTranslation();
  const { fields, theirCategories } = useLiveChecks();
  const [choosing, setChoosing] = useState(false);
  const { data } = useQuery(categoriesQuery(profile.id));
  const { name } = profile;
  const chosen = theirCategories[profile.id];
  const asksForOne = profile.rules.some(({ field }) => field === 'theirCategory');
  const isOffered = (data?.offered.length ?? 0) > 0;
  // Marketplaces that take no category of their own are not asked about.
  if (chosen === undefined && !asksForOne && !isOffered) return null;
  return (
    <div className={classes['line']}>
      <p>
        {chosen === undefined
          ? t('editor.category.none', { name })
          : t('editor.category.chosen', { name, label: chosen.label })}
      </p>
      <Button
        id={placeId(`theirCategory-${profile.id}`)}
        variant="subtle"
        disabled={fields.ocopSet === null}
        onClick={() => setChoosing(true)}
      >
        {chosen === undefined ? t('editor.category.choose') : t('editor.category.change')}
      </Button>
      {fields.ocopSet === null && (
        <p className={classes['why']}>{t('editor.category.set-first')}</p>
      )}
      {choosing && fields.ocopSet !== null && (
        <ChooseDialog
          profile={profile}
          own={{ ocopSet: fields.ocopSet, category: fields.category }}
          chosen={chosen ?? null}
          offered={data?.offered ?? []}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}

interface ChooseDialogProps {
  readonly profile: Pick<Profile, 'id' | 'name'>;
  readonly own: { readonly ocopSet: number; readonly category: string };
  readonly chosen: TheirCategory | null;
  readonly offered: Offered;
  readonly onClose: () => void;
}

function ChooseDialog({ profile, own, chosen, offered, onClose }: ChooseDialogProps) {
  const { t } = useTranslation();
  const [label, setLabel] = useState(chosen?.label ?? '');
  const [id, setId] = useState(chosen?.id ?? '');
  const choose = useLibraryCall('marketplaces:choose-category', { onSuccess: onClose });
  const ours = own.category === '' ? t(`ocop.${own.ocopSet}`) : own.category;
  const source = offered.find((one) => one.path === label)?.source;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('editor.category.title', { name: profile.name })}
      closeButtonProps={{ 'aria-label': t('app.action.close') }}
    >
      <p className={classes['why']}>{t('editor.category.for-all', { category: ours })}</p>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          choose.mutate({ marketplaceId: profile.id, own, theirs: { id, label } });
        }}
      >
        <Autocomplete
          label={t('editor.category.label')}
          data={offered.map(({ path }) => path)}
          limit={30}
          comboboxProps={{ withinPortal: false }}
          value={label}
          onChange={(text) => {
            setLabel(text);
            const listed = offered.find(({ path }) => path === text);
            if (listed !== undefined) setId(listed.id);
          }}
        />
        <TextInput
          label={t('editor.category.id')}
          description={offered.length === 0 ? t('editor.category.no-list') : source}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <ErrorNotice error={choose.error} />
        <div className={classes['buttons']}>
          {chosen !== null && (
            <Button
              variant="default"
              onClick={() => choose.mutate({ marketplaceId: profile.id, own, theirs: null })}
            >
              {t('editor.category.forget')}
            </Button>
          )}
          <Button type="submit" disabled={label.trim() === ''} loading={choose.isPending}>
            {t('editor.category.keep')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
