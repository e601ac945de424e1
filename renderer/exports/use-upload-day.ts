import { useState } from 'react';
import { isUploadDay, uploadDaysFrom } from '../../shared/bundle/upload-day.ts';
import { formatDay } from '../i18n/formats.ts';
import { localDay, parseDay } from '../i18n/day-text.ts';

export interface UploadDay {
  readonly text: string;
  /** YYYY-MM-DD; undefined for today. While what stands in the field is no such day, the last one that was. */
  readonly day: string | undefined;
  readonly problem: 'unreadable' | 'outside' | null;
  /** The latest day that can be chosen, YYYY-MM-DD. */
  readonly last: string;
  readonly type: (text: string) => void;
}

/** The day on which bundles will be uploaded, as typed; today until somebody says another. */
export function useUploadDay(): UploadDay {
  const [typed, setTyped] = useState<{ text: string; day: string } | null>(null);
  const today = localDay(new Date());
  const text = typed?.text ?? formatDay(today);
  return {
    text,
    day: typed === null || typed.day === today ? undefined : typed.day,
    problem: problemOf(text, today),
    last: uploadDaysFrom(today).last,
    type: (next) => {
      const day = problemOf(next, today) === null ? parseDay(next) : null;
      setTyped({ text: next, day: day ?? typed?.day ?? today });
    },
  };
}

function problemOf(text: string, today: string): UploadDay['problem'] {
  const day = parseDay(text);
  if (day === null) return 'unreadable';
  return isUploadDay(day, today) ? null : 'outside';
}
