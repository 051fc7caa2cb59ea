import { HostTree } from '@angular-devkit/schematics';
import { SchematicTestRunner, UnitTestTree } from '@angular-devkit/schematics/testing';
import { resolve } from 'node:path';

const COLLECTION = resolve('dist/package-tests/node_modules/ngx-token-refresh/schematics/collection.json');
const CONFIG = '/src/app/app.config.ts';

/** What `ng new` makes, in memory. */
export async function newApp(options: object = {}): Promise<UnitTestTree> {
  const cli = new SchematicTestRunner('ngx-token-refresh', COLLECTION);
  const workspace = { name: 'workspace', version: '22.0.0', newProjectRoot: 'projects' };
  const tree = await cli.runExternalSchematic('@schematics/angular', 'workspace', workspace);
  return addApp(tree, { name: 'app', projectRoot: '', ...options });
}

export function addApp(tree: UnitTestTree, options: object): Promise<UnitTestTree> {
  const cli = new SchematicTestRunner('ngx-token-refresh', COLLECTION);
  return cli.runExternalSchematic('@schematics/angular', 'application', options, tree);
}

const standalone = newApp();

/** A new app with its `app.config.ts`, or other files, written by somebody. */
export async function appWith(written: string | Record<string, string>): Promise<UnitTestTree> {
  const tree = copyOf(await standalone);
  for (const [file, text] of Object.entries(typeof written === 'string' ? { [CONFIG]: written } : written)) {
    if (tree.exists(file)) tree.overwrite(file, text);
    else tree.create(file, text);
  }
  return tree;
}

/** What `ng add` left of the app: the files that it changed, all of them, and what it said. */
export interface Added {
  readonly tree: UnitTestTree;
  readonly changed: Record<string, string>;
  readonly said: string;
}

export async function ngAdd(tree: UnitTestTree, answers: object = {}): Promise<Added> {
  const runner = new SchematicTestRunner('ngx-token-refresh', COLLECTION);
  const said: string[] = [];
  runner.logger.subscribe(({ message }) => said.push(message));
  const after = await runner.runSchematic('ng-add', answers, copyOf(tree));
  const touched = after.files.filter(
    (file) => !tree.exists(file) || tree.readContent(file) !== after.readContent(file),
  );
  const changed = Object.fromEntries(touched.map((file) => [file, after.readContent(file)]));
  return { tree: after, changed, said: said.join('\n') };
}

/** `app.config.ts` after ng add, which is to have changed that file alone. */
export async function configAfter(written: string, answers: object = {}): Promise<string> {
  const { changed, said } = await ngAdd(await appWith(written), answers);
  if (Object.keys(changed).join() !== CONFIG)
    throw new Error(`It changed ${Object.keys(changed).join() || 'nothing'}. ${said}`);
  return changed[CONFIG]!;
}

function copyOf(tree: UnitTestTree): UnitTestTree {
  const copy = new UnitTestTree(new HostTree());
  for (const file of tree.files) copy.create(file, tree.read(file)!);
  return copy;
}
