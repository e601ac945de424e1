import { z } from 'zod';
import type { Typed } from './read-answer.ts';

const typedSchema = z.object({ way: z.enum(['list', 'base']), list: z.string(), base: z.string() });

/** What was typed in this bundle's page, over closing and reloading; where the browser lets a page keep anything. */
export function keptTyping(bundleId: string): {
  read(): Typed | null;
  write(typed: Typed): void;
} {
  const key = `len-san-${bundleId}`;
  return {
    read: () => {
      try {
        return typedSchema.parse(JSON.parse(localStorage.getItem(key) ?? ''));
      } catch {
        return null;
      }
    },
    write: (typed) => {
      try {
        localStorage.setItem(key, JSON.stringify(typed));
      } catch {
        // Forbidden for pages opened from a folder, or full: the fields themselves keep their text.
      }
    },
  };
}
