import { Button } from '@mantine/core';
import { IconDeviceFloppy, IconPackageExport } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { FormProvider, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ListingId } from '../../../shared/domain/ids.ts';
import { ListingRejections } from '../../rejections/listing-rejections-panel.tsx';
import { isBlocking } from '../../../shared/marketplace/violation.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StatePill } from '../../components/state-pill.tsx';
import { useSaveKey } from '../../components/use-save-key.ts';
import { PhotosPanel } from '../../photos/photos-panel.tsx';
import { ChecksPanel } from '../checks/checks-panel.tsx';
import { LiveChecksProvider, useLiveChecks } from '../checks/live-checks.tsx';
import { reviveDraft, type ListingForm } from '../listing-form.ts';
import { useDiscardDraft } from '../listings-queries.ts';
import { DraftBanner } from './draft-banner.tsx';
import { EditorMenu } from './editor-menu.tsx';
import { EditorStatus } from './editor-status.tsx';
import type { EditorSubject } from './editor-subject.ts';
import { IdentityFields } from './identity-fields.tsx';
import { KeepingFields } from './keeping-fields.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { MainFields } from './main-fields.tsx';
import { PaperFields } from './paper-fields.tsx';
import { NetPriceSection } from './net-price-section.tsx';
import { ParcelFields } from './parcel-fields.tsx';
import { PreviewCard } from './preview-card.tsx';
import { StoryFields } from './story-fields.tsx';
import { useListingEditor } from './use-listing-editor.ts';
import { VariantFields } from './variant-fields.tsx';
import classes from './listing-editor.module.css';

/** Before the id is known the rules still want one; it appears in no message. */
const NO_ID_YET = 'new';

interface ListingEditorProps {
  readonly subject: EditorSubject;
  readonly onCreated: (id: ListingId) => Promise<void>;
}

/** Photos at the left, fields in the middle, what the marketplaces say at the right. */
export function ListingEditor({ subject, onCreated }: ListingEditorProps) {
  const { t } = useTranslation();
  const { household, listing, photos, profiles } = subject;
  const editor = useListingEditor(subject, onCreated);
  const { form, isDirty, keeper, save } = editor;
  const isRemoved = useRef(false);
  useSaveKey(() => void save());
  const leastSidePx = Math.max(0, ...profiles.map(({ profile }) => profile.pictures.leastSidePx));
  return (
    <FormProvider {...form}>
      <LiveChecksProvider
        listingId={listing?.id ?? NO_ID_YET}
        household={household}
        photos={photos}
        profiles={profiles}
      >
        <div className={classes['page']}>
          <EditorHeader
            subject={subject}
            editor={editor}
            onRemoving={async () => {
              isRemoved.current = true;
              await keeper.drop();
            }}
          />
          <LeftDraft subject={subject} editor={editor} />
          {listing !== null && <ListingRejections listingId={listing.id} />}
          <ErrorNotice error={editor.error} />
          {editor.unreadableCount > 0 && (
            <output className={classes['unreadable']}>
              {t('listings.editor.cannot-save', { count: editor.unreadableCount })}
            </output>
          )}
          {editor.isChangedElsewhere && (
            <output className={classes['elsewhere']}>
              {t('listings.editor.changed-elsewhere')}
            </output>
          )}
          <form
            className={classes['columns']}
            noValidate
            aria-label={t('listings.editor.columns')}
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <div className={classes['left']}>
              <PhotosPanel
                className={classes['photos']}
                listingId={listing?.id ?? null}
                photos={photos}
                ensureListing={editor.ensureListing}
                leastSidePx={leastSidePx}
              />
              <section className={classes['fields']} aria-label={t('listings.section.fields')}>
                <div className={classes['scroll']}>
                  <MainFields household={household} />
                  <StoryFields />
                  <VariantFields />
                  <KeepingFields />
                  <ParcelFields />
                  <PaperFields />
                  <IdentityFields />
                  <NetPriceSection />
                </div>
              </section>
            </div>
            <ChecksPanel
              className={classes['checks']}
              renderFooter={(shown) => <PreviewCard photos={photos} shown={shown} />}
            />
            {/* Enter in a field saves; the visible button stands in the page's header. */}
            <button type="submit" hidden tabIndex={-1} aria-hidden />
          </form>
        </div>
        <LeaveGuard
          isDirty={isDirty}
          isOwnPage={(pathname) =>
            isRemoved.current || pathname === `/listings/${editor.listingId.current ?? ''}`
          }
          onSave={save}
          onKeepDraft={() => keeper.flush()}
        />
      </LiveChecksProvider>
    </FormProvider>
  );
}

