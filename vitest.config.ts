import { defineConfig } from 'vitest/config';
import { finishScript } from './scripts/build-plugins/finish-script.mjs';

export default defineConfig({
  test: {
    passWithNoTests: true,
    maxWorkers: 2,
    projects: [
      {
        plugins: [finishScript()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/unit/**/*.test.{ts,tsx}'],
        },
      },
      {
        plugins: [finishScript()],
        test: {
          name: 'integration',
          environment: 'node',
          include: ['test/integration/**/*.test.ts'],
          // Native addons (SQLite, sharp) are not safe to load in several worker threads.
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [finishScript()],
        test: {
          name: 'golden',
          environment: 'node',
          include: ['test/golden/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
