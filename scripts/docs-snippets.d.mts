export function withSnippets(text: string, read: (path: string) => string): { text: string; faults: string[] };
