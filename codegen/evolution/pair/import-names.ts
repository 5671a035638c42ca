/** What a `.proto` imports, as written; comments are no imports. */
export function importNames(text: string): readonly string[] {
  const bare = text.replace(/"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part[0] === '"' ? part : " ",
  );
  return [...bare.matchAll(/(?:^|[;}\s])import\s+(?:(?:public|weak)\s+)?"([^"]+)"\s*;/g)].map(([, name = ""]) => name);
}
