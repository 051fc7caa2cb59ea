/** What an answer looks like, for a developer: the names of its fields, never a value, which may be a token. */
export function fieldsOf(answer: unknown): string {
  if (Array.isArray(answer)) return 'an array';
  if (typeof answer !== 'object' || answer === null) return answer ? `a ${typeof answer}` : 'nothing';
  const names = Object.keys(answer);
  return names.length > 0 ? `{ ${names.join(', ')} }` : 'an empty object';
}
