import { daySchema } from '../../shared/domain/ids.ts';
import { localDay } from '../listings/local-day.ts';
import { UsageError } from './usage-error.ts';

/** A day as typed under an option, else today: certificates and rules hold on days. @throws UsageError 'badValue' */
export function askedDay(value: string | boolean | undefined, option = '--day'): string {
  if (value === undefined) return localDay(new Date());
  const day = daySchema.safeParse(value);
  if (day.success) return day.data;
  throw new UsageError('badValue', { value: String(value), option, choices: 'YYYY-MM-DD' });
}
