import { SchematicsException, type Tree } from '@angular-devkit/schematics';
import { readWorkspace } from '@schematics/angular/utility';
import { posix } from 'node:path';

/** The app to set up, its sources, and the file that starts it. */
export interface App {
  readonly name: string;
  readonly folder: string;
  readonly main: string;
}

/** @throws SchematicsException where it is not clear which app is meant, or how it starts */
export async function findApp(tree: Tree, wanted: string | undefined): Promise<App> {
  const { projects } = await readWorkspace(tree);
  const apps = [...projects].filter(([, { extensions }]) => extensions['projectType'] === 'application');
  const names = apps.map(([name]) => name).join(', ') || 'none';
  const [name, project] =
    (wanted ? apps.find(([name]) => name === wanted) : apps.length === 1 ? apps[0] : undefined) ?? [];
  if (!name || !project) {
    const problem = wanted ? `There is no app '${wanted}' in this workspace.` : 'Which app is to be set up?';
    throw new SchematicsException(`${problem} Say so with --project; the apps are: ${names}.`);
  }
  const folder = project.sourceRoot ?? posix.join(project.root, 'src');
  const { browser, main } = project.targets.get('build')?.options ?? {};
  const file = posix.join('/', String(browser ?? main ?? posix.join(folder, 'main.ts')));
  if (!tree.exists(file)) {
    throw new SchematicsException(`The file that starts the app '${name}' was not found: ${file} does not exist.`);
  }
  return { name, folder, main: file };
}
