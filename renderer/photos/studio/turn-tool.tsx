import { Button } from '@mantine/core';
import { IconRotate2, IconRotateClockwise2, IconWand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { turnEdits } from '../../../shared/photos/turn-edits.ts';
import { editsOfGround } from './edited-place.ts';
import { oneDecimal } from './number-words.ts';
import { StudioRange } from './studio-range.tsx';
import { ToolLayout, type ToolProps } from './tool-layout.tsx';
import classes from './tool-layout.module.css';
import gridClasses from './turn-tool.module.css';

/** As far as an edit list goes. */
const MOST_DEGREES = 20;
const STEP_DEGREES = 0.1;

export function TurnTool(props: ToolProps) {
  const { view, session } = props;
  const { t } = useTranslation();
  const { edits, change } = session;
  const proposed = proposedDegrees(view.judgement?.tiltDegrees ?? 0);
  const turn = (quarterTurns: 1 | 3) => change(turnEdits(edits, quarterTurns));
  return (
    <ToolLayout
      {...props}
      shown={editsOfGround(edits, 'uncropped')}
      overlay={<span className={gridClasses['grid']} />}
    >
      <div className={classes['pair']}>
        <Button
          variant="default"
          leftSection={<IconRotate2 size="1.0625rem" aria-hidden />}
          onClick={() => turn(3)}
        >
          {t('photo-studio.turn.left')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconRotateClockwise2 size="1.0625rem" aria-hidden />}
          onClick={() => turn(1)}
        >
          {t('photo-studio.turn.right')}
        </Button>
      </div>
      <StudioRange
        label={t('photo-studio.turn.angle')}
        value={edits.straightenDegrees}
        least={-MOST_DEGREES}
        most={MOST_DEGREES}
        step={STEP_DEGREES}
        words={t('photo-studio.turn.degrees', { degrees: oneDecimal(edits.straightenDegrees) })}
        onChange={(straightenDegrees) => change({ straightenDegrees }, 'straighten')}
        onEnd={session.endGesture}
      />
      {proposed !== 0 && proposed !== edits.straightenDegrees && (
        <Button
          variant="light"
          leftSection={<IconWand size="1.0625rem" aria-hidden />}
          onClick={() => change({ straightenDegrees: proposed })}
        >
          {t('photo-studio.turn.use-proposed', { degrees: oneDecimal(proposed) })}
        </Button>
      )}
      <p className={classes['hint']}>{t('photo-studio.turn.hint')}</p>
    </ToolLayout>
  );
}

/** What leans clockwise is turned back. In the slider's own steps; less than one of them is nothing. */
function proposedDegrees(tiltDegrees: number): number {
  const degrees = Math.max(-MOST_DEGREES, Math.min(MOST_DEGREES, -tiltDegrees));
  const rounded = Math.round(degrees / STEP_DEGREES) * STEP_DEGREES;
  return Math.abs(rounded) < STEP_DEGREES ? 0 : Number(rounded.toFixed(1));
}
