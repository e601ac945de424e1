import { Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListingId } from '../../../shared/domain/ids.ts';
import type { ProposedFixes } from '../../../shared/ipc/contract-editing.ts';
import type { ProfileView } from '../../../shared/marketplace/profile-schema.ts';
import { libraryQuery, useLibraryCall } from '../../api/library-query.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Loaded } from '../../components/loading-state.tsx';
import { toastDone } from '../../components/toast.tsx';
import { UndoOffer } from '../../components/undo-offer.tsx';
import { FixDiff } from '../checks/fix-diff.tsx';
import { useShownProfiles } from '../listings-queries.ts';
import classes from './grid-fix-dialog.module.css';

interface GridFixDialogProps {
  readonly ids: readonly ListingId[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Every change of the chosen listings, to be looked at; then all of them as one step that Ctrl+Z takes back. */
export function GridFixDialog(props: GridFixDialogProps) {
  const { t } = useTranslation();
  const { chosen, error } = useShownProfiles();
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('checks.fix-all-title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('app.action.close') }}
    >
      <ErrorNotice error={error} />
      {chosen !== null && <Proposed {...props} profiles={chosen} />}
    </Modal>
  );
}

interface ProposedProps extends GridFixDialogProps {
  readonly profiles: readonly ProfileView[];
}

function Proposed({ ids, profiles, onClose, onDone }: ProposedProps) {
  const { t } = useTranslation();
  const input = { ids: [...ids], marketplaceIds: profiles.map(({ profile }) => profile.id) };
  const preview = useQuery(
    libraryQuery('listings:preview-fixes', input, ['listings', 'marketplaces']),
  );
  const apply = useLibraryCall('listings:apply-fixes', {
    onSuccess: ({ changes, batchId }) => {
      toastDone(
        t('editor.choose.fixed', { count: changes }),
        t('app.action.close'),
        batchId !== null && <UndoOffer batchId={batchId} />,
      );
      onDone();
    },
  });
  return (
    <Loaded query={preview}>
      {({ listings }) => {
        const count = listings.reduce((sum, one) => sum + one.changes.length, 0);
        return (
          <>
            <p className={classes['words']}>
              {count === 0 ? t('editor.choose.nothing') : t('editor.choose.body')}
            </p>
            <ul className={classes['listings']}>
              {listings.map((one) => (
                <ListingChanges key={one.id} proposed={one} />
              ))}
            </ul>
            <ErrorNotice error={apply.error} />
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={onClose}>
                {count === 0 ? t('app.action.close') : t('checks.keep')}
              </Button>
              {count > 0 && (
                <Button
                  data-autofocus
                  loading={apply.isPending}
                  onClick={() => apply.mutate(input)}
                >
                  {t('checks.apply-all', { count })}
                </Button>
              )}
            </Group>
          </>
        );
      }}
    </Loaded>
  );
}

function ListingChanges({ proposed }: { readonly proposed: ProposedFixes }) {
  const { t } = useTranslation();
  const { name, householdName, changes } = proposed;
  return (
    <li>
      <h3 className={classes['name']}>
        {name === '' ? t('listings.unnamed') : name}{' '}
        <span className={classes['household']}>{householdName}</span>
      </h3>
      <ul className={classes['changes']}>
        {changes.map((fix) => (
          <li key={`${fix.onlyAt ?? ''} ${fix.field}`}>
            <FixDiff fix={fix} labelled />
          </li>
        ))}
      </ul>
    </li>
  );
}
