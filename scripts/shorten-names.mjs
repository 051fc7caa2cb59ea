// Names of members that only the library itself knows are shortened in what is published: an app's minifier has to leave them alone.
import { readFileSync, writeFileSync } from 'node:fs';

import { transformSync } from 'esbuild';

const NAMES = [
  ...['calling', 'enter', 'goesToApi', 'injector', 'isAsking', 'land', 'news', 'onServer', 'passing', 'probeIfUnknown'],
  ...[
    'renewIfVisible',
    'restoration',
    'restored',
    'startedAt',
    'store',
    'tell',
    'timer',
    'told',
    'wake',
    'withinLimit',
  ],
];
const FILE = 'ngx-token-refresh.mjs';

/** @param {string} folder of the package; its types say which names are everybody's */
export function shortenNames(folder) {
  const code = `${folder}/fesm2022/${FILE}`;
  const source = readFileSync(code, 'utf8');
  assertOurs(source, readFileSync(`${folder}/types/ngx-token-refresh.d.ts`, 'utf8'));
  // With its own map inside, so that the new one leads to the TypeScript.
  const map = readFileSync(`${code}.map`).toString('base64');
  const shortened = transformSync(
    source.replace(/\/\/# sourceMappingURL=.*/, '').concat(`//# sourceMappingURL=data:application/json;base64,${map}`),
    {
      mangleProps: new RegExp(`^(${NAMES.join('|')})$`),
      // The linker looks for ɵ as it is.
      charset: 'utf8',
      sourcemap: 'external',
      sourcefile: FILE,
    },
  );
  writeFileSync(code, `${shortened.code}//# sourceMappingURL=${FILE}.map\n`);
  writeFileSync(`${code}.map`, shortened.map);
}

function assertOurs(source, types) {
  const shown = types.replace(/^ *(\*|\/\*\*|private ).*$/gm, '');
  for (const name of NAMES) {
    const word = new RegExp(`\\b${name}\\b`);
    if (word.test(shown))
      throw new Error(`The published types show '${name}': take it off the list in scripts/shorten-names.mjs.`);
    if (!word.test(source))
      throw new Error(`There is no '${name}' any more: take it off the list in scripts/shorten-names.mjs.`);
  }
}
