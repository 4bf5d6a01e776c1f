import { readFileSync } from 'node:fs';
import { renderPlainly } from './plain-cdk8s';

// A process that renders the same objects once: those of a JSON file, by path.
renderPlainly(new Map(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))));
