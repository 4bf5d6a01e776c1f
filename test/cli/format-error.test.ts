import { formatError } from '../../src/cli/format-error';
import { ConfigurationError } from '../../src/configuration';
import { CancelledError } from '../../src/errors/cancelled-error';
import { aksHaError, configurationError, fromAnotherBundle, missingAnswersError } from './errors';

const plain = { colour: false, debug: false };

describe('an error for people', () => {
  it('has its code, what happened and what mends it', () => {
    expect(formatError(aksHaError(), plain)).toBe('Error E205: It is full.\nMake room.\n');
  });

  it('names for each wrong answer the place, the cause, the rule and what would do', () => {
    const text = formatError(configurationError(), plain);
    expect(text).toMatch(/^Error E101: The answers: 2 problems\n/);
    expect(text).toMatch(/\nworkload: "Orders" is not .*\n {2}rule: .*\n {2}fix: {2}use "orders"\n/);
    expect(text).toMatch(/\nenvironments\.prod\.regions\[0\]\.location: .*\n {2}rule: .*\n {2}fix: {2}use "eastus2"\n/);
  });

  it('names the flags where the answers came from flags', () => {
    const text = formatError(configurationError(), { ...plain, flags: true });
    expect(text).toContain('\nworkload (--name): ');
    expect(text).toContain('\nenvironments.prod.regions[0].location (--regions): ');
  });

  it('counts the problems that are too many to read', () => {
    const [problem] = configurationError().problems;
    const problems = Array.from({ length: 25 }, () => problem).filter((each) => each !== undefined);
    const text = formatError(new ConfigurationError(problems, 'The answers'), plain);
    expect(text.match(/fix:/g)).toHaveLength(20);
    expect(text).toContain('… and 5 more');
  });

  it('lists every missing answer, and one command', () => {
    expect(formatError(missingAnswersError(), plain)).toBe(
      [
        'Error E104: 2 answers are missing:',
        '  --name         name of the microservice',
        '  --alert-email  who is told when something breaks',
        'Add --yes to take every suggestion, or say it all; with the suggestions:',
        '  create-aks-ha orders --name orders',
        '',
      ].join('\n'),
    );
  });

  it('is no error where the user broke off', () => {
    const text = formatError(new CancelledError('Nothing was written.', 'Run the same command again.'), plain);
    expect(text).toBe('Cancelled. Nothing was written.\nRun the same command again.\n');
  });

  it.each([
    [new TypeError('x is not a function'), 'Error E900: x is not a function\n'],
    [aksHaError({ source: 'internal', code: 'E900', message: 'No template.' }), 'Error E900: No template.\n'],
    ['only a text', 'Error E900: only a text\n'],
  ])('asks for a report where it is ours: %p', (error, start) => {
    const text = formatError(error, plain);
    expect(text.startsWith(start)).toBe(true);
    expect(text).toContain('Please report it');
  });

  it.each([aksHaError(), configurationError(), missingAnswersError(), new CancelledError('Stopped.', 'Go on.')])(
    'is the same from another bundle: %p',
    (error) => {
      expect(formatError(fromAnotherBundle(error), plain)).toBe(formatError(error, plain));
    },
  );

  it('says where it comes from only with --debug', () => {
    const error = aksHaError({ cause: new Error('ENOSPC') });
    expect(formatError(error, plain)).not.toContain('at ');
    const text = formatError(error, { ...plain, debug: true });
    expect(text).toContain('format-error.test.ts');
    expect(text).toContain('Caused by: Error: ENOSPC');
  });

  it('has the same words in colour', () => {
    for (const error of [aksHaError(), configurationError(), missingAnswersError(), new Error('x')]) {
      const coloured = formatError(error, { ...plain, colour: true });
      expect(coloured).toContain('\u001b[');
      expect(withoutColour(coloured)).toBe(formatError(error, plain));
    }
  });
});

function withoutColour(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how a terminal is told of colours
  return text.replace(/\u001b\[\d+m/g, '');
}
