import { Button, SegmentedControl } from '@mantine/core';
import { IconFolder, IconPackageExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutdatedPaperView, PreflightCell } from '../../shared/ipc/contract-bundles.ts';
import type { WorkbookView } from '../../shared/ipc/contract-workbooks.ts';
import { needsWorkbook } from '../../shared/marketplace/needs-workbook.ts';
import type { WorkbookChoices } from '../../shared/marketplace/fit-workbook.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Panel } from '../components/panel.tsx';
import { formatNumber } from '../i18n/formats.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { jobsQuery } from '../jobs/jobs-queries.ts';
import { isReadyToFill } from './workbook-choice.ts';
import { WorkbookForm } from './workbook-form.tsx';
import { FinishedExport } from './finished-export.tsx';
import classes from './pack-panel.module.css';
import { AskFields, asksOf } from './ask-fields.tsx';
import { OutdatedPapers } from './outdated-papers.tsx';
import { PictureChoice } from './picture-choice.tsx';
import { UploadDayField } from './upload-day-field.tsx';
import { usePictureChoice } from './use-picture-choice.ts';
import type { UploadDay } from './use-upload-day.ts';

interface PackPanelProps {
  readonly going: readonly PreflightCell[];
  readonly profiles: readonly Profile[];
  readonly outdated: readonly OutdatedPaperView[];
  readonly uploadDay: UploadDay;
  readonly destinationFolder: string;
  readonly onDone: () => void;
}

/** What will be made and where; then the work itself; then what came of it. */
export function PackPanel(props: PackPanelProps) {
  const { t } = useTranslation();
  const jobs = useQuery(jobsQuery);
  const exportsOf = jobs.data?.jobs.filter((job) => job.kind === 'export-bundles') ?? [];
  const running = exportsOf.find((job) => job.state === 'running');
  const [startedJob, setStartedJob] = useState<string | null>(null);
  const finished = exportsOf.find((job) => job.id === startedJob && job.state !== 'running');
  return (
    <div className={classes['panels']}>
      {running === undefined ? (
        <PackForm
          {...props}
          onStarted={(jobId) => {
            setStartedJob(jobId);
            props.onDone();
          }}
        />
      ) : (
        <Panel title={t('exports.running')}>
          <JobProgress job={running} nameless />
        </Panel>
      )}
      {finished !== undefined && running === undefined && <FinishedExport job={finished} />}
    </div>
  );
}

interface KeptWorkbook {
  readonly view: WorkbookView;
  readonly choices: WorkbookChoices;
}

function PackForm(props: PackPanelProps & { readonly onStarted: (jobId: string) => void }) {
  const { t } = useTranslation();
  const { going, profiles, uploadDay } = props;
  const dayField = useRef<HTMLInputElement>(null);
  const [format, setFormat] = useState<'zip' | 'folder'>('zip');
  const [picked, setPicked] = useState<string | null>(null);
  const pictures = usePictureChoice(going, profiles, uploadDay.day);
  const pictureField = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [workbooks, setWorkbooks] = useState<ReadonlyMap<string, KeptWorkbook>>(new Map());
  const [workbookMissing, setWorkbookMissing] = useState(false);
  const keep = (id: string, kept: KeptWorkbook) =>
    setWorkbooks((before) => new Map(before).set(id, kept));
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [answerMissing, setAnswerMissing] = useState(false);
  const asks = asksOf(profiles, going);
  const pick = useLibraryCall('exports:pick-destination', {
    onSuccess: ({ destinationFolder }) => {
      if (destinationFolder !== null) setPicked(destinationFolder);
    },
  });
  const start = useLibraryCall('exports:start', {
    onSuccess: ({ jobId }) => props.onStarted(jobId),
  });
  const filling = profiles.filter(
    (profile) => needsWorkbook(profile) && going.some((cell) => cell.marketplaceId === profile.id),
  );
  const isFillable = (id: string) =>
    isReadyToFill(workbooks.get(id)?.view, workbooks.get(id)?.choices ?? {});
  const listings = going.reduce((sum, cell) => sum + cell.ready, 0);
  const run = () => {
    if (uploadDay.problem !== null) {
      dayField.current?.focus();
      return;
    }
    const chosen = pictures.take();
    if (chosen === 'missing') {
      pictureField.current?.focus();
      return;
    }
    if (asks.some(({ id, required }) => required && (answers[id] ?? '').trim() === '')) {
      setAnswerMissing(true);
      return;
    }
    if (!filling.every(({ id }) => isFillable(id))) {
      setWorkbookMissing(true);
      return;
    }
    start.mutate({
      items: going.map(({ householdId, marketplaceId }) => ({ householdId, marketplaceId })),
      format,
      uploadDay: uploadDay.day,
      pictures: chosen,
      answers: Object.fromEntries(asks.map(({ id }) => [id, (answers[id] ?? '').trim()])),
      workbooks: filling.flatMap(({ id }) => {
        const kept = workbooks.get(id);
        return kept === undefined
          ? []
          : [{ marketplaceId: id, workbookToken: kept.view.workbookToken, choices: kept.choices }];
      }),
    });
  };
  return (
    <Panel title={t('exports.form.title')}>
      <div className={classes['form']}>
        <p>
          {going.length === 0
            ? t('exports.form.choose-first')
            : t('exports.form.summary', {
                count: going.length,
                bundles: formatNumber(going.length),
                listings: formatNumber(listings),
              })}
        </p>
        <UploadDayField uploadDay={uploadDay} field={dayField} />
        <OutdatedPapers outdated={props.outdated} going={going} />
        <div>
          <p className={classes['label']} id="pack-format">
            {t('exports.form.format')}
          </p>
          <SegmentedControl
            fullWidth
            aria-labelledby="pack-format"
            value={format}
            onChange={(value) => setFormat(value === 'folder' ? 'folder' : 'zip')}
            data={[
              { value: 'zip', label: t('exports.form.zip') },
              { value: 'folder', label: t('exports.form.folder') },
            ]}
          />
        </div>
        <div>
          <p className={classes['label']}>{t('exports.form.destination')}</p>
          <p className={classes['folder']}>{picked ?? props.destinationFolder}</p>
          <Button
            variant="default"
            leftSection={<IconFolder size="1.0625rem" aria-hidden />}
            loading={pick.isPending}
            onClick={() => pick.mutate({})}
          >
            {t('exports.form.pick')}
          </Button>
        </div>
        <PictureChoice choice={pictures} field={pictureField} />
        <AskFields
          asks={asks}
          answers={answers}
          isMissing={answerMissing}
          onAnswer={(id, answer) => setAnswers((before) => ({ ...before, [id]: answer }))}
        />
        {filling.map((profile) => {
          const kept = workbooks.get(profile.id);
          return (
            <WorkbookForm
              key={profile.id}
              profile={profile}
              workbook={kept?.view ?? null}
              choices={kept?.choices ?? {}}
              isMissing={workbookMissing}
              onPicked={(view) => keep(profile.id, { view, choices: view.choices })}
              onChoose={(choices) => {
                if (kept !== undefined) keep(profile.id, { ...kept, choices });
              }}
            />
          );
        })}
        <ErrorNotice error={pick.error ?? start.error} />
        <Button
          size="md"
          fullWidth
          disabled={going.length === 0}
          loading={start.isPending}
          leftSection={<IconPackageExport size="1.25rem" aria-hidden />}
          onClick={run}
        >
          {going.length === 0
            ? t('exports.form.run-none')
            : t('exports.form.run', { count: listings, number: formatNumber(listings) })}
        </Button>
      </div>
    </Panel>
  );
}
