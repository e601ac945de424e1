import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconFaceId, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Region } from '../../../shared/photos/pixels.ts';
import { DrawingField } from './drawing-field.tsx';
import { editsOfGround, toTurned, toUpright } from './edited-place.ts';
import { RegionFrame } from './region-frame.tsx';
import { ToolLayout, type ToolProps } from './tool-layout.tsx';
import { isCovered, MOST_BLURS, withFaces } from './face-regions.ts';
import classes from './tool-layout.module.css';

/** In the middle, large enough to be seen, to be moved with the keys. */
const FIRST_PLACE = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };

export function BlurTool(props: ToolProps) {
  const { view, session } = props;
  const { t } = useTranslation();
  const { edits, change } = session;
  const { blurs, quarterTurns } = edits;
  const faces = (view.judgement?.faces ?? []).filter((face) => !isCovered(face, blurs));
  const isFull = blurs.length >= MOST_BLURS;

  const add = (region: Region) => {
    if (!isFull) change({ blurs: [...blurs, toUpright(region, quarterTurns)] });
  };
  const replace = (index: number, region: Region) =>
    change(
      {
        blurs: blurs.map((one, at) => (at === index ? toUpright(region, quarterTurns) : one)),
      },
      `blur-${index}`,
    );
  const remove = (index: number) => change({ blurs: blurs.filter((_, at) => at !== index) });
  return (
    <ToolLayout
      {...props}
      shown={editsOfGround(edits, 'turned')}
      overlay={
        <>
          <DrawingField disabled={isFull} onDraw={add} />
          {blurs.map((region, index) => (
            <RegionFrame
              key={frameId(index)}
              id={frameId(index)}
              region={toTurned(region, quarterTurns)}
              ratio={null}
              label={t('photo-studio.frame.blur', { number: index + 1 })}
              look="region"
              onChange={(changed) => replace(index, changed)}
              onEnd={session.endGesture}
              onRemove={() => remove(index)}
            />
          ))}
        </>
      }
    >
      <p className={classes['hint']}>{t('photo-studio.blur.hint')}</p>
      {faces.length > 0 && (
        <Button
          variant="light"
          leftSection={<IconFaceId size="1.0625rem" aria-hidden />}
          onClick={() => change({ blurs: withFaces(blurs, faces) })}
        >
          {t('photo-studio.blur.faces', { count: faces.length })}
        </Button>
      )}
      <Button
        variant="default"
        disabled={isFull}
        leftSection={<IconPlus size="1.0625rem" aria-hidden />}
        onClick={() => add(FIRST_PLACE)}
      >
        {t('photo-studio.blur.add')}
      </Button>
      {isFull && (
        <p className={classes['hint']}>{t('photo-studio.blur.full', { most: MOST_BLURS })}</p>
      )}
      {blurs.length === 0 ? (
        <p className={classes['hint']}>{t('photo-studio.blur.none')}</p>
      ) : (
        <ul className={classes['list']} aria-label={t('photo-studio.blur.list')}>
          {blurs.map((_, index) => (
            <li key={frameId(index)} className={classes['row']}>
              <Button
                variant="subtle"
                onClick={() => document.getElementById(frameId(index))?.focus()}
              >
                {t('photo-studio.blur.region', { number: index + 1 })}
              </Button>
              <Tooltip label={t('photo-studio.blur.remove', { number: index + 1 })}>
                <ActionIcon
                  variant="default"
                  size="2.25rem"
                  aria-label={t('photo-studio.blur.remove', { number: index + 1 })}
                  onClick={() => remove(index)}
                >
                  <IconTrash size="1.0625rem" aria-hidden />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
    </ToolLayout>
  );
}

function frameId(index: number): string {
  return `blur-region-${index + 1}`;
}
