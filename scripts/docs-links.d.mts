export function brokenLinks(path: string, text: string): string[];
