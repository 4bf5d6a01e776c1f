/** variables.json as this program writes it: two spaces, and lists of texts on one line, as a person would write them. */
export function formatVariables(variables: unknown): string {
  const json = formatJson(variables);
  return json.replace(/\[\s+("[^"]*"(?:,\s+"[^"]*")*)\s+\]/g, (_, list: string) => `[${list.replace(/\s+/g, ' ')}]`);
}

export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
