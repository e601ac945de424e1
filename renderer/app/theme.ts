import {
  createTheme,
  type ButtonProps,
  type CheckboxProps,
  type DrawerProps,
  type LoaderProps,
  type MenuProps,
  type ModalProps,
  type NumberInputProps,
  type PopoverProps,
  type SegmentedControlProps,
  type SelectProps,
  type TextareaProps,
  type TextInputProps,
  type TooltipProps,
} from '@mantine/core';

/**
 * Defaults by the name of the control. `Button.extend()` would say the same and bring every control named here
 * into the first screen's code.
 */
interface ControlDefaults {
  readonly Button: ButtonProps;
  readonly TextInput: TextInputProps;
  readonly Textarea: TextareaProps;
  readonly NumberInput: NumberInputProps;
  readonly Select: SelectProps;
  readonly Checkbox: CheckboxProps;
  readonly SegmentedControl: SegmentedControlProps;
  readonly Loader: LoaderProps;
  readonly Tooltip: TooltipProps;
  readonly Menu: MenuProps;
  readonly Popover: PopoverProps;
  readonly Modal: ModalProps;
  readonly Drawer: DrawerProps;
}

/**
 * Rice-field green in ten shades; the shades on screen come from tokens.css, these only tell Mantine
 * that the colour exists.
 */
const FIELD_GREEN = [
  '#e7f2e6',
  '#d3e7d3',
  '#abd0ae',
  '#82b989',
  '#5fa56a',
  '#459557',
  '#2f7a3d',
  '#286b35',
  '#215b2c',
  '#194a22',
] as const;

/** The head of a dialog is a <header>: without this it would be a second banner of the window. */
const NO_SECOND_BANNER = { header: { role: 'presentation' } };

/** Size "sm" is 36 px high: the smallest hit area we allow. */
const components = {
  Button: { defaultProps: { size: 'sm' } },
  TextInput: { defaultProps: { size: 'sm' } },
  Textarea: { defaultProps: { size: 'sm' } },
  NumberInput: { defaultProps: { size: 'sm' } },
  Select: { defaultProps: { size: 'sm' } },
  Checkbox: { defaultProps: { size: 'sm' } },
  SegmentedControl: { defaultProps: { size: 'sm' } },
  Loader: { defaultProps: { size: 'sm' } },
  Tooltip: { defaultProps: { openDelay: 300, multiline: true } },
  // In place, so that it stands inside a landmark; the placeholder is no menu item and axe says so.
  Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } },
  Popover: { defaultProps: { shadow: 'md' } },
  // The page scrolls inside <main>; locking <body> would insert a <style> the policy forbids.
  Modal: {
    defaultProps: { lockScroll: false, centered: true, attributes: NO_SECOND_BANNER },
  },
  Drawer: { defaultProps: { lockScroll: false, attributes: NO_SECOND_BANNER } },
} satisfies {
  readonly [Name in keyof ControlDefaults]: { defaultProps: Partial<ControlDefaults[Name]> };
};

export const theme = createTheme({
  primaryColor: 'field',
  primaryShade: { light: 6, dark: 4 },
  colors: { field: FIELD_GREEN },
  fontFamily: 'var(--ls-font)',
  headings: { fontFamily: 'var(--ls-font)', fontWeight: '700' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components,
});
