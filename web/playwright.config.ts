import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  outputDir: '../build/page/failed',
  globalSetup: './tests/serve.ts',
  // What the clock says is for `make bench` alone, on a desk that it names.
  ...(process.env.RELATA_DESK ? {} : { grepInvert: /@bench/ }),
  // The tests share one desk, and some rule on it.
  workers: 1,
  fullyParallel: false,
  timeout: 30_000,
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1360, height: 900 },
    // Debian's: Playwright's own browsers are not fetched.
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' },
  },
});
