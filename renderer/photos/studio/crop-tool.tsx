import { Button, SegmentedControl } from '@mantine/core';
import { IconFocus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { editedSize } from '../../../shared/photos/edited-size.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { editsOfGround, toUncropped, uncroppedAspect } from './edited-place.ts';
import {
  dragCorner,
  largestRegion,
  middleOf,
  WHOLE,
  widenRegion,
  type Place,
} from './region-geometry.ts';
import type { Region } from '../../../shared/photos/pixels.ts';
import { RegionFrame } from './region-frame.tsx';
import { ToolLayout, type ToolProps } from './tool-layout.tsx';
import { originalSize } from './original-size.ts';
import classes from './tool-layout.module.css';

const SHAPES = ['square', 'four-three', 'free', 'all'] as const;
type Shape = (typeof SHAPES)[number];

/** Room left around the product when the frame is put close to it: an eighth of it at each side. */
const AROUND_PRODUCT = 0.125;
/** Two ratios that rounding of frames cannot tell apart. */
const SAME_RATIO = 0.01;

/** Square first: what suits all marketplaces together (domain/marketplaces.md, the safe picture). */
export function CropTool(props: ToolProps) {
  const { view, session } = props;
  const { t } = useTranslation();
  const { edits, change } = session;
  const original = originalSize(view);
  const aspect = uncroppedAspect(original, edits);
  // Only whether both sides are free is chosen; all else is read from the crop, which Ctrl+Z changes too.
  const [isFree, setFree] = useState(false);
  const shape = isFree ? 'free' : shapeOf(edits.crop, aspect);
  const ratio = ratioOf(shape, aspect);
  const subject = view.judgement?.subject ?? null;
  const product = subject === null ? null : toUncropped(subject, original, edits);
  const size = editedSize(original, edits);
  const side = Math.min(size.widthPx, size.heightPx);
  const tooSmallFor = view.fits
    .filter(({ leastSidePx }) => leastSidePx !== null && side < leastSidePx)
    .map(({ name }) => name);

  const choose = (wanted: Shape) => {
    setFree(wanted === 'free');
    if (wanted === 'all') return change({ crop: null });
    const wantedRatio = ratioOf(wanted, aspect);
    if (wantedRatio === null) return undefined;
    const middle: Place = middleOf(edits.crop ?? product ?? WHOLE);
    return change({ crop: largestRegion(wantedRatio, middle) });
  };
  const frameProduct = () => {
    if (product === null) return;
    const crop = closeAround(product, ratio ?? ratioOf('square', aspect) ?? 1);
    if (ratio === null) setFree(false);
    change({ crop });
  };
  return (
    <ToolLayout
      {...props}
      shown={editsOfGround(edits, 'uncropped')}
      overlay={
        <RegionFrame
          region={edits.crop ?? WHOLE}
          ratio={ratio}
          label={t('photo-studio.frame.crop')}
          look="crop"
          onChange={(crop) => {
            if (shape === 'all') setFree(true);
            change({ crop }, 'crop');
          }}
          onEnd={session.endGesture}
        />
      }
    >
      <SegmentedControl
        aria-label={t('photo-studio.crop.shape')}
        orientation="vertical"
        classNames={{ label: classes['tall'] ?? '' }}
        fullWidth
        value={shape}
        onChange={(value) => choose(SHAPES.find((one) => one === value) ?? 'all')}
        data={SHAPES.map((value) => ({ value, label: t(`photo-studio.crop.${value}`) }))}
      />
      {product !== null && (
        <Button
          variant="default"
          leftSection={<IconFocus size="1.0625rem" aria-hidden />}
          onClick={frameProduct}
        >
          {t('photo-studio.crop.around')}
        </Button>
      )}
      <p className={classes['fact']}>
        {t('photo-studio.crop.size', {
          width: formatNumber(size.widthPx),
          height: formatNumber(size.heightPx),
        })}
      </p>
      {tooSmallFor.length > 0 && (
        <output className={classes['warning']}>
          {t('photo-studio.crop.small', { names: tooSmallFor.join(', ') })}
        </output>
      )}
      <p className={classes['hint']}>{t('photo-studio.crop.hint')}</p>
    </ToolLayout>
  );
}

/** In fractions of the picture, whose aspect this is; null where both sides are free. */
function ratioOf(shape: Shape, aspect: number): number | null {
  if (shape === 'square') return 1 / aspect;
  // Lying on a wide picture, standing on a high one.
  if (shape === 'four-three') return (aspect >= 1 ? 4 / 3 : 3 / 4) / aspect;
  return null;
}

function shapeOf(crop: Region | null, aspect: number): Shape {
  if (crop === null) return 'all';
  const found = crop.width / crop.height;
  const isLike = (shape: Shape) =>
    Math.abs(found / (ratioOf(shape, aspect) ?? Infinity) - 1) < SAME_RATIO;
  return isLike('square') ? 'square' : isLike('four-three') ? 'four-three' : 'free';
}

function closeAround(product: Region, ratio: number): Region {
  const wide = widenRegion(product, AROUND_PRODUCT);
  const largest = largestRegion(ratio, middleOf(wide));
  const side = Math.max(wide.width, wide.height * ratio);
  const share = Math.min(1, side / largest.width);
  const middle = middleOf(wide);
  const width = largest.width * share;
  const height = largest.height * share;
  const start = {
    x: Math.max(0, Math.min(1 - width, middle.x - width / 2)),
    y: Math.max(0, Math.min(1 - height, middle.y - height / 2)),
    width,
    height,
  };
  return dragCorner(start, 'se', { x: start.x + width, y: start.y + height }, ratio);
}
