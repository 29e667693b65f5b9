import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { withDefect, type Defect } from './defect';

/** Names left over: who takes a line out tidies up behind it. */
const UNUSED: ReadonlySet<number> = new Set([6133, 6192, 6196, 6198]);

/** What the compiler says of the defects that it would not let through. */
export function findRefusedByCompiler(root: string, defects: readonly Defect[]): string[] {
  const broken = new Map<string, string>();
  let version = 0;
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options, fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const service = ts.createLanguageService({
    ...{ fileExists: ts.sys.fileExists, readFile: ts.sys.readFile },
    ...{ directoryExists: ts.sys.directoryExists, getDirectories: ts.sys.getDirectories },
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: (path) => (broken.has(path) ? String(version) : '0'),
    getScriptSnapshot: (path) => {
      const text = broken.get(path) ?? ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (chosen) => ts.getDefaultLibFilePath(chosen),
  });
  return defects.flatMap((defect) => {
    const path = join(root, defect.file);
    broken.clear();
    broken.set(path, withDefect(readFileSync(path, 'utf8'), defect));
    version += 1;
    return service
      .getSemanticDiagnostics(path)
      .filter(({ code }) => !UNUSED.has(code))
      .map(
        ({ messageText }) => `${defect.id}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      );
  });
}
