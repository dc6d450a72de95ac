import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['dist', 'node_modules'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // Texts of articles are hostile: they reach the page as text only.
      'svelte/no-at-html-tags': 'error',
      // Addresses are read and built anew each time, never watched.
      'svelte/prefer-svelte-reactivity': 'off',
      // The router is our own.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
);
