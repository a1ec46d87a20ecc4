import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['gen', 'tools', '*.config.js']),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  { files: ['src/**'], extends: [hooks.configs.flat.recommended] },
  { languageOptions: { parserOptions: { projectService: true } } },
);
