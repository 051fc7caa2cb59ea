// The public API as text, in goldens/: compared with what is in dist/token-refresh, or written anew with --write.
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

import { exitWith } from './install.mjs';

const PACKAGE = resolve('dist/token-refresh');
const GOLDENS = resolve('goldens');
/** A project that has the package installed: one entry is not taken for a part of another. */
const PROJECT = resolve('dist/goldens');

const write = process.argv.includes('--write');
const { exports } = JSON.parse(readFileSync(`${PACKAGE}/package.json`, 'utf8'));
const entries = Object.entries(exports).filter(([, { types }]) => types);
const names = entries.map(([entry]) => goldenOf(entry));

rmSync(PROJECT, { recursive: true, force: true });
cpSync(PACKAGE, `${PROJECT}/node_modules/ngx-token-refresh`, { recursive: true });
const changed = entries.filter(([entry, { types }]) => !isAsGolden(goldenOf(entry), types));
const left = readdirSync(GOLDENS).filter((file) => !names.includes(file));

if (left.length > 0) exitWith(`goldens/${left} is of no entry of the package: remove it, and say so in CHANGELOG.md.`);
if (changed.length > 0 && !write) {
  exitWith(
    'The public API is not the one in goldens/. Where that is wanted: npm run goldens, read the difference as a user would, and commit it' +
      ' together with the change and a line in CHANGELOG.md.',
  );
}
console.log(`${names.join(', ')}: ${write ? 'written' : 'as it is published'}`);

/** '.' has token-refresh.api.md, './testing' has token-refresh-testing.api.md. */
function goldenOf(entry) {
  return `token-refresh${entry.slice(1).replaceAll('/', '-')}.api.md`;
}

function isAsGolden(golden, types) {
  const entryPoint = `${PROJECT}/${golden.replace('.api.md', '.d.ts')}`;
  copyFileSync(resolve(PACKAGE, types), entryPoint);
  const { apiReportChanged, errorCount } = Extractor.invoke(extractorConfig(golden, entryPoint), {
    localBuild: write,
    printApiReportDiff: true,
  });
  if (errorCount > 0) exitWith(`${types}: see above.`);
  return !apiReportChanged;
}

function extractorConfig(golden, entryPoint) {
  const quiet = { default: { logLevel: 'none' } };
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: `${PACKAGE}/package.json`,
    configObject: {
      projectFolder: PROJECT,
      mainEntryPointFilePath: entryPoint,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions: compilerOptions(), files: [entryPoint] } },
      apiReport: { enabled: true, reportFileName: golden, reportFolder: GOLDENS, reportTempFolder: PROJECT },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        // A type that people meet and cannot name is an error.
        extractorMessageReporting: { ...quiet, 'ae-forgotten-export': { logLevel: 'error' } },
        tsdocMessageReporting: quiet,
      },
    },
  });
}

function compilerOptions() {
  const { target, module, moduleResolution, lib, strict } = JSON.parse(
    readFileSync('tsconfig.json', 'utf8'),
  ).compilerOptions;
  return { target, module, moduleResolution, lib, strict, types: [], skipLibCheck: true };
}
