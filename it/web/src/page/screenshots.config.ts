import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

/** Takes the pictures of docs/images. */
export default defineConfig(tests, {
  testDir: 'screenshots',
  outputDir: '../../target/screenshots',
  workers: 1,
  reporter: 'list',
});
