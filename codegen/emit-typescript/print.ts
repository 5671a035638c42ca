import { IndentationText, Project, type StatementStructures } from "ts-morph";

let project: Project | undefined;

/** The text of one emitted module: a structure handed over in one call. */
export function printModule(path: string, source: string, statements: (string | StatementStructures)[]): string {
  // ts-morph only prints: nothing is resolved, checked or written by it.
  project ??= new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces },
  });
  const header = `// Made from ${source} by \`npm run codegen\`. Do not edit.`;
  const file = project.createSourceFile(`/${path}`, { statements: [header, ...statements] }, { overwrite: true });
  const text = file.getFullText();
  project.removeSourceFile(file);
  return text;
}
