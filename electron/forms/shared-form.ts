import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import {
  learnedFormSchema,
  type LearnedForm,
} from '../../shared/marketplace/learn-form/learned-form.ts';

const KIND = 'len-san-form';
/** base64 of a template that is as large as one may be. */
const MOST_TEMPLATE_CHARACTERS = 12 * 1024 * 1024;

const sharedFormSchema = z.strictObject({
  kind: z.literal(KIND),
  version: z.literal(1),
  form: learnedFormSchema,
  template: z.base64().max(MOST_TEMPLATE_CHARACTERS).nullable(),
});

export interface SharedForm {
  readonly form: LearnedForm;
  readonly template: Uint8Array | null;
}

/** A learned form as a file for somebody else's library. It holds no product and no household. */
export function sharedFormText({ form, template }: SharedForm): string {
  const base64 = template === null ? null : Buffer.from(template).toString('base64');
  return `${JSON.stringify({ kind: KIND, version: 1, form, template: base64 }, null, 2)}\n`;
}

/** Null: the file is something else. @throws AppError 'form.not-shared' for one that says it is and does not fit. */
export function readSharedForm(bytes: Uint8Array, fileName: string): SharedForm | null {
  if (bytes.find((byte) => byte > 32) !== 0x7b) return null;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('form.not-shared', { file: fileName, detail: 'JSON' });
  }
  const parsed = sharedFormSchema.safeParse(value);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new AppError('form.not-shared', { file: fileName, detail: path });
  }
  const { form, template } = parsed.data;
  if ((form.file.kind === 'workbook') !== (template !== null)) {
    throw new AppError('form.not-shared', { file: fileName, detail: 'template' });
  }
  return {
    form,
    template: template === null ? null : new Uint8Array(Buffer.from(template, 'base64')),
  };
}
