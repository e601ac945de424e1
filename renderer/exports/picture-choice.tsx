import { Button, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureListMatch } from '../../shared/ipc/contract-pictures.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { formatNumber } from '../i18n/formats.ts';
import classes from './picture-choice.module.css';
import type { PictureChoiceState } from './use-picture-choice.ts';

interface PictureChoiceProps {
  readonly choice: PictureChoiceState;
  /** Gets the field that an unfinished answer is typed into. */
  readonly field: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

const WAYS = ['base', 'list', 'none'] as const;

/** Three ways for a marketplace that takes addresses: one base, the list of its media library, or later. */
export function PictureChoice({ choice, field }: PictureChoiceProps) {
  const { t } = useTranslation();
  if (choice.asking.length === 0) return null;
  const names = choice.asking.map(({ name }) => name).join(', ');
  return (
    <Radio.Group
      label={t('pictures.legend', { names })}
      description={t('pictures.why')}
      value={choice.kind}
      onChange={(value) => choice.choose(WAYS.find((way) => way === value) ?? 'base')}
    >
      <Stack gap="sm" mt="sm">
        {WAYS.map((way) => (
          <Radio
            key={way}
            value={way}
            label={t(`pictures.way.${way}`)}
            description={t(`pictures.way-hint.${way}`)}
          />
        ))}
        {choice.kind === 'base' && <BaseField choice={choice} names={names} field={field} />}
        {choice.kind === 'list' && <ListField choice={choice} field={field} />}
      </Stack>
    </Radio.Group>
  );
}

function BaseField({ choice, names, field }: PictureChoiceProps & { readonly names: string }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('exports.form.base', { names })}
      ref={field}
      description={t('exports.form.base-hint')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={choice.isMissing ? t('exports.form.base-missing') : null}
      placeholder={t('exports.form.base-example')}
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      maxLength={500}
      value={choice.base}
      onChange={(event) => choice.typeBase(event.currentTarget.value)}
    />
  );
}

function ListField({ choice, field }: PictureChoiceProps) {
  const { t } = useTranslation();
  return (
    <>
      <Textarea
        label={t('pictures.list')}
        ref={field}
        description={t('pictures.list-hint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        error={listProblem(choice, t)}
        placeholder={choice.fileName === null ? '' : t('pictures.file', { name: choice.fileName })}
        autosize
        minRows={3}
        maxRows={8}
        spellCheck={false}
        value={choice.text}
        onChange={(event) => choice.typeList(event.currentTarget.value)}
      />
      <Button
        variant="default"
        leftSection={<IconFile size="1.0625rem" aria-hidden />}
        loading={choice.isReading}
        onClick={choice.pickFile}
      >
        {t('pictures.pick')}
      </Button>
      <output className={classes['status']}>
        {choice.match !== null && <Matched match={choice.match} fileName={choice.fileName} />}
      </output>
      <ErrorNotice error={choice.error} />
    </>
  );
}

function listProblem(choice: PictureChoiceState, t: TFunction): string | null {
  if (choice.isTooLong) return t('pictures.list-too-long');
  return choice.isMissing ? t('pictures.list-missing') : null;
}

interface MatchedProps {
  readonly match: PictureListMatch;
  readonly fileName: string | null;
}

function Matched({ match, fileName }: MatchedProps) {
  const { t } = useTranslation();
  const { found, total, missing, ambiguous } = match;
  const facts = { found: formatNumber(found), total: formatNumber(total) };
  return (
    <div className={classes['matched']} data-gaps={found < total}>
      {fileName !== null && <p className={classes['file']}>{fileName}</p>}
      <p>{found === total ? t('pictures.all', facts) : t('pictures.some', facts)}</p>
      {found < total && (
        <details>
          <summary>{t('pictures.missing', { number: formatNumber(total - found) })}</summary>
          <ul className={classes['names']}>
            {missing.map((name) => (
              <li key={name}>
                {ambiguous.includes(name) ? t('pictures.ambiguous', { name }) : name}
              </li>
            ))}
          </ul>
        </details>
      )}
      {found < total && <p>{t('pictures.gaps-hint')}</p>}
    </div>
  );
}
