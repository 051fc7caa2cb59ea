import type { DirEntry, Tree } from '@angular-devkit/schematics';

/** The app's own TypeScript, without its tests and stories. */
export function projectFiles(tree: Tree, folder: string): string[] {
  return filesIn(tree.getDir(folder)).filter(
    (file) => /\.ts$/.test(file) && !/\.(spec|test|cy|stories|d)\.ts$/.test(file),
  );
}

function filesIn(folder: DirEntry): string[] {
  const folders = folder.subdirs.filter((name) => name !== 'node_modules' && name !== 'dist' && !name.startsWith('.'));
  return [
    ...folder.subfiles.map((name) => (folder.path === '/' ? `/${name}` : `${folder.path}/${name}`)),
    ...folders.flatMap((name) => filesIn(folder.dir(name))),
  ];
}
