import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const rememberedSchema = z.object({
  bounds: z
    .object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) })
    .nullable()
    .catch(null),
  isMaximized: z.boolean().catch(false),
  /** Copies of the library's settings, for the moments before it is open. */
  colorScheme: z.enum(['light', 'dark', 'auto']).catch('auto'),
  language: z.enum(['vi', 'en']).catch('vi'),
});
export type Remembered = z.infer<typeof rememberedSchema>;

/** What the window knows before any library is open. Never worth failing for. */
export interface Memory {
  read(): Remembered;
  keep(patch: Partial<Remembered>): void;
}

export function createMemory(file: string): Memory {
  let remembered = load(file);
  return {
    read: () => remembered,
    keep(patch) {
      const next = { ...remembered, ...patch };
      if (JSON.stringify(next) === JSON.stringify(remembered)) return;
      remembered = next;
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(`${file}.part`, JSON.stringify(next));
        renameSync(`${file}.part`, file);
      } catch {
        // The window opens at its usual place next time.
      }
    },
  };
}

function load(file: string): Remembered {
  let stored: unknown = {};
  try {
    stored = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // First start, or a file cut by a power failure: begin with the usual.
  }
  const read = rememberedSchema.safeParse(stored);
  return read.success ? read.data : rememberedSchema.parse({});
}
