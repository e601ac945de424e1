import {
  Button,
  Checkbox,
  createTheme,
  Drawer,
  Loader,
  Menu,
  Modal,
  NumberInput,
  Popover,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';

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
export const theme = createTheme({
  primaryColor: 'field',
  primaryShade: { light: 6, dark: 4 },
  colors: { field: FIELD_GREEN },
  fontFamily: 'var(--ls-font)',
  headings: { fontFamily: 'var(--ls-font)', fontWeight: '700' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'sm' } }),
    Select: Select.extend({ defaultProps: { size: 'sm' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'sm' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'sm' } }),
    Loader: Loader.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, multiline: true } }),
    // In place, so that it stands inside a landmark; the placeholder is no menu item and axe says so.
    Menu: Menu.extend({
      defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md' } }),
    // The page scrolls inside <main>; locking <body> would insert a <style> the policy forbids.
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, centered: true, attributes: NO_SECOND_BANNER },
    }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false, attributes: NO_SECOND_BANNER } }),
  },
});