type Editor = ReturnType<typeof useListingEditor>;

interface EditorHeaderProps {
  readonly subject: EditorSubject;
  readonly editor: Editor;
  readonly onRemoving: () => Promise<void>;
}

function EditorHeader({ subject: { household, listing }, editor, onRemoving }: EditorHeaderProps) {
  const { t } = useTranslation();
  const { control } = useFormContext<ListingForm>();
  const name = useWatch({ control, name: 'name' }).trim();
  const { isDirty, isSaving, draft, savedAt, save } = editor;
  const wantsSaving = isDirty || listing === null;
  return (
    <PageHeader
      crumbs={[
        { label: t('listings.title'), to: '/listings' },
        { label: `${household.name}, ${household.hamlet}`, to: `/households/${household.id}` },
      ]}
      title={name === '' ? t(listing === null ? 'listings.new' : 'listings.unnamed') : name}
      pill={<ReadinessPill />}
      actions={
        <>
          <EditorStatus isSaving={isSaving} isDirty={isDirty} draft={draft} savedAt={savedAt} />
          {listing !== null && <EditorMenu listing={listing} onRemoving={onRemoving} />}
          <Button
            component={Link}
            to={`/exports?household=${household.id}`}
            variant={wantsSaving ? 'default' : 'filled'}
            leftSection={<IconPackageExport size="1.125rem" aria-hidden />}
          >
            {t('listings.editor.bundle')}
          </Button>
          <Button
            variant={wantsSaving ? 'filled' : 'default'}
            loading={isSaving}
            aria-keyshortcuts="Control+S"
            title={t('listings.editor.save-keys')}
            leftSection={<IconDeviceFloppy size="1.125rem" aria-hidden />}
            onClick={() => void save()}
          >
            {t('listings.editor.save')}
          </Button>
        </>
      }
    />
  );
}

/** How many places block, each counted once however many marketplaces name it. */
function ReadinessPill() {
  const { t } = useTranslation();
  const { profiles } = useLiveChecks();
  const places = new Set(
    profiles.flatMap(({ violations }) =>
      violations.filter(isBlocking).map(({ code, field }) => `${code} ${field}`),
    ),
  );
  if (profiles.length === 0) return null;
  return places.size === 0 ? (
    <StatePill tone="ok">{t('listings.editor.no-problems')}</StatePill>
  ) : (
    <StatePill tone="warning">{t('listings.editor.problems', { count: places.size })}</StatePill>
  );
}

/** The draft found at opening, until the person has said what to do with it. */
function LeftDraft({
  subject,
  editor,
}: {
  readonly subject: EditorSubject;
  readonly editor: Editor;
}) {
  const { t } = useTranslation();
  const [found, setFound] = useState(subject.draft);
  const [isUnreadable, setUnreadable] = useState(false);
  const discard = useDiscardDraft();
  if (found === null) return <ErrorNotice error={discard.error} />;
  if (isUnreadable) return <output>{t('listings.draft.unreadable')}</output>;
  const { listingId, householdId } = found;
  return (
    <DraftBanner
      savedAt={found.savedAt}
      onUse={() => {
        const revived = reviveDraft(found.form, editor.form.getValues());
        if (revived === null) setUnreadable(true);
        else {
          editor.fill(revived);
          setFound(null);
        }
      }}
      onDiscard={() => {
        setFound(null);
        // What was typed since is a draft of its own now.
        if (!editor.isDirty) discard.mutate({ listingId, householdId });
      }}
    />
  );
}
