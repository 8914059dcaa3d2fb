import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const water: MantineColorsTuple = [
  '#e9f4f6', '#d2e7eb', '#a8d2da', '#6cc3d2', '#4fb0c1', '#2f93a6', '#167385', '#0b6072', '#084e5d', '#063c48',
];
const gold: MantineColorsTuple = [
  '#fbf3e2', '#f5e4c0', '#efcf8e', '#e3a93b', '#d2951f', '#be7f08', '#b17200', '#a86a00', '#8a5600', '#6c4300',
];
const danger: MantineColorsTuple = [
  '#fbecea', '#f5d3cf', '#ecb0aa', '#ee9c93', '#d4695f', '#bf463c', '#b33a31', '#a8322a', '#8c2720', '#6e1d18',
];
const gray: MantineColorsTuple = [
  '#f6f5ee', '#efeee5', '#e6e4d9', '#d9d8cd', '#c6c7bd', '#a8ada5', '#7f8983', '#5a665f', '#3b4741', '#17221d',
];
const dark: MantineColorsTuple = [
  '#e9ede8', '#cdd5cf', '#a7b3ac', '#7d8a83', '#4a5851', '#33403a', '#1d2722', '#121816', '#0d1210', '#090d0b',
];

/** Mantine chooses the letters on a filled ground once, for light; ours follow the scheme. */
const onFilled: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...colours, color: 'var(--ozek-on-filled)' } : colours;
};
const icons = { defaultProps: { iconColor: 'var(--ozek-on-filled)' } };

export const theme = createTheme({
  colors: { water, gold, danger, gray, dark },
  primaryColor: 'water',
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver: onFilled,
  white: '#ffffff',
  black: '#17221d',
  fontFamily: "'Golos Text Variable', 'Golos Stand-in', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.5' },
  headings: { fontFamily: "'Golos Text Variable', 'Golos Stand-in', system-ui, sans-serif", fontWeight: '600' },
  defaultRadius: 'md',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Radio: icons,
    Checkbox: icons,
    Fieldset: { styles: { legend: { padding: 0, fontSize: '1.25rem', fontWeight: 600, lineHeight: 1.3 } } },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', padding: 'lg' },
      // Within the page's main part its own place would be beside the padding.
      styles: { inner: { left: 0 }, title: { fontSize: '1.25rem', fontWeight: 600, lineHeight: 1.3 } },
    },
    // Dialogs and lists open inside the page's main part, so that its landmarks hold them.
    Portal: { defaultProps: { target: '#content' } },
    // The list itself scrolls: a box around it would have to be reached by the keyboard.
    Select: {
      defaultProps: { withScrollArea: false },
      styles: { options: { maxHeight: '20rem', overflowY: 'auto' } },
    },
  },
});

/** Where Mantine's own choice of a shade is not ours. Contrast of each was checked against its ground. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfaf6',
    '--mantine-color-dimmed': '#5a665f',
    '--mantine-color-error': '#a8322a',
    '--mantine-color-placeholder': '#66716b',
    '--mantine-color-anchor': '#0b6072',
    '--mantine-color-default-border': '#d9d8cd',
    '--mantine-color-danger-light': '#f7ebe7',
    '--mantine-color-danger-light-color': '#8c2720',
    '--mantine-color-gold-light': '#fbf1dd',
    '--mantine-color-gold-light-color': '#6c4300',
  },
  dark: {
    '--mantine-color-body': '#121816',
    '--mantine-color-dimmed': '#a7b3ac',
    '--mantine-color-error': '#ee9c93',
    '--mantine-color-placeholder': '#8f9c95',
    '--mantine-color-anchor': '#6cc3d2',
    '--mantine-color-default': '#1d2722',
    '--mantine-color-default-border': '#33403a',
    '--mantine-color-danger-light': '#2c1b19',
    '--mantine-color-danger-light-color': '#ee9c93',
    '--mantine-color-gold-light': '#2d2514',
    '--mantine-color-gold-light-color': '#e3a93b',
  },
});
