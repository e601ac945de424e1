import { Button, SegmentedControl } from '@mantine/core';
import { IconBackground, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Region } from '../../../shared/photos/pixels.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { LEAST_PLAINNESS } from '../../../shared/photos/backdrop.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { DetailView } from './detail-view.tsx';
import { DrawingField } from './drawing-field.tsx';
import { editsOfGround, toTurned, toUpright } from './edited-place.ts';
import { percentOf } from './number-words.ts';
import { RegionFrame } from './region-frame.tsx';
import { StudioRange } from './studio-range.tsx';
import { useProposeGround } from './studio-queries.ts';
import { ToolLayout, type ToolProps } from './tool-layout.tsx';
import classes from './tool-layout.module.css';

type Method = 'flood' | 'grabcut';
type Cut = Output<'photos:propose-ground'>;

/** In the middle of what may be taken: neither only the exact colour of the rim nor half the product. */
const FIRST_TOLERANCE = 0.5;
/** Where the product most often is, when nothing was found: the middle, with a rim of ground around it. */
const MIDDLE = { x: 0.15, y: 0.15, width: 0.7, height: 0.7 };

/** White behind the product: tried, looked at from near, and only then part of the edits. */
export function GroundTool(props: ToolProps) {
  const { view, session, shelf } = props;
  const { t } = useTranslation();
  const { edits, change } = session;
  const propose = useProposeGround();
  const [method, setMethod] = useState<Method>('flood');
  const [tolerance, setTolerance] = useState(FIRST_TOLERANCE);
  const [box, setBox] = useState<Region>(view.judgement?.subject ?? MIDDLE);
  const [cut, setCut] = useState<Cut | null>(null);
  const [isNear, setNear] = useState(false);
  const [hasLooked, setLooked] = useState(false);

  const run = (wanted: number) => {
    propose.mutate(
      {
        photoId: view.photo.id,
        method,
        box: method === 'grabcut' ? box : null,
        tolerance: wanted,
      },
      {
        onSuccess: (found) => {
          setCut(found);
          setLooked(false);
        },
      },
    );
  };
  const lookNear = (wanted: boolean) => {
    setNear(wanted);
    if (wanted && cut !== null) setLooked(true);
  };
  const leave = () => {
    setCut(null);
    setNear(false);
    setLooked(false);
  };
  const shown = editsOfGround(
    cut === null ? edits : { ...edits, whiteGround: { mask: cut.mask } },
    'turned',
  );
  return (
    <ToolLayout
      {...props}
      shown={shown}
      stage={
        isNear && (
          <DetailView
            photoId={view.photo.id}
            edits={shown}
            name={view.photo.originalName}
            shelf={shelf}
          />
        )
      }
      overlay={
        method === 'grabcut' &&
        cut === null && (
          <>
            <DrawingField onDraw={(drawn) => setBox(toUpright(drawn, edits.quarterTurns))} />
            <RegionFrame
              region={toTurned(box, edits.quarterTurns)}
              ratio={null}
              label={t('photo-studio.frame.box')}
              look="region"
              onChange={(changed) => setBox(toUpright(changed, edits.quarterTurns))}
              onEnd={() => undefined}
            />
          </>
        )
      }
    >
      {edits.whiteGround !== null && cut === null && (
        <>
          <p className={classes['good']}>{t('photo-studio.ground.on')}</p>
          <Button variant="default" onClick={() => change({ whiteGround: null })}>
            {t('photo-studio.ground.off')}
          </Button>
        </>
      )}
      <SegmentedControl
        aria-label={t('photo-studio.ground.method')}
        fullWidth
        value={method}
        onChange={(value) => {
          setMethod(value === 'grabcut' ? 'grabcut' : 'flood');
          leave();
        }}
        data={[
          { value: 'flood', label: t('photo-studio.ground.flood') },
          { value: 'grabcut', label: t('photo-studio.ground.grabcut') },
        ]}
      />
      <p className={classes['hint']}>
        {method === 'flood'
          ? t('photo-studio.ground.flood-hint')
          : t('photo-studio.ground.grabcut-hint')}
      </p>
      <StudioRange
        label={t('photo-studio.ground.tolerance')}
        value={tolerance}
        least={0}
        most={1}
        step={0.05}
        words={t('photo-studio.light.percent', { percent: percentOf(tolerance) })}
        onChange={setTolerance}
        onEnd={() => {
          if (cut !== null && !propose.isPending) run(tolerance);
        }}
      />
      <Button
        variant={cut === null ? 'filled' : 'default'}
        loading={propose.isPending}
        leftSection={<IconBackground size="1.0625rem" aria-hidden />}
        onClick={() => run(tolerance)}
      >
        {t('photo-studio.ground.run')}
      </Button>
      <ErrorNotice error={propose.error} />
      {cut !== null && (
        <>
          {method === 'flood' && cut.plainness < LEAST_PLAINNESS && (
            <output className={classes['warning']}>
              {t('photo-studio.ground.busy', { percent: percentOf(cut.plainness) })}
            </output>
          )}
          <p>{t('photo-studio.ground.kept', { percent: percentOf(cut.keptFraction) })}</p>
          <SegmentedControl
            aria-label={t('photo-studio.ground.detail')}
            fullWidth
            value={isNear ? 'double' : 'fit'}
            onChange={(value) => lookNear(value === 'double')}
            data={[
              { value: 'fit', label: t('photo-studio.ground.fit') },
              { value: 'double', label: t('photo-studio.ground.double') },
            ]}
          />
          <p className={classes['hint']}>
            {hasLooked ? t('photo-studio.ground.look') : t('photo-studio.ground.need-look')}
          </p>
          <Button
            disabled={!hasLooked}
            leftSection={<IconCheck size="1.0625rem" aria-hidden />}
            onClick={() => {
              change({ whiteGround: { mask: cut.mask } });
              leave();
            }}
          >
            {t('photo-studio.ground.confirm')}
          </Button>
          <Button variant="subtle" onClick={leave}>
            {t('photo-studio.ground.discard')}
          </Button>
        </>
      )}
    </ToolLayout>
  );
}
