// Asks over the file .existing.json as the built program would, with a plan that takes until there is a file .worked,
// and leaves .left when nobody waits for it any more. The answers go to .answers.json.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { ask } = require(process.argv[2]);

const existing = JSON.parse(readFileSync('.existing.json', 'utf8'));
const change = { path: 'devops/config/variables.json', content: '@@ -1 +1 @@\n-before\n+after\n', mark: 'changed' };

function plan({ variables }, signal) {
  signal.addEventListener('abort', () => writeFileSync('.left', ''));
  const isSame = JSON.stringify(variables) === JSON.stringify(existing);
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (!existsSync('.worked')) return;
      clearInterval(look);
      resolve(isSame ? { files: [] } : { files: [change], notes: ['It costs what it costs.'] });
    }, 20);
  });
}

const start = { given: {}, existing, directory: '.', suggestedWorkload: 'x', refuseDirectory: () => undefined };
const cancel = new AbortController();
process.on('SIGINT', () => cancel.abort());
ask({ start, plan, signal: cancel.signal })
  .then(({ variables }) => writeFileSync('.answers.json', JSON.stringify(variables)))
  .catch((error) => {
    console.log(error.message);
    process.exitCode = 130;
  })
  .finally(() => process.exit());
