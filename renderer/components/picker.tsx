import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import classes from './picker.module.css';

export interface PickerOption {
  readonly value: string;
  readonly label: string;
  /** Second line, in muted words. */
  readonly detail: string;
}

interface PickerProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly description?: string;
  readonly error?: ReactNode;
  /** Has the focus when the dialog around it opens. */
  readonly startsFocused?: boolean;
  /** Words of what is picked; empty when nothing is. */
  readonly picked: string;
  readonly options: readonly PickerOption[];
  readonly loading: boolean;
  /** Shown when a query found nothing. */
  readonly nothingFound: ReactNode;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onPick: (option: PickerOption) => void;
  readonly onBlur?: () => void;
}

/**
 * Pick one of many by typing part of it. The list comes from outside, already searched.
 * While nothing is being typed the field shows what is picked.
 */
export function Picker(props: PickerProps) {
  const [typing, setTyping] = useState(false);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const stop = () => {
    setTyping(false);
    combobox.closeDropdown();
  };
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(value) => {
        const option = props.options.find((one) => one.value === value);
        if (option !== undefined) props.onPick(option);
        stop();
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          label={props.label}
          {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
          {...(props.description === undefined ? {} : { description: props.description })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={props.error}
          autoComplete="off"
          spellCheck={false}
          {...(props.startsFocused === true ? { 'data-autofocus': true } : {})}
          value={typing ? props.query : props.picked}
          rightSection={
            props.loading ? (
              <Loader size="1rem" aria-hidden />
            ) : (
              <IconSelector size="1rem" aria-hidden />
            )
          }
          rightSectionPointerEvents="none"
          onChange={(event) => {
            setTyping(true);
            props.onQuery(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => {
            stop();
            props.onBlur?.();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={props.label} className={classes['options'] ?? ''}>
          {props.options.map((option) => (
            <Combobox.Option key={option.value} value={option.value}>
              <span className={classes['label']}>{option.label}</span>
              {option.detail !== '' && <span className={classes['detail']}>{option.detail}</span>}
            </Combobox.Option>
          ))}
          {props.options.length === 0 && !props.loading && (
            <Combobox.Empty>{props.nothingFound}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
