import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** Where `relata serve` listens while the page is worked on with `npm run dev`. */
const DESK = 'http://127.0.0.1:7878';

export default defineConfig({
  plugins: [svelte()],
  // The policy is `default-src 'self'`: nothing may become a data: address.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2022' },
  server: { proxy: { '/api': DESK } },
});
